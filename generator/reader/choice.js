// What a reader chose of a list, what that leaves, and how it stands in the address. Pure functions.

/**
 * @typedef {object} Row
 * @property {Record<string, string[]>} values Facet to the values that the row has.
 * @property {Record<string, number>} ranks Order to the row's place in it.
 * @property {string} text What is searched, as `plainly` writes it.
 */

/**
 * @typedef {object} Choice
 * @property {string} text What the reader looks for.
 * @property {Record<string, string[]>} chosen Key to the values chosen; none means all.
 */

/**
 * Keys of the address to the values that each may have, in their order, and how many of them at once.
 * @typedef {Record<string, {values: string[], most: number}>} Vocabulary
 */

const TEXT = "find"; // the theme opens its own search at `q`

/**
 * Write a text as it is compared: without case and accents, with single spaces.
 * @param {string} text
 */
export const plainly = (text) =>
  text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "").replace(/\s+/g, " ").trim();

/**
 * Whether a row has every word looked for, and in every facet one of the values chosen there.
 * @param {Row} row
 * @param {Choice} choice
 * @param {string} [besides] A facet that is left out of account.
 */
export const fits = (row, choice, besides = "") =>
  plainly(choice.text).split(" ").every((word) => row.text.includes(word)) &&
  Object.entries(row.values).every(([facet, values]) => {
    const chosen = choice.chosen[facet] ?? [];
    return facet === besides || !chosen.length || values.some((value) => chosen.includes(value));
  });

/**
 * How many rows each value would show, under what is chosen in the other facets.
 * @param {Row[]} rows
 * @param {Choice} choice
 * @param {string} facet
 * @returns {Map<string, number>}
 */
export const counted = (rows, choice, facet) => {
  const counts = new Map();
  for (const row of rows.filter((one) => fits(one, choice, facet))) {
    for (const value of row.values[facet] ?? []) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
};

/**
 * The rows in an order that they have ranks for, or as they are.
 * @template {Row} R
 * @param {R[]} rows
 * @param {string} [order]
 * @returns {R[]}
 */
export const ordered = (rows, order) =>
  order ? [...rows].sort((one, other) => one.ranks[order] - other.ranks[order]) : [...rows];

/**
 * Whether all the texts say the same; a single one says nothing about it.
 * @param {string[]} texts
 */
export const alike = (texts) => texts.length > 1 && texts.every((text) => plainly(text) === plainly(texts[0]));

/**
 * Read a choice from an address; what is not known there is left out.
 * @param {Vocabulary} vocabulary
 * @param {string} search The part of an address from `?` on.
 * @returns {Choice}
 */
export const readChoice = (vocabulary, search) => {
  const said = new URLSearchParams(search);
  const chosen = Object.entries(vocabulary).map(([key, { values, most }]) => {
    const named = (said.get(key) ?? "").split(",");
    return [key, values.filter((value) => named.includes(value)).slice(0, most)];
  });
  return { text: said.get(TEXT) ?? "", chosen: Object.fromEntries(chosen) };
};

/**
 * Write a choice into an address, in readable words; what others keep there stays.
 * @param {Vocabulary} vocabulary
 * @param {Choice} choice
 * @param {string} search The part of the present address from `?` on.
 * @returns {string} Begins with `?`, or is empty.
 */
export const writeChoice = (vocabulary, choice, search) => {
  const others = [...new URLSearchParams(search)].filter(([key]) => key !== TEXT && !(key in vocabulary));
  const own = Object.keys(vocabulary)
    .filter((key) => choice.chosen[key]?.length)
    .map((key) => `${key}=${choice.chosen[key].join(",")}`);
  if (choice.text.trim()) own.push(new URLSearchParams([[TEXT, choice.text.trim()]]).toString());
  const parts = [...others.map((pair) => new URLSearchParams([pair]).toString()), ...own];
  return parts.length ? `?${parts.join("&")}` : "";
};
