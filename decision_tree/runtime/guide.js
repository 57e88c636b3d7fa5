// The element <decision-guide>: holds the answers, follows the address, draws the current step.
//
// Without this script the element's static part is a page of links. On its own page (`data-page`)
// it keeps the answers in the address; embedded elsewhere (`src` names that page) it keeps to itself.

import { keepAnswers, pageBeside, pushAnswers, pushEditing, reopening } from "./address.js";
import { borrowed } from "./borrowed.js";
import { counted, nextQuestion, possible } from "./engine.js";
import { make } from "./elements.js";
import { isCut, otherGuide, readLink, writeLink } from "./link.js";
import { fetchRelease, pastView } from "./past.js";
import { questionView, without } from "./question.js";
import { resultView } from "./result.js";
import { textsOf } from "./texts.js";

/** @typedef {import("./engine.js").Graph} Graph */
/** @typedef {import("./engine.js").Answers} Answers */

const MOVES = /** @type {const} */ (["popstate", "hashchange"]);
let guides = 0;

class DecisionGuide extends HTMLElement {
  ready = false;
  name = "";
  owns = false;
  /** @type {Graph} */
  graph = { guide: "", identity: "", questions: [], options: {}, outcomes: [], states: [] };
  texts = textsOf(this, {}, false);
  /** @type {Answers} */
  answers = new Map();
  /** @type {Answers} Answers as they were chosen last, to be shown again on the way back. */
  drafts = new Map();
  /** @type {string | null} */
  editing = null;
  shown = "";
  base = document.title;
  /** @type {HTMLElement | null} */
  lead = null;
  status = make("p", { class: "guide-status", role: "status" });
  past = make("div", { class: "guide-past" });
  live = make("div", { class: "guide-live" });
  follow = () => this.read(true);

  connectedCallback() {
    const source = this.getAttribute("src");
    if (this.ready || !source) this.start();
    else this.borrow(new URL(source, document.baseURI).href);
  }

  /** Begin to ask, or go on after the element was moved. */
  start() {
    if (!this.ready) this.prepare();
    if (this.owns) MOVES.forEach((event) => window.addEventListener(event, this.follow));
    this.read(false);
  }

  disconnectedCallback() {
    MOVES.forEach((event) => window.removeEventListener(event, this.follow));
  }

  /** Take the guide from its own page. @param {string} home */
  async borrow(home) {
    try {
      const { held, lang, templates } = await borrowed(home);
      Object.assign(this.dataset, held);
      this.lang = lang;
      this.append(...templates);
      this.removeAttribute("src");
      this.start();
    } catch {
      this.append(make("a", { href: home }, home));
    }
  }

  /** Read the data once and put the live part in place of the static one. */
  prepare() {
    guides += 1;
    this.name = `guide-${guides}`;
    this.owns = this.hasAttribute("data-page");
    this.graph = JSON.parse(this.dataset.graph ?? "");
    this.texts = textsOf(this, JSON.parse(this.dataset.words ?? ""), this.owns);
    this.ready = true;
    if (this.owns) this.takeHeading();
    this.querySelector("[data-role=static]")?.remove();
    this.prepend(this.past, this.status, this.live);
  }

  /** The page's main heading becomes the question; the guide's title stands above it. */
  takeHeading() {
    const title = document.querySelector("h1");
    this.lead = document.querySelector(".tb-lead");
    title?.replaceWith(make("p", { class: "guide-name", id: title.id }, title.firstChild?.textContent ?? ""));
  }

  /**
   * Take the answers that the address holds; an address about something else changes nothing.
   * @param {boolean} moved Whether the reader moved, so that the focus follows.
   */
  read(moved) {
    const reading = this.owns ? readLink(this.graph, location.hash) : null;
    if (!reading && (location.hash || !moved)) {
      if (!this.shown) this.draw(false);
      if (this.owns) this.keepAddress();
      return;
    }
    const answers = reading?.answers ?? new Map();
    if (this.shown && writeLink(this.graph, answers) === writeLink(this.graph, this.answers) && !this.editing) {
      if (moved) this.main().focus(); // who follows a link from below to what is shown already wants to see it
      return;
    }
    this.answers = answers;
    this.editing = null;
    this.draw(moved);
    this.tell(reading);
  }

  /** An address about something else: say so if it is about a guide; after a step within the page answers stay in it. */
  keepAddress() {
    const other = otherGuide(this.graph, location.hash);
    const cut = isCut(this.graph, location.hash) && !document.getElementById(location.hash.slice(1));
    if (other) this.notice(this.texts.word("other-guide"), " ", make("a", { href: `${pageBeside(`../${other}/`)}${location.hash}` }, other));
    else if (cut) this.notice(this.texts.word("dropped", { n: 1 }));
    else if (this.answers.size) keepAnswers(this.graph, this.answers);
  }

