// The element <catalogue-filter>: narrows a list of entries, puts it in order, lays some side by side.

import { make } from "../../decision_tree/runtime/elements.js";
import { ordered, plainly } from "./choice.js";
import { ListFilter } from "./filter.js";
import { sideBySide } from "./versus.js";

/** @typedef {import("./choice.js").Choice} Choice */
/** @typedef {import("./filter.js").Shown & {home: HTMLElement}} Kept An entry with the list that it comes from. */

const FEWEST = 2;

class CatalogueFilter extends ListFilter {
  prepare() {
    this.flat = /** @type {HTMLElement} */ (document.querySelector("[data-flat]"));
    super.prepare();
    this.picked = /** @type {HTMLElement | null} */ (this.form.querySelector(".tb-picked"));
    this.versus = /** @type {HTMLElement | null} */ (this.querySelector(".tb-versus"));
    if (!this.versus) return;
    this.vocabulary.view = { values: ["side-by-side"], most: 1 };
    this.controls().filter((one) => one.name === "compare").forEach((pick) => pick.addEventListener("input", () => this.hear(pick)));
    this.versus.addEventListener("click", (event) => {
      if (/** @type {HTMLElement} */ (event.target).closest("[data-act=close]")) this.act("close");
    });
  }

  /** @returns {Kept[]} */
  readRows() {
    const facets = [...this.querySelectorAll("details[data-facet]")].map((one) => one.getAttribute("data-facet") ?? "");
    const orders = [...this.form.querySelectorAll("[name=sort] option")].map((one) => one.getAttribute("value") ?? "").filter(Boolean);
    return [...document.querySelectorAll("[data-entry]")].map((found) => {
      const element = /** @type {HTMLElement} */ (found);
      const said = [...element.children].filter((part) => !part.matches(".tb-foot"));
      const list = (/** @type {string} */ facet) => (element.getAttribute(`data-${facet}`) ?? "").split(" ").filter(Boolean);
      return {
        element, home: /** @type {HTMLElement} */ (element.parentElement),
        values: Object.fromEntries(facets.map((facet) => [facet, list(facet)])),
        ranks: Object.fromEntries(orders.map((order) => [order, Number(element.getAttribute(`data-rank-${order}`))])),
        text: plainly(said.map((part) => part.textContent).join(" ")),
      };
    });
  }

  read() {
    const choice = super.read();
    choice.chosen.view = this.choice?.chosen.view ?? [];
    return choice;
  }

  /** @param {Choice} choice */
  show(choice) {
    if ((choice.chosen.compare?.length ?? 0) < FEWEST) choice.chosen.view = [];
    super.show(choice);
    this.lay(choice);
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
    for (const list of new Set(this.rows.map((row) => /** @type {Kept} */ (row).home))) {
      list.hidden = !list.querySelector("[data-entry]:not([hidden])");
      for (let above = list.dataset.group && list.previousElementSibling; above; above = above.tagName === "H2" ? null : above.previousElementSibling) {
        /** @type {HTMLElement} */ (above).hidden = list.hidden;
      }
    }
  }

  /** @param {string} act */
  act(act) {
    const choice = this.read();
    if (act === "compare") this.choose({ ...choice, chosen: { ...choice.chosen, view: ["side-by-side"] } });
    else if (act === "close") this.choose({ ...choice, chosen: { ...choice.chosen, view: [] } });
    else if (act === "unpick") this.choose({ ...choice, chosen: { ...choice.chosen, view: [], compare: [] } });
    else super.act(act);
    if (act === "compare") this.versus?.querySelector("h2")?.focus();
    else if (act !== "clear") this.search()?.focus({ preventScroll: act === "unpick" });
  }

  /** Lay the entries chosen side by side, if the reader asked for it. @param {Choice} choice */
  lay(choice) {
    if (!this.versus || !this.picked) return;
    const chosen = choice.chosen.compare ?? [];
    const { most } = this.vocabulary.compare;
    for (const pick of this.controls()) {
      if (pick.name === "compare") pick.disabled = chosen.length >= most && !(/** @type {HTMLInputElement} */ (pick).checked);
    }
    this.versus.hidden = !choice.chosen.view?.length;
    this.picked.hidden = !chosen.length || !this.versus.hidden;
    const said = (this.dataset.picked ?? "").replace("{n}", String(chosen.length)).replace("{most}", String(most));
    /** @type {HTMLElement} */ (this.picked.querySelector("[data-picks]")).textContent = chosen.length ? said : "";
    /** @type {HTMLButtonElement} */ (this.picked.querySelector("[data-act=compare]")).disabled = chosen.length < FEWEST;
    const entries = chosen.map((id) => /** @type {HTMLElement} */ (document.querySelector(`[data-entry="${id}"]`)));
    this.versus.replaceChildren(...(this.versus.hidden ? [] : [
      make("h2", { tabindex: "-1" }, this.dataset.versus ?? ""),
      sideBySide(entries, this.dataset.property ?? "", this.dataset.unsaid ?? ""),
      make("button", { type: "button", class: "tb-act", "data-act": "close" }, this.dataset.close ?? ""),
    ]));
  }
}

if (!customElements.get("catalogue-filter")) customElements.define("catalogue-filter", CatalogueFilter);
