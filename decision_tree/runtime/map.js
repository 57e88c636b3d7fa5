// Lights the reader's walk on a guide's map: the address holds the answers, as on the guide's page.

/**
 * The edges that answers take, from the start.
 * @param {Element} map
 * @param {Map<string, string>} answers Question to its options, joined by commas; `~` for all.
 * @returns {Element[]}
 */
const taken = (map, answers) => {
  const found = [];
  const pending = ["0"];
  for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
    const node = map.querySelector(`[data-state="${at}"]`);
    const chosen = answers.get(node?.getAttribute("data-question") ?? "");
    if (!node || !chosen) continue;
    for (const edge of map.querySelectorAll(`[data-from="${at}"]`)) {
      const options = edge.getAttribute("data-options")?.split(",") ?? [];
      if (found.includes(edge) || !(chosen === "~" || options.some((option) => chosen.split(",").includes(option)))) continue;
      found.push(edge);
      pending.push(edge.getAttribute("data-to") ?? "");
    }
  }
  return found;
};

const light = () => {
  const map = document.querySelector(".tb-map");
  if (!map) return;
  map.querySelectorAll(".lit").forEach((one) => one.classList.remove("lit"));
  const answers = new Map(location.hash.split("/").slice(1).map((part) => /** @type {[string, string]} */ (part.split("="))));
  const edges = taken(map, answers);
  const outcomes = [...map.querySelectorAll("[data-outcome]")];
  edges.forEach((edge) => {
    const to = Number(edge.getAttribute("data-to"));
    edge.classList.add("lit");
    map.querySelector(`[data-state="${edge.getAttribute("data-from")}"]`)?.classList.add("lit");
    (to >= 0 ? map.querySelector(`[data-state="${to}"]`) : outcomes.find((one) => one.getAttribute("data-number") === String(~to)))?.classList.add("lit");
  });
  edges[0] && map.querySelector(".lit[data-state]")?.scrollIntoView({ block: "nearest", inline: "center" });
};

light();
window.addEventListener("hashchange", light);
