// What the filter of any list does: its form, the address and the list tell the same.
//
// The form stands in the page; this gives it life. The choice is kept in the address, so that it can be
// shared, is there again when the reader comes back, and is undone by the browser's Back.

import { counted, fits, readChoice, writeChoice } from "./choice.js";

/** @typedef {import("./choice.js").Choice} Choice */
/** @typedef {import("./choice.js").Row & {element: HTMLElement}} Shown A row with its element. */

/** How long after the last key the search waits, in milliseconds. */
const PAUSE = 200;

/** A menu of values that is open. */
const OPEN = "details.tb-facet[open]";

export class ListFilter extends HTMLElement {
  form = /** @type {HTMLFormElement} */ (document.createElement("form"));
  /** @type {import("./choice.js").Vocabulary} */
  vocabulary = {};
  /** @type {Shown[]} */
  rows = [];
  /** @type {Choice} */
  choice = { text: "", chosen: {} };
  prepared = false;
  typing = false; // whether the last step in the address is what was typed
  waiting = 0;
  listening = new AbortController();

  connectedCallback() {
    if (!this.prepared) this.prepare();
    this.prepared = true;
    this.listening = new AbortController();
    const { signal } = this.listening;
    window.addEventListener("popstate", () => this.follow(), { signal });
    window.addEventListener("hashchange", () => this.follow(), { signal });
    document.addEventListener("click", ({ target }) => {
      const open = this.form.querySelector(OPEN);
      if (open && target instanceof Node && !open.contains(target)) open.removeAttribute("open");
    }, { signal });
    this.follow();
  }

  disconnectedCallback() {
    this.listening.abort();
    clearTimeout(this.waiting);
  }

  /** Show what the address says; whatever is typed next is a step of its own. */
  follow() {
    clearTimeout(this.waiting);
    this.typing = false;
    this.show(readChoice(this.vocabulary, location.search));
  }

  /** Read the page once, and listen to the form. */
  prepare() {
    this.form = /** @type {HTMLFormElement} */ (this.querySelector("form"));
    this.vocabulary = this.readVocabulary();
    this.rows = this.readRows();
    this.form.addEventListener("submit", (event) => event.preventDefault());
    this.form.addEventListener("input", (event) => this.hear(/** @type {HTMLElement} */ (event.target)));
    this.addEventListener("keydown", (event) => {
      const open = event.key === "Escape" && this.form.querySelector(OPEN);
      if (!open) return;
      open.removeAttribute("open");
      open.querySelector("summary")?.focus();
    });
    this.addEventListener("focusout", (event) => {
      const open = this.form.querySelector(OPEN);
      if (open && event.relatedTarget && !open.contains(/** @type {Node} */ (event.relatedTarget))) open.removeAttribute("open");
    });
    this.form.addEventListener("click", (event) => {
      const act = /** @type {HTMLElement} */ (event.target).closest("button")?.dataset.act;
      if (act) this.act(act);
    });
  }

  /** The list's rows; each kind of list reads its own. @returns {Shown[]} */
  readRows() {
    return [];
  }

  /** The form's checkboxes and selects, and those elsewhere that belong to it. */
  controls() {
    return /** @type {(HTMLInputElement | HTMLSelectElement)[]} */ (
      [...this.form.elements].filter((one) => one.getAttribute("name") && one.getAttribute("type") !== "search")
    );
  }

  /** The field for words, if there is one. */
  search() {
    return /** @type {HTMLInputElement | null} */ (this.form.querySelector("[type=search]"));
  }

  /** What the address may say: the values of the form's controls. */
  readVocabulary() {
    /** @type {import("./choice.js").Vocabulary} */
    const vocabulary = {};
    for (const control of this.controls()) {
      const select = control instanceof HTMLSelectElement;
      const known = (vocabulary[control.name] ??= { values: [], most: select ? 1 : Number(control.dataset.most ?? Infinity) });
      known.values.push(...(select ? [...control.options].map((one) => one.value).filter(Boolean) : [control.value]));
    }
    return vocabulary;
  }

  /** Follow a change of the form: what is typed after a short pause, the rest at once. @param {HTMLElement} control */
  hear(control) {
    clearTimeout(this.waiting);
    if (control.getAttribute("type") === "search") {
      this.waiting = window.setTimeout(() => { this.take(this.typing); this.typing = true; }, PAUSE);
      return;
    }
    if (control instanceof HTMLInputElement && "whole" in control.dataset && !this.chosen(control.name).length) control.checked = true;
    this.typing = false;
    this.take(false);
  }

  /** Do what a button asks for. @param {string} act */
  act(act) {
    if (act !== "clear") return;
    this.choose(this.cleared());
    this.search()?.focus();
  }

