"""Interview: asks a guide in the terminal and tells where it leads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.guide.explain import findings, flips, reasons
from generator.guide.link import link
from generator.render.scribe import Scribe

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.catalog import Catalog, Entry
    from generator.guide.graph import DecisionGraph
    from generator.words import Words

    Ask = Callable[[str, int], int]
    """Shows a question and returns the number chosen; 0 is "I don't know"."""

Answers = dict[str, frozenset[str]]


class Interview:
    """One guide asked in one language."""

    def __init__(self, catalog: Catalog, entry: Entry, graph: DecisionGraph, words: Words) -> None:
        self.guide = entry.body
        self.graph = graph
        self.words = words
        self.plain = Scribe(catalog, words, "").plain

    def answers(self, ask: Ask) -> Answers:
        """Ask until nothing more decides."""
        answers: Answers = {}
        while (question := self.graph.next_question(answers)) is not None:
            options = self.graph.options[question]
            chosen = ask(self._question(question, answers), len(options))
            answers[question] = frozenset(options) if chosen == 0 else frozenset({options[chosen - 1]})
        return answers

    def _question(self, question: str, answers: Answers) -> str:
        low, high = self.graph.remaining(answers)
        number, least, most = len(answers) + 1, len(answers) + low, len(answers) + high
        key = "runtime.progress-exact" if least == most else "runtime.progress"
        told = self.guide.questions[question]
        lines = [self.words(key, n=number, min=least, max=most), self.plain(told.title)]
        lines += [f"  {n}  {self.plain(option.label)}" for n, option in enumerate(told.options.values(), 1)]
        return "\n".join([*lines, f"  0  {self.words('runtime.unknown')}"])

    def result(self, answers: Answers) -> Iterator[str]:
        """Yield what the answers lead to, why, what would change it, and the link that reopens it."""
        possible = [outcome for outcome in self.graph.outcomes if outcome in self.graph.possible(answers)]
        if len(possible) > 1:
            yield self.words("runtime.several")
        for outcome in possible:
            told = self.guide.outcomes[outcome]
            yield f"{self.plain(told.title)}: {self.plain(told.recommendation)}"
        yield from self._section(
            "interview.decided", (self._answer(q, answers[q]) for q in reasons(self.graph, answers))
        )
        yield from self._section(
            "runtime.would-change",
            (
                f"{self._answer(f.question, frozenset({f.option}))} -> {self._outcomes(f.possible)}"
                for f in flips(self.graph, answers)
            ),
        )
        yield from self._section(
            "runtime.find-out",
            (
                f"{self._answer(f.question, frozenset({f.option}))} -> {self._outcomes(f.possible)}"
                for f in findings(self.graph, answers)
            ),
        )
        yield link(self.graph, answers)

    def _section(self, key: str, rows: Iterator[str]) -> Iterator[str]:
        told = list(rows)
        if told:
            yield f"\n{self.words(key)}"
            yield from (f"  {row}" for row in told)
            yield ""

    def _answer(self, question: str, chosen: frozenset[str]) -> str:
        told = self.guide.questions[question]
        labels = [
            self.plain(told.options[option].label)
            for option in self.graph.options[question]
            if option in chosen
        ]
        answer = self.words("runtime.unknown") if len(chosen) == len(told.options) > 1 else " / ".join(labels)
        return f"{self.plain(told.title)} {answer}"

    def _outcomes(self, possible: frozenset[str]) -> str:
        return " / ".join(
            self.plain(self.guide.outcomes[o].title) for o in self.graph.outcomes if o in possible
        )
