// Writes answers into the address in readable words, and reads whatever address it is given.
//
// `#where-to-start@0123abcd/question=option/other=one,two/third=~`: the guide, its version, the
// answers; `~` is "I don't know". Reading keeps what is usable and counts what it leaves out.

/** @typedef {import("./engine.js").Graph} Graph */
/** @typedef {import("./engine.js").Answers} Answers */

const LONGEST = 8000;
const VERSION_LENGTH = 8;

/**
 * @typedef {object} Reading
 * @property {Answers} answers
 * @property {number} dropped How many parts could not be used.
 * @property {string} version The version that wrote it, when it is another; may be anything.
 */

/**
 * The address of some answers, beginning with `#`.
 * @param {Graph} graph
 * @param {Answers} answers
 * @returns {string}
 */
export const writeLink = (graph, answers) => {
  const parts = graph.questions.flatMap((question) => {
    const chosen = answers.get(question);
    if (!chosen) return [];
    return [`${question}=${chosen.length === graph.options[question].length ? "~" : chosen.join()}`];
  });
  return `#${[`${graph.guide}@${graph.identity.slice(0, VERSION_LENGTH)}`, ...parts].join("/")}`;
};

/**
 * What an address says, or null when it is not about this guide.
 * @param {Graph} graph
 * @param {string} hash
 * @returns {Reading | null}
 */
export const readLink = (graph, hash) => {
  const [head, ...parts] = pieces(hash);
  const [guide, version = ""] = head.split("@");
  if (guide !== graph.guide) return null;
  const answers = new Map();
  let dropped = hash.length > LONGEST ? 1 : 0;
  for (const part of parts.filter(Boolean)) {
    const answer = readAnswer(graph, part);
    if (answer && !answers.has(answer[0])) answers.set(...answer);
    else dropped += 1;
  }
  return { answers, dropped, version: version === graph.identity.slice(0, VERSION_LENGTH) ? "" : version || "?" };
};

/**
 * The other guide that an address is about, when it is about one.
 * @param {Graph} graph
 * @param {string} hash
 * @returns {string}
 */
export const otherGuide = (graph, hash) => {
  const [, guide = ""] = /^([a-z0-9-]{1,80})@/.exec(pieces(hash)[0]) ?? [];
  return guide === graph.guide ? "" : guide;
};

/**
 * Whether an address was cut before its answers, or even within the guide's name.
 * @param {Graph} graph
 * @param {string} hash
 */
export const isCut = (graph, hash) => {
  const [head, ...parts] = pieces(hash);
  return !parts.length && head.length > 2 && `${graph.guide}@`.startsWith(head);
};

/** The parts of an address, decoded as far as they can be. @param {string} hash */
const pieces = (hash) => {
  const text = hash.slice(1, LONGEST);
  const whole = decodedText(text);
  return whole === null ? text.split("/").map((part) => decodedText(part) ?? part) : whole.split("/");
};

/**
 * @param {Graph} graph
 * @param {string} part
 * @returns {[string, string[]] | null}
 */
const readAnswer = (graph, part) => {
  const [question, named = ""] = part.split("=");
  if (!graph.questions.includes(question)) return null;
  const options = graph.options[question];
  if (named === "~") return [question, [...options]];
  const names = named.split(",");
  const known = options.filter((option) => names.includes(option));
  return known.length && known.length === new Set(names).size ? [question, known] : null;
};

/** @param {string} text @returns {string | null} Null where a code in it is broken. */
const decodedText = (text) => {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
};
