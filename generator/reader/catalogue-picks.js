// The element <catalogue-filter> where entries can be picked, and laid side by side.

import { make } from "../../decision_tree/runtime/elements.js";
import { EntriesFilter } from "./entries.js";
import { sideBySide } from "./versus.js";

/** @typedef {import("./choice.js").Choice} Choice */

const FEWEST = 2;

class PickingFilter extends EntriesFilter {
  prepare() {
    super.prepare();
    this.picked = /** @type {HTMLElement} */ (this.form.querySelector(".tb-picked"));
    this.versus = /** @type {HTMLElement} */ (this.querySelector(".tb-versus"));
    this.picks = this.controls().filter((one) => one.name === "compare");
    this.vocabulary.view = { values: ["side-by-side"], most: 1 };
    this.picks.forEach((pick) => pick.addEventListener("input", () => this.hear(pick)));
    this.versus.addEventListener("click", (event) => {
      if (/** @type {HTMLElement} */ (event.target).closest("[data-act=close]")) this.act("close");
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
    const { length } = choice.chosen.compare ?? [];
    const { most } = this.vocabulary.compare;
    for (const pick of this.picks) pick.disabled = length >= most && !(/** @type {HTMLInputElement} */ (pick).checked);
    this.picked.hidden = !length || Boolean(choice.chosen.view?.length);
    const said = (this.dataset.picked ?? "").replace("{n}", String(length)).replace("{most}", String(most));
    /** @type {HTMLElement} */ (this.picked.querySelector("[data-picks]")).textContent = length ? said : "";
    /** @type {HTMLButtonElement} */ (this.picked.querySelector("[data-act=compare]")).disabled = length < FEWEST;
  }

  /** Lay the entries picked side by side, if the reader asked for it. @param {Choice} choice */
  lay(choice) {
    const chosen = choice.chosen.compare ?? [];
    const entries = this.picks.filter((pick) => chosen.includes(pick.value)).map((pick) => /** @type {HTMLElement} */ (pick.closest("[data-entry]")));
    this.versus.hidden = !choice.chosen.view?.length;
    this.versus.replaceChildren(...(this.versus.hidden ? [] : [
      make("h2", { tabindex: "-1" }, this.dataset.versus ?? ""),
      sideBySide(entries, this.dataset.property ?? "", this.dataset.unsaid ?? ""),
      make("button", { type: "button", class: "tb-act", "data-act": "close" }, this.dataset.close ?? ""),
    ]));
  }
}

if (!customElements.get("catalogue-filter")) customElements.define("catalogue-filter", PickingFilter);
