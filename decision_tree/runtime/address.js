// Address: keeps answers in the part of the page's address that browsers do not send, as steps that Back undoes.

import { writeLink } from "./link.js";

/** @typedef {import("./engine.js").Graph} Graph */
/** @typedef {import("./engine.js").Answers} Answers */

const EDITING = "editing"; // marks the step in which an answer is changed

/** @param {string} page @param {Graph} graph @param {Answers} answers */
const withAnswers = (page, graph, answers) => page.split("#")[0] + writeLink(graph, answers);

/**
 * The address that reopens answers; a file on a disk opens for nobody else, so it names its site's page, or none.
 * @param {DOMStringMap} held
 * @param {Graph} graph
 * @param {Answers} answers
 */
export const reopening = ({ home, releaseBase }, graph, answers) => {
  const page = home ?? (location.protocol === "file:" && !releaseBase ? "" : location.href);
  return page && withAnswers(page, graph, answers);
};

/** The address of a page beside the guide's; on a disk a folder does not open its page by itself. @param {string} place */
export const pageBeside = (place) => (location.protocol === "file:" ? `${place}index.html` : place);

/** Put back what a step within the page took from the address. @param {Graph} graph @param {Answers} answers */
export const keepAnswers = (graph, answers) => history.replaceState(history.state, "", withAnswers(location.href, graph, answers));

/** Begin to change an answer. */
export const pushEditing = () => {
  if (history.state?.guide !== EDITING) history.pushState({ guide: EDITING }, "", location.href);
};

/** Take a step to other answers; a changed answer takes the step of its question. @param {Graph} graph @param {Answers} answers */
export const pushAnswers = (graph, answers) => {
  const there = withAnswers(location.href, graph, answers);
  const edited = history.state?.guide === EDITING;
  if (there !== location.href && edited) history.replaceState(null, "", there);
  else if (there !== location.href) history.pushState(null, "", there);
  else if (edited) history.back();
};
