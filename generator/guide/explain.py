"""Why a guide says what it says: what decided, what would change it, what is worth finding out.

The twin of `decision_tree/runtime/explain.js`: the same answers get the same explanation.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.guide.graph import DecisionGraph

MOST_EXACT = 12
"""Up to so many answers the smallest reason is searched for; beyond it a minimal one is found."""


@dataclass(frozen=True)
class Flip:
    """One answer changed, all others kept, and what is possible then."""

    question: str
    option: str
    possible: frozenset[str]


def flips(graph: DecisionGraph, answers: Mapping[str, frozenset[str]]) -> list[Flip]:
    """Return every single changed answer that would change what is possible."""
    now = graph.possible(answers)
    single = (question for question in graph.counted(answers) if len(answers[question]) == 1)
    found = (
        Flip(question, option, graph.possible({**answers, question: frozenset({option})}))
        for question in single
        for option in graph.options[question]
        if option not in answers[question]
    )
    return [flip for flip in found if flip.possible != now]


def findings(graph: DecisionGraph, answers: Mapping[str, frozenset[str]]) -> list[Flip]:
    """Return what finding out each unknown answer would decide, where that differs."""
    found = []
    for question in graph.counted(answers):
        known = [
            Flip(question, option, graph.possible({**answers, question: frozenset({option})}))
            for option in graph.options[question]
            if option in answers[question]
        ]
        if len({flip.possible for flip in known}) > 1:
            found += known
    return found


def reasons(graph: DecisionGraph, answers: Mapping[str, frozenset[str]]) -> list[str]:
    """Return a smallest set of answered questions that already forces what is possible.

    Smallest, the first in graph order among equals, for up to `MOST_EXACT` answers (finding it is
    NP-hard); beyond that minimal: no answer of it can be left out.
    """
    counted = graph.counted(answers)
    target = graph.possible(answers)

    def forces(questions: tuple[str, ...]) -> bool:
        return graph.possible({question: answers[question] for question in questions}) == target

    if len(counted) <= MOST_EXACT:
        every = (some for size in range(len(counted) + 1) for some in combinations(counted, size))
        return list(next(some for some in every if forces(some)))
    kept = counted
    for question in reversed(counted):
        fewer = [other for other in kept if other != question]
        kept = fewer if forces(tuple(fewer)) else kept
    return kept


@dataclass(frozen=True)
class Way:
    """What it takes to get an outcome, as questions with one option each."""

    changes: tuple[tuple[str, str], ...]
    """Answers to change: as few as any walk to the outcome needs."""
    then: tuple[tuple[str, str], ...]
    """Answers to give besides, none of which can be left out: after them only the outcome is possible."""


def why_not(graph: DecisionGraph, answers: Mapping[str, frozenset[str]], outcome: str) -> Way:
    """Return what it takes to get an outcome instead.

    Among walks with as few changes the first in the order of options is taken. The changes are found in time linear
    in the graph, what else is needed in that time for each question on the walk.
    Only the browser tells it; here it stands for the tests, which hold the script against it.
    """
    costs: dict[int, float] = dict.fromkeys((~k for k in range(len(graph.outcomes))), float("inf"))
    costs[~graph.outcomes.index(outcome)] = 0
    best: dict[int, tuple[str, int]] = {}
    for index in reversed(range(len(graph.states))):
        asked = answers.get(graph.states[index].question)
        priced = [(costs[to] + (asked is not None and option not in asked), option, to)
                  for option, to in graph.edges(index)]  # fmt: skip
        costs[index], option, to = min(priced, key=lambda edge: edge[0])
        best[index] = option, to
    changes: list[tuple[str, str]] = []
    others: list[tuple[str, str]] = []
    index = 0
    while index >= 0:
        question = graph.states[index].question
        option, index = best[index]
        contradicts = question in answers and option not in answers[question]
        (changes if contradicts else others).append((question, option))
    changed = {**answers, **_single(changes)}
    return Way(tuple(changes), tuple(_needed(graph, changed, others, outcome)))


def _single(given: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    return {question: frozenset({option}) for question, option in given}


def _needed(
    graph: DecisionGraph, answers: Mapping[str, frozenset[str]], on_walk: list[tuple[str, str]], outcome: str
) -> list[tuple[str, str]]:
    """Return those answers of a walk without which more than its outcome stays possible; the last go first."""
    kept = [
        (question, option) for question, option in on_walk if answers.get(question) != frozenset({option})
    ]
    for one in reversed(kept):
        fewer = [other for other in kept if other != one]
        if graph.possible({**answers, **_single(fewer)}) == {outcome}:
            kept = fewer
    return kept
