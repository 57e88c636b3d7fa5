"""The compiled graph answers as the guide reads, on random guides with conditions."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.guide.graph import DecisionGraph
from tests.examples import examples
from tests.guide.random_guides import Oracle, compiled, random_answers, random_guide, walks

seeds = st.integers(0, 2**32)
thorough = examples(300)


@given(seeds)
@thorough
def test_every_query_agrees_with_walking_the_guide_by_hand(seed: int) -> None:
    random = Random(seed)
    guide = random_guide(random)
    graph = compiled(guide)
    answers = random_answers(random, guide)
    oracle = Oracle(guide, graph.questions, answers)
    assert graph.possible(answers) == oracle.possible()
    assert graph.next_question(answers) == oracle.next_question()
    assert graph.remaining(answers) == oracle.remaining()


@given(seeds)
@thorough
def test_the_graph_has_the_guides_walks_and_counts_them(seed: int) -> None:
    guide = random_guide(Random(seed))
    graph = compiled(guide)
    by_hand = {(tuple(walked.items()), outcome) for walked, outcome in walks(guide, {})}
    by_graph = [(tuple(walked.items()), outcome) for walked, outcome in graph.paths()]
    assert set(by_graph) == by_hand
    assert len(by_graph) == graph.count_paths() == len(by_hand)


@given(seeds)
@thorough
def test_more_answers_never_enlarge_what_is_possible(seed: int) -> None:
    random = Random(seed)
    guide = random_guide(random)
    graph = compiled(guide)
    answers = random_answers(random, guide)
    fewer = dict(random.sample(sorted(answers.items()), random.randint(0, len(answers))))
    assert graph.possible(answers) <= graph.possible(fewer)


@given(seeds)
@thorough
def test_no_two_states_are_equal_and_all_lead_forward(seed: int) -> None:
    graph = compiled(random_guide(Random(seed)))
    assert len(set(graph.states)) == len(graph.states)
    for index, state in enumerate(graph.states):
        assert all(to > index or to < 0 for to in state.successors)


@given(seeds)
@thorough
def test_following_the_questions_reaches_the_outcome_within_the_promised_number(seed: int) -> None:
    random = Random(seed)
    guide = random_guide(random)
    graph = compiled(guide)
    answers: dict[str, frozenset[str]] = {}
    while (question := graph.next_question(answers)) is not None:
        low, high = graph.remaining(answers)
        assert 1 <= low <= high
        answers[question] = frozenset({random.choice(graph.options[question])})
        after = graph.remaining(answers)
        assert after == (0, 0) or (low - 1 <= after[0] and after[1] <= high - 1)
    assert len(graph.possible(answers)) == 1


@given(seeds)
@thorough
def test_a_witness_leads_where_it_says(seed: int) -> None:
    graph = compiled(random_guide(Random(seed)))
    for target in range(len(graph.states)):
        walk = {question: frozenset({option}) for question, option in graph.witness(target).items()}
        assert target in graph.reachable(walk)


@given(seeds)
@thorough
def test_a_state_leads_to_the_outcomes_that_its_walks_end_in(seed: int) -> None:
    graph = compiled(random_guide(Random(seed)))
    by_hand: dict[int, set[str]] = {index: set() for index in range(len(graph.states))}
    for walked, outcome in graph.paths():
        index = 0
        for question, option in walked.items():
            by_hand[index].add(outcome)
            assert option in graph.joined_edges(index)[dict(graph.edges(index))[option]]
            assert graph.states[index].question == question
            index = dict(graph.edges(index))[option]
    assert {index: set(graph.ends(index)) for index in by_hand} == by_hand
    assert all(graph.ends(~place) == [outcome] for place, outcome in enumerate(graph.outcomes))


@given(seeds)
@thorough
def test_identity_does_not_depend_on_the_order_of_options(seed: int) -> None:
    guide = random_guide(Random(seed))
    turned = {
        name: question.model_copy(update={"options": dict(reversed(question.options.items()))})
        for name, question in guide.questions.items()
    }
    again = guide.model_copy(update={"questions": turned})
    assert compiled(again).identity == compiled(guide).identity


@pytest.mark.parametrize("seed", range(20))
def test_identity_changes_when_an_edge_does(seed: int) -> None:
    graph = compiled(random_guide(Random(seed)))
    last = graph.states[-1]
    other = tuple(~((~to + 1) % len(graph.outcomes)) for to in last.successors)
    changed = DecisionGraph(graph.guide, graph.questions, graph.options, graph.outcomes,
                            (*graph.states[:-1], type(last)(last.question, other)))  # fmt: skip
    assert changed.identity != graph.identity
