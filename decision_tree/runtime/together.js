// Lays several people's answers side by side: where they differ, which difference matters, what to discuss first.

import { counted, possible } from "./engine.js";
import { button, heading, make } from "./elements.js";
import { readLink } from "./link.js";
import { answerText, outcomeTitles, questionTitle } from "./step.js";

/** @typedef {import("./step.js").Step} Step */
/** @typedef {import("./engine.js").Graph} Graph */
/** @typedef {import("./engine.js").Answers} Answers */
/** @typedef {import("./link.js").Reading} Reading */
/** @typedef {{question: string, matters: number}} Difference How many people would get another result with another's answer. */
/** @typedef {{name: string, answers: Answers, reading?: Reading}} Person */

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
 * A place to paste links of others, each on a line of its own, after a name if they have one.
 * @param {Step} step
 * @returns {HTMLElement[]}
 */
export const togetherView = (step) => {
  const id = `${step.name}-links`;
  const field = make("textarea", { id, rows: "3", spellcheck: "false" });
  const shown = make("section", { class: "guide-compared", tabindex: "-1", "aria-label": step.word("compared") });
  const compareThem = button(step.word("compare"), () => {
    const lines = field.value.split("\n").filter((line) => line.trim()).map((line, n) => person(step, line, n + 2));
    const people = [{ name: step.word("you"), answers: step.answers }, ...lines.flatMap((one) => (typeof one === "string" ? [] : [one]))];
    const unread = lines.flatMap((one) => (typeof one === "string" ? [make("p", {}, step.word("unread", { name: one }))] : []));
    shown.replaceChildren(...unread, ...compared(step, people));
    shown.focus();
  });
  return [make("details", { class: "guide-together" }, make("summary", {}, step.word("together")),
    make("label", { for: id }, step.word("paste")), field, make("p", {}, compareThem), shown)];
};

/**
 * Read a line: a link, perhaps with a name before it and marks of a sentence behind it.
 * @param {Step} step
 * @param {string} line
 * @param {number} number Which person it is, the reader being the first.
 * @returns {Person | string} A name alone where the link is not about this guide.
 */
const person = (step, line, number) => {
  const [, before, link] = /^(.*?)(\S*#\S*|\S+)\s*$/.exec(line.trim()) ?? ["", "", line];
  const name = before.replace(/[\s:,–-]+$/, "") || step.word("person", { n: number });
  const reading = link.includes("#") ? readLink(step.graph, link.slice(link.indexOf("#")).replace(/[.,;)>\]"'’”]+$/, "")) : null;
  return reading ? { name, answers: reading.answers, reading } : name;
};

/** @param {Step} step @param {Person[]} people */
const compared = (step, people) => {
  if (people.length < 2) return [make("p", {}, step.word("nobody"))];
  const apart = differences(step.graph, people.map((one) => one.answers));
  const asked = step.graph.questions.filter((question) => people.some(({ answers }) => counted(step.graph, answers).includes(question)));
  const head = make("tr", {}, make("td"), ...people.map(({ name }) => make("th", { scope: "col" }, name)));
  const rows = asked.map((question) => comparedRow(step, people, question, apart.find((one) => one.question === question)));
  const results = make("tr", {}, make("th", { scope: "row" }, step.word("result")),
    ...people.map(({ answers }) => make("td", {}, outcomeTitles(step, possible(step.graph, answers)))));
  return [...people.flatMap((one) => doubts(step, one)), ...toDiscuss(step, people, apart),
    make("div", { class: "guide-scroll", tabindex: "0", role: "region", "aria-label": step.word("compared") },
      make("table", {}, make("thead", {}, head), make("tbody", {}, results, ...rows)))];
};

/** What of a person's link may not be as they meant it. @param {Step} step @param {Person} one */
const doubts = (step, { name, reading }) => {
  const said = [reading?.version ? step.word("other-version") : "", reading?.dropped ? step.word("dropped", { n: reading.dropped }) : ""].filter(Boolean);
  return said.length ? [make("p", {}, make("strong", {}, `${name}: `), said.join(" "))] : [];
};

/**
 * Differences that matter in the order in which to discuss them; or that there is nothing to discuss.
 * @param {Step} step
 * @param {Person[]} people
 * @param {Difference[]} apart
 */
const toDiscuss = (step, people, apart) => {
  const same = new Set(people.map(({ answers }) => possible(step.graph, answers).join())).size === 1;
  const rows = apart.filter((one) => one.matters).map(({ question }) => make("li", {}, questionTitle(step, question)));
  return [...(same ? [make("p", {}, step.word("agreed"))] : []),
    ...(rows.length ? [heading(step.level + 1, {}, step.word("discuss")), make("ol", {}, ...rows)] : [])];
};

/** @param {Step} step @param {Person[]} people @param {string} question @param {Difference | undefined} apart */
const comparedRow = (step, people, question, apart) => {
  const note = apart ? [" ", make("span", { class: "guide-mark" }, step.word(apart.matters ? "matters" : "differs"))] : [];
  const cells = people.map(({ answers }) => make("td", {}, counted(step.graph, answers).includes(question) ? answerText(step, question, answers.get(question) ?? []) : "–"));
  return make("tr", { class: apart?.matters ? "guide-apart" : "" }, make("th", { scope: "row" }, questionTitle(step, question), ...note), ...cells);
};
