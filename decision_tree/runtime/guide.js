// The element <decision-guide>: holds the answers, follows the address, draws the current step.
//
// Without this script the element's static part is a page of links. The element takes what it
// needs from its own templates and asks nobody for anything while it is being answered.

import { counted, nextQuestion } from "./engine.js";
import { make } from "./elements.js";
import { read, write } from "./link.js";
import { questionView, resultView } from "./view.js";

/** @typedef {import("./engine.js").Graph} Graph */
/** @typedef {import("./engine.js").Answers} Answers */

let guides = 0;

class DecisionGuide extends HTMLElement {
  connectedCallback() {
    if (!this.live) this.prepare();
    this.follow = () => this.read(true);
    window.addEventListener("popstate", this.follow);
    window.addEventListener("hashchange", this.follow);
    this.read(false);
  }

  disconnectedCallback() {
    if (!this.follow) return;
    window.removeEventListener("popstate", this.follow);
    window.removeEventListener("hashchange", this.follow);
  }

  /** Read the data once and put the live part in place of the static one. */
  prepare() {
    guides += 1;
    this.name = `guide-${guides}`;
    /** @type {Graph} */
    this.graph = JSON.parse(this.dataset.graph ?? "");
    /** @type {Record<string, string>} */
    this.words = JSON.parse(this.dataset.words ?? "");
    /** @type {Answers} */
    this.answers = new Map();
    /** @type {string | null} */
    this.editing = null;
    this.shown = "";
    this.notice = make("p", { class: "guide-notice", role: "status" });
    this.live = make("div", { class: "guide-live" });
    this.querySelector("[data-role=static]")?.remove();
    this.prepend(this.notice, this.live);
  }

  /**
   * Take the answers that the address holds; an address about something else changes nothing.
   * @param {boolean} moved Whether the reader moved, so that the focus follows.
   */
  read(moved) {
    const reading = read(this.graph, location.hash);
    if (!reading && (location.hash || !moved)) {
      if (!this.shown) this.draw(false);
      return;
    }
    const answers = reading?.answers ?? new Map();
    if (this.shown && write(this.graph, answers) === write(this.graph, this.answers) && !this.editing) return;
    this.answers = answers;
    this.editing = null;
    this.say(reading);
    this.draw(moved);
  }

  /** @param {import("./link.js").Reading | null} reading */
  say(reading) {
    const said = [];
    if (reading?.otherVersion) said.push(this.word("other-version"));
    if (reading?.dropped) said.push(this.word("dropped", { n: reading.dropped }));
    this.notice.textContent = said.join(" ");
  }

  /**
   * Draw the current step.
   * @param {boolean} moved Whether the reader moved, so that the focus follows.
   */
  draw(moved) {
    const question = this.editing ?? nextQuestion(this.graph, this.answers);
    const drawn = question ? questionView(this.step(), question) : resultView(this.step());
    this.shown = question ?? "~result";
    this.live.replaceChildren(drawn);
    if (moved) /** @type {HTMLElement | null} */ (this.live.querySelector("h2"))?.focus();
  }

  /** @returns {import("./view.js").Step} */
  step() {
    const { graph, answers, name } = this;
    const act = {
      answer: this.answer.bind(this), edit: this.edit.bind(this), back: this.back.bind(this),
      restart: this.restart.bind(this), copy: this.copy.bind(this),
    };
    return { graph, answers, name, act, word: this.word.bind(this), template: this.template.bind(this) };
  }

  /**
   * A word of the interface with its {placeholders} filled in.
   * @param {string} key
   * @param {Record<string, string | number>} [values]
   */
  word(key, values = {}) {
    return (this.words[key] ?? key).replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ""));
  }

  /**
   * A fresh copy of what the page holds for a question or an outcome.
   * @param {"question" | "outcome"} kind
   * @param {string} id
   */
  template(kind, id) {
    const found = /** @type {HTMLTemplateElement | null} */ (this.querySelector(`template[data-${kind}="${id}"]`));
    return found ? /** @type {DocumentFragment} */ (found.content.cloneNode(true)) : new DocumentFragment();
  }

  /** @param {string} question @param {string[]} options */
  answer(question, options) {
    this.answers = new Map(this.answers).set(question, options);
    this.editing = null;
    this.notice.textContent = "";
    this.remember();
    this.draw(true);
  }

  /** @param {string} question */
  edit(question) {
    this.editing = question;
    this.draw(true);
  }

  /** Return to the question before the one shown, with its answer as it was given. */
  back() {
    const given = counted(this.graph, this.answers);
    const order = this.graph.questions;
    const here = this.shown === "~result" ? order.length : order.indexOf(this.shown);
    const before = given.filter((question) => order.indexOf(question) < here).pop();
    if (before) this.edit(before);
  }

  restart() {
    this.answers = new Map();
    this.editing = null;
    this.notice.textContent = "";
    this.remember();
    this.draw(true);
  }

  /** Put the answers into the address, as a step that the browser's Back undoes. */
  remember() {
    const hash = write(this.graph, this.answers);
    if (hash !== location.hash) history.pushState(history.state, "", hash);
  }

  async copy() {
    const link = location.href.split("#")[0] + write(this.graph, this.answers);
    try {
      await navigator.clipboard.writeText(link);
      this.notice.textContent = this.word("copied");
    } catch {
      const field = make("input", { readonly: true, value: link, class: "guide-link" });
      this.notice.replaceChildren(make("label", {}, this.word("copy-by-hand"), " ", field));
      field.select();
    }
  }
}

if (!customElements.get("decision-guide")) customElements.define("decision-guide", DecisionGuide);
