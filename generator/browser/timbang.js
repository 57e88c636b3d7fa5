// What every page needs at once, and that is little: the search itself is fetched when somebody searches.
//
// A plain script and no module, because browsers run no modules from a disk (file:).

import { offerCopying } from "./copying.js";
import { carryAcross, leaveOneLanguage } from "./language.js";
import { offerMenu } from "./menu.js";

/** The script's own address: the search lies beside it. */
const here = /** @type {HTMLScriptElement} */ (document.currentScript).src;
const fromDisk = location.protocol === "file:";

/** @type {HTMLElement | null} */
let button = null;

const openSearch = async () => {
  if (!button) return;
  if (fromDisk) return sayWhyNot(button);
  await import(new URL("search.js", here).href);
  const { root, label, failed } = button.dataset;
  document.dispatchEvent(new CustomEvent("timbang:search", { detail: { root, label, failed } }));
};

/** Say below the header why there is no search here. @param {HTMLElement} asked */
const sayWhyNot = (asked) => {
  const said = document.querySelector(".tb-search-not") ?? document.createElement("p");
  said.className = "tb-search-not md-typeset";
  said.setAttribute("role", "status");
  asked.closest("header")?.after(said);
  said.textContent = asked.dataset.disk ?? "";
};

/** Put a button where a link to the glossary stands for those without scripts. */
const offerSearch = () => {
  const link = /** @type {HTMLElement | null} */ (document.querySelector("a.tb-search-open"));
  if (!link) return;
  button = document.createElement("button");
  button.className = link.className;
  button.append(...link.childNodes);
  Object.assign(button.dataset, link.dataset);
  const { label = "", root = "" } = button.dataset;
  button.dataset.root = new URL(root, document.baseURI).href; // the search's own addresses begin elsewhere
  for (const [name, value] of [["type", "button"], ["aria-haspopup", "dialog"], ["aria-label", label], ["title", `${label} (Ctrl K)`]]) button.setAttribute(name, value);
  button.addEventListener("click", openSearch);
  link.replaceWith(button);
  document.addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() !== "k" || event.altKey || event.shiftKey || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    openSearch();
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
offerMenu(words?.menu ?? "");
offerCopying();
carryAcross();
if (fromDisk) [nameFiles, runModules].forEach((mend) => mend());
