// The element <comparison-filter>: filters the comparison's table, chooses its columns, takes it along.

import { make } from "../../decision_tree/runtime/elements.js";
import { alike, fits, plainly } from "./choice.js";
import { ListFilter } from "./filter.js";
import { asCsv, asMarkdown, onOneLine } from "./table.js";

/** @typedef {import("./choice.js").Choice} Choice */
/** @typedef {import("./filter.js").Shown & {more: HTMLElement, cells: Map<string, string>}} Line */

/** Where the whole form has its place beside the table; reader.css has the same. */
const ROOMY = "(min-width: 37.5em)";

class ComparisonFilter extends ListFilter {
  table = /** @type {HTMLTableElement} */ (document.querySelector("table.tb-compare"));
  fold = /** @type {HTMLDetailsElement} */ (this.querySelector(".tb-fold"));
  /** The bodies of the table whose folded rows the reader opened. @type {Set<HTMLTableSectionElement>} */
  unfolded = new Set();

  prepare() {
    super.prepare();
    const roomy = matchMedia(ROOMY);
    const follow = () => { this.fold.open = roomy.matches; };
    follow();
    roomy.addEventListener("change", follow);
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

  /** The table's rows. */
  get lines() {
    return /** @type {Line[]} */ (this.rows);
  }

  /** The subjects that are shown. @param {Choice} choice */
  columns(choice) {
    const { values } = this.vocabulary.columns;
    return choice.chosen.columns?.length ? choice.chosen.columns : values;
  }

  /** Whether a row says the same in all columns, where such rows are to fold. @param {Line} line @param {Choice} choice */
  folds(line, choice) {
    return Boolean(choice.chosen.same?.length) && alike(this.columns(choice).map((subject) => line.cells.get(subject) ?? ""));
  }

  /** @param {Line} line */
  opened(line) {
    return [...this.unfolded].some((body) => body.contains(line.element));
  }

  /** @param {Choice} choice */
  eligible(choice) {
    return this.lines.filter((line) => !this.folds(line, choice) || this.opened(line));
  }

  /** @param {Choice} choice @param {Set<import("./filter.js").Shown>} left */
  arrange(choice, left) {
    super.arrange(choice, left);
    const columns = this.columns(choice);
    for (const line of this.lines) line.more.hidden = line.element.hidden;
    for (const body of this.table.tBodies) {
      const same = this.lines.filter((line) => body.contains(line.element) && fits(line, choice) && this.folds(line, choice));
      this.foldRows(body, same);
      body.hidden = !same.length && !body.querySelector("tr.tb-row:not([hidden])");
    }
    for (const cell of /** @type {NodeListOf<HTMLTableCellElement>} */ (this.table.querySelectorAll("[data-subjects]"))) {
      const shown = (cell.dataset.subjects ?? "").split(" ").filter((subject) => columns.includes(subject)).length;
      cell.hidden = !shown;
      cell.colSpan = shown || 1;
    }
    for (const cell of /** @type {NodeListOf<HTMLTableCellElement>} */ (this.table.querySelectorAll("[data-across]"))) cell.colSpan = columns.length + 1;
  }

  /** Let rows that say the same be one line, which opens them. @param {HTMLTableSectionElement} body @param {Line[]} same */
  foldRows(body, same) {
    const made = body.querySelector("tr.tb-same") ?? this.foldOf(body);
    const button = /** @type {HTMLButtonElement} */ (made.querySelector("button"));
    const words = (same.length === 1 ? this.dataset.foldedOne : this.dataset.folded) ?? "";
    const names = same.map(({ element }) => element.dataset.title ?? "").join(", ");
    /** @type {HTMLElement} */ (made).hidden = !same.length;
    if (!same.length) this.unfolded.delete(body);
    button.textContent = words.replace("{n}", String(same.length)).replace("{names}", names);
    button.setAttribute("aria-expanded", String(this.unfolded.has(body)));
  }

  /** The line for folded rows, below the title of their theme. @param {HTMLTableSectionElement} body */
  foldOf(body) {
    const button = make("button", { type: "button", class: "tb-act" });
    button.addEventListener("click", () => {
      if (!this.unfolded.delete(body)) this.unfolded.add(body);
      this.show(this.choice);
    });
    const made = make("tr", { class: "tb-same", role: "row" }, make("td", { role: "cell", "data-across": true }, button));
    body.querySelector(".tb-theme")?.after(made);
    return made;
  }

  /** @param {number} n */
  tell(n) {
    super.tell(n);
    const summary = this.fold.querySelector("summary");
    if (summary) summary.textContent = (this.dataset.fold ?? "").replace("{n}", String(n)).replace("{all}", String(this.rows.length));
  }

  /** @param {string} act */
  act(act) {
    if (act === "markdown") this.copy(this.asMarkdown());
    else if (act === "csv") this.download(asCsv([...this.head(), this.dataset.address ?? ""], this.shown().map((line) => [...this.textsOf(line), addressOf(line.element.id)])));
    else super.act(act);
  }

  /** The rows that are shown as a table, the sources that they rest on, and where it comes from. */
  asMarkdown() {
    const sources = new Map(this.shown().flatMap((line) => this.sourcesOf(line)).map((link) => [link.textContent ?? "", link.href]));
    const listed = [...sources].map(([name, address]) => `- ${onOneLine(name)}: <${address}>\n`).join("");
    return `${asMarkdown(this.head(), this.shown().map((line) => this.textsOf(line)))}\n${listed}\n<${location.href.split("#")[0]}>\n`;
  }

  /** The titles of the columns that are shown, between theme and sources. */
  head() {
    const heads = [...(this.table.tHead?.querySelectorAll("th:not([hidden])") ?? [])];
    return [this.dataset.theme ?? "", ...heads.map((cell) => cell.getAttribute("data-name") ?? onOneLine(cell.textContent ?? "")), this.dataset.sources ?? ""];
  }

  shown() {
    return this.lines.filter(({ element }) => !element.hidden);
  }

  /** What a row says in each of these columns. @param {Line} line */
  textsOf(line) {
    const texts = this.columns(this.choice).map((subject) => line.cells.get(subject) ?? "");
    const sources = [...new Set(this.sourcesOf(line).map((link) => onOneLine(link.textContent ?? "")))];
    return [line.element.dataset.group ?? "", line.element.dataset.title ?? "", ...texts, sources.join("; ")];
  }

  /** The citations of a row, of the columns that are shown. @param {Line} line */
  sourcesOf({ more }) {
    const lists = [...more.querySelectorAll(".tb-sources dd")];
    const { values } = this.vocabulary.columns;
    const shown = lists.length === values.length ? lists.filter((_, place) => this.columns(this.choice).includes(values[place])) : lists;
    return shown.flatMap((list) => /** @type {HTMLAnchorElement[]} */ ([...list.querySelectorAll("a.tb-cite")]));
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
    event.preventDefault(); // the row stays where it is
    const id = link.hash.slice(1);
    history.replaceState(history.state, "", location.pathname + location.search + link.hash);
    if (!(await this.copy(addressOf(id)))) return;
    link.classList.add("tb-done");
    setTimeout(() => link.classList.remove("tb-done"), 2000);
  }
}

/** What a cell says, without the name of its column. @param {Element} cell */
const valueOf = (cell) => onOneLine(cell.querySelector(".tb-value")?.textContent ?? "");

/** The address of a row, also from a disk. @param {string} id */
const addressOf = (id) => `${location.href.split(/[?#]/)[0]}#${id}`;

if (!customElements.get("comparison-filter")) customElements.define("comparison-filter", ComparisonFilter);
