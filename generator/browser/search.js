// The search: a dialog with a field and a list of links. Fetched, like the index behind it, when it is opened.

import { folded, mended, variants } from "./names.js";

/** @typedef {{url: string, title: string, page: string, excerpt: string, rank: number}} Place */
/** @typedef {{id: string, score: number, data: () => Promise<any>}} Hit */
/** @typedef {{engine: any, words: Record<string, string>, names: string[][], vocabulary: () => Promise<string[]>}} Known */

const PAGES = 20;
const PLACES = 10;
const PER_PAGE = 4;
const OTHER_NAME = 0.7;
const assets = new URL(".", import.meta.url).href;

let languageRoot = "";
/** @type {Promise<Known> | null} Gone after a failure, so that the next key tries again. */
let loading = null;
let failures = 0;
/** @type {ReturnType<typeof makeDialog> | null} */
let view = null;
let turn = 0;

/** What the search needs, fetched once. @returns {Promise<Known>} */
const known = () => (loading ??= load(languageRoot));

/** @param {string} root Address of the language's root. @returns {Promise<Known>} */
const load = async (root) => {
  const fetched = async (/** @type {string} */ name) => (await fetch(`${root}assets/timbang/${name}`)).json();
  const again = failures ? `?${failures}` : ""; // a browser may keep in mind that a module failed
  const [{ words, names }, engine] = await Promise.all([fetched("search.json"), import(`${root}pagefind/pagefind.js${again}`)]);
  await engine.options({ basePath: `${root}pagefind/`, noWorker: true, excerptLength: 20 });
  await engine.init();
  let every = /** @type {Promise<string[]> | null} */ (null);
  return { engine, words, names, vocabulary: () => (every ??= fetched("vocabulary.json")) };
};

/** Find pages by each way to ask; the way that was asked counts most. @param {Known} known @param {string[]} asked */
const hitsOf = async (known, asked) => {
  /** @type {Map<string, Hit>} */
  const best = new Map();
  for (const [position, query] of asked.entries()) {
    for (const { id, score, data } of (await known.engine.search(query)).results) {
      const counted = score * (position ? OTHER_NAME : 1);
      if (counted > (best.get(id)?.score ?? 0)) best.set(id, { id, score: counted, data });
    }
  }
  return [...best.values()].sort((one, other) => other.score - one.score);
};

/** The best places of the best pages: a place whose title is what was asked comes first. @param {Hit[]} hits @param {string[]} asked */
const placesOf = async (hits, asked) => {
  const pages = await Promise.all(hits.slice(0, PAGES).map(async ({ score, data }) => ({ score, ...(await data()) })));
  const top = Math.max(...hits.map(({ score }) => score), Number.MIN_VALUE);
  return pages
    .flatMap(({ score, meta, sub_results: parts }) => parts
      .map((/** @type {any} */ part) => ({ url: part.url, title: part.title, page: part.title === meta.title ? "" : meta.title, excerpt: part.excerpt, rank: score / top + likeness(part.title, asked) }))
      .sort((/** @type {Place} */ one, /** @type {Place} */ other) => other.rank - one.rank)
      .slice(0, PER_PAGE))
    .sort((one, other) => other.rank - one.rank);
};

/** How far a title is what was asked. @param {string} title @param {string[]} asked */
const likeness = (title, asked) => {
  const told = folded(title);
  return Math.max(...asked.map((query, position) => (told === query ? 3 : ` ${told} `.includes(` ${query} `) ? 1.5 : told.includes(query) ? 1 : 0) - (position ? 0.2 : 0)));
};

/** Search; words that stand nowhere in what was found were mistyped, or are not here. @param {Known} known @param {string} query */
const find = async (known, query) => {
  const asked = variants(query, known.names);
  const places = await placesOf(await hitsOf(known, asked), asked);
  const named = known.names.flat().flatMap((name) => name.split(" "));
  const strange = unfound(query, places).filter((word) => !named.includes(word));
  if (!strange.length) return { places, instead: "" };
  const instead = mended(query, strange, [...named, ...(await known.vocabulary())]);
  const meant = variants(instead, known.names);
  const others = instead === folded(query) ? [] : await placesOf(await hitsOf(known, meant), meant);
  if (others.length) return { places: others, instead };
  return { places: strange.length === folded(query).split(" ").length ? [] : places, instead: "" };
};

/** The words that no mark in the places has anything of: the index also gives what merely begins alike. @param {string} query @param {Place[]} places */
const unfound = (query, places) => {
  const marks = places.flatMap(({ excerpt }) => marked(excerpt).flatMap((part) => (part instanceof Element ? [folded(part.textContent ?? "")] : [])));
  return folded(query).split(" ").filter((word) => !marks.some((mark) => mark.includes(word) || (mark.length > 2 && word.includes(mark))));
};

/** @param {string} template @param {Record<string, string | number>} values */
const filled = (template, values) => template.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));

/** @param {string} tag @param {Record<string, string>} attributes @param {(Node | string)[]} children */
const element = (tag, attributes, ...children) => {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
};

