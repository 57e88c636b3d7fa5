// A table of texts, written for other programs. Pure functions.

/** What spreadsheets take for the beginning of a formula, or for our own guard against one. */
const FORMULA = /^[=+\-@\t\r']/;

/**
 * A text on one line.
 * @param {string} text
 */
export const onOneLine = (text) => text.replace(/\s+/g, " ").trim();

/**
 * Write a table in Markdown.
 * @param {string[]} head
 * @param {string[][]} rows
 */
export const asMarkdown = (head, rows) => {
  const line = (/** @type {string[]} */ cells) =>
    `| ${cells.map((cell) => onOneLine(cell).replace(/[\\|`*_<>[\]]/g, "\\$&")).join(" | ")} |\n`;
  return [line(head), `|${" --- |".repeat(head.length)}\n`, ...rows.map(line)].join("");
};

/**
 * Write a table as CSV (RFC 4180), with the mark by which spreadsheets know UTF-8.
 * @param {string[]} head
 * @param {string[][]} rows
 */
export const asCsv = (head, rows) => {
  const guarded = (/** @type {string} */ cell) => (FORMULA.test(cell) ? `'${cell}` : cell);
  const quoted = (/** @type {string} */ cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  const line = (/** @type {string[]} */ cells) => `${cells.map((cell) => quoted(guarded(cell))).join(",")}\r\n`;
  return `\ufeff${[head, ...rows].map(line).join("")}`;
};
