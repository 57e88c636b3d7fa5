// What the filter of a catalogue does beyond that of any list: its groups, and the entries in another order.

import { ordered, plainly } from "./choice.js";
import { ListFilter } from "./filter.js";

/** @typedef {import("./choice.js").Choice} Choice */
/** @typedef {import("./filter.js").Shown & {home: HTMLElement}} Kept An entry with the list that it comes from. */

export class EntriesFilter extends ListFilter {
  flat = /** @type {HTMLElement} */ (document.querySelector("[data-flat]"));
  /** @type {string | undefined} */
  order = undefined;

  /** @returns {Kept[]} */
  readRows() {
    const facets = [...this.querySelectorAll("details[data-facet]")].map((one) => one.getAttribute("data-facet") ?? "");
    const orders = [...this.form.querySelectorAll("[name=sort] option")].map((one) => one.getAttribute("value") ?? "").filter(Boolean);
    return [...document.querySelectorAll("[data-entry]")].map((found) => {
      const element = /** @type {HTMLElement} */ (found);
      const list = (/** @type {string} */ facet) => (element.getAttribute(`data-${facet}`) ?? "").split(" ").filter(Boolean);
      return {
        element, home: /** @type {HTMLElement} */ (element.parentElement), text: plainly(saidOf(element)),
        values: Object.fromEntries(facets.map((facet) => [facet, list(facet)])),
        ranks: Object.fromEntries(orders.map((order) => [order, Number(element.getAttribute(`data-rank-${order}`))])),
      };
    });
  }

  /** @param {Choice} choice @param {Set<import("./filter.js").Shown>} left */
  arrange(choice, left) {
    super.arrange(choice, left);
    const [order] = choice.chosen.sort ?? [];
    if (order !== this.order) {
      const list = this.flat.querySelector("ul");
      for (const row of ordered(/** @type {Kept[]} */ (this.rows), order)) (order && list ? list : row.home).append(row.element);
      this.order = order;
    }
    this.flat.hidden = !order;
    const homes = /** @type {Set<HTMLElement>} */ (new Set(this.rows.map((row) => /** @type {Kept} */ (row).home)));
    for (const list of homes) {
      list.hidden = !list.querySelector("[data-entry]:not([hidden])");
      let above = list.dataset.group ? /** @type {HTMLElement | null} */ (list.previousElementSibling) : null;
      while (above) {
        above.hidden = list.hidden;
        above = above.tagName === "H2" ? null : /** @type {HTMLElement | null} */ (above.previousElementSibling);
      }
    }
  }
}

/** What an entry says, without what stands in each. @param {HTMLElement} entry */
const saidOf = (entry) => {
  const copy = /** @type {HTMLElement} */ (entry.cloneNode(true));
  copy.querySelectorAll(".tb-foot, .tb-pick").forEach((part) => part.remove());
  return copy.textContent ?? "";
};
