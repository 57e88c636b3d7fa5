// Draws what the answers lead to: the recommendation, why, what would change it, why not others.

import { counted, nextQuestion, possible } from "./engine.js";
import { button, copied, fold, heading, make, section } from "./elements.js";
import { findings, flips, reasons, whyNot } from "./explain.js";
import { answered } from "./question.js";
import { writeLink } from "./link.js";
import { decisionRecord, download } from "./record.js";
import { answerText, outcomeTitle, outcomeTitles, questionTitle, textOf } from "./step.js";
import { togetherView } from "./together.js";

/** @typedef {import("./step.js").Step} Step */
/** @typedef {import("./explain.js").Flip} Flip */

/**
 * Draw one outcome, or those that are still possible.
 * @param {Step} step
 * @returns {HTMLElement}
 */
export const resultView = (step) => {
  const results = possible(step.graph, step.answers);
  return make("div", { class: "guide-result" },
    make("p", { class: "guide-top" }, button(step.word("back"), step.act.back, "guide-back")),
    ...(results.length === 1 ? oneResult(step, results[0]) : severalResults(step, results)),
    ...noLongerAsked(step), ...togetherView(step), versionLine(step));
};

/** First what is recommended, then why, then what it means to live with it. @param {Step} step @param {string} outcome */
const oneResult = (step, outcome) => {
  const [title, recommendation, ...rest] = oneOutcome(step, outcome);
  return [make("p", { class: "guide-progress" }, step.word("result")), title, recommendation, resultActions(step), ...becauseList(step),
    ...wouldChange(step), ...whyNotOthers(step, [outcome]), ...rest, ...whenRecommended(step, outcome)];
};

/** First what could come of it, and what to find out to know. @param {Step} step @param {string[]} outcomes */
const severalResults = (step, outcomes) => [make("p", { class: "guide-progress" }, step.word("results")), ...severalOutcomes(step, outcomes),
  resultActions(step), ...becauseList(step), ...wouldChange(step), ...whyNotOthers(step, outcomes)];

/** @param {Step} step @param {(Node | string)[]} words */
const resultHeading = (step, ...words) => heading(step.level, { class: "guide-outcome", tabindex: "-1" }, ...words);

/** @param {Step} step @param {string} outcome @returns {Node[]} Heading, recommendation, the rest. */
const oneOutcome = (step, outcome) => {
  const parts = step.template("outcome", outcome);
  const title = resultHeading(step, ...copied(parts, ".guide-outcome"));
  parts.querySelector(".guide-outcome")?.remove();
  const recommendation = /** @type {Element} */ (parts.querySelector(".tb-recommendation"));
  recommendation.remove();
  const evidence = /** @type {Element} */ (parts.querySelector(".tb-evidence"));
  evidence.previousElementSibling?.after(fold(step.word("evidence-folded", { n: evidence.childElementCount }), evidence));
  return [title, recommendation, parts];
};

/** @param {Step} step @param {string[]} outcomes */
const severalOutcomes = (step, outcomes) => {
  const folded = outcomes.map((outcome) => {
    const [title, ...parts] = oneOutcome(step, outcome);
    return make("details", {}, make("summary", {}, title.textContent ?? ""), ...parts);
  });
  return [resultHeading(step, step.word("several")), make("p", {}, step.word("several-text")), ...folded, ...toFindOut(step)];
};

/** What to find out, from whom, and what each finding would decide; what leaves the fewest results comes first. @param {Step} step */
const toFindOut = (step) => section(step.level + 1, step.word("find-out"), ranked(findings(step.graph, step.answers)).map(([question, found]) =>
  make("li", {}, make("strong", {}, questionTitle(step, question)), " ", textOf(step.source("question", question), ".guide-whom"),
    make("ul", {}, ...found.map((one) => make("li", {}, `${answerText(step, question, [one.option])}: `, decides(step, one)))))), "guide-findings");

/** What a finding rules out or leaves, whichever is less to read. @param {Step} step @param {Flip} found */
const decides = (step, found) => {
  const out = possible(step.graph, step.answers).filter((outcome) => !found.possible.includes(outcome));
  if (!out.length) return step.word("rules-nothing");
  const [key, outcomes] = out.length < found.possible.length ? ["rules-out", out] : ["leaves", found.possible];
  return step.word(key, { titles: outcomeTitles(step, outcomes) });
};

/** @param {Flip[]} found @returns {[string, Flip[]][]} By question. */
const grouped = (found) => [...new Set(found.map((one) => one.question))].map((question) => [question, found.filter((one) => one.question === question)]);

/**
 * Findings by question, those first that leave the fewest results on average.
 * @param {Flip[]} found
 * @returns {[string, Flip[]][]}
 */
export const ranked = (found) => {
  /** @param {[string, Flip[]]} one */
  const left = ([, some]) => some.reduce((sum, flip) => sum + flip.possible.length, 0) / some.length;
  return grouped(found).sort((one, other) => left(one) - left(other));
};

