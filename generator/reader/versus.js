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

/** One fact of each entry; said once where all have the same. @param {string} name @param {HTMLElement[]} entries @param {string} unsaid */
const row = (name, entries, unsaid) => {
  const said = entries.map((entry) => facts(entry).find((fact) => nameOf(fact) === name));
  const same = alike(said.map((fact) => fact?.getAttribute("href") ?? fact?.textContent ?? ""));
  const head = make("th", { scope: "row", role: "rowheader" }, name);
  if (same && said[0]) return make("tr", { role: "row", class: "tb-row" }, head, make("td", { role: "cell", colspan: String(said.length) }, valueOf(said[0])));
  const cells = said.map((fact, place) => make("td", { role: "cell" },
    make("span", { class: "tb-cell-name", "aria-hidden": "true" }, entries[place].querySelector("h2, h3")?.firstChild?.textContent ?? ""),
    fact ? valueOf(fact) : make("span", { class: "tb-unsaid" }, unsaid)));
  return make("tr", { role: "row", class: "tb-row" }, head, ...cells);
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

/** The name of an entry, without the builder's own marks. @param {Element} entry */
const titleOf = (entry) => [...(entry.querySelector("h2, h3")?.cloneNode(true).childNodes ?? [])];