/** @param {string} label */
const makeDialog = (label) => {
  const field = /** @type {HTMLInputElement} */ (element("input", { type: "search", "aria-label": label, autocomplete: "off", autocapitalize: "off", spellcheck: "false", enterkeyhint: "search" }));
  const close = element("button", { type: "button", class: "tb-search-close" }, "\u00d7");
  const status = element("p", { role: "status", class: "tb-search-status" });
  const list = element("ol", { class: "tb-search-places" });
  const more = element("button", { type: "button", class: "tb-search-more", hidden: "" });
  const form = element("form", { role: "search" }, field, close);
  const dialog = /** @type {HTMLDialogElement} */ (element("dialog", { class: "tb-search md-typeset", "aria-label": label }, form, status, list, more));
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog || /** @type {Element} */ (event.target).closest("a")) dialog.close();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    list.querySelector("a")?.focus();
  });
  dialog.addEventListener("keydown", (event) => walk(event, field, list));
  field.addEventListener("input", () => look());
  document.body.append(dialog);
  return { dialog, field, close, status, list, more };
};

/** Up and down lead through the places. @param {KeyboardEvent} event @param {HTMLElement} field @param {HTMLElement} list */
const walk = (event, field, list) => {
  if (event.key === "Escape") {
    event.preventDefault(); // by itself the field would first be emptied
    return view?.dialog.close();
  }
  const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if (!step) return;
  const stops = [field, ...list.querySelectorAll("a")];
  const at = stops.indexOf(/** @type {HTMLElement} */ (document.activeElement));
  if (at < 0) return;
  event.preventDefault();
  /** @type {HTMLElement} */ (stops[Math.min(Math.max(at + step, 0), stops.length - 1)]).focus();
};

/** Let the next try begin anew. */
const forget = () => {
  loading = null;
  failures += 1;
};

/** Show what is found for the words in the field; an answer that comes late is not shown. */
const look = async () => {
  if (!view) return;
  const [mine, query] = [(turn += 1), view.field.value.trim()];
  if (query.length < 2) return draw([], "");
  try {
    const all = await known();
    const { places, instead } = await find(all, query);
    if (mine === turn) draw(places, told(all.words, places.length, query, instead));
  } catch (error) {
    forget();
    if (mine === turn) draw([], view.dialog.dataset.failed ?? "");
    console.warn(error);
  }
};

/** @param {Record<string, string>} words @param {number} n @param {string} query @param {string} instead */
const told = (words, n, query, instead) => {
  if (!n) return filled(words.none, { query });
  const count = filled(n === 1 ? words.one : words.many, { n });
  return instead ? `${filled(words.instead, { query, instead })} ${count}` : count;
};

/** @param {Place[]} places @param {string} status */
const draw = (places, status) => {
  if (!view) return;
  const { list, more } = view;
  view.status.textContent = status;
  if (list.contains(document.activeElement)) view.field.focus();
  list.replaceChildren(...places.slice(0, PLACES).map(placeView));
  more.hidden = places.length <= PLACES;
  more.onclick = () => {
    list.append(...places.slice(PLACES).map(placeView));
    more.hidden = true;
    list.querySelectorAll("a")[PLACES]?.focus();
  };
};

/** @param {Place} place */
const placeView = ({ url, title, page, excerpt }) => {
  const link = element("a", { href: url }, element("span", { class: "tb-search-title" }, title));
  if (page) link.append(" ", element("span", { class: "tb-search-page" }, page));
  return element("li", {}, link, element("p", {}, ...marked(excerpt)));
};

/** The words of an excerpt, those that were searched for marked; whatever else is in it becomes text. @param {string} excerpt */
const marked = (excerpt) =>
  [...new DOMParser().parseFromString(excerpt, "text/html").body.childNodes].map((node) => (node.nodeName === "MARK" ? element("mark", {}, node.textContent ?? "") : node.textContent ?? ""));

/** @param {CustomEvent<{root: string, label: string, failed: string}>} event */
const open = async ({ detail: { root, label, failed } }) => {
  await styled;
  view ??= makeDialog(label);
  view.dialog.dataset.failed = failed;
  if (languageRoot !== root) [languageRoot, loading] = [root, null];
  if (!view.dialog.open) view.dialog.showModal();
  view.field.select();
  /** @type {Record<string, string>} */
  let words = {};
  try {
    ({ words } = await known());
  } catch {
    forget(); // it is said when something is asked for
  }
  view.close.setAttribute("aria-label", words.close ?? "");
  view.more.textContent = words.more ?? "";
  view.field.placeholder = words.hint ?? "";
};

/** Its styles are fetched with it. @type {Promise<void>} */
const styled = new Promise((resume) => {
  const link = element("link", { rel: "stylesheet", href: `${assets}search.css` });
  link.addEventListener("load", () => resume());
  link.addEventListener("error", () => resume());
  document.head.append(link);
});

document.addEventListener("timbang:search", (event) => open(/** @type {CustomEvent} */ (event)));
