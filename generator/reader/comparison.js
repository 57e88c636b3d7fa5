// The element <comparison-filter>: filters the comparison's table, chooses its columns, takes it along.

import { make } from "../../decision_tree/runtime/elements.js";
import { alike, plainly } from "./choice.js";
import { ListFilter } from "./filter.js";
import { asCsv, asMarkdown, onOneLine } from "./table.js";

/** @typedef {import("./choice.js").Choice} Choice */
/** @typedef {import("./filter.js").Shown & {more: HTMLElement, cells: Map<string, string>}} Line */

class ComparisonFilter extends ListFilter {
  prepare() {
    this.table = /** @type {HTMLTableElement} */ (document.querySelector("table.tb-compare"));
    super.prepare();
    this.table.addEventListener("click", (event) => {
      const link = /** @type {HTMLElement} */ (event.target).closest("a.tb-row-link");
      if (link) this.copyRow(event, /** @type {HTMLAnchorElement} */ (link));
    });
  }

  /** @returns {Line[]} */
  readRows() {
    return [...this.table.querySelectorAll("tr.tb-row")].map((found) => {
      const element = /** @type {HTMLElement} */ (found);
      const more = /** @type {HTMLElement} */ (element.nextElementSibling);
      const title = element.closest("tbody")?.querySelector(".tb-theme");
      const searched = [title, element, more.querySelector("[data-why]")];
      const cells = [...element.querySelectorAll("td")].flatMap((cell) =>
        (cell.dataset.subjects ?? "").split(" ").map((subject) => /** @type {[string, string]} */ ([subject, valueOf(cell)])));
      return {
        element, more, cells: new Map(cells), ranks: {},
        values: { theme: [element.dataset.theme ?? ""], role: (element.dataset.role ?? "").split(" ") },
        text: plainly(searched.map((part) => part?.textContent ?? "").join(" ")),
      };
    });
  }

  /** The subjects that are shown. @param {Choice} choice */
  columns(choice) {
    const { values } = this.vocabulary.columns;
    return choice.chosen.columns?.length ? choice.chosen.columns : values;
  }

  /** @param {Choice} choice */
  eligible(choice) {
    const columns = this.columns(choice);
    const folded = choice.chosen.same?.length;
    return this.rows.filter((row) => !folded || !alike(columns.map((subject) => /** @type {Line} */ (row).cells.get(subject) ?? "")));
  }

  /** @param {Choice} choice @param {Set<import("./filter.js").Shown>} left */
  arrange(choice, left) {
    super.arrange(choice, left);
    const columns = this.columns(choice);
    for (const row of this.rows) /** @type {Line} */ (row).more.hidden = row.element.hidden;
    for (const body of this.table.tBodies) body.hidden = !body.querySelector("tr.tb-row:not([hidden])");
    for (const cell of /** @type {NodeListOf<HTMLTableCellElement>} */ (this.table.querySelectorAll("[data-subjects]"))) {
      const shown = (cell.dataset.subjects ?? "").split(" ").filter((subject) => columns.includes(subject)).length;
      cell.hidden = !shown;
      cell.colSpan = shown || 1;
    }
    for (const cell of /** @type {NodeListOf<HTMLTableCellElement>} */ (this.table.querySelectorAll("[data-across]"))) cell.colSpan = columns.length + 1;
  }

  /** @param {string} act */
  act(act) {
    if (act === "markdown") this.copy(asMarkdown(this.head(), this.body()) + `\n<${location.href.split("#")[0]}>\n`);
    else if (act === "csv") this.download(asCsv([this.dataset.theme ?? "", ...this.head(), this.dataset.address ?? ""], this.body(true)));
    else super.act(act);
  }

  /** The titles of the columns that are shown. */
  head() {
    return [...(this.table.tHead?.querySelectorAll("th:not([hidden])") ?? [])].map((cell) => cell.getAttribute("data-name") ?? onOneLine(cell.textContent ?? ""));
  }

  /** The rows that are shown, as texts. @param {boolean} [whole] With theme and address. */
  body(whole = false) {
    const columns = this.columns(this.read());
    return /** @type {Line[]} */ (this.rows).filter((row) => !row.element.hidden).map(({ element, cells }) => {
      const texts = [element.dataset.title ?? "", ...columns.map((subject) => cells.get(subject) ?? "")];
      return whole ? [element.dataset.group ?? "", ...texts, addressOf(element.id)] : texts;
    });
  }

  /** Hand a text over as a file. @param {string} text */
  download(text) {
    const address = URL.createObjectURL(new Blob([text], { type: "text/csv" }));
    make("a", { href: address, download: this.dataset.file ?? "" }).click();
    setTimeout(() => URL.revokeObjectURL(address), 1000);
  }

  /** Copy the address of a row, which then stands in the address bar too. @param {MouseEvent} event @param {HTMLAnchorElement} link */
  async copyRow(event, link) {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    event.stopPropagation(); // the theme would fetch the page again
    const id = link.hash.slice(1);
    history.replaceState(history.state, "", location.pathname + location.search + link.hash);
    if (!(await this.copy(addressOf(id)))) return;
    link.classList.add("tb-done");
    setTimeout(() => link.classList.remove("tb-done"), 2000);
  }
}

/** What a cell says, without the name of its column. @param {Element} cell */
const valueOf = (cell) => onOneLine(cell.querySelector(".tb-value")?.textContent ?? "");

/** The address of a row. @param {string} id */
const addressOf = (id) => `${location.origin}${location.pathname}#${id}`;

if (!customElements.get("comparison-filter")) customElements.define("comparison-filter", ComparisonFilter);
