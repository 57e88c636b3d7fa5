// The element <keep-offline>: keeps the whole site of one language on the reader's device, when they ask for it.

/** @typedef {{version: string, bytes: number, files: string[]}} Told What the site lists of itself. */

const AT_ONCE = 6; // files that are fetched side by side
const MEGABYTE = 1e6;

class KeepOffline extends HTMLElement {
  root = new URL("./", location.href.split(/[?#]/)[0]);
  list = new URL("files.json", this.root).href;
  store = `timbang ${this.root.pathname}`;
  said = document.createElement("p");
  button = document.createElement("button");
  busy = false;
  /** @type {() => Promise<void>} */
  act = async () => {};

  async connectedCallback() {
    if (!("serviceWorker" in navigator) || !window.isSecureContext) return;
    this.said.setAttribute("role", "status");
    Object.assign(this.button, { type: "button", className: "tb-copy" });
    this.button.addEventListener("click", () => this.press());
    this.append(this.said, this.button);
    try {
      await this.tell();
      this.hidden = false;
    } catch { /* the browser lets nothing be kept: nothing is offered */ }
  }

  /** Do what the button says, once at a time; it keeps the focus meanwhile. */
  async press() {
    if (this.busy) return;
    this.busy = true;
    this.button.setAttribute("aria-disabled", "true");
    try {
      await this.act();
    } catch (error) {
      this.say(error instanceof DOMException && error.name === "QuotaExceededError" ? "full" : "failed");
    }
    this.button.removeAttribute("aria-disabled");
    this.busy = false;
  }

  /** Offer what can be done now. */
  async tell() {
    /** @type {Told | undefined} */
    const kept = await (await caches.match(this.list))?.json();
    if (!kept) return this.offer("keep", () => this.keep(), Number(this.dataset.megabytes));
    this.say("kept");
    this.offer("remove", () => this.remove());
    const fresh = await this.files().catch(() => kept);
    if (fresh.version === kept.version) return;
    this.say("older");
    this.offer("renew", () => this.keep(), Math.ceil(fresh.bytes / MEGABYTE));
  }

  /** The list as the site has it now: what a worker keeps of it is renewed when all is. @returns {Promise<Told>} */
  async files() {
    return (await fetch(`${this.list}?now`, { cache: "no-store" })).json();
  }

  /** @param {string} what @param {() => Promise<void>} act @param {number} [megabytes] How much it fetches. */
  offer(what, act, megabytes = 0) {
    const size = megabytes ? ` (${(this.dataset.size ?? "").replace("{size}", String(megabytes))})` : "";
    this.button.textContent = (this.dataset[what] ?? "") + size;
    this.act = act;
  }

  /** @param {string} what @param {string} [part] */
  say(what, part = "") {
    this.said.textContent = (this.dataset[what] ?? "").replace("{part}", part);
  }

  async keep() {
    const told = await this.files();
    const store = await caches.open(this.store);
    const waiting = told.files.map((file) => new URL(file, this.root).href);
    const all = waiting.length;
    const fetchNext = async () => {
      for (let url = waiting.pop(); url; url = waiting.pop()) {
        const response = await fetch(url, { cache: "no-cache" });
        if (!response.ok) throw new Error(url);
        await store.put(url, response);
        const part = Math.floor((100 * (all - waiting.length)) / all);
        if (part % 10 === 0) this.say("progress", String(part));
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, fetchNext));
    await navigator.serviceWorker.register(new URL("worker.js", this.root), { scope: this.root.pathname });
    await navigator.serviceWorker.ready;
    await store.put(this.list, new Response(JSON.stringify(told)));
    await this.tell();
  }

  async remove() {
    await (await navigator.serviceWorker.getRegistration(this.root.href))?.unregister();
    await caches.delete(this.store);
    this.say("removed");
    this.offer("keep", () => this.keep(), Number(this.dataset.megabytes));
  }
}

if (!customElements.get("keep-offline")) customElements.define("keep-offline", KeepOffline);
