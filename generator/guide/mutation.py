"""Mutation: small mistakes put into a guide on purpose, to see whether its tests notice each.

A mutant that means the same as the guide is not counted. One that the proofs refuse, that
breaks an invariant or that a scenario walks differently is killed; the others survive.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import combinations
from typing import TYPE_CHECKING

from generator.guide.compile import compile_guide
from generator.guide.invariants import broken_invariants
from generator.guide.structure import route_taken

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from generator.guide.graph import DecisionGraph
    from generator.models.guide import Guide, Route

Scenario = tuple[dict[str, str], str]

MOST_WORK = 50_000
"""So much work is spent on mutants, at some 0.05 ms each: a state compiled, or a scenario held against a
question. Mutants that are left then are not tried, and the score is one of a sample."""


_Routes = dict[str, "tuple[Route, ...]"]


@dataclass(frozen=True)
class Mutant:
    """A guide with one mistake."""

    mistake: str
    original: Guide
    make: Callable[[], _Routes]
    """Makes the mistake: there are many mutants, and not all are tried."""

    @cached_property
    def changed(self) -> _Routes:
        """Question to its new routes, where the mistake changed them."""
        return self.make()

    @property
    def guide(self) -> Guide:
        """The guide as a whole, with the mistake."""
        questions = {
            name: self.original.questions[name].model_copy(update={"next": routes})
            for name, routes in self.changed.items()
        }
        return self.original.model_copy(update={"questions": {**self.original.questions, **questions}})


@dataclass(frozen=True)
class Score:
    """What became of the mutants that were tried."""

    mutants: int
    """How many of them mean something else than the guide."""
    killed: int
    survivors: tuple[str, ...]
    tried: int
    made: int
    """How many there are; when fewer were tried, these are a sample."""

    @property
    def sampled(self) -> bool:
        """Whether there were too many to try them all."""
        return self.tried < self.made


def mutation_score(guide_id: str, guide: Guide, graph: DecisionGraph, scenarios: Sequence[Scenario]) -> Score:
    """Count the mutants that proofs, invariants or scenarios kill; exact until `MOST_WORK` is spent.

    They are tried in an order that does not depend on their place in the guide, by the SHA-256 of
    what is said of each, so that those tried are a fair sample and the same on every machine.

    Args:
        guide_id: The guide's id.
        guide: The guide as written.
        graph: What it was compiled to.
        scenarios: Walks of that graph, each with its outcome.
    """
    made = list(make_mutants(guide))
    trial = _Trial(guide_id, graph, _by_question(scenarios))
    tried, different, survivors = 0, 0, set[str]()
    for mutant in sorted(made, key=lambda one: hashlib.sha256(one.mistake.encode()).digest()):
        if trial.spent > MOST_WORK:
            break
        tried += 1
        killed = trial.kills(mutant)
        different += killed is not None
        if killed is False:
            survivors.add(mutant.mistake)
    told = tuple(mutant.mistake for mutant in made if mutant.mistake in survivors)
    return Score(different, different - len(told), told, tried, len(made))


_Steps = dict[str, list[tuple[dict[str, str], str]]]
"""Question to the scenarios that answer it: their answers, and what follows the question."""


def _by_question(scenarios: Sequence[Scenario]) -> _Steps:
    steps: _Steps = {}
    for answers, outcome in scenarios:
        for question, following in zip(answers, [*list(answers)[1:], outcome], strict=True):
            steps.setdefault(question, []).append((answers, following))
    return steps


class _Trial:
    """Tries mutants of one guide and counts the work."""

    def __init__(self, guide_id: str, graph: DecisionGraph, steps: _Steps) -> None:
        self.guide_id = guide_id
        self.graph = graph
        self.steps = steps
        self.spent = 0

    def kills(self, mutant: Mutant) -> bool | None:
        """Say whether something notices a mutant, or None when it means the same as the guide.

        A scenario meets a mistake where it answers a question whose routes changed: up to there both
        guides ask alike. So most mutants are killed without compiling them.
        """
        if any(self._walks_elsewhere(*changed) for changed in mutant.changed.items()):
            return True
        guide = mutant.guide
        compiled = compile_guide(self.guide_id, guide)
        self.spent += compiled.met
        if compiled.graph is None:
            return True
        if compiled.graph.identity == self.graph.identity:
            return None
        return bool(compiled.findings) or next(broken_invariants(guide, compiled.graph), None) is not None

    def _walks_elsewhere(self, question: str, routes: tuple[Route, ...]) -> bool:
        for answers, following in self.steps.get(question, ()):
            self.spent += 1
            if routes[route_taken(routes, answers)].go != following:
                return True
        return False


def make_mutants(guide: Guide) -> Iterator[Mutant]:
    """Yield guides with one mistake each: a route led elsewhere, a condition lost, outcomes swapped."""
    yield from _led_elsewhere(guide)
    yield from _conditions_lost(guide)
    yield from _swapped(guide)


def _swapped(guide: Guide) -> Iterator[Mutant]:
    leading: dict[str, dict[str, None]] = {outcome: {} for outcome in guide.outcomes}
    for name, _, route in _routes(guide):
        if route.go in leading:
            leading[route.go][name] = None
    for one, other in combinations(guide.outcomes, 2):
        names = {**leading[one], **leading[other]}
        yield Mutant(f"{one} and {other} swapped", guide, partial(_swap, guide, names, one, other))


def _swap(guide: Guide, names: Iterable[str], one: str, other: str) -> _Routes:
    """Return the routes of some questions with two outcomes in each other's place."""
    swap = {one: other, other: one}
    return {
        name: tuple(
            route.model_copy(update={"go": swap[route.go]}) if route.go in swap else route
            for route in guide.questions[name].next
        )
        for name in names
    }


_TARGETS_TRIED = 3


def _led_elsewhere(guide: Guide) -> Iterator[Mutant]:
    names = [*guide.questions, *guide.outcomes]
    place = {name: position for position, name in enumerate(names)}
    for name, position, route in _routes(guide):
        for target in _spread(names, place[name] + 1, place[route.go]):
            yield Mutant(
                f"route {position + 1} of {name} led to {target} instead of {route.go}",
                guide,
                partial(_with_route, guide, name, position, {"go": target}),
            )


def _spread(names: list[str], start: int, but: int) -> list[str]:
    """Choose a few names from all over the guide, from a place on and without the one at another."""
    left = len(names) - start - (but >= start)
    places = range(start, start + left, max(1, left // _TARGETS_TRIED))[:_TARGETS_TRIED]
    return [names[place + (start <= but <= place)] for place in places]


def _conditions_lost(guide: Guide) -> Iterator[Mutant]:
    for name, position, route in _routes(guide):
        for lost in route.when:
            kept = {question: options for question, options in route.when.items() if question != lost}
            place = f"route {position + 1} of {name}"
            update = {"when": kept} if kept else None
            mistake = f"condition on {lost} of {place} dropped" if kept else f"{place} dropped"
            yield Mutant(mistake, guide, partial(_with_route, guide, name, position, update))


def _routes(guide: Guide) -> Iterator[tuple[str, int, Route]]:
    for name, question in guide.questions.items():
        for position, route in enumerate(question.next):
            yield name, position, route


def _with_route(guide: Guide, name: str, position: int, update: Mapping[str, object] | None) -> _Routes:
    """Return the routes of a question with one changed, or dropped."""
    routes = list(guide.questions[name].next)
    routes[position : position + 1] = [routes[position].model_copy(update=update)] if update else []
    return {name: tuple(routes)}
