// Words that mean the same, and words that were meant: pure functions on lists of words.

const MOST_VARIANTS = 5;
const SHORTEST = 4;

/** @param {string} text */
export const folded = (text) => text.toLocaleLowerCase().normalize("NFKC").split(/\s+/).filter(Boolean).join(" ");

/**
 * The ways to ask the same: the query, then the query with one name in it changed for another of the same thing.
 * @param {string} query
 * @param {string[][]} groups Names for one thing, the reader's language first.
 * @returns {string[]}
 */
export const variants = (query, groups) => {
  const asked = folded(query);
  const padded = ` ${asked} `;
  const inside = groups
    .flatMap((group) => group.filter((name) => padded.includes(` ${name} `)).map((name) => ({ name, group })))
    .sort((one, other) => other.name.length - one.name.length);
  const longest = inside.filter(({ name }) => name.length === inside[0].name.length);
  const others = longest.flatMap(({ name, group }) => group.filter((other) => other !== name).map((other) => padded.replace(` ${name} `, ` ${other} `).trim()));
  return [...new Set([asked, ...others])].slice(0, MOST_VARIANTS + 1);
};

/**
 * How many letters must be changed, added, dropped or swapped with their neighbour; more than `most` counts as one more.
 * @param {string} one
 * @param {string} other
 * @param {number} most
 */
export const distance = (one, other, most) => {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let [before, last] = [[0], Array.from({ length: other.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1];
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1));
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      if (swapped) row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    if (Math.min(...row) > most) return most + 1;
    [before, last] = [last, row];
  }
  return last[other.length];
};

/**
 * The query with each strange word changed for the nearest known one, if there is one near.
 * @param {string} query
 * @param {string[]} strange
 * @param {string[]} vocabulary Of equally near words the first is taken.
 */
export const mended = (query, strange, vocabulary) => {
  const known = new Set(vocabulary);
  const wrong = (/** @type {string} */ word) => word.length >= SHORTEST && strange.includes(word) && !known.has(word);
  return folded(query).split(" ").map((word) => (wrong(word) ? nearest(word, vocabulary) : word)).join(" ");
};

/** @param {string} word @param {string[]} vocabulary */
export const nearest = (word, vocabulary) => {
  const most = word.length < 6 ? 1 : 2;
  let [found, best] = [word, most + 1];
  for (const candidate of vocabulary) {
    const away = distance(word, candidate, most);
    if (away < best || (away === best && away <= most && candidate[0] === word[0] && found[0] !== word[0])) [found, best] = [candidate, away];
  }
  return found;
};
