// The element <term-notes>: shows what a linked term means, and what a citation names, beside the word.
//
// Without this script a term is a link to the glossary, and its note describes the link to a screen reader;
// a citation is a link to the list of sources at the foot of the page.
// A note can be reached with the pointer, stays until the pointer or the focus leaves, and closes with Escape.

const [SOON, LATER] = [250, 200]; // milliseconds before a note opens under the pointer, and before it closes

class TermNotes extends HTMLElement {
  listening = new AbortController();
  waiting = 0;
  /** The note that is open. @type {HTMLElement | null} */
  shown = null;
  /** The word that it is of. @type {HTMLAnchorElement | null} */
  word = null;
  /** The note in which every source is shown, one at a time. */
  source = Object.assign(document.createElement("div"), { className: "tb-term-note", popover: "manual", id: "note-of-source" });
  /** Says to a screen reader what a press has opened. */
  said = Object.assign(document.createElement("p"), { className: "tb-hidden" });

  connectedCallback() {
    this.said.setAttribute("role", "status");
    this.append(this.source, this.said);
    this.listening = new AbortController();
    const { signal } = this.listening;
    this.querySelectorAll(".tb-term-note").forEach((note) => {
      const link = note.id && document.querySelector(`a[aria-describedby="${note.id}"]`);
      if (link) this.join(/** @type {HTMLAnchorElement} */ (link), /** @type {HTMLElement} */ (note), signal);
    });
    document.querySelectorAll('a.tb-cite[href*="#source-"]').forEach((link) => this.join(/** @type {HTMLAnchorElement} */ (link), this.source, signal));
    document.addEventListener("keydown", (event) => { if (event.key === "Escape") this.close(); }, { signal });
    window.addEventListener("scroll", () => this.scrolled(), { signal, passive: true });
  }

  /** Let the note show what the foot of the page says of a citation's source. @param {HTMLAnchorElement} link */
  tell(link) {
    const told = document.getElementById(link.hash.slice(1))?.cloneNode(true);
    if (!(told instanceof HTMLElement)) return;
    told.querySelector(".tb-back")?.remove();
    this.source.replaceChildren(...told.childNodes);
    link.setAttribute("aria-describedby", this.source.id);
  }

  disconnectedCallback() {
    this.listening?.abort();
    clearTimeout(this.waiting);
  }

  /** @param {HTMLAnchorElement} link @param {HTMLElement} note @param {AbortSignal} signal */
  join(link, note, signal) {
    const on = (/** @type {HTMLElement} */ part, /** @type {string} */ event, /** @type {(event: Event) => void} */ act) => part.addEventListener(event, act, { signal });
    on(link, "pointerenter", (event) => { if (/** @type {PointerEvent} */ (event).pointerType === "mouse") this.soon(() => this.open(link, note), SOON); });
    on(note, "pointerenter", () => clearTimeout(this.waiting));
    [link, note].forEach((part) => on(part, "pointerleave", () => this.soon(() => this.close(), LATER)));
    on(link, "focus", () => { if (link.matches(":focus-visible")) this.open(link, note); });
    [link, note].forEach((part) => on(part, "focusout", (event) => { if (!note.contains(/** @type {Node | null} */ (/** @type {FocusEvent} */ (event).relatedTarget))) this.close(); }));
    on(link, "click", (event) => {
      const { ctrlKey, metaKey, shiftKey, altKey } = /** @type {MouseEvent} */ (event);
      if (this.word === link || ctrlKey || metaKey || shiftKey || altKey) return; // the second press follows the link, as does one that asks for a tab of its own
      event.preventDefault();
      event.stopPropagation();
      this.open(link, note);
      this.said.textContent = note.textContent;
    });
  }

  /** @param {() => void} act @param {number} wait */
  soon(act, wait) {
    clearTimeout(this.waiting);
    this.waiting = window.setTimeout(act, wait);
  }

  /** Show a note under its word, or above where there is no room; always within the window. @param {HTMLAnchorElement} link @param {HTMLElement} note */
  open(link, note) {
    clearTimeout(this.waiting);
    if (this.word === link) return;
    this.close();
    if (note === this.source) this.tell(link);
    note.showPopover();
    [this.shown, this.word] = [note, link];
    this.place(link, note);
  }

  /** The focus scrolls its word into view, and the note goes along; whoever scrolls away otherwise is done with it. */
  scrolled() {
    if (this.shown && this.word && this.word === document.activeElement) this.place(this.word, this.shown);
    else this.close();
  }

  /** @param {HTMLElement} link @param {HTMLElement} note */
  place(link, note) {
    note.style.maxHeight = "";
    const [word, { width, height }] = [link.getBoundingClientRect(), note.getBoundingClientRect()];
    const [above, under] = [word.top - 8, window.innerHeight - word.bottom - 8];
    const below = height + 4 < under || under > above;
    note.style.maxHeight = `${(below ? under : above) - 4}px`;
    note.style.left = `${Math.max(8, Math.min(word.left, document.documentElement.clientWidth - width - 8))}px`;
    note.style.top = `${below ? word.bottom + 4 : Math.max(8, word.top - Math.min(height, above - 4) - 4)}px`;
  }

  close() {
    clearTimeout(this.waiting);
    this.shown?.hidePopover();
    this.said.textContent = "";
    if (this.shown === this.source) this.word?.removeAttribute("aria-describedby");
    [this.shown, this.word] = [null, null];
  }
}

if (!customElements.get("term-notes")) customElements.define("term-notes", TermNotes);
