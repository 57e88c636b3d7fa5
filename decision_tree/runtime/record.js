// Writes a result as a decision record in Markdown (MADR 4), for a team to keep with its work.

import { counted, possible } from "./engine.js";
import { findings, flips } from "./explain.js";
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
  const given = counted(graph, answers).map((question) => `* ${answer(step, question, answers.get(question) ?? [])}${whyGiven(step, question)}`);
  const changes = flips(graph, answers).map((one) => `* ${answer(step, one.question, [one.option])}: ${plain(outcomeTitles(step, one.possible))}`);
  return [
    "---", "status: proposed", `date: ${today()}`, "---", "",
    `# ${plain(step.title)}`, "",
    ...part(step.word("madr-context"), given),
    ...part(step.word("madr-options"), possible(graph, new Map()).map((one) => `* ${plain(outcomeTitle(step, one))}`)),
    `## ${step.word("madr-outcome")}`, "", ...(results.length === 1 ? chosen(step, results[0]) : open(step, results)),
    ...part(step.word("would-change"), changes),
    ...part(step.word("madr-more"), [...(step.address ? [`* <${step.address}>`] : []), `* ${graph.guide}@${graph.identity}`]),
  ].join("\n");
};

/** @param {string} title @param {string[]} rows */
const part = (title, rows) => (rows.length ? [`## ${title}`, "", ...rows, ""] : []);

/** @param {Step} step @param {string} outcome */
const chosen = (step, outcome) => {
  const held = step.source("outcome", outcome);
  /** @param {string} kind */
  const rows = (kind) => [...held.querySelectorAll(`.${kind} li`)].map(marked);
  const good = rows("tb-pros").map((text) => `* ${step.word("madr-good", { text })}`);
  const bad = rows("tb-cons").map((text) => `* ${step.word("madr-bad", { text })}`);
  const why = held.querySelector(".tb-recommendation");
  return [`${step.word("madr-chosen", { title: plain(outcomeTitle(step, outcome)) })} ${why ? marked(why) : ""}`, "",
    ...part(step.word("madr-consequences"), [...good, ...bad]).map(deeper),
    ...part(step.word("madr-confirmation"), rows("tb-measures").map((text) => `* ${text}`)).map(deeper)];
};

/** @param {Step} step @param {string[]} results */
const open = (step, results) => [`${step.word("several")}: ${plain(outcomeTitles(step, results))}`, "",
  ...part(step.word("find-out"), findings(step.graph, step.answers).map((one) =>
    `* ${answer(step, one.question, [one.option])}: ${plain(outcomeTitles(step, one.possible))} (${plain(textOf(step.source("question", one.question), ".guide-whom"))})`)).map(deeper)];

/** A heading one level lower; other lines as they are. @param {string} line */
const deeper = (line) => (line.startsWith("## ") ? `#${line}` : line);

/** @param {Step} step @param {string} question @param {string[]} options */
const answer = (step, question, options) => `${plain(questionTitle(step, question))} **${plain(answerText(step, question, options))}**`;

/** @param {Step} step @param {string} question */
const whyGiven = (step, question) => {
  const options = step.answers.get(question) ?? [];
  const told = step.source("question", question).querySelector(`[data-option="${options[0]}"] .guide-because`);
  return options.length === 1 && told ? `: ${marked(told)}` : "";
};

/** The text of an element on one line, its links as Markdown with whole addresses. @param {Node} node @returns {string} */
const marked = (node) => [...node.childNodes].map((child) => {
  if (!(child instanceof Element)) return spaced(escaped(child.textContent ?? ""));
  return child instanceof HTMLAnchorElement ? `[${marked(child)}](${new URL(child.getAttribute("href") ?? "", document.baseURI).href})` : marked(child);
}).join("").replace(/ {2,}/g, " ").trim();

/** @param {string} text */
const spaced = (text) => text.replace(/\s+/g, " ");

/** Text with what Markdown would take for marks escaped. @param {string} text */
const escaped = (text) => text.replace(/([\\`*_[\]<>#|])/g, "\\$1");

/** Text on one line. @param {string} text */
const plain = (text) => escaped(spaced(text).trim());

/** The day by the reader's clock and in the reader's place. */
const today = () => {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
};

/** Hand a text to the reader as a file. @param {string} name @param {string} text */
export const download = (name, text) => {
  const way = make("a", { href: URL.createObjectURL(new Blob([text], { type: "text/markdown" })), download: name });
  way.click();
  setTimeout(() => URL.revokeObjectURL(way.href), 1000);
};
