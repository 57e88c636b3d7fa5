"""Mutation: small mistakes put into a guide on purpose, to see whether its tests notice each.

A mutant that means the same as the guide is not counted. One that the proofs refuse, that
breaks an invariant or that a scenario walks differently is killed; the others survive.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from generator.guide.compile import compile_guide
from generator.guide.invariants import broken_invariants

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.guide.graph import DecisionGraph
    from generator.models.guide import Guide, Route

Scenario = tuple[dict[str, str], str]


@dataclass(frozen=True)
class Mutant:
    """A guide with one mistake."""

    mistake: str
    guide: Guide


@dataclass(frozen=True)
class Score:
    """What became of all mutants."""

    mutants: int
    killed: int
    survivors: tuple[str, ...]


def mutation_score(guide_id: str, guide: Guide, graph: DecisionGraph, scenarios: Sequence[Scenario]) -> Score:
    """Make every mutant and count those that proofs, invariants or scenarios kill."""
    mutants, survivors = 0, []
    for mutant in make_mutants(guide):
        compiled = compile_guide(guide_id, mutant.guide)
        changed = compiled.graph
        if changed is not None and changed.identity == graph.identity:
            continue
        mutants += 1
        refused = changed is None or bool(compiled.findings)
        if not refused and not _noticed(mutant.guide, changed, scenarios):  # type: ignore[arg-type]
            survivors.append(mutant.mistake)
    return Score(mutants, mutants - len(survivors), tuple(survivors))


def _noticed(guide: Guide, graph: DecisionGraph, scenarios: Sequence[Scenario]) -> bool:
    different = any(graph.walk(answers) != (tuple(answers), outcome) for answers, outcome in scenarios)
    return different or next(broken_invariants(guide, graph), None) is not None


def make_mutants(guide: Guide) -> Iterator[Mutant]:
    """Yield guides with one mistake each: a route led elsewhere, a condition lost, outcomes swapped."""
    yield from _led_elsewhere(guide)
    yield from _conditions_lost(guide)
    for one, other in combinations(guide.outcomes, 2):
        swap = {one: other, other: one}
        questions = {
            name: question.model_copy(
                update={
                    "next": tuple(r.model_copy(update={"go": swap.get(r.go, r.go)}) for r in question.next)
                }
            )
            for name, question in guide.questions.items()
        }
        yield Mutant(f"{one} and {other} swapped", guide.model_copy(update={"questions": questions}))


def _led_elsewhere(guide: Guide) -> Iterator[Mutant]:
    names = [*guide.questions, *guide.outcomes]
    for name, position, route in _routes(guide):
        later = [target for target in names[list(guide.questions).index(name) + 1 :] if target != route.go]
        for target in _spread(later):
            yield Mutant(
                f"route {position + 1} of {name} led to {target} instead of {route.go}",
                _with_route(guide, name, position, route.model_copy(update={"go": target})),
            )


_TARGETS_TRIED = 3


def _spread(targets: list[str]) -> list[str]:
    """Choose a few targets from all over the guide."""
    step = max(1, len(targets) // _TARGETS_TRIED)
    return targets[::step][:_TARGETS_TRIED]


def _conditions_lost(guide: Guide) -> Iterator[Mutant]:
    for name, position, route in _routes(guide):
        for lost in route.when:
            kept = {question: options for question, options in route.when.items() if question != lost}
            place = f"of route {position + 1} of {name}"
            if kept:
                fewer = _with_route(guide, name, position, route.model_copy(update={"when": kept}))
                yield Mutant(f"condition on {lost} {place} dropped", fewer)
            else:
                yield Mutant(f"route {position + 1} of {name} dropped", _with_route(guide, name, position))


def _routes(guide: Guide) -> Iterator[tuple[str, int, Route]]:
    for name, question in guide.questions.items():
        for position, route in enumerate(question.next):
            yield name, position, route


def _with_route(guide: Guide, name: str, position: int, route: Route | None = None) -> Guide:
    """Return the guide with one route replaced, or dropped."""
    routes = list(guide.questions[name].next)
    routes[position : position + 1] = [route] if route else []
    question = guide.questions[name].model_copy(update={"next": tuple(routes)})
    return guide.model_copy(update={"questions": {**guide.questions, name: question}})
