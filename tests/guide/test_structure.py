"""The order of a guide's questions: that of the definition, at a cost that grows with the guide."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from generator.guide.compile import compile_guide
from generator.guide.structure import structure_of, topological_order
from tests.examples import examples
from tests.guide.large_guide import large_guide
from tests.guide.random_guides import random_guide
from tests.work import counted

if TYPE_CHECKING:
    from generator.models.guide import Guide


@given(st.integers(0, 2**32))
@examples(300)
def test_questions_come_after_those_that_lead_to_them_and_else_as_written(seed: int) -> None:
    random = Random(seed)
    guide = random_guide(random, 12)
    mixed = random.sample(sorted(guide.questions), len(guide.questions))
    shuffled = guide.model_copy(update={"questions": {name: guide.questions[name] for name in mixed}})
    assert topological_order(shuffled) == order_by_definition(shuffled)


def order_by_definition(guide: Guide) -> tuple[str, ...]:
    """Take, again and again, the first question written of those that no question left leads to."""
    left = reached(guide)
    order: list[str] = []
    while left:
        led = {route.go for question in left for route in guide.questions[question].next}
        order.append(next(question for question in guide.questions if question in left - led))
        left.remove(order[-1])
    return tuple(order)


def reached(guide: Guide) -> set[str]:
    seen, pending = {guide.start}, [guide.start]
    while pending:
        for route in guide.questions[pending.pop()].next:
            if route.go in guide.questions and route.go not in seen:
                seen.add(route.go)
                pending.append(route.go)
    return seen


def test_two_thousand_questions_are_ordered_and_compiled_with_little_work() -> None:
    guide = large_guide(400)
    told, calls = counted(lambda: compile_guide("large", guide))
    assert told.findings == ()
    assert calls < 2_000_000  # more by far, if every step looked through all questions


def test_what_was_answered_before_is_kept_only_where_a_condition_reads_it() -> None:
    told = structure_of(large_guide(400))
    assert sum(map(len, told.answered.values())) < 10_000  # half a million, were all that came before kept
