// The element <keep-offline>: keeps the whole site of one language on the reader's device, when they ask for it.

const AT_ONCE = 6; // files that are fetched side by side

class KeepOffline extends HTMLElement {
  async connectedCallback() {
    if (!("serviceWorker" in navigator) || !window.isSecureContext) return;
    this.root = new URL("./", location.href.split(/[?#]/)[0]);
    this.list = new URL("files.json", this.root).href;
    this.store = `timbang ${this.root.pathname}`;
    this.said = this.appendChild(document.createElement("p"));
    this.said.setAttribute("role", "status");
    this.button = this.appendChild(document.createElement("button"));
    Object.assign(this.button, { type: "button", className: "tb-copy" });
    this.button.addEventListener("click", () => this.act?.());
    await this.tell();
    this.hidden = false;
  }

  /** Offer what can be done now. */
  async tell() {
    const kept = await (await caches.match(this.list))?.json();
    if (!kept) return this.offer("keep", () => this.keep());
    this.say("kept");
    this.offer("remove", () => this.remove());
    const fresh = await this.files().catch(() => kept);
    if (fresh.version === kept.version) return;
    this.say("older");
    this.offer("renew", () => this.keep());
  }

  /** The list as the site has it now: what a worker keeps of it is renewed when all is. @returns {Promise<{version: string, files: string[]}>} */
  async files() {
    return (await fetch(`${this.list}?now`, { cache: "no-store" })).json();
  }

  /** @param {string} what @param {() => Promise<void>} act */
  offer(what, act) {
    if (!this.button) return;
    this.button.textContent = this.dataset[what] ?? "";
    this.act = act;
  }

  /** @param {string} what @param {string} [part] */
  say(what, part = "") {
    if (this.said) this.said.textContent = (this.dataset[what] ?? "").replace("{part}", part);
  }

  async keep() {
    if (!this.button || !this.root || !this.list || !this.store) return;
    this.button.disabled = true;
    try {
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
    } catch {
      this.say("failed");
    }
    this.button.disabled = false;
    this.button.focus();
  }

  async remove() {
    if (!this.root || !this.store) return;
    await (await navigator.serviceWorker.getRegistration(this.root.href))?.unregister();
    await caches.delete(this.store);
    this.say("removed");
    this.offer("keep", () => this.keep());
  }
}

if (!customElements.get("keep-offline")) customElements.define("keep-offline", KeepOffline);
