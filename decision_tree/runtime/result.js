// Draws what the answers lead to: the recommendation, why, what would change it, why not others.

import { counted, nextQuestion, possible } from "./engine.js";
import { button, copied, heading, make, section } from "./elements.js";
import { findings, flips, reasons, whyNot } from "./explain.js";
import { answered } from "./question.js";
import { decisionRecord, download } from "./record.js";
import { answerText, outcomeTitle, outcomeTitles, questionTitle, textOf } from "./step.js";
import { togetherView } from "./together.js";

/** @typedef {import("./step.js").Step} Step */
/** @typedef {import("./explain.js").Flip} Flip */

/**
 * Draw one outcome, or those that are still possible.
 * @param {Step} step
 * @returns {HTMLElement}
 */
export const resultView = (step) => {
  const results = possible(step.graph, step.answers);
  const [first, ...rest] = results.length === 1 ? oneOutcome(step, results[0]) : severalOutcomes(step, results);
  return make("div", { class: "guide-result" },
    make("p", { class: "guide-top" }, button(step.word("back"), step.act.back, "guide-back")),
    make("p", { class: "guide-progress" }, step.word("result")), first,
    ...(results.length === 1 ? rest.slice(0, 1) : []), resultActions(step), ...becauseList(step), ...wouldChange(step), ...whyNotOthers(step, results),
    ...(results.length === 1 ? rest.slice(1) : rest), ...noLongerAsked(step), ...togetherView(step), versionLine(step));
};

/** @param {Step} step @param {(Node | string)[]} words */
const resultHeading = (step, ...words) => heading(step.level, { class: "guide-outcome", tabindex: "-1" }, ...words);

/** @param {Step} step @param {string} outcome @returns {Node[]} Heading, recommendation, the rest. */
const oneOutcome = (step, outcome) => {
  const parts = step.template("outcome", outcome);
  const title = resultHeading(step, ...copied(parts, ".guide-outcome"));
  parts.querySelector(".guide-outcome")?.remove();
  const recommendation = /** @type {Element} */ (parts.querySelector(".tb-recommendation"));
  recommendation.remove();
  return [title, recommendation, parts];
};

/** @param {Step} step @param {string[]} outcomes */
const severalOutcomes = (step, outcomes) => {
  const folded = outcomes.map((outcome) => {
    const [title, ...parts] = oneOutcome(step, outcome);
    return make("details", {}, make("summary", {}, title.textContent ?? ""), ...parts);
  });
  return [resultHeading(step, step.word("several")), make("p", {}, step.word("several-text")), ...folded, ...toFindOut(step)];
};

/** What to find out, from whom, and what each finding would decide. @param {Step} step */
const toFindOut = (step) => section(step.level + 1, step.word("find-out"), grouped(findings(step.graph, step.answers)).map(([question, found]) =>
  make("li", {}, make("strong", {}, questionTitle(step, question)), " ", textOf(step.source("question", question), ".guide-whom"),
    make("ul", {}, ...found.map((one) => make("li", {}, `${answerText(step, question, [one.option])}: `, outcomeTitles(step, one.possible)))))), "guide-findings");

/** @param {Flip[]} found @returns {[string, Flip[]][]} By question. */
const grouped = (found) => [...new Set(found.map((one) => one.question))].map((question) => [question, found.filter((one) => one.question === question)]);

/** Each answer with what it tells us; those that decided say so. @param {Step} step */
const becauseList = (step) => {
  const deciding = reasons(step.graph, step.answers);
  const rows = counted(step.graph, step.answers).map((question) => make("li", {}, ...answered(step, question),
    ...(deciding.includes(question) ? [" ", make("span", { class: "guide-mark" }, step.word("decided"))] : []), ...told(step, question)));
  return section(step.level + 1, step.word("why"), rows, "guide-answers", "ol");
};

/** @param {Step} step @param {string} question */
const told = (step, question) => {
  const chosen = step.answers.get(question) ?? [];
  if (chosen.length === step.graph.options[question].length) return [make("p", { class: "guide-because" }, step.word("unknown-because"))];
  const parts = step.source("question", question);
  return chosen.map((option) => make("p", { class: "guide-because" }, ...copied(parts, `[data-option="${option}"] .guide-because`)));
};

/** @param {Step} step */
const wouldChange = (step) => {
  if (nextQuestion(step.graph, step.answers)) return [];
  const rows = grouped(flips(step.graph, step.answers)).map(([question, found]) => make("li", {}, make("span", { class: "guide-asked" }, questionTitle(step, question)),
    make("ul", {}, ...found.map((one) => make("li", {}, make("strong", {}, answerText(step, question, [one.option])), `: ${outcomeTitles(step, one.possible)}`)))));
  const [title, list] = [heading(step.level + 1, {}, step.word("would-change")), make("ul", {}, ...rows)];
  return [make("section", { class: "guide-flips" }, title, make("p", {}, margin(step)), ...(rows.length ? [list] : []))];
};

/** How far the nearest other result is away. @param {Step} step */
const margin = (step) => {
  const now = possible(step.graph, step.answers);
  const away = possible(step.graph, new Map()).filter((outcome) => !now.includes(outcome)).map((outcome) => whyNot(step.graph, step.answers, outcome).length);
  const n = Math.min(...away);
  return step.word(n === 1 ? "margin-one" : "margin", { n });
};

/** @param {Step} step @param {string[]} results */
const whyNotOthers = (step, results) => {
  const others = possible(step.graph, new Map()).filter((outcome) => !results.includes(outcome));
  const rows = others.map((outcome) => make("li", {}, make("strong", {}, outcomeTitle(step, outcome)), `: ${step.word("needs")}`,
    make("ul", {}, ...whyNot(step.graph, step.answers, outcome).map(([question, option]) =>
      make("li", {}, make("span", { class: "guide-asked" }, questionTitle(step, question)), " ", make("strong", {}, answerText(step, question, [option])))))));
  return section(step.level + 1, step.word("why-not"), rows, "guide-others");
};

/** Answers to questions that are not asked any more. @param {Step} step */
const noLongerAsked = (step) => {
  const asked = counted(step.graph, step.answers);
  const rows = [...step.answers].filter(([question]) => !asked.includes(question))
    .map(([question, chosen]) => make("li", {}, questionTitle(step, question), " ", make("strong", {}, answerText(step, question, chosen))));
  return section(step.level + 1, step.word("not-asked"), rows);
};

/** @param {Step} step */
const resultActions = (step) => make("div", { class: "guide-actions" }, button(step.word("copy"), () => step.act.copy("")),
  button(step.word("print"), () => window.print()),
  button(step.word("record"), () => download(`${step.graph.guide}.md`, decisionRecord(step))),
  button(step.word("restart"), step.act.restart));

/** @param {Step} step */
const versionLine = (step) => make("p", { class: "guide-version" }, step.word("version", { version: step.graph.identity.slice(0, 8) }), " ",
  make("a", { href: step.address }, step.address), " ", ...(step.map ? [make("a", { href: step.map }, step.word("map"))] : []));
