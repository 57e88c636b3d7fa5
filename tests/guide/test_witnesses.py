"""Every witness of a guide is a walk that shows what it stands for, and none is shorter (or longer)."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from generator.guide.graph import State
from generator.guide.witnesses import witnesses_of
from generator.models.guide import Guide, Invariant
from tests.examples import examples
from tests.guide.random_guides import compiled, random_answers, random_guide, walks

if TYPE_CHECKING:
    from generator.guide.graph import DecisionGraph
    from generator.guide.witnesses import Walk


@given(st.integers(0, 2**32))
@examples(300)
def test_no_walk_shows_it_sooner(seed: int) -> None:
    random = Random(seed)
    guide = random_guide(random)
    graph = without_unreached(compiled(guide))
    guide = with_invariants(random, guide, graph.questions)
    shown, every = witnesses_of(guide, graph), list(walks(guide, {}))
    assert {q: len(walk) for q, walk in shown.questions.items()} == {
        q: min(list(walk).index(q) for walk, _ in every if q in walk) for q in shown.questions
    }
    assert {*shown.questions} == {state.question for state in graph.states}
    for question, walk in shown.questions.items():
        assert any(begins(whole, walk, question) for whole, _ in every)
    for outcome, walk in shown.outcomes.items():
        assert (walk, outcome) in every
        assert len(walk) == min(len(other) for other, end in every if end == outcome)
    lengths = sorted(len(walk) for walk, _ in every)
    assert [len(shown.shortest), len(shown.longest)] == [lengths[0], lengths[-1]]
    for one in guide.invariants:
        about = [walk for walk, _ in every if is_about(one, walk)]
        assert (one.id in shown.invariants) == bool(about)
        if about:
            assert shown.invariants[one.id] in about
            assert len(shown.invariants[one.id]) == min(map(len, about))


def without_unreached(graph: DecisionGraph) -> DecisionGraph:
    """Leave out the outcomes that no walk reaches: the check refuses them."""
    ends = sorted({to for state in graph.states for to in state.successors if to < 0}, reverse=True)
    place = {end: ~n for n, end in enumerate(ends)}
    states = [State(one.question, tuple(place.get(to, to) for to in one.successors)) for one in graph.states]
    return replace(graph, outcomes=tuple(graph.outcomes[~end] for end in ends), states=tuple(states))


def with_invariants(random: Random, guide: Guide, asked: tuple[str, ...]) -> Guide:
    """Add one on some answers, and one on how a question's answers compare."""
    told = {"id": "when", "why": "x", "never": ["r0"]}
    whens = {
        question: sorted(options)
        for question, options in random_answers(random, guide).items()
        if question in asked
    }
    compared = {
        "id": "rising",
        "why": "x",
        "monotone": random.choice(asked),
        "rising": ["r0", "r1"],
    }
    invariants = tuple(Invariant.model_validate(one) for one in (told | {"when": whens}, compared))
    return guide.model_copy(update={"invariants": invariants})


def is_about(invariant: Invariant, walk: Walk) -> bool:
    meant = all(walk.get(question) in options for question, options in invariant.when.items())
    return meant and (not invariant.monotone or invariant.monotone in walk)


def begins(whole: Walk, walk: Walk, question: str) -> bool:
    """Whether a whole walk begins with another and then asks the question."""
    answers = list(whole.items())
    return answers[: len(walk)] == list(walk.items()) and list(whole)[len(walk)] == question