  /** What stays when a choice is given up. @returns {Choice} */
  cleared() {
    return { text: "", chosen: {} };
  }

  /** The values chosen for a key. @param {string} key */
  chosen(key) {
    return this.controls().flatMap((control) => {
      if (control.name !== key) return [];
      if (control instanceof HTMLSelectElement) return [control.value].filter(Boolean);
      return control.checked ? [control.value] : [];
    });
  }

  /** What the form says. @returns {Choice} */
  read() {
    const chosen = Object.keys(this.vocabulary).map((key) => {
      const values = this.chosen(key);
      const whole = this.controls().some((control) => control.name === key && "whole" in control.dataset);
      return [key, whole && values.length === this.vocabulary[key].values.length ? [] : values];
    });
    return { text: this.search()?.value ?? "", chosen: Object.fromEntries(chosen) };
  }

  /** Let the list and the address say what the form says. @param {boolean} instead Replace the last step. */
  take(instead) {
    this.choose(this.read(), instead);
  }

  /** Show a choice and keep it in the address. @param {Choice} choice @param {boolean} [instead] */
  choose(choice, instead = false) {
    const address = location.pathname + writeChoice(this.vocabulary, choice, location.search);
    if (address !== location.pathname + location.search) history[instead ? "replaceState" : "pushState"](history.state, "", address);
    this.show(choice);
  }

  /** Let the form, the counts and the list say a choice. @param {Choice} choice */
  show(choice) {
    this.choice = choice;
    this.fill(choice);
    const rows = this.eligible(choice);
    const left = new Set(rows.filter((row) => fits(row, choice)));
    this.arrange(choice, left);
    this.count(rows, choice);
    this.tell(left.size);
    this.reveal();
  }

  /** The rows that a choice may show at all. @param {Choice} _choice @returns {Shown[]} */
  eligible(_choice) {
    return this.rows;
  }

  /** Show the rows that are left and hide the others. @param {Choice} _choice @param {Set<Shown>} left */
  arrange(_choice, left) {
    for (const row of this.rows) row.element.hidden = !left.has(row);
  }

  /** Put a choice into the form. @param {Choice} choice */
  fill(choice) {
    for (const control of this.controls()) {
      const values = choice.chosen[control.name] ?? [];
      if (control instanceof HTMLSelectElement) control.value = values[0] ?? "";
      else control.checked = values.includes(control.value) || (!values.length && "whole" in control.dataset);
    }
    for (const facet of this.form.querySelectorAll("details[data-facet]")) {
      const n = choice.chosen[facet.getAttribute("data-facet") ?? ""]?.length;
      const shown = /** @type {HTMLElement} */ (facet.querySelector("[data-chosen]"));
      shown.textContent = n ? `\u00a0(${n})` : "";
    }
    const search = this.search();
    if (search && search.value.trim() !== choice.text.trim()) search.value = choice.text;
  }

  /** Say beside each value how many rows it would show. @param {Shown[]} rows @param {Choice} choice */
  count(rows, choice) {
    for (const facet of Object.keys(this.vocabulary)) {
      const counts = counted(rows, choice, facet);
      for (const shown of this.form.querySelectorAll(`[data-facet="${facet}"] [data-label], [data-facet="${facet}"] [data-count]`)) {
        const of = String(counts.get(shown.getAttribute("data-of") ?? "") ?? 0);
        const label = shown.getAttribute("data-label");
        const text = label ? `${label} (${of})` : of;
        if (shown.textContent !== text) shown.textContent = text;
      }
    }
  }

  /** Say how many rows are shown. @param {number} n */
  tell(n) {
    const status = /** @type {HTMLElement} */ (this.form.querySelector("[data-told]"));
    const words = (n ? this.dataset.told : this.dataset.none) ?? "";
    const said = words.replace("{n}", String(n)).replace("{all}", String(this.rows.length));
    if (status.textContent !== said) status.textContent = said;
  }

  /** Give up the choice when it hides what the address points to. */
  reveal() {
    const target = document.getElementById(decoded(location.hash.slice(1)));
    if (!target || !target.closest("[hidden]")) return;
    const left = this.cleared();
    history.replaceState(history.state, "", location.pathname + writeChoice(this.vocabulary, left, "") + location.hash);
    this.show(left);
    target.scrollIntoView();
  }

  /** Show what came of a button, beside the buttons. @param {string} words */
  notice(words) {
    const said = this.form.querySelector("[data-said]");
    if (said) said.textContent = words;
  }

  /** Copy a text, and say whether it went well. @param {string} text */
  async copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      this.notice(this.dataset.copied ?? "");
      return true;
    } catch {
      this.notice(this.dataset.failed ?? "");
      return false;
    }
  }
}

/** The id that an address names; an address may be anything. @param {string} text */
const decoded = (text) => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};
