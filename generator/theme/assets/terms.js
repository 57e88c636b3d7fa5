// The element <term-notes>: shows what a linked term means, and what a citation names, beside the word.
//
// Without this script a term is a link to the glossary, and a note in the page describes it to a screen reader;
// a citation is a link to the list of sources at the foot of the page.
// A note can be reached with the pointer, stays until the pointer or the focus leaves, and closes with Escape.
// It listens to the whole page, for a guide draws its questions anew.

const [SOON, LATER] = [250, 200]; // milliseconds before a note opens under the pointer, and before it closes
const TERM = "a.tb-term-link";
const CITATION = 'a.tb-cite[href*="#source-"]';

/** The word with a note in which something stands. @param {EventTarget | null} part */
const wordAt = (part) => part instanceof Element ? /** @type {HTMLAnchorElement | null} */ (part.closest(`${TERM}, ${CITATION}`)) : null;

class TermNotes extends HTMLElement {
  listening = new AbortController();
  waiting = 0;
  /** The note that is open. @type {HTMLElement | null} */
  shown = null;
  /** The word that it is of. @type {HTMLAnchorElement | null} */
  word = null;
  /** The note that is written when it is asked for: of a source, or of a term whose note is not in the page. */
  written = Object.assign(document.createElement("div"), { className: "tb-term-note", popover: "manual", id: "note-written" });
  /** Says to a screen reader what a press has opened. */
  said = Object.assign(document.createElement("p"), { className: "tb-hidden" });
  /** What terms are called and mean, once it was asked for. @type {Promise<Record<string, [string, string]>> | null} */
  meanings = null;

  connectedCallback() {
    this.said.setAttribute("role", "status");
    this.append(this.written, this.said);
    this.listening = new AbortController();
    const { signal } = this.listening;
    document.addEventListener("pointerover", (event) => { if (event.pointerType === "mouse") this.over(event.target); }, { signal });
    document.documentElement.addEventListener("pointerleave", () => this.over(null), { signal });
    document.addEventListener("focusin", ({ target }) => {
      const word = wordAt(target);
      if (word?.matches(":focus-visible")) this.open(word);
    }, { signal });
    document.addEventListener("focusout", ({ target, relatedTarget }) => {
      if (this.holds(target) && !this.shown?.contains(/** @type {Node | null} */ (relatedTarget))) this.close();
    }, { signal });
    document.addEventListener("click", (event) => this.press(event), { signal, capture: true });
    document.addEventListener("keydown", (event) => { if (event.key === "Escape") this.close(); }, { signal });
    window.addEventListener("scroll", () => this.scrolled(), { signal, passive: true });
  }

  disconnectedCallback() {
    this.listening.abort();
    clearTimeout(this.waiting);
  }

  /** Whether something stands in the open note or its word. @param {EventTarget | null} part */
  holds(part) {
    return part instanceof Node && Boolean(this.word?.contains(part) || this.shown?.contains(part));
  }

  /** Follow the pointer: to a word, into its note, or away from both. @param {EventTarget | null} part */
  over(part) {
    const word = wordAt(part);
    if (word && word !== this.word) this.soon(() => this.open(word), SOON);
    else if (this.holds(part)) clearTimeout(this.waiting);
    else this.soon(() => this.close(), LATER);
  }

  /** The first press shows a note; the second follows the link, as does one that asks for a tab of its own. @param {MouseEvent} event */
  press(event) {
    const word = wordAt(event.target);
    if (!word || this.word === word || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    this.open(word, true);
  }

  /** @param {() => void} act @param {number} wait */
  soon(act, wait) {
    clearTimeout(this.waiting);
    this.waiting = window.setTimeout(act, wait);
  }

  /** Show the note of a word; where there is none to be had, a press follows the link. @param {HTMLAnchorElement} word */
  async open(word, pressed = false) {
    clearTimeout(this.waiting);
    if (this.word === word) return;
    this.close();
    this.word = word;
    const note = this.inPage(word) ?? await this.write(word);
    if (this.word !== word) return;
    if (!note) {
      this.word = null;
      if (pressed) location.assign(word.href);
      return;
    }
    note.showPopover();
    this.shown = note;
    this.place(word, note);
    if (pressed) this.said.textContent = note.textContent;
  }

  /** The note of a term that stands in the page. @param {HTMLAnchorElement} word */
  inPage(word) {
    const note = document.getElementById(word.getAttribute("aria-describedby") ?? "");
    return note?.matches(".tb-term-note") ? note : null;
  }

  /** Write the note of a word: nothing when it cannot be fetched. @param {HTMLAnchorElement} word */
  async write(word) {
    const parts = word.matches(CITATION) ? this.cited(word) : await this.meaning(word);
    if (!parts || this.word !== word) return null;
    this.written.replaceChildren(...parts);
    word.setAttribute("aria-describedby", this.written.id);
    return this.written;
  }

  /** What the foot of the page says of a citation's source. @param {HTMLAnchorElement} word */
  cited(word) {
    const told = document.getElementById(word.hash.slice(1))?.cloneNode(true);
    if (!(told instanceof HTMLElement)) return null;
    told.querySelector(".tb-back")?.remove();
    return [...told.childNodes];
  }

  /** What a term means, from the file of all terms. @param {HTMLAnchorElement} word */
  async meaning(word) {
    this.meanings ??= fetch(this.dataset.notes ?? "").then((found) => found.ok ? found.json() : Promise.reject(new Error(found.statusText)));
    try {
      const [title, definition] = (await this.meanings)[word.hash.slice(1)];
      const name = Object.assign(document.createElement("strong"), { textContent: title });
      const more = Object.assign(document.createElement("a"), { href: word.href, textContent: this.dataset.more ?? "" });
      return [name, `: ${definition} `, more];
    } catch {
      this.meanings = null; // the next press asks again
      return null;
    }
  }

  /** The focus scrolls its word into view, and the note goes along; whoever scrolls away otherwise is done with it. */
  scrolled() {
    if (!this.word || this.word !== document.activeElement) this.close();
    else if (this.shown) this.place(this.word, this.shown);
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
    if (this.shown === this.written) this.word?.removeAttribute("aria-describedby");
    [this.shown, this.word] = [null, null];
  }
}

if (!customElements.get("term-notes")) customElements.define("term-notes", TermNotes);
