"""Scenarios are the fewest walks that take every option of every state, found in proportion to a guide's size."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING, Any

from hypothesis import given
from hypothesis import strategies as st

from generator.guide.scenarios import scenarios
from tests.examples import examples
from tests.guide.large_guide import large_guide
from tests.guide.random_guides import compiled, random_graph, random_guide

if TYPE_CHECKING:
    from generator.guide.graph import DecisionGraph, State

seeds = st.integers(0, 2**32)
thorough = examples(300)


@given(seeds)
@thorough
def test_scenarios_take_every_edge_of_a_guide_with_the_fewest_walks(seed: int) -> None:
    judge(compiled(random_guide(Random(seed))))


@given(seeds)
@thorough
def test_scenarios_take_every_edge_of_any_graph_with_the_fewest_walks(seed: int) -> None:
    """Graphs as nobody writes them: here the first walks found are often too many."""
    judge(random_graph(Random(seed)))


def judge(graph: DecisionGraph) -> None:
    walked = scenarios(graph)
    taken = set()
    for answers, outcome in walked:
        index = 0
        for question, option in answers.items():
            assert graph.states[index].question == question
            taken.add((index, option))
            index = dict(graph.edges(index))[option]
        assert graph.outcomes[~index] == outcome
    every = {(i, option) for i, state in enumerate(graph.states) for option in graph.options[state.question]}
    assert taken == every
    assert len(walked) == fewest_walks(graph)


class Counted(tuple["State", ...]):
    """States that count how often one of them is looked at."""

    __slots__ = ()
    looks = 0

    def __getitem__(self, place: Any) -> Any:
        """Return a state."""
        Counted.looks += 1
        return super().__getitem__(place)


def test_a_guide_of_twice_the_questions_takes_about_twice_the_looks() -> None:
    def looks(blocks: int) -> int:
        graph = compiled(large_guide(blocks))
        Counted.looks = 0
        assert scenarios(replace(graph, states=Counted(graph.states)))
        return Counted.looks

    assert looks(80) < 2.1 * looks(40)


def fewest_walks(graph: DecisionGraph) -> int:
    """The fewest walks that cover all edges: edges less a largest matching of followers (Dilworth)."""
    edges = [(i, to) for i, state in enumerate(graph.states) for to in state.successors]
    ahead: dict[int, set[int]] = {}
    for index in reversed(range(len(graph.states))):
        inner = {to for to in graph.states[index].successors if to >= 0}
        ahead[index] = inner.union(*(ahead[to] for to in inner))
    follows = [
        [n for n, (start, _) in enumerate(edges) if start == to or start in ahead.get(to, ())]
        for _, to in edges
    ]
    matched: dict[int, int] = {}

    def augment(edge: int, seen: set[int]) -> bool:
        for follower in follows[edge]:
            if follower not in seen:
                seen.add(follower)
                if follower not in matched or augment(matched[follower], seen):
                    matched[follower] = edge
                    return True
        return False

    return len(edges) - sum(augment(edge, set()) for edge in range(len(edges)))
