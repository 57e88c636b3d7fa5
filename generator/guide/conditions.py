"""When an outcome is recommended: conditions on answers, each enough, together all there are."""

from __future__ import annotations

from functools import lru_cache
from heapq import heapify, heappop, heapreplace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.guide.graph import DecisionGraph

MOST_WORK = 200_000
"""A guide whose walks times its states are more is not taken apart into conditions: below, that takes a
second or two, and nobody would read what it gives above."""

Condition = dict[str, frozenset[str]]
"""Question to the options that meet it; all questions named must be met."""
Walk = dict[str, str]


def conditions(graph: DecisionGraph) -> dict[str, list[Condition]] | None:
    """Return per outcome a few conditions that cover every walk to it, or None beyond `MOST_WORK`.

    Each condition is enough by itself and minimal: no question of it can be left out and no option
    added without it ceasing to be enough. Few, as a greedy cover chooses them (Chvatal 1979).
    """
    if graph.count_paths() * len(graph.states) > MOST_WORK:
        return None
    walks: dict[str, list[Walk]] = {outcome: [] for outcome in graph.outcomes}
    for walked, outcome in sorted(graph.paths(), key=lambda path: len(path[0])):
        walks[outcome].append(walked)
    return {outcome: _conditions_to(graph, outcome, found) for outcome, found in walks.items()}


def meets(walk: Mapping[str, str], condition: Condition) -> bool:
    """Say whether a walk gives every answer that a condition asks for."""
    return all(walk.get(question) in options for question, options in condition.items())


def _conditions_to(graph: DecisionGraph, outcome: str, walks: list[Walk]) -> list[Condition]:
    marks = _marks(walks)
    widest: list[Condition] = []
    covers: list[int] = []
    covered = 0
    for number, walk in enumerate(walks):
        if not covered >> number & 1:
            widest.append(_widened(graph, outcome, walk))
            covers.append(_met(widest[-1], marks, len(walks)))
            covered |= covers[-1]
    place = {question: position for position, question in enumerate(graph.questions)}
    chosen = [widest[position] for position in _cover(covers, covered)]
    return sorted(chosen, key=lambda condition: [place[question] for question in condition])


def _marks(walks: list[Walk]) -> dict[tuple[str, str], int]:
    """Return per answer the walks that give it, as the bits of a number."""
    marks: dict[tuple[str, str], int] = {}
    for number, walk in enumerate(walks):
        for answer in walk.items():
            marks[answer] = marks.get(answer, 0) | 1 << number
    return marks


def _met(condition: Condition, marks: Mapping[tuple[str, str], int], walks: int) -> int:
    """Return the walks that meet a condition, as bits."""
    met = (1 << walks) - 1
    for question, options in condition.items():
        some = 0
        for option in options:
            some |= marks.get((question, option), 0)
        met &= some
    return met


def _cover(covers: list[int], left: int) -> list[int]:
    """Choose sets until nothing is left: again and again the first of those that cover most of it.

    What a set covers of the rest never grows, so a set is counted again only when it stands on top of
    the heap (Minoux 1978).
    """
    heap = [(-cover.bit_count(), position) for position, cover in enumerate(covers)]
    heapify(heap)
    chosen = []
    while left:
        known, position = heap[0]
        now = -(covers[position] & left).bit_count()
        if now != known:
            heapreplace(heap, (now, position))
            continue
        heappop(heap)
        chosen.append(position)
        left &= ~covers[position]
    return chosen


def _widened(graph: DecisionGraph, outcome: str, walk: Walk) -> Condition:
    """Leave out questions, the last first, then add options, as long as only this outcome is possible."""
    needed, sure = _needed(graph, outcome, walk)
    condition: Condition = {}
    reached = {0}
    for question, states in _levels(graph):
        here = [index for index in states if index in reached]
        if question in needed:
            condition[question] = frozenset(
                option
                for position, option in enumerate(graph.options[question])
                if all(sure[graph.states[index].successors[position]] for index in here)
            )
        reached.update(*(graph.kept(index, condition) for index in here))
    return condition


def _needed(graph: DecisionGraph, outcome: str, walk: Walk) -> tuple[set[str], dict[int, bool]]:
    """Return the questions of a walk that cannot be left out, and which states then lead to its outcome only.

    Up to a question the walk is the only way, so the question can go when all that follows the walk's
    own state of it is sure.
    """
    sure = {~position: name == outcome for position, name in enumerate(graph.outcomes)}
    stands, needed = _stands(graph, walk), set()
    for question, states in reversed(_levels(graph)):
        if question in stands and not all(sure[to] for to in graph.states[stands[question]].successors):
            needed.add(question)
        answers = {question: frozenset({walk[question]})} if question in needed else {}
        sure |= {index: all(sure[to] for to in graph.kept(index, answers)) for index in states}
    return needed, sure


def _stands(graph: DecisionGraph, walk: Walk) -> dict[str, int]:
    """Return in which state a walk answers each of its questions."""
    index, stands = 0, {}
    for question, option in walk.items():
        stands[question] = index
        index = graph.states[index].successors[graph.options[question].index(option)]
    return stands


@lru_cache(maxsize=8)
def _levels(graph: DecisionGraph) -> list[tuple[str, list[int]]]:
    """Return the questions of a graph in their order, each with its states."""
    levels: dict[str, list[int]] = {}
    for index, state in enumerate(graph.states):
        levels.setdefault(state.question, []).append(index)
    return list(levels.items())
