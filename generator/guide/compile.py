"""Compiles a guide: conditions become states, equal states become one.

A state is a question with the earlier answers that conditions ahead still read. States are
found walking forward in topological order and merged walking backward, so that the graph is
canonical and its size, not the number of paths, is what everything costs.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.diagnostics import Finding
from generator.guide.graph import DecisionGraph, State
from generator.guide.structure import read_from_afar, route_taken, structure_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.guide.structure import Structure
    from generator.models.guide import Guide

MAX_STATES = 50_000
"""More states than this are refused: no shipped guide comes near it."""

_Context = tuple[tuple[str, str], ...]
"""Earlier answers that still matter, sorted by question."""
_Raw = tuple[str, _Context]


@dataclass(frozen=True)
class Compilation:
    """What became of a guide: its graph, or what keeps it from having one."""

    graph: DecisionGraph | None
    findings: tuple[Finding, ...]
    met: int = 0
    """How many states were met before equal ones became one: what compiling cost."""


def compile_guide(guide_id: str, guide: Guide) -> Compilation:
    """Compile a guide and prove that everything in it can be reached and can matter."""
    structure = structure_of(guide)
    if structure.faults:
        return Compilation(None, structure.faults)
    walker = _Walker(guide, structure)
    if not walker.walk():
        return Compilation(None, (_too_large(),), walker.met)
    graph = _merge(guide_id, guide, structure.order, walker.edges)
    findings = (
        _idle(graph)
        or _unreachable(guide, graph, walker.taken)
        or list(_without_effect(guide, graph, walker.decisive))
    )
    return Compilation(graph, tuple(findings), walker.met)


def _too_large() -> Finding:
    return Finding(
        ("questions",),
        f"The guide has more than {MAX_STATES:,} states.",
        expected="conditions that read fewer earlier answers",
        rule="guide-too-large",
    )


class _Walker:
    """Walks forward from the start and notes every state and every route taken."""

    def __init__(self, guide: Guide, structure: Structure) -> None:
        self.guide = guide
        self.order = structure.order
        self.relevant = _relevant(guide, structure)
        self.edges: dict[str, dict[_Context, tuple[_Raw | str, ...]]] = {name: {} for name in self.order}
        self.taken: set[tuple[str, int]] = set()
        # Conditions, by question, route and what they read, that alone keep some answers from their route.
        self.decisive: set[tuple[str, int, str]] = set()
        self.met = 0

    def walk(self) -> bool:
        """Fill `edges`; return False when there are too many states."""
        waiting: dict[str, dict[_Context, None]] = {question: {} for question in self.order}
        waiting[self.guide.start][()] = None
        for question in self.order:
            for context in waiting[question]:
                self.met += 1
                if self.met > MAX_STATES:
                    return False
                successors = tuple(
                    self._step(question, context, option) for option in self.guide.questions[question].options
                )
                self.edges[question][context] = successors
                for to in successors:
                    if not isinstance(to, str):
                        waiting[to[0]][to[1]] = None
        return True

    def _step(self, question: str, context: _Context, option: str) -> _Raw | str:
        answers = {**dict(context), question: option}
        routes = self.guide.questions[question].next
        position = route_taken(routes, answers)
        target = routes[position].go
        self.taken.add((question, position))
        self._decide(question, position, answers)
        if target in self.guide.outcomes:
            return target
        keep = self.relevant[target]
        return target, tuple(sorted((q, answer) for q, answer in answers.items() if q in keep))

    def _decide(self, question: str, position: int, answers: Mapping[str, str]) -> None:
        """Note the conditions of earlier routes that alone were not met."""
        routes = self.guide.questions[question].next
        for earlier, route in enumerate(routes[:position]):
            if route.go == routes[position].go:
                continue
            unmet = [read for read, options in route.when.items() if answers[read] not in options]
            if len(unmet) == 1:
                self.decisive.add((question, earlier, unmet[0]))


def _relevant(guide: Guide, structure: Structure) -> dict[str, frozenset[str]]:
    """Return per question the earlier questions that it or a later one reads."""
    ahead: dict[str, frozenset[str]] = {}
    for question in reversed(structure.order):
        read, routes = read_from_afar(guide, question), guide.questions[question].next
        ahead[question] = read.union(*(ahead[route.go] for route in routes if route.go in ahead))
    return {question: ahead[question] & structure.answered[question] for question in structure.order}


def _merge(
    guide_id: str,
    guide: Guide,
    order: tuple[str, ...],
    edges: dict[str, dict[_Context, tuple[_Raw | str, ...]]],
) -> DecisionGraph:
    """Merge equal states from the outcomes up and number them in graph order."""
    outcomes = tuple(guide.outcomes)
    ends = {outcome: ~position for position, outcome in enumerate(outcomes)}
    unique: dict[State, int] = {}
    merged: dict[_Raw, int] = {}
    for question in reversed(order):
        for context, successors in edges[question].items():
            state = State(
                question,
                tuple(ends[to] if isinstance(to, str) else merged[to] for to in successors),
            )
            merged[question, context] = unique.setdefault(state, len(unique))
    numbers = _graph_order(list(unique), order, merged[guide.start, ()])
    states = tuple(
        State(s.question, tuple(numbers[to] if to >= 0 else to for to in s.successors))
        for s in sorted(unique, key=lambda s: numbers[unique[s]])
    )
    options = {question: tuple(guide.questions[question].options) for question in order}
    return DecisionGraph(guide_id, order, options, outcomes, states)


def _graph_order(states: list[State], order: tuple[str, ...], start: int) -> dict[int, int]:
    """Number states by question, then by when a walk from the start first meets them."""
    met: dict[int, None] = {start: None}
    pending = deque([start])
    while pending:
        for to in states[pending.popleft()].successors:
            if to >= 0 and to not in met:
                met[to] = None
                pending.append(to)
    place = {question: position for position, question in enumerate(order)}
    ranked = sorted(met, key=lambda index: place[states[index].question])
    return {index: number for number, index in enumerate(ranked)}


def _unreachable(guide: Guide, graph: DecisionGraph, taken: set[tuple[str, int]]) -> list[Finding]:
    asked = {state.question for state in graph.states}
    ends = {graph.outcomes[~to] for state in graph.states for to in state.successors if to < 0}
    return [
        *(_never_reached("questions", question) for question in guide.questions if question not in asked),
        *(_never_reached("outcomes", outcome) for outcome in guide.outcomes if outcome not in ends),
        *(
            _never_taken(question, position, route.go)
            for question in graph.questions
            for position, route in enumerate(guide.questions[question].next)
            if question in asked and (question, position) not in taken
        ),
    ]


def _without_effect(
    guide: Guide, graph: DecisionGraph, decisive: set[tuple[str, int, str]]
) -> Iterator[Finding]:
    """Find conditions without which all answers would go the same way, one of each route."""
    for question in graph.questions:
        for position, route in enumerate(guide.questions[question].next):
            idle = [read for read in route.when if (question, position, read) not in decisive]
            if idle:
                yield Finding(
                    ("questions", question, "next", position, "when", idle[0]),
                    f"The condition on `{idle[0]}` has no effect: without it all answers go the same way.",
                    expected="a condition that keeps some answers from this route",
                    remedy="Remove it, or correct where this route or a later one goes.",
                    of_key=True,
                    rule="guide-idle-condition",
                )


def _never_taken(question: str, position: int, target: str) -> Finding:
    return Finding(
        ("questions", question, "next", position),
        f"No answers ever take this route to `{target}`.",
        expected="a condition that some answers meet before an earlier route does",
        remedy="Correct its `when`, or remove it.",
        rule="guide-unreachable",
    )


def _never_reached(part: str, name: str) -> Finding:
    kind = part.removesuffix("s")
    return Finding(
        (part, name),
        f"No answers ever lead to the {kind} `{name}`.",
        expected="a route that goes here",
        remedy=f"Add a route with `go: {name}`, or remove the {kind}.",
        of_key=True,
        rule="guide-unreachable",
    )


def _idle(graph: DecisionGraph) -> list[Finding]:
    """Find questions that are asked where no answer changes anything, one finding each."""
    found: dict[str, Finding] = {}
    for index, state in enumerate(graph.states):
        if len(set(state.successors)) > 1 or state.question in found:
            continue
        walk = ", ".join(f"{q}: {option}" for q, option in graph.witness(index).items())
        after = f" after {walk}" if walk else ""
        found[state.question] = Finding(
            ("questions", state.question),
            f"`{state.question}` is asked{after} and cannot change the result.",
            expected="a question whose answers lead to different places wherever it is asked",
            remedy="Route past it there, or let its answers differ.",
            of_key=True,
            rule="guide-idle-question",
        )
    return list(found.values())
