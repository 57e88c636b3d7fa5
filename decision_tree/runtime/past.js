// Says what an older version of a guide said when a link was made, beside what is said today.

import { counted, nextQuestion, possible } from "./engine.js";
import { make } from "./elements.js";
import { readLink } from "./link.js";
import { outcomeTitles, questionTitle } from "./step.js";

/** @typedef {import("./step.js").Step} Step */
/** @typedef {{outcomes: Record<string, string>, questions: Record<string, string>}} Titles */
/** @typedef {{graph: import("./engine.js").Graph, titles: Record<string, Titles>}} Release A version that was kept. */

/**
 * A version that was kept, or null where it cannot be fetched: without a network, or from a disk.
 * @param {URL} address
 * @returns {Promise<Release | null>}
 */
export const fetchRelease = async (address) => {
  try {
    return await (await fetch(address)).json();
  } catch {
    return null;
  }
};

/**
 * What the version said of a link, what is said today, and which questions came or went.
 * @param {Step} step
 * @param {Release} release
 * @param {string} hash
 * @returns {HTMLElement[]}
 */
export const pastView = (step, { graph, titles }, hash) => {
  const then = readLink(graph, hash)?.answers ?? new Map();
  const called = titles[step.locale] ?? Object.values(titles)[0];
  const [before, now] = [possible(graph, then), possible(step.graph, step.answers)];
  const same = before.join() === now.join();
  const asked = now.length > 1 && nextQuestion(step.graph, step.answers);
  const gone = counted(graph, then).filter((question) => !counted(step.graph, step.answers).includes(question));
  return [
    make("p", {}, step.word("then"), " ", make("strong", {}, before.map((outcome) => called.outcomes[outcome]).join(" / ")), ". ",
      step.word(same ? "now-same" : "now"), " ", same ? "" : make("strong", {}, outcomeTitles(step, now))),
    ...(asked ? [make("p", {}, step.word("new-question"), " ", questionTitle(step, asked))] : []),
    ...gone.map((question) => make("p", {}, step.word("old-question"), " ", called.questions[question])),
  ];
};
