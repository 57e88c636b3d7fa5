// Answers what a guide's graph answers: what is possible, what to ask next, how much is left.
//
// The twin of generator/guide/graph.py: both read the same compiled graph and mean the same.
// Answers map a question to a non-empty list of its options; "I don't know" is all of them. An
// answered question keeps only its edges to those options, an unanswered one keeps all.

/**
 * @typedef {object} Graph
 * @property {string} guide
 * @property {string} identity SHA-256 of what the guide asks and decides, as hex.
 * @property {string[]} questions In graph order.
 * @property {Record<string, string[]>} options Per question.
 * @property {string[]} outcomes
 * @property {[string, number[]][]} states Question, then per option a later state or `~outcome`.
 */

/** @typedef {Map<string, string[]>} Answers */

/**
 * The successors of a state along the edges that answers keep.
 * @param {Graph} graph
 * @param {number} index
 * @param {Answers} answers
 * @returns {number[]}
 */
export const kept = (graph, index, answers) => {
  const [question, successors] = graph.states[index];
  const chosen = answers.get(question);
  return chosen ? successors.filter((_, n) => chosen.includes(graph.options[question][n])) : successors;
};

/**
 * The states that kept edges reach, in graph order.
 * @param {Graph} graph
 * @param {Answers} answers
 * @returns {number[]}
 */
export const reachable = (graph, answers) => {
  const seen = new Set([0]);
  graph.states.forEach((_, index) => {
    if (seen.has(index)) kept(graph, index, answers).forEach((to) => seen.add(to));
  });
  return [...seen].filter((index) => index >= 0).sort((a, b) => a - b);
};

/**
 * The outcomes that are still possible, in the guide's order.
 * @param {Graph} graph
 * @param {Answers} answers
 * @returns {string[]}
 */
export const possible = (graph, answers) => {
  const ends = new Set(reachable(graph, answers).flatMap((index) => kept(graph, index, answers)));
  return graph.outcomes.filter((_, k) => ends.has(~k));
};

/**
 * The questions asked in some reachable state, in graph order.
 * @param {Graph} graph
 * @param {Answers} answers
 * @returns {string[]}
 */
export const asked = (graph, answers) => {
  const found = new Set(reachable(graph, answers).map((index) => graph.states[index][0]));
  return graph.questions.filter((question) => found.has(question));
};

/**
 * The answers that count: those to questions that are asked.
 * @param {Graph} graph
 * @param {Answers} answers
 * @returns {string[]} Questions in graph order.
 */
export const counted = (graph, answers) => asked(graph, answers).filter((question) => answers.has(question));

/**
 * The question to ask next, or null when asking more decides nothing.
 * @param {Graph} graph
 * @param {Answers} answers
 * @returns {string | null}
 */
export const nextQuestion = (graph, answers) => {
  if (possible(graph, answers).length === 1) return null;
  return asked(graph, answers).find((question) => !answers.has(question)) ?? null;
};

/**
 * The fewest and the most questions still to be answered. As long as every answer is one option, and goes on being
 * one, the most is a longest walk; with "I don't know" it may take every question that is reached.
 * @param {Graph} graph
 * @param {Answers} answers
 * @returns {[number, number]}
 */
export const remaining = (graph, answers) => {
  if (nextQuestion(graph, answers) === null) return [0, 0];
  const [least, most] = onWalks(graph, answers);
  const open = counted(graph, answers).some((question) => (answers.get(question)?.length ?? 1) > 1);
  return [least, open ? unanswered(graph, answers).length : most];
};

/**
 * The questions that are reached and not answered: what is asked at most, whatever is answered.
 * @param {Graph} graph
 * @param {Answers} answers
 * @returns {string[]}
 */
export const unanswered = (graph, answers) => asked(graph, answers).filter((question) => !answers.has(question));

/** The fewest and the most unanswered questions on a walk. @param {Graph} graph @param {Answers} answers @returns {[number, number]} */
const onWalks = (graph, answers) => {
  /** @type {[number, number][]} */
  const spans = [];
  for (let index = graph.states.length - 1; index >= 0; index -= 1) {
    const cost = answers.has(graph.states[index][0]) ? 0 : 1;
    const inner = kept(graph, index, answers).map((to) => (to < 0 ? [0, 0] : spans[to]));
    spans[index] = [cost + Math.min(...inner.map(([low]) => low)), cost + Math.max(...inner.map(([, high]) => high))];
  }
  return spans[0];
};
