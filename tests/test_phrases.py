"""Phrases are found as their definition says, whatever their number."""

from __future__ import annotations

import re

from hypothesis import example, given
from hypothesis import strategies as st

from generator.phrases import Phrases
from tests.examples import examples
from tests.work import counted

# Few pieces, so that phrases often hold each other and stand beside what makes them other words.
pieces = st.sampled_from(
    ["data", "Data", "DATA", "datas", "s", "S", "x", " ", " ", "-", "/", ".", "+", "é", "É", "_", "Foo"]
)
written = st.lists(pieces, max_size=8).map("".join)
phrases = st.lists(written.map(str.strip).filter(bool), max_size=6)


@given(
    phrases,
    written,
    st.sampled_from(["", "/"]),
    st.sampled_from(["", "s"]),
    st.sampled_from(["", "(?! [A-Z])"]),
)
@example(["data", "data x"], "data xs data", "", "", "")
@examples(800)
def test_what_is_found_is_what_one_pattern_of_all_phrases_finds(
    listed: list[str], text: str, joined: str, ending: str, then: str
) -> None:
    found = Phrases(listed, joined=joined, ending=ending, then=then).find(text)
    assert [(one.start, one.end) for one in found] == by_definition(listed, text, joined, ending, then)


def by_definition(listed: list[str], text: str, joined: str, ending: str, then: str) -> list[tuple[int, int]]:
    """Look with a pattern in which longer phrases come before shorter ones."""
    told = "|".join(re.escape(phrase) for phrase in sorted(listed, key=len, reverse=True))
    end = f"{ending}?" if ending else ""
    pattern = re.compile(rf"(?<![\w{joined}-])(?i:{told}){end}(?![\w{joined}-]){then}")
    return [one.span() for one in pattern.finditer(text)] if told else []


def test_a_phrase_is_told_as_it_is_listed() -> None:
    told = Phrases(["Brewing", "brewing", "cold brewing"], ending="s")
    assert [one.phrase for one in told.find("Cold BREWING, brewings")] == ["cold brewing", "Brewing"]


def test_thousands_of_phrases_take_as_long_as_few() -> None:
    text = " ".join(f"one data pipeline {n} of many" for n in range(20_000))
    known = Phrases([f"data pipeline {n}" for n in range(20_000)])
    found, calls = counted(lambda: sum(1 for _ in known.find(text)))
    assert found == 20_000
    assert calls < 3_000_000  # 400 million and more, when each is tried at each place
