// Borrowed: a guide as its own page holds it, for an element that stands elsewhere.

/**
 * Fetch what an element needs; its links lead where they lead there.
 * @param {string} home The address of the guide's page.
 */
export const borrowed = async (home) => {
  const page = new DOMParser().parseFromString(await (await fetch(home)).text(), "text/html");
  const guide = /** @type {HTMLElement} */ (page.querySelector("decision-guide"));
  const { graph, words, title } = guide.dataset;
  const templates = [...guide.querySelectorAll("template")];
  for (const link of templates.flatMap((template) => [...template.content.querySelectorAll("a")])) {
    link.href = new URL(link.getAttribute("href") ?? "", home).href;
  }
  return { held: { graph, words, title, home }, lang: page.documentElement.lang, templates };
};
