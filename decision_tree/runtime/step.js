// Step: what every drawing of a guide shares, and the words it takes from the page.

/** @typedef {import("./engine.js").Graph} Graph */
/** @typedef {import("./engine.js").Answers} Answers */
/** @typedef {import("./texts.js").Texts} Texts */

/**
 * @typedef {object} Step Everything that a drawing needs.
 * @property {Graph} graph
 * @property {Answers} answers
 * @property {string[]} draft An answer chosen before and not given now.
 * @property {number} level The level of the main heading.
 * @property {string} name A name for this guide's fields, unique on the page.
 * @property {string} title The guide's title.
 * @property {string} locale The language of the guide.
 * @property {string} address The address that reopens these answers; empty for a file whose site is not known.
 * @property {boolean} pages Whether the pages of the guide stand beside it.
 * @property {(place: string) => string} page The address of one of them.
 * @property {Texts["word"]} word
 * @property {Texts["source"]} source
 * @property {Texts["template"]} template
 * @property {{edit: (question: string) => void, answer: (question: string, options: string[]) => void}
 *   & Record<"back" | "copy" | "restart" | "failed", () => void>} act
 */

/** @param {ParentNode} parts @param {string} selector */
export const textOf = (parts, selector) => parts.querySelector(selector)?.textContent?.trim() ?? "";

/** @param {Step} step @param {string} question */
export const questionTitle = (step, question) => textOf(step.source("question", question), ".guide-question");

/** @param {Step} step @param {string} outcome */
export const outcomeTitle = (step, outcome) => textOf(step.source("outcome", outcome), ".guide-outcome");

/** @param {Step} step @param {string[]} outcomes */
export const outcomeTitles = (step, outcomes) => outcomes.map((outcome) => outcomeTitle(step, outcome)).join(" / ");

/** @param {Step} step @param {string} question @param {string[]} chosen Its options, several for what is not known. */
export const answerText = (step, question, chosen) => {
  if (chosen.length === step.graph.options[question].length) return step.word("unknown");
  const parts = step.source("question", question);
  return chosen.map((option) => textOf(parts, `[data-option="${option}"] .guide-label`)).join(" / ");
};
