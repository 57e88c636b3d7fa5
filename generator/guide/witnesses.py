"""Witnesses: for each thing that is proved of a guide, a shortest walk that shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.guide.graph import DecisionGraph
    from generator.models.guide import Guide, Invariant

Walk = dict[str, str]
"""Question to the option chosen, in the order in which they are asked."""

_Cost = tuple[int, int]
"""What is not given of what should be, then the questions asked."""


@dataclass(frozen=True)
class Witnesses:
    """Walks that show what the proof card says."""

    questions: Mapping[str, Walk]
    """To where each is asked."""
    outcomes: Mapping[str, Walk]
    shortest: Walk
    longest: Walk
    invariants: Mapping[str, Walk]
    """Answers for which each could fail to hold, up to their outcome."""


def witnesses_of(guide: Guide, graph: DecisionGraph) -> Witnesses:
    """Return the witnesses of a guide that was compiled without a finding."""
    ends = [~position for position in range(len(graph.outcomes))]
    walks = graph.witnesses([*range(len(graph.states)), *ends])
    questions: dict[str, Walk] = {}
    for state, walk in zip(graph.states, walks, strict=False):
        questions[state.question] = min(questions.get(state.question, walk), walk, key=len)
    outcomes = dict(zip(graph.outcomes, walks[len(graph.states) :], strict=True))
    shown = {one.id: meeting(graph, bearing_on(graph, one)) for one in guide.invariants}
    return Witnesses(
        {question: questions[question] for question in graph.questions if question in questions},
        outcomes,
        min(outcomes.values(), key=len),
        _longest(graph),
        {name: walk for name, walk in shown.items() if walk is not None},
    )


def bearing_on(graph: DecisionGraph, invariant: Invariant) -> dict[str, frozenset[str]]:
    """Return the answers that an invariant is about."""
    given = {question: frozenset(options) for question, options in invariant.when.items()}
    if invariant.monotone:
        given.setdefault(invariant.monotone, frozenset(graph.options[invariant.monotone]))
    return given


def meeting(graph: DecisionGraph, given: Mapping[str, frozenset[str]]) -> Walk | None:
    """Return a shortest walk that answers all of these questions, and as they are answered here, or None."""
    costs: dict[int, _Cost] = dict.fromkeys((~k for k in range(len(graph.outcomes))), (len(given), 0))
    ways: dict[int, tuple[str, int]] = {}
    for index in reversed(range(len(graph.states))):
        asked = given.get(graph.states[index].question)
        ways[index] = min(
            (edge for edge in graph.edges(index) if asked is None or edge[0] in asked),
            key=lambda edge: costs[edge[1]],
        )
        missing, length = costs[ways[index][1]]
        costs[index] = missing - (asked is not None), length + 1
    return None if costs[0][0] else _along(graph, ways)


def _longest(graph: DecisionGraph) -> Walk:
    lengths = dict.fromkeys((~k for k in range(len(graph.outcomes))), 0)
    ways: dict[int, tuple[str, int]] = {}
    for index in reversed(range(len(graph.states))):
        ways[index] = max(graph.edges(index), key=lambda edge: lengths[edge[1]])
        lengths[index] = lengths[ways[index][1]] + 1
    return _along(graph, ways)


def _along(graph: DecisionGraph, ways: Mapping[int, tuple[str, int]]) -> Walk:
    """Follow the way out of each state to an outcome."""
    index, walk = 0, Walk()
    while index >= 0:
        option, to = ways[index]
        walk[graph.states[index].question] = option
        index = to
    return walk
