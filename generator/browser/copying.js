// Copying: the address of a place from the sign beside its heading, and a citation from its button.

/** Say in the page's live region what was done. @param {"copied" | "link"} what */
const say = (what) => {
  const region = /** @type {HTMLElement | null} */ (document.querySelector(".tb-said"));
  if (!region) return;
  region.textContent = region.dataset[what] ?? "";
  setTimeout(() => { region.textContent = ""; }, 2500);
};

/** @param {string} text @param {"copied" | "link"} what */
const copy = async (text, what) => {
  try {
    await navigator.clipboard.writeText(text);
    say(what);
  } catch { /* the browser does not let us: a link still leads to its place, a text can still be marked */ }
};

/** Give each citation that is opened a button that copies it. @param {Event} event */
const offerCopies = ({ target }) => {
  if (!(target instanceof HTMLDetailsElement) || !target.open) return;
  for (const citation of /** @type {NodeListOf<HTMLElement>} */ (target.querySelectorAll("[data-copy]:not(:has(button))"))) {
    const button = document.createElement("button");
    button.className = "tb-copy";
    button.type = "button";
    button.textContent = citation.dataset.copy ?? "";
    button.setAttribute("aria-label", `${button.textContent}: ${citation.querySelector("b")?.textContent}`);
    button.addEventListener("click", () => copy(citation.querySelector(".tb-copied")?.textContent ?? "", "copied"));
    citation.append(button);
  }
};

export const offerCopying = () => {
  if (!navigator.clipboard) return;
  document.addEventListener("click", ({ target }) => {
    const link = target instanceof Element ? /** @type {HTMLAnchorElement | null} */ (target.closest("a.headerlink")) : null;
    if (link) copy(link.href, "link");
  });
  document.addEventListener("toggle", offerCopies, true);
};
