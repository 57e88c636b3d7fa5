"""Explanations, invariants, conditions and comparisons agree with walking the guide by hand."""

from __future__ import annotations

import itertools
from collections import Counter
from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.guide import compare as comparing
from generator.guide import compile as compiling
from generator.guide import invariants
from generator.guide.compare import TooLargeError, compare
from generator.guide.compile import compile_guide
from generator.guide.conditions import conditions, meets
from generator.guide.explain import findings, flips, reasons, why_not
from generator.guide.graph import DecisionGraph
from generator.guide.invariants import counterexample, judge_invariant
from generator.guide.mutation import make_mutants
from generator.guide.proof import count_walks
from generator.guide.scenarios import scenarios
from generator.guide.structure import structure_of
from generator.models.guide import Invariant
from tests.examples import examples
from tests.guide.large_guide import large_guide
from tests.guide.random_guides import Oracle, compiled, random_answers, random_guide, walks

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.models.guide import Guide

seeds = st.integers(0, 2**32)
thorough = examples(300)


@given(seeds)
@thorough
def test_flips_and_findings_are_what_changing_one_answer_does(seed: int) -> None:
    random = Random(seed)
    guide = random_guide(random)
    graph = compiled(guide)
    answers = random_answers(random, guide)
    oracle = Oracle(guide, graph.questions, answers)
    assert [(f.question, f.option, f.possible) for f in flips(graph, answers)] == oracle.flips()
    assert [(f.question, f.option, f.possible) for f in findings(graph, answers)] == oracle.findings()


@given(seeds)
@thorough
def test_reasons_are_a_smallest_set_that_forces_the_result(seed: int) -> None:
    random = Random(seed)
    guide = random_guide(random)
    graph = compiled(guide)
    answers = random_answers(random, guide)
    assert reasons(graph, answers) == Oracle(guide, graph.questions, answers).reasons()


@given(seeds)
@thorough
def test_beyond_the_cap_no_reason_can_be_left_out(seed: int) -> None:
    random = Random(seed)
    guide = random_guide(random)
    graph = compiled(guide)
    answers = random_answers(random, guide)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("generator.guide.explain.MOST_EXACT", -1)
        kept = reasons(graph, answers)
    target = graph.possible(answers)
    assert graph.possible({q: answers[q] for q in kept}) == target
    for left_out in kept:
        assert graph.possible({q: answers[q] for q in kept if q != left_out}) != target


@given(seeds)
@thorough
def test_why_not_changes_as_few_answers_as_any_walk_needs(seed: int) -> None:
    random = Random(seed)
    guide = random_guide(random)
    graph = compiled(guide)
    answers = random_answers(random, guide)
    oracle = Oracle(guide, graph.questions, answers)
    for outcome in graph.possible({}):
        way = why_not(graph, answers, outcome)
        assert len(way.changes) == oracle.distance(outcome)
        assert {question for question, _ in way.changes} <= set(answers)
        changed = {**answers, **{question: frozenset({option}) for question, option in way.changes}}
        assert outcome in graph.possible(changed)
        assert graph.possible({**changed, **single(way.then)}) == {outcome}
        for one in way.then:
            fewer = single(other for other in way.then if other != one)
            assert graph.possible({**changed, **fewer}) != {outcome}


