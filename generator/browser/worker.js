// The service worker: asks the network first, and answers from what was kept when there is none.
//
// It is there only after a reader asked to keep the site (keeping.js). Because the network comes first, nobody reads
// an old page while a new one can be had. `words`, the texts of the page for what was not kept, stand before this.

const STORE = `timbang ${new URL(registration.scope).pathname}`;
const PATIENCE = 4000; // milliseconds after which a slow network counts as none

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method === "GET" && request.url.startsWith(registration.scope)) event.respondWith(answer(request));
});

/** @param {Request} request */
const answer = async (request) => {
  const store = await caches.open(STORE);
  const kept = () => store.match(request, { ignoreSearch: true, ignoreVary: true });
  // A page is asked for anew: what the browser itself still holds of it may be older than what the host has.
  const asked = request.mode === "navigate" ? new Request(request.url, { cache: "no-cache" }) : request;
  const fresh = fetch(asked).then(async (response) => {
    if (response.redirected) return Response.redirect(response.url);
    if (response.status === 200) await store.put(address(request.url), response.clone());
    return response;
  });
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE)).then(kept);
  try {
    return (await Promise.race([fresh, late])) ?? (await fresh);
  } catch {
    return (await kept()) ?? (request.mode === "navigate" ? missing() : Response.error());
  }
};

/** An address as it is kept: answers to a guide and choices of a filter stand behind the question mark. @param {string} url */
const address = (url) => {
  const { origin, pathname } = new URL(url);
  return `${origin}${pathname}`;
};

const missing = () => {
  const html = `<!doctype html><html lang="${words.lang}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">`
    + `<title>${words.title}</title><h1>${words.title}</h1><p>${words.text}</p><p><a href="${registration.scope}">${words.home}</a></p></html>`;
  return new Response(html, { status: 503, headers: { "Content-Type": "text/html; charset=utf-8" } });
};
