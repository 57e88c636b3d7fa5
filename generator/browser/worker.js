// The service worker: asks the network first, and answers from what was kept when there is none.
//
// It is there only after a reader asked to keep the site (keeping.js). Because the network comes first, nobody reads
// an old page while a new one can be had. `self.words`, the texts of the page for what was not kept, stand before this.

/** @type {any} */
const worker = self;
const STORE = `timbang ${new URL(worker.registration.scope).pathname}`;
const PATIENCE = 4000; // milliseconds after which a slow network counts as none

worker.addEventListener("install", () => worker.skipWaiting());
worker.addEventListener("activate", (/** @type {any} */ event) => event.waitUntil(worker.clients.claim()));
worker.addEventListener("fetch", (/** @type {any} */ event) => {
  const { method, url } = event.request;
  const now = new URL(url).search === "?now"; // what the site has, asked for to be held against what is kept
  if (method === "GET" && url.startsWith(worker.registration.scope) && !now) event.respondWith(answer(event));
});

/** @param {any} event @returns {Promise<Response>} */
const answer = async (event) => {
  const { request } = event;
  const store = await caches.open(STORE).catch(() => null);
  const kept = async () => store?.match(request, { ignoreSearch: true, ignoreVary: true });
  // A page is asked for anew: what the browser itself still holds of it may be older than what the host has.
  const asked = request.mode === "navigate" ? new Request(request.url, { cache: "no-cache" }) : request;
  const fresh = fetch(asked).then((response) => {
    if (response.redirected) return Response.redirect(response.url);
    if (store && response.status === 200) event.waitUntil(renew(store, address(request.url), response.clone()));
    return response;
  });
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE)).then(kept);
  try {
    return (await Promise.race([fresh, late])) ?? (await fresh);
  } catch {
    return (await kept()) ?? (request.mode === "navigate" ? missing() : Response.error());
  }
};

/**
 * Renew what is kept; what was merely visited is not, nor are pages of another language. A device that is full changes
 * nothing for the page that is read.
 * @param {Cache} store @param {string} url @param {Response} response
 */
const renew = async (store, url, response) => {
  try {
    if (await store.match(url, { ignoreVary: true })) await store.put(url, response);
  } catch { /* what was kept before stays */ }
};

/** An address as it is kept: choices of a filter stand behind the question mark. @param {string} url */
const address = (url) => {
  const { origin, pathname } = new URL(url);
  return `${origin}${pathname}`;
};

const missing = () => {
  const { words } = worker;
  const html = `<!doctype html><html lang="${words.lang}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">`
    + `<title>${words.title}</title><h1>${words.title}</h1><p>${words.text}</p><p><a href="${worker.registration.scope}">${words.home}</a></p></html>`;
  return new Response(html, { status: 503, headers: { "Content-Type": "text/html; charset=utf-8" } });
};
