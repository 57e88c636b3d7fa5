// What every page needs at once, and that is little: the search itself is fetched when somebody searches.
//
// A plain script and no module, because browsers run no modules from a disk (file:).

import { offerCopying } from "./copying.js";
import { carryAcross, leaveOneLanguage } from "./language.js";
import { offerMenu } from "./menu.js";

/** The script's own address: the search lies beside it. */
const here = /** @type {HTMLScriptElement} */ (document.currentScript).src;
const fromDisk = location.protocol === "file:";

let failures = 0;

/** @param {DOMStringMap} told Where the language's search lies, and what to say of it. */
const openSearch = async (told) => {
  if (fromDisk) return sayWhyNot(told.disk);
  try {
    // A browser may keep in mind that a module failed: another address is tried anew.
    await import(new URL(failures ? `search.js?${failures}` : "search.js", here).href);
  } catch {
    failures += 1;
    return sayWhyNot(told.failed);
  }
  document.querySelector(".tb-search-not")?.remove();
  const { root = "", label, failed } = told; // the search's own addresses begin elsewhere
  document.dispatchEvent(new CustomEvent("timbang:search", { detail: { root: new URL(root, document.baseURI).href, label, failed } }));
};

/** Say below the header why there is no search here. @param {string} [why] */
const sayWhyNot = (why = "") => {
  const said = document.querySelector(".tb-search-not") ?? document.createElement("p");
  said.className = "tb-search-not md-typeset";
  said.setAttribute("role", "status");
  document.querySelector(".md-header")?.after(said);
  said.textContent = why;
};

/** Put a button where a link to the glossary stands for those without scripts. */
const offerSearch = () => {
  const link = /** @type {HTMLElement | null} */ (document.querySelector("a.tb-search-open"));
  if (!link) return;
  const button = document.createElement("button");
  button.className = link.className;
  button.append(...link.childNodes);
  Object.assign(button.dataset, link.dataset);
  const { label = "" } = button.dataset;
  for (const [name, value] of [["type", "button"], ["aria-haspopup", "dialog"], ["aria-label", label], ["title", `${label} (Ctrl K)`]]) button.setAttribute(name, value);
  button.addEventListener("click", () => openSearch(button.dataset));
  link.replaceWith(button);
  document.addEventListener("keydown", (event) => {
    // A browser that fills in a form sends such an event without a key.
    if (event.key?.toLowerCase() !== "k" || event.altKey || event.shiftKey || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    openSearch(button.dataset);
  });
};

/** Give the page for wrong addresses a search of its own, in each language that it speaks. */
const offerSearchInstead = () => {
  for (const section of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".tb-missing"))) {
    const button = document.createElement("button");
    Object.assign(button, { type: "button", className: "tb-copy", textContent: section.dataset.label ?? "" });
    button.setAttribute("aria-haspopup", "dialog");
    button.addEventListener("click", () => openSearch(section.dataset));
    section.querySelector("ul")?.before(button);
  }
};

/** From a disk an address that ends in a slash shows a folder: name the page in it, also in what is not shown yet. */
const nameFiles = () => {
  const parts = [document, ...[...document.querySelectorAll("template")].map(({ content }) => content)];
  for (const link of parts.flatMap((part) => [...part.querySelectorAll("a[href]")])) {
    const [page, ...anchor] = (link.getAttribute("href") ?? "").split("#");
    if (!/(?:^|\/)\.{0,2}$/.test(page) || page === "" || /^[a-z]+:/i.test(page)) continue;
    link.setAttribute("href", [`${page.replace(/\/?$/, "/")}index.html`, ...anchor].join("#"));
  }
};

/** From a disk browsers run no modules; ours are whole by themselves, and run as plain scripts too. */
const runModules = () => {
  for (const { src } of /** @type {NodeListOf<HTMLScriptElement>} */ (document.querySelectorAll("script[type=module][src]"))) {
    const script = document.createElement("script");
    script.src = src;
    document.body.append(script);
  }
};

leaveOneLanguage();
const words = /** @type {HTMLElement | null} */ (document.querySelector(".tb-search-open"))?.dataset;
offerSearch();
offerSearchInstead();
offerMenu(words?.menu ?? "");
offerCopying();
carryAcross();
if (fromDisk) [nameFiles, runModules].forEach((mend) => mend());
