// Why a guide says what it says: what decided, what would change it, what is worth finding out.
//
// The twin of generator/guide/explain.py: the same answers get the same explanation.

import { counted, possible } from "./engine.js";

/** @typedef {import("./engine.js").Graph} Graph */
/** @typedef {import("./engine.js").Answers} Answers */
/** @typedef {{question: string, option: string, possible: string[]}} Flip One answer and what is possible with it. */

const MOST_EXACT = 12;

/** @param {Graph} graph @param {Answers} answers @param {string} question @param {string} option */
const flip = (graph, answers, question, option) =>
  ({ question, option, possible: possible(graph, new Map(answers).set(question, [option])) });

/**
 * Every single changed answer that would change what is possible.
 * @param {Graph} graph
 * @param {Answers} answers
 * @returns {Flip[]}
 */
export const flips = (graph, answers) => {
  const now = possible(graph, answers).join();
  return counted(graph, answers).filter((question) => answers.get(question)?.length === 1).flatMap((question) =>
    graph.options[question].filter((option) => !answers.get(question)?.includes(option))
      .map((option) => flip(graph, answers, question, option)).filter((one) => one.possible.join() !== now));
};

/**
 * What finding out each unknown answer would decide, where that differs.
 * @param {Graph} graph
 * @param {Answers} answers
 * @returns {Flip[]}
 */
export const findings = (graph, answers) => counted(graph, answers).flatMap((question) => {
  const known = graph.options[question].filter((option) => answers.get(question)?.includes(option))
    .map((option) => flip(graph, answers, question, option));
  return new Set(known.map((one) => one.possible.join())).size > 1 ? known : [];
});

/**
 * A smallest set of answered questions that already forces what is possible; beyond MOST_EXACT a minimal one.
 * @param {Graph} graph
 * @param {Answers} answers
 * @returns {string[]} Questions in graph order.
 */
export const reasons = (graph, answers) => {
  const given = counted(graph, answers);
  const target = possible(graph, answers).join();
  /** @param {string[]} some */
  const forces = (some) =>
    possible(graph, new Map(some.map((question) => [question, answers.get(question) ?? []]))).join() === target;
  if (given.length <= MOST_EXACT) {
    for (let size = 0; size <= given.length; size += 1) {
      const found = combinations(given, size).find(forces);
      if (found) return found;
    }
  }
  return [...given].reverse().reduce((kept, question) => {
    const fewer = kept.filter((other) => other !== question);
    return forces(fewer) ? fewer : kept;
  }, given);
};

/** @param {string[]} from @param {number} size @returns {string[][]} In the order of the first. */
const combinations = (from, size) => size === 0 ? [[]] : from.flatMap((first, n) =>
  combinations(from.slice(n + 1), size - 1).map((rest) => [first, ...rest]));

/** @typedef {{changes: [string, string][], then: [string, string][]}} Way Answers to change, and what is to be answered besides. */

/**
 * What it takes to get an outcome: the fewest answers to change, and those to be given besides that decide the rest.
 * @param {Graph} graph
 * @param {Answers} answers
 * @param {string} outcome
 * @returns {Way}
 */
export const whyNot = (graph, answers, outcome) => {
  /** @type {number[]} */
  const costs = [];
  /** @param {number} to */
  const cost = (to) => (to >= 0 ? costs[to] : graph.outcomes[~to] === outcome ? 0 : Infinity);
  /** @param {string} question @param {number} n */
  const against = (question, n) => !(answers.get(question)?.includes(graph.options[question][n]) ?? true);
  /** @param {number} index */
  const best = (index) => {
    const [question, successors] = graph.states[index];
    const priced = successors.map((to, n) => cost(to) + Number(against(question, n)));
    return priced.indexOf(Math.min(...priced));
  };
  for (let index = graph.states.length - 1; index >= 0; index -= 1) {
    const [question, successors] = graph.states[index];
    costs[index] = Math.min(...successors.map((to, n) => cost(to) + Number(against(question, n))));
  }
  /** @type {[string, string][]} */
  const changes = [];
  /** @type {[string, string][]} */
  const open = [];
  for (let index = 0; index >= 0;) {
    const [question, successors] = graph.states[index];
    const n = best(index);
    (against(question, n) ? changes : open).push([question, graph.options[question][n]]);
    index = successors[n];
  }
  return { changes, then: needed(graph, new Map([...answers, ...only(changes)]), open, outcome) };
};

/** @param {[string, string][]} given @returns {[string, string[]][]} */
const only = (given) => given.map(([question, option]) => [question, [option]]);

/**
 * Of the other answers on a walk those without which more than its outcome stays possible; the last are left out first.
 * @param {Graph} graph
 * @param {Answers} answers
 * @param {[string, string][]} open
 * @param {string} outcome
 */
const needed = (graph, answers, open, outcome) => {
  const wanted = open.filter(([question, option]) => answers.get(question)?.join() !== option);
  return wanted.reduceRight((kept, one) => {
    const fewer = kept.filter((other) => other !== one);
    return possible(graph, new Map([...answers, ...only(fewer)])).join() === outcome ? fewer : kept;
  }, wanted);
};
