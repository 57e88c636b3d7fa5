// Lights the reader's walk on a guide's map and in its outline: the address holds the answers, as on the guide's page.

import { make } from "./elements.js";
import { readLink } from "./link.js";

/** @typedef {import("./engine.js").Answers} Answers */

/**
 * The guide as far as an address needs it, read from the outline.
 * @param {SVGElement} map
 * @param {Element} outline
 */
const guideOf = (map, outline) => {
  /** @type {Record<string, string[]>} */
  const options = {};
  for (const state of /** @type {NodeListOf<HTMLElement>} */ (outline.querySelectorAll("[data-question]"))) {
    options[state.dataset.question ?? ""] ??= /** @type {HTMLElement[]} */ ([...state.querySelectorAll("[data-option]")]).map(({ dataset }) => dataset.option ?? "");
  }
  return { guide: map.dataset.guide ?? "", identity: map.dataset.identity ?? "", questions: Object.keys(options), options, outcomes: [], states: [] };
};

/**
 * The edges that answers take, from the start.
 * @param {Element} map
 * @param {Answers} answers
 * @returns {SVGElement[]}
 */
const taken = (map, answers) => {
  /** @type {SVGElement[]} */
  const found = [];
  const pending = ["0"];
  for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
    const node = /** @type {SVGElement | null} */ (map.querySelector(`[data-state="${at}"]`));
    const chosen = answers.get(node?.dataset.question ?? "");
    if (!node || !chosen) continue;
    for (const edge of /** @type {NodeListOf<SVGElement>} */ (map.querySelectorAll(`[data-from="${at}"]`))) {
      const options = edge.dataset.options?.split(",") ?? [];
      if (found.includes(edge) || !options.some((option) => chosen.includes(option))) continue;
      found.push(edge);
      pending.push(edge.dataset.to ?? "");
    }
  }
  return found;
};

/** Light an edge and both its ends. @param {Element} map @param {SVGElement} edge */
const lightEdge = (map, edge) => {
  const to = Number(edge.dataset.to);
  const end = to >= 0 ? `[data-state="${to}"]` : `[data-number="${~to}"]`;
  [edge, map.querySelector(`[data-state="${edge.dataset.from}"]`), map.querySelector(end)].forEach((one) => one?.classList.add("lit"));
};

/** Mark in the outline what was answered, and where that leads now. @param {HTMLElement} outline @param {SVGElement[]} edges @param {Answers} answers */
const markOutline = (outline, edges, answers) => {
  for (const edge of edges) {
    const state = /** @type {HTMLElement} */ (outline.querySelector(`[data-state="${edge.dataset.from}"]`));
    const chosen = answers.get(state.dataset.question ?? "") ?? [];
    for (const option of (edge.dataset.options ?? "").split(",").filter((one) => chosen.includes(one))) {
      const way = /** @type {HTMLElement} */ (state.querySelector(`[data-option="${option}"]`));
      way.classList.add("lit");
      way.append(" ", make("span", { class: "tb-note" }, outline.dataset.taken ?? ""));
      if (Number(edge.dataset.to) < 0) way.setAttribute("aria-current", "step");
    }
    const next = edges.some((other) => other.dataset.from === edge.dataset.to) ? null : outline.querySelector(`[data-state="${edge.dataset.to}"]`);
    next?.setAttribute("aria-current", "step");
    next?.classList.add("lit");
  }
};

const light = () => {
  const map = /** @type {SVGElement | null} */ (document.querySelector(".tb-map"));
  const outline = /** @type {HTMLElement | null} */ (document.querySelector("[data-taken]"));
  const said = /** @type {HTMLElement | null} */ (document.querySelector(".tb-map-said"));
  if (!map || !outline || !said) return;
  document.querySelectorAll(".tb-map .lit, .tb-outline .lit").forEach((one) => one.classList.remove("lit"));
  outline.querySelectorAll("[aria-current]").forEach((one) => one.removeAttribute("aria-current"));
  outline.querySelectorAll(".tb-note").forEach((one) => one.remove());
  const reading = readLink(guideOf(map, outline), location.hash);
  said.textContent = (reading?.version && said.dataset.version) || "";
  if (!reading) return;
  const edges = taken(map, reading.answers);
  edges.forEach((edge) => lightEdge(map, edge));
  markOutline(outline, edges, reading.answers);
  if (edges.length) map.querySelector(".lit[data-state]")?.scrollIntoView({ block: "nearest", inline: "center" });
};

light();
window.addEventListener("hashchange", light);
