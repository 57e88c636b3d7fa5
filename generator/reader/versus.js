// Entries of a catalogue side by side: one column each, one row for each fact that the page says of any.

import { make } from "../../decision_tree/runtime/elements.js";
import { alike } from "./choice.js";

/**
 * @param {HTMLElement[]} entries Each holds its facts in `[data-fact]`, named by that attribute.
 * @param {string} property The head of the first column.
 * @param {string} unsaid What stands where an entry says nothing.
 */
export const sideBySide = (entries, property, unsaid) => {
  const names = [...new Set(entries.flatMap((entry) => facts(entry).map(nameOf)))];
  const head = make("tr", { role: "row" }, make("th", { scope: "col", role: "columnheader" }, property),
    ...entries.map((entry) => make("th", { scope: "col", role: "columnheader" }, ...titleOf(entry))));
  return make("table", { class: "tb-compare", role: "table" },
    make("thead", { role: "rowgroup" }, head),
    make("tbody", { role: "rowgroup" }, ...names.map((name) => row(name, entries, unsaid))));
};

/** @param {string} name @param {HTMLElement[]} entries @param {string} unsaid */
const row = (name, entries, unsaid) => {
  const said = entries.map((entry) => facts(entry).find((fact) => nameOf(fact) === name));
  const same = alike(said.map((fact) => fact?.textContent ?? ""));
  const cells = said.map((fact, place) => make("td", { role: "cell" },
    make("span", { class: "tb-cell-name", "aria-hidden": "true" }, ...titleOf(entries[place])),
    fact ? valueOf(fact) : make("span", { class: "tb-unsaid" }, unsaid)));
  return make("tr", { role: "row", class: same ? "tb-row tb-same" : "tb-row" }, make("th", { scope: "row", role: "rowheader" }, name), ...cells);
};

/** What a fact says; a link stays one. @param {Element} fact */
const valueOf = (fact) => {
  const copy = /** @type {HTMLElement} */ (fact.cloneNode(true));
  if (copy.tagName === "A") return copy;
  return make("span", {}, ...copy.childNodes);
};

/** @param {Element} entry */
const facts = (entry) => [...entry.querySelectorAll("[data-fact]")];

/** @param {Element} fact */
const nameOf = (fact) => fact.getAttribute("data-fact") ?? "";

/** @param {Element} entry */
const titleOf = (entry) => [...(entry.querySelector("h2, h3")?.cloneNode(true).childNodes ?? [])];
