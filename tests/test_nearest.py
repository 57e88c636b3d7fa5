"""The nearest value is the one that difflib calls most alike, found without comparing it to all."""

from __future__ import annotations

import difflib
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from generator.diagnostics import nearest_of
from tests.examples import examples
from tests.work import counted

ids = st.text("aab-_Abcéß1", min_size=0, max_size=9) | st.text(max_size=5)


@given(ids, st.lists(ids, max_size=8))
@examples(800)
def test_the_nearest_is_the_close_match_of_difflib(value: str, candidates: list[str]) -> None:
    assert nearest_of(value, candidates) == by_definition(value, candidates)


def by_definition(value: str, candidates: list[str]) -> str:
    def fold(word: str) -> str:
        return word.strip().casefold().replace("_", "-")

    folded = {fold(candidate): candidate for candidate in sorted(set(candidates))}
    if fold(value) in folded:
        return folded[fold(value)]
    near = difflib.get_close_matches(fold(value), list(folded), n=1, cutoff=0.6)
    return folded[near[0]] if near else ""


def test_a_thousand_wrong_ids_among_a_thousand_take_little_work() -> None:
    random = Random(1)
    words = ["data", "pipeline", "model", "drift", "release", "test", "quality", "source", "owner"]
    known = [f"{random.choice(words)}-{random.choice(words)}-{n}" for n in range(1_000)]
    near, calls = counted(lambda: [nearest_of(f"{name[:-1]}x{name[-1]}", known) for name in known])
    assert calls < 8_000_000  # several times as many, when each is compared with each
    assert near == known
