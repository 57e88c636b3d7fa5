// Lays several people's answers side by side: where they differ, which difference matters.

import { counted, possible } from "./engine.js";
import { button, make } from "./elements.js";
import { readLink } from "./link.js";
import { answerText, outcomeTitles, questionTitle } from "./step.js";

/** @typedef {import("./step.js").Step} Step */
/** @typedef {import("./engine.js").Graph} Graph */
/** @typedef {import("./engine.js").Answers} Answers */
/** @typedef {{question: string, matters: number}} Difference How many people would get another result with another's answer. */

/**
 * Questions that people answered differently, those that matter to most of them first.
 * @param {Graph} graph
 * @param {Answers[]} people
 * @returns {Difference[]}
 */
export const differences = (graph, people) => graph.questions.flatMap((question) => {
  const given = people.filter((answers) => counted(graph, answers).includes(question)).map((answers) => answers.get(question) ?? []);
  if (new Set(given.map((chosen) => chosen.join())).size < 2) return [];
  const matters = people.filter((answers) => given.some((chosen) =>
    possible(graph, new Map(answers).set(question, chosen)).join() !== possible(graph, answers).join())).length;
  return [{ question, matters }];
}).sort((one, other) => other.matters - one.matters);

/**
 * A place to paste links of others.
 * @param {Step} step
 * @returns {HTMLElement[]}
 */
export const togetherView = (step) => {
  const id = `${step.name}-links`;
  const field = make("textarea", { id, rows: "3", spellcheck: "false" });
  const shown = make("div", { class: "guide-compared" });
  const compareThem = button(step.word("compare"), () => {
    const read = field.value.split(/\s+/).filter(Boolean).map((link) => readLink(step.graph, link.slice(link.indexOf("#"))));
    const people = [step.answers, ...read.flatMap((reading) => (reading ? [reading.answers] : []))];
    const unread = read.filter((reading) => !reading).length;
    shown.replaceChildren(...(unread ? [make("p", {}, step.word("unread", { n: unread }))] : []), ...compared(step, people));
  });
  return [make("details", { class: "guide-together" }, make("summary", {}, step.word("together")),
    make("label", { for: id }, step.word("paste")), field, make("p", {}, compareThem), shown)];
};

/** @param {Step} step @param {Answers[]} people */
const compared = (step, people) => {
  if (people.length < 2) return [make("p", {}, step.word("nobody"))];
  const apart = differences(step.graph, people);
  const asked = step.graph.questions.filter((question) => people.some((answers) => counted(step.graph, answers).includes(question)));
  const first = apart[0]?.matters ? [make("p", {}, make("strong", {}, `${step.word("discuss")} `), questionTitle(step, apart[0].question))] : [];
  const head = make("tr", {}, make("td"), ...people.map((_, n) => make("th", { scope: "col" }, n ? step.word("person", { n: n + 1 }) : step.word("you"))));
  const rows = asked.map((question) => comparedRow(step, people, question, apart.find((one) => one.question === question)));
  const results = make("tr", {}, make("th", { scope: "row" }, step.word("result")), ...people.map((answers) => make("td", {}, outcomeTitles(step, possible(step.graph, answers)))));
  return [...first, make("div", { class: "guide-scroll", tabindex: "0", role: "region", "aria-label": step.word("together") },
    make("table", {}, make("thead", {}, head), make("tbody", {}, ...rows, results)))];
};

/** @param {Step} step @param {Answers[]} people @param {string} question @param {Difference | undefined} apart */
const comparedRow = (step, people, question, apart) => {
  const note = apart ? [" ", make("span", { class: "guide-mark" }, step.word(apart.matters ? "matters" : "differs"))] : [];
  const cells = people.map((answers) => make("td", {}, counted(step.graph, answers).includes(question) ? answerText(step, question, answers.get(question) ?? []) : "–"));
  return make("tr", { class: apart?.matters ? "guide-apart" : "" }, make("th", { scope: "row" }, questionTitle(step, question), ...note), ...cells);
};
