// Draws one step of a guide: a question, or what the answers lead to.

import { asked, counted, possible, remaining, undecided } from "./engine.js";
import { button, copied, make } from "./elements.js";

/** @typedef {import("./engine.js").Graph} Graph */
/** @typedef {import("./engine.js").Answers} Answers */

/**
 * @typedef {object} Step Everything that a drawing needs.
 * @property {Graph} graph
 * @property {Answers} answers
 * @property {(key: string, values?: Record<string, string | number>) => string} word
 * @property {(kind: "question" | "outcome", id: string) => DocumentFragment} template
 * @property {string} name A name for this guide's radio buttons, unique on the page.
 * @property {{answer: (question: string, options: string[]) => void, edit: (question: string) => void,
 *   back: () => void, restart: () => void, copy: () => void}} act
 */

/**
 * Draw a question as a form.
 * @param {Step} step
 * @param {string} question
 * @returns {HTMLElement}
 */
export const questionView = (step, question) => {
  const parts = step.template("question", question);
  const error = make("p", { class: "guide-error", id: `${step.name}-error`, role: "alert" });
  const fieldset = make("fieldset", { "aria-describedby": error.id },
    make("legend", {}, heading("guide-question", copied(parts, ".guide-question"))));
  if (parts.querySelector(".guide-hint")) fieldset.append(make("p", { class: "guide-hint" }, ...copied(parts, ".guide-hint")));
  fieldset.append(...radios(step, question, parts), error);
  const form = make("form", { class: "guide-form", novalidate: true },
    make("p", { class: "guide-progress" }, progress(step, question)), fieldset, actions(step, question));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    submit(step, question, form, error);
  });
  return make("div", {}, form, ...answersView(step, false));
};

/**
 * Draw what the answers lead to: one outcome, or those still possible.
 * @param {Step} step
 * @returns {HTMLElement}
 */
export const resultView = (step) => {
  const results = possible(step.graph, step.answers);
  const drawn = results.length === 1 ? oneOutcome(step, results[0]) : severalOutcomes(step, results);
  return make("div", { class: "guide-result" }, ...drawn, ...answersView(step, true), make("div", { class: "guide-actions" },
    button(step.word("copy"), step.act.copy), button(step.word("back"), step.act.back), button(step.word("restart"), step.act.restart)));
};

/**
 * The text of an answer: its option's label, or several, or that it was not known.
 * @param {Step} step
 * @param {string} question
 * @returns {string}
 */
export const answerText = (step, question) => {
  const chosen = step.answers.get(question) ?? [];
  if (chosen.length === step.graph.options[question].length) return step.word("unknown");
  const parts = step.template("question", question);
  return chosen.map((option) => textOf(parts, `[data-option="${option}"] .guide-label`)).join(" / ");
};

/** @param {string} kind @param {Node[]} words */
const heading = (kind, words) => make("h2", { class: kind, tabindex: "-1" }, ...words);

/** @param {ParentNode} parts @param {string} selector */
const textOf = (parts, selector) => parts.querySelector(selector)?.textContent?.trim() ?? "";

/** @param {Step} step @param {string} question */
const titleOf = (step, question) => textOf(step.template("question", question), ".guide-question");

/** @param {Step} step @param {string} question */
const progress = (step, question) => {
  const before = counted(step.graph, step.answers).filter((one) => one !== question);
  const position = before.filter((one) => step.graph.questions.indexOf(one) < step.graph.questions.indexOf(question)).length + 1;
  const others = new Map(step.answers);
  others.delete(question);
  const [low, high] = remaining(step.graph, others);
  const [min, max] = [before.length + low, before.length + high].map((total) => Math.max(total, position));
  return step.word(min === max ? "progress-exact" : "progress", { n: position, min, max });
};

