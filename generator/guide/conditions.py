"""When an outcome is recommended: conditions on answers, each enough, together all there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.guide.graph import DecisionGraph

MAX_WALKS = 5_000
"""Guides with more walks are not taken apart into conditions."""

Condition = dict[str, frozenset[str]]
"""Question to the options that meet it; all questions named must be met."""


def conditions(graph: DecisionGraph) -> dict[str, list[Condition]] | None:
    """Return per outcome a few conditions that cover every walk to it, or None beyond `MAX_WALKS`.

    Each condition is enough by itself and minimal: no question of it can be left out and no option
    added without it ceasing to be enough.
    """
    if graph.count_paths() > MAX_WALKS:
        return None
    walks: dict[str, list[dict[str, str]]] = {outcome: [] for outcome in graph.outcomes}
    for walked, outcome in sorted(graph.paths(), key=lambda path: len(path[0])):
        walks[outcome].append(walked)
    return {outcome: _cover(graph, outcome, found) for outcome, found in walks.items()}


def meets(walk: Mapping[str, str], condition: Condition) -> bool:
    """Say whether a walk gives every answer that a condition asks for."""
    return all(walk.get(question) in options for question, options in condition.items())


def _cover(graph: DecisionGraph, outcome: str, walks: list[dict[str, str]]) -> list[Condition]:
    widest: list[Condition] = []
    for walk in walks:
        if not any(meets(walk, condition) for condition in widest):
            widest.append(_widened(graph, outcome, walk))
    left = list(walks)
    chosen = []
    while left:
        best = max(widest, key=lambda condition: sum(meets(walk, condition) for walk in left))
        chosen.append(best)
        left = [walk for walk in left if not meets(walk, best)]
    return sorted(chosen, key=lambda condition: [graph.questions.index(q) for q in condition])


def _widened(graph: DecisionGraph, outcome: str, walk: Mapping[str, str]) -> Condition:
    """Leave out questions, then add options, as long as only this outcome is possible."""
    only = frozenset({outcome})
    condition: Condition = {question: frozenset({option}) for question, option in walk.items()}
    for question in reversed(graph.questions):
        fewer = {q: options for q, options in condition.items() if q != question}
        if graph.possible(fewer) == only:
            condition = fewer
    for question in condition:
        for option in graph.options[question]:
            wider = {**condition, question: condition[question] | {option}}
            if graph.possible(wider) == only:
                condition = wider
    return condition
