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
 * Copy what a template holds of a class, as nodes of their own.
 * @param {ParentNode} template
 * @param {string} selector
 * @returns {Node[]}
 */
export const copied = (template, selector) => {
  const found = template.querySelector(selector);
  return found ? [...found.cloneNode(true).childNodes] : [];
};
