// The element <catalogue-filter> where entries can be picked, and laid side by side.

import { make } from "../../decision_tree/runtime/elements.js";
import { EntriesFilter } from "./entries.js";
import { sideBySide } from "./versus.js";

/** @typedef {import("./choice.js").Choice} Choice */

const FEWEST = 2;

class PickingFilter extends EntriesFilter {
  picked = /** @type {HTMLElement} */ (this.querySelector(".tb-picked"));
  versus = /** @type {HTMLElement} */ (this.querySelector(".tb-versus"));
  /** @type {HTMLInputElement[]} */
  picks = [];

  prepare() {
    super.prepare();
    this.picks = this.controls().flatMap((one) => (one instanceof HTMLInputElement && one.name === "compare" ? [one] : []));
    this.vocabulary.view = { values: ["side-by-side"], most: 1 };
    this.picks.forEach((pick) => pick.addEventListener("input", () => this.hear(pick)));
    this.versus.addEventListener("click", (event) => {
      if (/** @type {HTMLElement} */ (event.target).closest("[data-act=close]")) this.act("close");
    });
  }

  read() {
    const choice = super.read();
    choice.chosen.view = this.choice.chosen.view ?? [];
    return choice;
  }

  /** What is picked is no part of the filter, and stays. */
  cleared() {
    const { compare = [], view = [] } = this.choice.chosen;
    return { text: "", chosen: { compare, view } };
  }

  /** @param {Choice} choice */
  show(choice) {
    if ((choice.chosen.compare?.length ?? 0) < FEWEST) choice.chosen.view = [];
    super.show(choice);
    this.offer(choice);
    this.lay(choice);
  }

  /** @param {string} act */
  act(act) {
    if (act === "clear") return super.act(act);
    const choice = this.read();
    const view = act === "compare" ? ["side-by-side"] : [];
    const compare = act === "unpick" ? [] : choice.chosen.compare;
    this.choose({ ...choice, chosen: { ...choice.chosen, view, compare } });
    if (act === "compare") this.versus.querySelector("h2")?.focus();
    else this.search()?.focus({ preventScroll: act === "unpick" });
  }

  /** Say what is picked, and allow no more than fit. @param {Choice} choice */
  offer(choice) {
    const chosen = choice.chosen.compare ?? [];
    const { most } = this.vocabulary.compare;
    for (const pick of this.picks) pick.disabled = chosen.length >= most && !pick.checked;
    this.picked.hidden = !chosen.length || Boolean(choice.chosen.view?.length);
    const count = (this.dataset.picked ?? "").replace("{n}", String(chosen.length)).replace("{most}", String(most));
    const said = [`${count}: ${this.namesOf(chosen)}.`, this.leftOut(chosen)].filter(Boolean).join(" ");
    /** @type {HTMLElement} */ (this.picked.querySelector("[data-picks]")).textContent = chosen.length ? said : "";
    /** @type {HTMLButtonElement} */ (this.picked.querySelector("[data-act=compare]")).disabled = chosen.length < FEWEST;
  }

  /** Lay the entries picked side by side, if the reader asked for it. @param {Choice} choice */
  lay(choice) {
    const chosen = choice.chosen.compare ?? [];
    const entries = this.picks.filter((pick) => chosen.includes(pick.value)).map(entryOf);
    const without = this.leftOut(chosen);
    this.versus.hidden = !choice.chosen.view?.length;
    this.versus.replaceChildren(...(this.versus.hidden ? [] : [
      make("h2", { tabindex: "-1" }, this.dataset.versus ?? ""),
      ...(without ? [make("p", {}, without)] : []),
      sideBySide(entries, this.dataset.property ?? "", this.dataset.unsaid ?? ""),
      make("button", { type: "button", class: "tb-act", "data-act": "close" }, this.dataset.close ?? ""),
    ]));
  }

  /** Say what a link names beyond those that fit. @param {string[]} chosen */
  leftOut(chosen) {
    const named = (new URLSearchParams(location.search).get("compare") ?? "").split(",");
    const rest = this.vocabulary.compare.values.filter((value) => named.includes(value) && !chosen.includes(value));
    const full = chosen.length === this.vocabulary.compare.most && rest.length;
    return full ? (this.dataset.left ?? "").replace("{names}", this.namesOf(rest)) : "";
  }

  /** @param {string[]} values */
  namesOf(values) {
    return this.picks.filter((pick) => values.includes(pick.value)).map((pick) => entryOf(pick).querySelector("h3 > a")?.textContent ?? pick.value).join(", ");
  }
}

/** The entry that a box to tick stands in. @param {Element} pick */
const entryOf = (pick) => /** @type {HTMLElement} */ (pick.closest("[data-entry]"));

if (!customElements.get("catalogue-filter")) customElements.define("catalogue-filter", PickingFilter);
