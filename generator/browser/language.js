// The two languages: what a reader chose goes along to the other one, and a wrong address is answered in theirs.

/** The only part of a choice that is in a language: words that were typed. */
const TYPED = "find";

/** Answers of a guide, choices of a filter and the ids of entries mean the same in every language: a link to another takes them along. */
export const carryAcross = () => {
  if (document.querySelector(".tb-missing")) return;
  for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll("a.tb-language"))) {
    const carry = () => {
      const chosen = new URLSearchParams(location.search);
      const typed = chosen.has(TYPED);
      chosen.delete(TYPED);
      link.search = typed ? chosen.toString() : location.search;
      link.hash = location.hash;
    };
    ["click", "auxclick", "contextmenu"].forEach((way) => link.addEventListener(way, carry)); // here, in a new tab, or copied
  }
};

/**
 * A host has one page for wrong addresses, in every language; leave the reader's. Where theirs has such a page of its own,
 * with its menu, that one is shown under the address that was asked for.
 */
export const leaveOneLanguage = () => {
  const told = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(".tb-missing")]);
  const sent = told.length > 0 && location.pathname.endsWith("/404.html") && location.hash.startsWith("#/");
  if (sent) {
    const asked = new URL(location.hash.slice(1), location.origin);
    if (asked.origin === location.origin) history.replaceState(null, "", asked);
  }
  const length = (/** @type {HTMLElement} */ { dataset }) => dataset.root?.length ?? 0;
  const [meant] = told.filter(({ dataset }) => location.pathname.startsWith(dataset.root ?? "/")).sort((one, other) => length(other) - length(one));
  if (!meant) return;
  if (meant.lang !== document.documentElement.lang && !sent) location.replace(`${meant.dataset.root}404.html#${location.pathname}`);
  for (const section of told) section.hidden = section !== meant;
  document.documentElement.lang = meant.lang;
  document.title = meant.querySelector("h1")?.textContent ?? document.title;
  Object.assign(/** @type {HTMLElement | null} */ (document.querySelector(".tb-search-open"))?.dataset ?? {}, meant.dataset);
};
