// The element <check-age>: says of an entry that it is due to be checked again, by the reader's clock.
//
// A page is the same on any day, so what depends on today is worked out here. Without this script the day of
// the last check stands there, and nothing else.

const DAY = 24 * 60 * 60 * 1000;
const MONTH = 365.25 / 12; // days

class CheckAge extends HTMLElement {
  connectedCallback() {
    const now = Date.now();
    if (now < Date.parse(this.dataset.due ?? "") + DAY) return;
    const months = Math.round((now - Date.parse(this.dataset.checked ?? "")) / DAY / MONTH);
    const ago = new Intl.RelativeTimeFormat(document.documentElement.lang).format(-months, "month");
    this.textContent = (this.dataset.words ?? "").replace("{ago}", ago);
    this.hidden = false;
  }
}

if (!customElements.get("check-age")) customElements.define("check-age", CheckAge);