  /** Say what of a link could not be used, and what an older version said. @param {import("./link.js").Reading | null} reading */
  tell(reading) {
    const kept = this.dataset.releases?.split(" ") ?? [];
    if (reading?.version && kept.includes(reading.version)) this.recall(reading.version, location.hash);
    const said = [];
    if (reading?.version) said.push(this.texts.word("other-version"));
    if (reading?.dropped) said.push(this.texts.word("dropped", { n: reading.dropped }));
    if (said.length) this.notice(said.join(" "));
  }

  /** Show and say something. @param {(Node | string)[]} words */
  notice(...words) {
    this.status.classList.remove("guide-hidden");
    this.status.replaceChildren(...words);
  }

  /** Show what a link said when it was made, beside what it says today. @param {string} version @param {string} hash */
  async recall(version, hash) {
    const release = await fetchRelease(new URL(`${this.dataset.releaseBase}${version}.json`, location.href));
    if (location.hash !== hash) return; // the reader has moved on
    this.past.replaceChildren(...(release ? pastView(this.step(), release, hash) : [make("p", {}, this.texts.word("no-past"))]));
  }

  /**
   * Draw the current step.
   * @param {boolean} moved Whether the reader moved, so that the focus follows.
   */
  draw(moved) {
    const question = this.editing ?? nextQuestion(this.graph, this.answers);
    const step = this.step(question ?? "");
    this.shown = question ?? "~result";
    this.live.replaceChildren(question ? questionView(step, question) : resultView(step));
    this.past.replaceChildren();
    const left = possible(this.graph, without(this.answers, question ?? "")).length;
    this.status.textContent = question && this.answers.size
      ? this.texts.word(left === 1 ? "left-one" : "left", { n: left, all: possible(this.graph, new Map()).length }) : "";
    this.status.classList.add("guide-hidden"); // the page shows the same; this only says it
    const main = this.main();
    if (this.lead) this.lead.hidden = this.answers.size > 0;
    if (this.owns && (moved || this.answers.size)) document.title = `${main.textContent} – ${this.base}`;
    if (moved) main.focus();
  }

  /** The heading of the step. */
  main() {
    return /** @type {HTMLElement} */ (this.live.querySelector(".guide-question, .guide-outcome"));
  }

  /** @param {string} [question] @returns {import("./step.js").Step} */
  step(question = "") {
    const { graph, answers, name, texts } = this;
    const act = {
      answer: this.answer.bind(this), edit: this.edit.bind(this), back: this.back.bind(this),
      restart: this.restart.bind(this), copy: this.copy.bind(this),
      failed: () => { if (this.owns) document.title = `${this.texts.word("error")}: ${document.title.replace(`${this.texts.word("error")}: `, "")}`; },
    };
    return {
      graph, answers, name, act, ...texts, level: this.owns ? 1 : 2,
      draft: this.drafts.get(question) ?? [], title: this.dataset.title ?? "", address: this.address(), locale: this.closest("[lang]")?.getAttribute("lang") ?? "en",
      pages: Boolean(this.dataset.releaseBase), page: pageBeside,
    };
  }

  /** The address that reopens the answers. */
  address() {
    return reopening(this.dataset, this.graph, this.answers);
  }

  /** @param {string} question @param {string[]} options */
  answer(question, options) {
    this.answers = new Map(this.answers).set(question, options);
    this.drafts.set(question, options);
    this.editing = null;
    if (this.owns) pushAnswers(this.graph, this.answers);
    this.draw(true);
  }

  /** Ask a question again, as a step that the browser's Back undoes. @param {string} question */
  edit(question) {
    if (this.owns) pushEditing();
    this.editing = question;
    this.draw(true);
  }

  /** Return to the question before the one shown, with its answer as it was given. */
  back() {
    const order = this.graph.questions;
    const here = this.shown === "~result" ? order.length : order.indexOf(this.shown);
    const before = counted(this.graph, this.answers).filter((question) => order.indexOf(question) < here).pop();
    if (!before) return;
    this.editing = before;
    this.draw(true);
  }

  restart() {
    this.answers = new Map();
    this.drafts = new Map();
    this.editing = null;
    if (this.owns) pushAnswers(this.graph, this.answers);
    this.draw(true);
  }

  async copy() {
    const link = this.address();
    const pressed = [...this.live.querySelectorAll("button")].find((one) => one.textContent === this.texts.word("copy"));
    try {
      await navigator.clipboard.writeText(link);
      this.notice(this.texts.word("copied"));
      if (pressed) pressed.textContent = this.texts.word("copy-done");
    } catch {
      const field = make("input", { readonly: true, value: link, class: "guide-link" });
      this.notice(make("label", {}, this.texts.word("copy-by-hand"), " ", field));
      field.select();
    }
  }
}

if (!customElements.get("decision-guide")) customElements.define("decision-guide", DecisionGuide);