/** @param {Step} step @param {string} question @param {DocumentFragment} parts */
const radios = (step, question, parts) => {
  const options = step.graph.options[question];
  const before = step.answers.get(question)?.join();
  const rows = options.map((option) => radio(step, option, copied(parts, `[data-option="${option}"] .guide-label`), before === option));
  return [...rows, radio(step, "~", [step.word("unknown")], before === options.join())];
};

/** @param {Step} step @param {string} value @param {(Node | string)[]} label @param {boolean} checked */
const radio = (step, value, label, checked) =>
  make("label", { class: "guide-option" }, make("input", { type: "radio", name: step.name, value, checked }), make("span", {}, ...label));

/** @param {Step} step @param {string} question @param {HTMLFormElement} form @param {HTMLElement} error */
const submit = (step, question, form, error) => {
  const chosen = /** @type {HTMLInputElement | null} */ (form.querySelector("input:checked"));
  if (chosen) {
    step.act.answer(question, chosen.value === "~" ? [...step.graph.options[question]] : [chosen.value]);
    return;
  }
  error.textContent = step.word("choose");
  form.querySelector("input")?.focus();
};

/** @param {Step} step @param {string} question */
const actions = (step, question) => {
  const row = make("div", { class: "guide-actions" }, make("button", { type: "submit", class: "guide-button guide-continue" }, step.word("continue")));
  const order = asked(step.graph, step.answers);
  if (order.indexOf(question) > 0) row.append(button(step.word("back"), step.act.back));
  if (step.answers.size) row.append(button(step.word("restart"), step.act.restart), button(step.word("copy"), step.act.copy));
  return row;
};

/** @param {Step} step @param {string} outcome */
const oneOutcome = (step, outcome) => {
  const parts = step.template("outcome", outcome);
  const title = heading("guide-outcome", copied(parts, ".guide-outcome"));
  parts.querySelector(".guide-outcome")?.remove();
  return [make("p", { class: "guide-progress" }, step.word("result")), title, parts];
};

/** @param {Step} step @param {string[]} outcomes */
const severalOutcomes = (step, outcomes) => {
  const folded = outcomes.map((outcome) => {
    const parts = step.template("outcome", outcome);
    const title = textOf(parts, ".guide-outcome");
    parts.querySelector(".guide-outcome")?.remove();
    return make("details", {}, make("summary", {}, title), parts);
  });
  const open = undecided(step.graph, step.answers).map((question) => make("li", {}, titleOf(step, question)));
  return [heading("guide-outcome", [document.createTextNode(step.word("several"))]), make("p", {}, step.word("several-text")), ...folded,
    make("h3", {}, step.word("find-out")), make("ul", {}, ...open)];
};

/** @param {Step} step @param {boolean} reasoned Whether to tell what each answer means. */
const answersView = (step, reasoned) => {
  const given = counted(step.graph, step.answers);
  if (!given.length) return [];
  const rows = given.map((question) => answerRow(step, question, reasoned));
  return [make("section", { class: "guide-answers" }, make("h3", {}, step.word(reasoned ? "why" : "answers")), make("ol", {}, ...rows))];
};

/** @param {Step} step @param {string} question @param {boolean} reasoned */
const answerRow = (step, question, reasoned) => {
  const change = button(step.word("change"), () => step.act.edit(question), "guide-change");
  change.setAttribute("aria-label", step.word("change-of", { question: titleOf(step, question) }));
  const row = make("li", {}, make("span", { class: "guide-asked" }, titleOf(step, question)), " ",
    make("strong", {}, answerText(step, question)), " ", change);
  if (reasoned) row.append(...reasons(step, question));
  return row;
};

/** @param {Step} step @param {string} question */
const reasons = (step, question) => {
  const chosen = step.answers.get(question) ?? [];
  if (chosen.length === step.graph.options[question].length) return [make("p", { class: "guide-because" }, step.word("unknown-because"))];
  const parts = step.template("question", question);
  return chosen.map((option) => make("p", { class: "guide-because" }, ...copied(parts, `[data-option="${option}"] .guide-because`)));
};
