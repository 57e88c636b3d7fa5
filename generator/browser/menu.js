// The menu of a narrow screen: the theme opens it by pointer; here it opens by keyboard, and gives the focus back.

/** @param {string} name */
export const offerMenu = (name) => {
  const toggle = /** @type {HTMLInputElement | null} */ (document.querySelector("#__drawer"));
  const label = /** @type {HTMLElement | null} */ (document.querySelector("label.md-header__button[for=__drawer]"));
  if (!toggle || !label) return;
  for (const [key, value] of [["role", "button"], ["tabindex", "0"], ["aria-label", name], ["aria-expanded", "false"]]) label.setAttribute(key, value);
  const menu = () => document.querySelector(".md-sidebar--primary");
  const close = () => { if (toggle.checked) toggle.click(); };
  toggle.addEventListener("change", () => label.setAttribute("aria-expanded", String(toggle.checked)));
  label.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    event.stopPropagation(); // the theme presses a label on Enter, too
    toggle.click();
    if (toggle.checked) setTimeout(() => /** @type {HTMLElement | null | undefined} */ (menu()?.querySelector("a[href]:not(.md-logo)"))?.focus(), 50);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !toggle.checked) return;
    close();
    label.focus();
  });
  document.addEventListener("focusin", ({ target }) => {
    if (target instanceof Node && target !== label && !menu()?.contains(target)) close();
  });
};
