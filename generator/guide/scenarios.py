"""Scenarios: the fewest walks that take every option of every state at least once.

A minimum flow with a lower bound of one on every edge: begin with walks that cover all edges,
then take away walks as long as the rest can be led around to cover what they covered.
"""

from __future__ import annotations

from collections import Counter, deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.guide.graph import DecisionGraph

Edge = tuple[int, int]
"""A state and the position of one of its options."""


def scenarios(graph: DecisionGraph) -> list[tuple[dict[str, str], str]]:
    """Return the fewest walks that cover every edge, each with its outcome, in graph order."""
    flow, into = _covering(graph), _into(graph)
    while _reduce(graph, flow, into):
        pass
    return _walks(graph, flow)


def _covering(graph: DecisionGraph) -> Counter[Edge]:
    """Return how often each edge is taken when every uncovered edge gets a walk of its own."""
    into: dict[int, Edge] = {}
    for index, state in enumerate(graph.states):
        for position, to in enumerate(state.successors):
            into.setdefault(to, (index, position))
    flow: Counter[Edge] = Counter()
    for index in reversed(range(len(graph.states))):
        for position in range(len(graph.states[index].successors)):
            if not flow[index, position]:
                _send(graph, flow, into, (index, position))
    return flow


def _send(graph: DecisionGraph, flow: Counter[Edge], into: dict[int, Edge], edge: Edge) -> None:
    """Add a walk through an edge: back to the start, and on through what is not covered yet."""
    at = edge
    while True:
        flow[at] += 1
        if at[0] == 0:
            break
        at = into[at[0]]
    to = graph.states[edge[0]].successors[edge[1]]
    while to >= 0:
        successors = graph.states[to].successors
        position = next((n for n in range(len(successors)) if not flow[to, n]), 0)
        flow[to, position] += 1
        to = successors[position]


def _into(graph: DecisionGraph) -> dict[int, list[Edge]]:
    """Return the edges that lead to each state and outcome."""
    into: dict[int, list[Edge]] = {}
    for index, state in enumerate(graph.states):
        for position, to in enumerate(state.successors):
            into.setdefault(to, []).append((index, position))
    return into


def _reduce(graph: DecisionGraph, flow: Counter[Edge], into: dict[int, list[Edge]]) -> bool:
    """Take one walk away where the rest can be led around; say whether that was possible.

    A path from the start to any outcome in the residual graph: forward along edges taken more
    than once, backward along any edge, which then is taken once more.
    """
    came: dict[int, tuple[int, Edge, int]] = {}
    pending = deque([0])
    while pending:
        here = pending.popleft()
        if here < 0:
            _apply(flow, came, here)
            return True
        ahead = (
            ((here, n), to, -1) for n, to in enumerate(graph.states[here].successors) if flow[here, n] > 1
        )
        behind = ((edge, edge[0], 1) for edge in into.get(here, ()))
        for edge, there, change in (*ahead, *behind):
            if there not in came and there != 0:
                came[there] = here, edge, change
                pending.append(there)
    return False


def _apply(flow: Counter[Edge], came: dict[int, tuple[int, Edge, int]], end: int) -> None:
    while end in came:
        end, edge, change = came[end]
        flow[edge] += change


def _walks(graph: DecisionGraph, flow: Counter[Edge]) -> list[tuple[dict[str, str], str]]:
    """Take the flow apart into walks."""
    found = []
    while any(flow[0, n] for n in range(len(graph.states[0].successors))):
        index, walked = 0, dict[str, str]()
        while index >= 0:
            state = graph.states[index]
            position = next(n for n in range(len(state.successors)) if flow[index, n])
            flow[index, position] -= 1
            walked[state.question] = graph.options[state.question][position]
            index = state.successors[position]
        found.append((walked, graph.outcomes[~index]))
    return found
