// Draws a question as a form, and the answers given so far.

import { counted, possible, remaining, unanswered } from "./engine.js";
import { button, copied, heading, make, section } from "./elements.js";
import { answerText, outcomeTitle, questionTitle } from "./step.js";

/** @typedef {import("./step.js").Step} Step */

/**
 * Draw a question as a form.
 * @param {Step} step
 * @param {string} question
 * @returns {HTMLElement}
 */
export const questionView = (step, question) => {
  const parts = step.source("question", question);
  const [error, hint] = [`${step.name}-error`, `${step.name}-hint`];
  const trouble = make("div", { class: "guide-trouble", tabindex: "-1" });
  const beside = make("p", { class: "guide-error", id: error });
  const hinted = parts.querySelector(".guide-hint") ? [make("p", { class: "guide-hint", id: hint }, ...copied(parts, ".guide-hint"))] : [];
  const fieldset = make("fieldset", { "aria-describedby": hinted.length ? `${hint} ${error}` : error },
    make("legend", {}, heading(step.level, { class: "guide-question", tabindex: "-1" }, ...copied(parts, ".guide-question"))),
    ...hinted, beside, ...radios(step, question, parts));
  const form = make("form", { class: "guide-form", novalidate: true }, trouble,
    make("p", { class: "guide-progress" }, progress(step, question), ...mayGrow(step)), fieldset, questionActions(step));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    submit(step, question, form, [trouble, beside]);
  });
  const back = position(step, question) > 1 ? [make("p", { class: "guide-top" }, button(step.word("back"), step.act.back, "guide-back"))] : [];
  return make("div", {}, ...back, form, ...stillPossible(step, question), ...givenAnswers(step));
};

/** How many questions are asked up to this one. @param {Step} step @param {string} question */
const position = (step, question) => before(step, question).length + 1;

/** @param {import("./engine.js").Answers} answers @param {string} question */
export const without = (answers, question) => new Map([...answers].filter(([one]) => one !== question));

/** @param {Step} step @param {string} question */
const before = (step, question) => {
  const order = step.graph.questions;
  return counted(step.graph, step.answers).filter((one) => order.indexOf(one) < order.indexOf(question));
};

/** @param {Step} step @param {string} question */
const progress = (step, question) => {
  const others = without(step.answers, question);
  const given = counted(step.graph, others).length;
  const n = position(step, question);
  const [min, max] = remaining(step.graph, others).map((left) => Math.max(given + left, n));
  return step.word(min === max ? "progress-exact" : "progress", { n, min, max });
};

/** Before the first answer: more is asked of those who do not know. @param {Step} step */
const mayGrow = (step) => step.answers.size === 0 && unanswered(step.graph, step.answers).length > remaining(step.graph, step.answers)[1]
  ? [". ", make("span", { class: "guide-more" }, step.word("progress-more"))] : [];

/** @param {Step} step @param {string} question @param {DocumentFragment} parts */
const radios = (step, question, parts) => {
  const options = step.graph.options[question];
  const chosen = (step.answers.get(question) ?? step.draft).join();
  const rows = options.map((option) => radio(step, option, copied(parts, `[data-option="${option}"] .guide-label`), chosen === option));
  return [...rows, radio(step, "~", [step.word("unknown")], chosen === options.join())];
};

/** @param {Step} step @param {string} value @param {(Node | string)[]} label @param {boolean} checked */
const radio = (step, value, label, checked) =>
  make("label", { class: "guide-option" }, make("input", { type: "radio", name: step.name, value, checked }), make("span", {}, ...label));

/** @param {Step} step @param {string} question @param {HTMLFormElement} form @param {HTMLElement[]} places */
const submit = (step, question, form, [trouble, beside]) => {
  const chosen = /** @type {HTMLInputElement | null} */ (form.querySelector("input:checked"));
  if (chosen) {
    step.act.answer(question, chosen.value === "~" ? [...step.graph.options[question]] : [chosen.value]);
    return;
  }
  const first = /** @type {HTMLInputElement} */ (form.querySelector("input"));
  first.id = `${step.name}-first`;
  first.setAttribute("aria-invalid", "true");
  beside.textContent = step.word("choose");
  const way = make("a", { href: `#${first.id}` }, step.word("choose"));
  way.addEventListener("click", (event) => {
    event.preventDefault();
    first.focus();
  });
  trouble.replaceChildren(heading(step.level + 1, {}, step.word("problem")), make("p", {}, way));
  step.act.failed();
  trouble.focus();
};

/** @param {Step} step */
const questionActions = (step) => {
  const row = make("div", { class: "guide-actions" }, make("button", { type: "submit", class: "guide-button guide-continue" }, step.word("continue")));
  if (step.answers.size) row.append(button(step.word("restart"), step.act.restart), ...(step.address ? [button(step.word("copy"), step.act.copy)] : []));
  return row;
};

/** What is possible before this question is answered. @param {Step} step @param {string} question */
const stillPossible = (step, question) => {
  const left = possible(step.graph, without(step.answers, question));
  const all = possible(step.graph, new Map());
  const rows = all.map((outcome) => left.includes(outcome) ? make("li", {}, outcomeTitle(step, outcome))
    : make("li", { class: "guide-out" }, make("s", {}, outcomeTitle(step, outcome)), ` (${step.word("ruled-out")})`));
  return [make("details", { class: "guide-left" }, make("summary", {}, step.word(left.length === 1 ? "left-one" : "left", { n: left.length, all: all.length })), make("ul", {}, ...rows))];
};

/** @param {Step} step */
const givenAnswers = (step) => section(step.level + 1, step.word("answers"),
  counted(step.graph, step.answers).map((question) => make("li", {}, ...answered(step, question))), "guide-answers", "ol");

/**
 * A question with the answer given and a button to change it.
 * @param {Step} step
 * @param {string} question
 * @returns {(Node | string)[]}
 */
export const answered = (step, question) => {
  const change = button(step.word("change"), () => step.act.edit(question), "guide-change");
  change.setAttribute("aria-label", `${step.word("change")}: ${questionTitle(step, question)}`);
  return [make("span", { class: "guide-asked" }, questionTitle(step, question)), " ",
    make("strong", {}, answerText(step, question, step.answers.get(question) ?? [])), " ", change];
};
