"""Conditions cost what their guide's walks and states do, also where no two walks share one."""

from __future__ import annotations

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from generator.guide import conditions as taking_apart
from generator.guide.compile import compile_guide
from generator.guide.conditions import MOST_WORK, Condition, conditions, meets
from generator.guide.graph import DecisionGraph, State
from tests.examples import examples
from tests.guide.random_guides import random_guide
from tests.work import counted


def parity(questions: int) -> DecisionGraph:
    """Return a graph in which every answer turns the result around: no walk can be shortened."""
    states = [State("q0", (1, 2))]
    for n in range(1, questions):
        ways = (2 * n + 1, 2 * n + 2) if n + 1 < questions else (~0, ~1)
        states += [State(f"q{n}", ways), State(f"q{n}", ways[::-1])]
    options = {f"q{n}": ("a", "b") for n in range(questions)}
    return DecisionGraph("parity", tuple(options), options, ("even", "odd"), tuple(states))


def test_thousands_of_walks_of_which_each_is_a_condition_take_little_work() -> None:
    graph = parity(12)
    told, calls = counted(lambda: conditions(graph))
    assert calls < 5_000_000  # more by far, when walks are compared in pairs
    assert told is not None
    assert sum(len(some) for some in told.values()) == graph.count_paths() == 2**12


def test_beyond_the_most_work_no_conditions_are_told() -> None:
    graph = parity(13)
    assert graph.count_paths() * len(graph.states) > MOST_WORK
    assert conditions(graph) is None


@given(st.integers(0, 2**32))
@examples(300)
def test_conditions_are_those_that_a_greedy_cover_chooses(seed: int) -> None:
    graph = compile_guide("g", random_guide(Random(seed), 9)).graph
    assert graph is not None
    told = conditions(graph)
    assert told is not None
    for outcome, some in told.items():
        walks = [walk for walk, end in sorted(graph.paths(), key=lambda one: len(one[0])) if end == outcome]
        assert some == by_definition(graph, outcome, walks)


def by_definition(graph: DecisionGraph, outcome: str, walks: list[dict[str, str]]) -> list[Condition]:
    widest: list[Condition] = []
    for walk in walks:
        if not any(meets(walk, condition) for condition in widest):
            widest.append(taking_apart._widened(graph, outcome, walk))  # noqa: SLF001  (its result is held elsewhere)
    left, chosen = walks, []
    while left:
        chosen.append(max(widest, key=lambda condition: sum(meets(walk, condition) for walk in left)))
        left = [walk for walk in left if not meets(walk, chosen[-1])]
    return sorted(chosen, key=lambda condition: [graph.questions.index(q) for q in condition])
