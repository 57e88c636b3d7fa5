"""The mutation score is that of compiling and walking every mutant, or says that it is a sample."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from generator.guide import mutation
from generator.guide.compile import compile_guide
from generator.guide.invariants import broken_invariants
from generator.guide.mutation import Score, make_mutants, mutation_score
from generator.guide.proof import proof_of
from generator.guide.scenarios import scenarios
from generator.models.guide import Guide, Invariant
from generator.telling.proof import tell_proof
from tests.examples import examples
from tests.guide.large_guide import large_guide
from tests.guide.random_guides import OPTION, OUTCOME, TEXT, random_guide
from tests.work import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pytest

    from generator.guide.graph import DecisionGraph

seeds = st.integers(0, 2**32)


@given(seeds)
@examples(200)
def test_the_score_is_that_of_compiling_every_mutant(seed: int) -> None:
    random = Random(seed)
    guide = random_guide(random)
    graph = compile_guide("g", guide).graph
    assert graph is not None
    never = {"id": "x", "why": "x", "never": [random.choice(graph.outcomes)]}
    guide = guide.model_copy(update={"invariants": (Invariant.model_validate(never),)})
    every = scenarios(graph)
    some = random.sample(every, random.randint(0, len(every)))
    assert mutation_score("g", guide, graph, some) == by_definition(guide, graph, some)


def by_definition(guide: Guide, graph: DecisionGraph, held: Sequence[tuple[dict[str, str], str]]) -> Score:
    different, survivors, made = 0, [], 0
    for mutant in make_mutants(guide):
        made += 1
        compiled = compile_guide("g", mutant.guide)
        changed = compiled.graph
        if changed is not None and changed.identity == graph.identity:
            continue
        different += 1
        if changed is None or compiled.findings or next(broken_invariants(mutant.guide, changed), None):
            continue
        if all(changed.walk(answers) == (tuple(answers), outcome) for answers, outcome in held):
            survivors.append(mutant.mistake)
    return Score(different, different - len(survivors), tuple(survivors), made, made)


def test_a_guide_of_two_hundred_questions_is_proved_whole_with_little_work() -> None:
    guide = large_guide()
    graph = compile_guide("large", guide).graph
    assert graph is not None
    proof, calls = counted(lambda: proof_of(guide, graph))
    score = proof.score
    assert calls < 2_000_000  # 80 million, when every mutant is compiled
    assert not score.sampled
    assert score.tried == score.made > 1_000


def test_beyond_the_most_work_the_score_is_one_of_a_sample_and_always_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    guide = large_guide(4)
    graph = compile_guide("large", guide).graph
    assert graph is not None
    monkeypatch.setattr(mutation, "MOST_WORK", 200)
    first, again = (mutation_score("large", guide, graph, scenarios(graph)[:1]) for _ in range(2))
    assert first == again
    assert first.sampled
    assert 0 < first.tried < first.made
    assert first.mutants <= first.tried
    proof = replace(proof_of(guide, graph), score=first)
    assert f"sampled: {first.tried} of {first.made} were tried" in "\n".join(tell_proof(graph, proof))


def test_a_guide_with_hundreds_of_outcomes_is_tried_with_little_work() -> None:
    guide = many_outcomes(300)
    graph = compile_guide("wide", guide).graph
    assert graph is not None
    score, calls = counted(lambda: mutation_score("wide", guide, graph, scenarios(graph)))
    assert calls < 10_000_000  # two thousand million, when every mutant is compiled
    assert score.made > 300 * 299 / 2
    assert score.killed == score.mutants


def many_outcomes(number: int) -> Guide:
    """Return a guide that asks one question after another, and leaves each for an outcome of its own."""
    questions = {
        f"q{n}": {
            "title": TEXT,
            "whom": TEXT,
            "options": {"a": OPTION, "b": OPTION},
            "next": [
                {"when": {f"q{n}": ["a"]}, "go": f"r{n}"},
                {"go": f"q{n + 1}" if n + 1 < number else f"r{number}"},
            ],
        }
        for n in range(number)
    }
    outcomes = {f"r{n}": OUTCOME for n in range(number + 1)}
    return Guide.model_validate(
        {"title": TEXT, "summary": TEXT, "start": "q0", "questions": questions, "outcomes": outcomes}
    )
