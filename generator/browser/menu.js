// The menu of a narrow screen: the theme opens it by pointer; here it opens by keyboard, and gives the focus back.

/** @param {string} name */
export const offerMenu = (name) => {
  const toggle = /** @type {HTMLInputElement | null} */ (document.querySelector("#__drawer"));
  const label = /** @type {HTMLElement | null} */ (document.querySelector("label.md-header__button[for=__drawer]"));
  if (!toggle || !label) return;
  const button = document.createElement("button");
  button.className = `${label.className} tb-menu`;
  button.append(...label.childNodes);
  for (const [key, value] of [["type", "button"], ["aria-label", name]]) button.setAttribute(key, value);
  label.replaceWith(button);
  const menu = () => document.querySelector(".md-sidebar--primary");
  const close = () => { if (toggle.checked) toggle.click(); };
  const tell = () => button.setAttribute("aria-expanded", String(toggle.checked));
  toggle.addEventListener("change", tell);
  // A browser that goes back ticks the box as it was left, without a word: a page begins with its menu closed.
  const begin = () => {
    close();
    tell();
  };
  begin();
  window.addEventListener("pageshow", begin);
  button.addEventListener("click", (event) => {
    toggle.click();
    if (toggle.checked && event.detail === 0) setTimeout(() => /** @type {HTMLElement | null | undefined} */ (menu()?.querySelector("a[href]:not(.md-logo)"))?.focus(), 50); // pressed by keyboard
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !toggle.checked) return;
    close();
    button.focus();
  });
  document.addEventListener("focusin", ({ target }) => {
    if (target instanceof Node && target !== button && !menu()?.contains(target)) close();
  });
};
