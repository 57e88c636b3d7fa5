// Makes elements: the only place where the guide touches the document's factory.

/**
 * Make an element with attributes and children. Strings become text, never markup.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, string | boolean>} [attributes] `true` sets an empty one, `false` none.
 * @param {(Node | string)[]} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export const make = (tag, attributes = {}, ...children) => {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== false) made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children);
  return made;
};

/**
 * Make a button that does something.
 * @param {string} label
 * @param {() => void} act
 * @param {string} [kind] A class that says how it looks.
 * @returns {HTMLButtonElement}
 */
export const button = (label, act, kind = "") => {
  const made = make("button", { type: "button", class: `guide-button ${kind}`.trim() }, label);
  made.addEventListener("click", act);
  return made;
};

/**
 * Make a heading of a level.
 * @param {number} level
 * @param {Record<string, string | boolean>} attributes
 * @param {(Node | string)[]} words
 */
export const heading = (level, attributes, ...words) =>
  make(/** @type {"h2"} */ (`h${level}`), attributes, ...words);

/**
 * Make a section with a heading, or nothing when it has no rows.
 * @param {number} level
 * @param {string} title
 * @param {HTMLElement[]} rows List items.
 * @param {string} [kind]
 * @param {"ul" | "ol"} [list]
 */
export const section = (level, title, rows, kind = "", list = "ul") =>
  rows.length ? [make("section", { class: kind }, heading(level, {}, title), make(list, {}, ...rows))] : [];

const MOST_OPEN = 2;

/**
 * Fold a list that is long, under a line that says how much it holds.
 * @param {string} said
 * @param {Element} list
 */
export const fold = (said, list) => list.childElementCount > MOST_OPEN
  ? make("details", { class: "guide-folded" }, make("summary", {}, said), list) : list;

/**
 * Copy what a template holds of a class, as nodes of their own.
 * @param {ParentNode} template
 * @param {string} selector
 * @returns {Node[]}
 */
export const copied = (template, selector) => {
  const found = template.querySelector(selector);
  return found ? [...found.cloneNode(true).childNodes] : [];
};
