// Texts: what a guide's page holds in words, those of the interface and those of its questions and outcomes.

import { heading } from "./elements.js";

/** @typedef {"question" | "outcome"} Kind */

/**
 * @typedef {object} Texts
 * @property {(key: string, values?: Record<string, string | number>) => string} word A word of the interface with its {names} replaced by values.
 * @property {(kind: Kind, id: string) => DocumentFragment} source What the page holds, to be read only.
 * @property {(kind: Kind, id: string) => DocumentFragment} template A copy of it, to be shown.
 */

/**
 * The texts of a guide.
 * @param {HTMLElement} guide
 * @param {Record<string, string>} words
 * @param {boolean} owns Whether the guide's headings are those of the page.
 * @returns {Texts}
 */
export const textsOf = (guide, words, owns) => {
  /** @type {Texts["source"]} */
  const source = (kind, id) => {
    const found = /** @type {HTMLTemplateElement | null} */ (guide.querySelector(`template[data-${kind}="${id}"]`));
    return found ? found.content : new DocumentFragment();
  };
  return {
    source,
    word: (key, values = {}) => (words[key] ?? key).replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? "")),
    template: (kind, id) => {
      const copy = /** @type {DocumentFragment} */ (source(kind, id).cloneNode(true));
      if (!owns) copy.querySelectorAll("h2:not([class])").forEach((title) => title.replaceWith(heading(3, {}, ...title.childNodes)));
      return copy;
    },
  };
};
