// Writes a result as a decision record in Markdown (MADR 4), for a team to keep with its work.

import { counted, possible } from "./engine.js";
import { flips } from "./explain.js";
import { make } from "./elements.js";
import { answerText, outcomeTitle, outcomeTitles, questionTitle, textOf } from "./step.js";

/** @typedef {import("./step.js").Step} Step */

/**
 * The decision record of the answers given.
 * @param {Step} step
 * @returns {string}
 */
export const decisionRecord = (step) => {
  const { graph, answers } = step;
  const results = possible(graph, answers);
  /** @param {string} outcome @param {string} kind */
  const rows = (outcome, kind) => [...step.source("outcome", outcome).querySelectorAll(`.${kind} li`)].map((row) => plainLine(row));
  const given = counted(graph, answers).map((question) => `* ${plain(questionTitle(step, question))} **${plain(answerText(step, question, answers.get(question) ?? []))}**${whyGiven(step, question)}`);
  const changes = flips(graph, answers).map((one) => `* ${plain(questionTitle(step, one.question))} **${plain(answerText(step, one.question, [one.option]))}**: ${plain(outcomeTitles(step, one.possible))}`);
  const outcome = results[0];
  return [
    "---", "status: proposed", `date: ${new Date().toISOString().slice(0, 10)}`, "---", "",
    `# ${plain(step.title)}`, "",
    `## ${step.word("madr-context")}`, "", ...given, "",
    `## ${step.word("madr-options")}`, "", ...possible(graph, new Map()).map((one) => `* ${plain(outcomeTitle(step, one))}`), "",
    `## ${step.word("madr-outcome")}`, "",
    results.length === 1 ? `**${plain(outcomeTitle(step, outcome))}.** ${plain(textOf(step.source("outcome", outcome), ".tb-recommendation"))}` : `${step.word("several")}: ${plain(outcomeTitles(step, results))}`, "",
    ...(results.length === 1 ? [`### ${step.word("madr-consequences")}`, "",
      ...rows(outcome, "tb-pros").map((text) => `* + ${text}`), ...rows(outcome, "tb-cons").map((text) => `* − ${text}`), ""] : []),
    ...(results.length === 1 ? [`### ${step.word("madr-confirmation")}`, "", ...rows(outcome, "tb-measures").map((text) => `* ${text}`), ""] : []),
    ...(changes.length ? [`## ${step.word("would-change")}`, "", ...changes, ""] : []),
    `## ${step.word("madr-more")}`, "", `* ${step.address}`, `* ${graph.guide}@${graph.identity}`, "",
  ].join("\n");
};

/** @param {Step} step @param {string} question */
const whyGiven = (step, question) => {
  const chosen = step.answers.get(question) ?? [];
  const parts = step.source("question", question);
  return chosen.length === 1 ? `: ${plain(textOf(parts, `[data-option="${chosen[0]}"] .guide-because`))}` : "";
};

/** @param {Element} row */
const plainLine = (row) => plain(row.textContent ?? "");

/** Text on one line, with what Markdown would take for marks escaped. @param {string} text */
const plain = (text) => text.replace(/\s+/g, " ").trim().replace(/([\\`*_[\]<>#|])/g, "\\$1");

/** Hand a text to the reader as a file. @param {string} name @param {string} text */
export const download = (name, text) => {
  const way = make("a", { href: URL.createObjectURL(new Blob([text], { type: "text/markdown" })), download: name });
  way.click();
  setTimeout(() => URL.revokeObjectURL(way.href), 0);
};
