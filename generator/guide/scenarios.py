"""Scenarios: the fewest walks that take every option of every state at least once.

A minimum flow with a lower bound of one on every edge: begin with walks that cover all edges,
then take walks away as long as the rest can be led around to cover what they covered.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.guide.graph import DecisionGraph

Edge = tuple[int, int]
"""A state and the position of one of its options."""

Flow = dict[Edge, int]
"""How often each edge is taken."""


def scenarios(graph: DecisionGraph) -> list[tuple[dict[str, str], str]]:
    """Return the fewest walks that cover every edge, each with its outcome, in graph order.

    Linear in the graph for the first walks and for each time that some are taken away: not at all or once for guides
    as people write them, at most once for each walk too many. What remains is the length of the walks themselves.
    """
    into = _into(graph)
    flow = _covering(graph, into)
    while _reduce(graph, flow, into):
        pass
    return _walks(graph, flow)


def _into(graph: DecisionGraph) -> dict[int, list[Edge]]:
    """Return the edges that lead to each state and outcome."""
    into: dict[int, list[Edge]] = {}
    for index, state in enumerate(graph.states):
        for position, to in enumerate(state.successors):
            into.setdefault(to, []).append((index, position))
    return into


def _covering(graph: DecisionGraph, into: dict[int, list[Edge]]) -> Flow:
    """Return walks that cover every edge.

    Backward, a state asks of the edges into it as many walks as leave it, or one of each; forward, those that arrive
    beyond what leaves it go on by its first option.
    """
    flow: Flow = {edge: 1 for edges in into.values() for edge in edges}
    for index in reversed(range(1, len(graph.states))):
        missing = _leaving(graph, flow, index) - len(into[index])
        flow[into[index][0]] += max(0, missing)
    for index in range(1, len(graph.states)):
        arriving = sum(flow[edge] for edge in into[index])
        flow[index, 0] += arriving - _leaving(graph, flow, index)
    return flow


def _leaving(graph: DecisionGraph, flow: Flow, index: int) -> int:
    return sum(flow[index, position] for position in range(len(graph.states[index].successors)))


def _reduce(graph: DecisionGraph, flow: Flow, into: dict[int, list[Edge]]) -> bool:
    """Take walks away where the rest can be led around; say whether that was possible.

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


def _apply(flow: Flow, came: dict[int, tuple[int, Edge, int]], end: int) -> None:
    """Take away as many walks as every edge on the path can spare."""
    path = []
    while end in came:
        end, edge, change = came[end]
        path.append((edge, change))
    spare = min(flow[edge] - 1 for edge, change in path if change < 0)
    for edge, change in path:
        flow[edge] += change * spare


def _walks(graph: DecisionGraph, flow: Flow) -> list[tuple[dict[str, str], str]]:
    """Take the flow apart into walks."""
    found = []
    while _leaving(graph, flow, 0):
        index, walked = 0, dict[str, str]()
        while index >= 0:
            state = graph.states[index]
            position = next(n for n in range(len(state.successors)) if flow[index, n])
            flow[index, position] -= 1
            walked[state.question] = graph.options[state.question][position]
            index = state.successors[position]
        found.append((walked, graph.outcomes[~index]))
    return found