/** Each answer with what it tells us; those that decided say so. @param {Step} step */
const becauseList = (step) => {
  const deciding = reasons(step.graph, step.answers);
  const rows = counted(step.graph, step.answers).map((question) => make("li", {}, ...answered(step, question),
    ...(deciding.includes(question) ? [" ", make("span", { class: "guide-mark" }, step.word("decided"))] : []), ...told(step, question)));
  return section(step.level + 1, step.word("why"), rows, "guide-answers", "ol");
};

/** @param {Step} step @param {string} question */
const told = (step, question) => {
  const chosen = step.answers.get(question) ?? [];
  if (chosen.length === step.graph.options[question].length) return [make("p", { class: "guide-because" }, step.word("unknown-because"))];
  const parts = step.source("question", question);
  return chosen.map((option) => make("p", { class: "guide-because" }, ...copied(parts, `[data-option="${option}"] .guide-because`)));
};

/** @param {Step} step */
const wouldChange = (step) => {
  const changed = flips(step.graph, step.answers);
  const rows = grouped(changed).map(([question, found]) => make("li", {}, make("span", { class: "guide-asked" }, questionTitle(step, question)),
    make("ul", {}, ...found.map((one) => make("li", {}, make("strong", {}, answerText(step, question, [one.option])), `: ${outcomeTitles(step, one.possible)}`, ...decidedBy(step, one))))));
  const far = margin(step);
  if (!far && !rows.length) return [];
  return [make("section", { class: "guide-flips" }, heading(step.level + 1, {}, step.word("would-change")),
    ...(far ? [make("p", {}, far)] : []), ...(rows.length ? [fold(step.word("flips-folded", { n: changed.length }), make("ul", {}, ...rows))] : []))];
};

/** Which question would decide between the results of a changed answer. @param {Step} step @param {Flip} flip */
const decidedBy = (step, flip) => {
  const next = nextQuestion(step.graph, new Map(step.answers).set(flip.question, [flip.option]));
  return next ? [make("span", { class: "guide-asked" }, ` ${step.word("then-asked")} ${questionTitle(step, next)}`)] : [];
};

/** How far the nearest other result is away; nothing where every result is possible. @param {Step} step */
const margin = (step) => {
  const now = possible(step.graph, step.answers);
  const away = possible(step.graph, new Map()).filter((outcome) => !now.includes(outcome)).map((outcome) => whyNot(step.graph, step.answers, outcome).changes.length);
  if (!away.length) return "";
  const n = Math.min(...away);
  return step.word(n === 1 ? "margin-one" : "margin", { n });
};

/** @param {Step} step @param {string[]} results */
const whyNotOthers = (step, results) => {
  const others = possible(step.graph, new Map()).filter((outcome) => !results.includes(outcome));
  const rows = others.map((outcome) => {
    const { changes, then } = whyNot(step.graph, step.answers, outcome);
    return make("li", {}, make("strong", {}, outcomeTitle(step, outcome)), `: ${step.word("needs")}`, pairs(step, changes),
      ...(then.length ? [step.word("and-then"), pairs(step, then)] : []));
  });
  if (!rows.length) return [];
  return [make("section", { class: "guide-others" }, heading(step.level + 1, {}, step.word("why-not")),
    fold(step.word("others-folded", { n: rows.length }), make("ul", {}, ...rows)))];
};

/** Questions, each with one answer. @param {Step} step @param {[string, string][]} given */
const pairs = (step, given) => make("ul", {}, ...given.map(([question, option]) =>
  make("li", {}, make("span", { class: "guide-asked" }, questionTitle(step, question)), " ", make("strong", {}, answerText(step, question, [option])))));

/** The page of an outcome says when it is recommended, whatever else was answered. @param {Step} step @param {string} outcome */
const whenRecommended = (step, outcome) => step.pages ? [make("p", {}, make("a", { href: step.page(`outcomes/${outcome}/`) }, step.word("when")))] : [];

/** Answers to questions that are not asked any more. @param {Step} step */
const noLongerAsked = (step) => {
  const asked = counted(step.graph, step.answers);
  const rows = [...step.answers].filter(([question]) => !asked.includes(question))
    .map(([question, chosen]) => make("li", {}, questionTitle(step, question), " ", make("strong", {}, answerText(step, question, chosen))));
  return section(step.level + 1, step.word("not-asked"), rows);
};

/** @param {Step} step */
const resultActions = (step) => make("div", { class: "guide-actions" }, ...(step.address ? [button(step.word("copy"), step.act.copy)] : []),
  button(step.word("print"), () => window.print()),
  button(step.word("record"), () => download(`${step.graph.guide}.md`, decisionRecord(step))),
  button(step.word("restart"), step.act.restart));

/** Where the answers can be opened again, and on paper the day on which they were printed. @param {Step} step */
const versionLine = (step) => make("p", { class: "guide-version" }, step.word("version", { version: step.graph.identity.slice(0, 8) }), " ",
  make("span", { class: "guide-printed" }, new Date().toLocaleDateString(step.locale, { dateStyle: "long" })), " ",
  ...(step.address ? [step.word("link"), " ", make("a", { href: step.address }, step.address), " "] : []),
  ...(step.pages ? [make("a", { href: step.page("map/") + writeLink(step.graph, step.answers) }, step.word("map"))] : []));