def single(given: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    return {question: frozenset({option}) for question, option in given}


@given(seeds)
@thorough
def test_progress_is_true_whatever_is_answered(seed: int) -> None:
    """What is said of the number of questions holds in the end: of readers who know, and of those who once did not."""
    random = Random(seed)
    graph = next(compiled(guide) for guide in iter(lambda: random_guide(random), None) if is_sound(guide))
    knows = random.random() < 0.5
    answers: dict[str, frozenset[str]] = {}
    told = []
    while (question := graph.next_question(answers)) is not None:
        low, high = graph.remaining(answers)
        unknown = any(len(chosen) > 1 for chosen in answers.values())
        told.append((len(answers) + low, len(answers) + high, unknown))
        options = graph.options[question]
        sure = knows or random.random() < 0.5
        answers[question] = frozenset({random.choice(options)} if sure else options)
    for low, high, unknown in told:
        if knows or unknown:
            assert low <= len(answers) <= high


def is_sound(guide: Guide) -> bool:
    """Whether it asks nothing that cannot matter: the check refuses such guides, so nobody answers them."""
    return not any(found.rule == "guide-idle-question" for found in compile_guide("g", guide).findings)


@given(seeds)
@thorough
def test_conditions_are_enough_minimal_and_together_all_there_are(seed: int) -> None:
    guide = random_guide(Random(seed))
    graph = compiled(guide)
    told = conditions(graph)
    assert told is not None
    for walked, outcome in walks(guide, {}):
        assert any(meets(walked, condition) for condition in told[outcome])
    for outcome, some in told.items():
        for condition in some:
            assert graph.possible(condition) == {outcome}
            for question in condition:
                fewer = {q: options for q, options in condition.items() if q != question}
                assert graph.possible(fewer) != {outcome}
                for option in set(graph.options[question]) - condition[question]:
                    assert graph.possible({**condition, question: condition[question] | {option}}) != {
                        outcome
                    }


@given(seeds)
@thorough
def test_invariants_fail_exactly_when_some_answers_break_them(seed: int) -> None:
    random = Random(seed)
    guide = random_guide(random, 5)
    graph = compiled(guide)
    question = random.choice(graph.questions)
    some = random.sample(graph.outcomes, random.randint(1, len(graph.outcomes)))
    when = {question: [random.choice(graph.options[question])]}
    ends = {outcome for _, outcome in walks(guide, {q: frozenset(o) for q, o in when.items()})}
    never = Invariant.model_validate({"id": "x", "why": "x", "when": when, "never": some})
    always = Invariant.model_validate({"id": "x", "why": "x", "when": when, "always": some})
    assert (counterexample(graph, never) is None) == ends.isdisjoint(some)
    assert (counterexample(graph, always) is None) == (ends <= set(some))


@given(seeds)
@thorough
def test_an_invariant_that_rises_fails_exactly_when_some_answers_make_it_fall(seed: int) -> None:
    random = Random(seed)
    guide = random_guide(random, 5)
    graph = compiled(guide)
    question = random.choice(graph.questions)
    some = random.sample(graph.outcomes, random.randint(2, len(graph.outcomes)))
    named = random.sample(graph.questions, random.randint(0, min(2, len(graph.questions))))
    when = {q: random.sample(graph.options[q], random.randint(1, len(graph.options[q]))) for q in named}
    told = {"id": "x", "why": "x", "when": when, "monotone": question, "rising": some}
    found = counterexample(graph, Invariant.model_validate(told))
    assert (found is None) == is_rising(guide, graph, question, some, when)
    assert all(found[q] in options for q, options in when.items() if found and q in found)


def is_rising(
    guide: Guide, graph: DecisionGraph, question: str, some: list[str], when: dict[str, list[str]]
) -> bool:
    others = [q for q in graph.questions if q != question]
    compared = [o for o in graph.options[question] if o in when.get(question, [o])]
    for options in itertools.product(*(when.get(q, graph.options[q]) for q in others)):
        fixed = {q: frozenset({o}) for q, o in zip(others, options, strict=True)}
        ends = [next(walks(guide, {**fixed, question: frozenset({o})}))[1] for o in compared]
        ranks = [(some.index(end) if end in some else None) for end in ends]
        for low, high in itertools.pairwise(ranks):
            if low is not None and high is not None and low > high:
                return False
    return True


@given(seeds)
@thorough
def test_an_invariant_says_nothing_exactly_when_no_walk_gives_its_answers(seed: int) -> None:
    random = Random(seed)
    guide = random_guide(random, 5)
    graph = compiled(guide)
    named = random.sample(graph.questions, random.randint(1, len(graph.questions)))
    when = {q: random.sample(graph.options[q], random.randint(1, len(graph.options[q]))) for q in named}
    never = Invariant.model_validate({"id": "x", "why": "x", "when": when, "never": [graph.outcomes[0]]})
    meeting = [w for w, _ in walks(guide, {}) if all(w.get(q) in options for q, options in when.items())]
    rules = {finding.rule for finding in judge_invariant(graph, (), never)}
    assert ("guide-idle-invariant" in rules) == (not meeting)


@given(seeds)
@thorough
def test_a_condition_has_no_effect_exactly_when_all_walks_are_the_same_without_it(seed: int) -> None:
    guide = random_guide(Random(seed))
    walker = compiling._Walker(guide, structure_of(guide))  # noqa: SLF001  (most random guides have causes told before)
    assert walker.walk()
    for name, question in guide.questions.items():
        for position, route in enumerate(question.next):
            for read in route.when:
                has_effect = (name, position, read) in walker.decisive
                assert has_effect != same_without(guide, name, position, read)


def same_without(guide: Guide, name: str, position: int, read: str) -> bool:
    """Say whether all walks are the same when a route does not read a question."""
    routes = list(guide.questions[name].next)
    kept = {q: options for q, options in routes[position].when.items() if q != read}
    routes[position] = routes[position].model_copy(update={"when": kept})
    question = guide.questions[name].model_copy(update={"next": tuple(routes)})
    changed = guide.model_copy(update={"questions": {**guide.questions, name: question}})
    return list(walks(changed, {})) == list(walks(guide, {}))


@given(seeds)
@thorough
def test_a_comparison_counts_the_walks_that_end_elsewhere(seed: int) -> None:
    random = Random(seed)
    guide = random_guide(random)
    graph = compiled(guide)
    mutants = [mutant.guide for mutant in make_mutants(guide)]
    changed = compile_guide("g", random.choice(mutants)).graph
    if changed is None:
        return
    told = compare(graph, changed)
    by_hand: dict[tuple[frozenset[str], str], int] = {}
    for walked, outcome in changed.paths():
        known = {q: frozenset({o}) for q, o in walked.items() if q in graph.options}
        key = graph.possible(known), outcome
        by_hand[key] = by_hand.get(key, 0) + 1
    assert told.walks == sum(by_hand.values())
    assert {(m.before, m.after): m.walks for m in told.moves} == {
        key: count for key, count in by_hand.items() if key[0] != {key[1]}
    }
    for move in told.moves:
        assert changed.walk(move.witness) == (tuple(move.witness), move.after)


def test_a_comparison_beyond_its_cap_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    graph = next(g for g in (compiled(random_guide(Random(s))) for s in range(50)) if len(g.states) > 3)
    monkeypatch.setattr(comparing, "MAX_PAIRS", 2)
    with pytest.raises(TooLargeError):
        compare(graph, graph)


@given(seeds)
@thorough
def test_walks_are_counted_without_being_listed(seed: int) -> None:
    guide = random_guide(Random(seed))
    graph = compiled(guide)
    by_hand = list(walks(guide, {}))
    number, length, per_outcome = count_walks(graph)
    assert number == len(by_hand)
    assert length == sum(len(walked) for walked, _ in by_hand)
    assert Counter(per_outcome) == Counter(outcome for _, outcome in by_hand)


@given(seeds)
@thorough
def test_a_graph_read_back_from_json_is_the_same(seed: int) -> None:
    graph = compiled(random_guide(Random(seed)))
    assert DecisionGraph.from_json(graph.to_json()) == graph


def test_a_guide_of_two_hundred_questions_is_proved_without_listing_its_walks() -> None:
    guide = large_guide()
    told = compile_guide("large", guide)
    assert told.findings == ()
    assert told.graph is not None
    assert len(told.graph.questions) == 200
    assert told.graph.count_paths() >= 10**12
    assert len(told.graph.states) < 1_000
    walked = scenarios(told.graph)
    assert {q for answers, _ in walked for q in answers} == set(told.graph.questions)
    assert compare(told.graph, told.graph).changed == 0
    assert conditions(told.graph) is None


def test_an_invariant_about_a_guide_of_hundreds_of_questions_is_proved_or_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    graph = compiled(large_guide(160))
    told = {"id": "x", "why": "x", "monotone": "e159", "rising": ["low", "high"]}
    invariant = Invariant.model_validate(told)
    found = counterexample(graph, invariant)
    assert found is not None
    assert graph.walk(found | {"e159": "y"}) is not None
    monkeypatch.setattr(invariants, "MAX_PAIRS", 100)
    refused = list(judge_invariant(graph, (), invariant))
    assert [finding.rule for finding in refused] == ["guide-too-large"]
