"""`check --fix` mends what is surely mistyped, byte by byte, and leaves all else as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.diagnostics import Diagnostic, Span
from generator.examine import examine
from generator.fixes import mended

if TYPE_CHECKING:
    from pathlib import Path

HEAT = "content/similarities/heat.yml"
TOOL = "content/tools/whistler.yml"
GUIDE = "decision_tree/guides/which-drink.yml"
TASTE = "content/themes/taste.yml"


def fix(root: Path, src_uri: str, old: str, new: str) -> tuple[bytes, bytes]:
    """Break a file, mend it, and return it before and after."""
    file = root / src_uri
    right = file.read_bytes()
    assert old.encode() in right
    broken = right.replace(old.encode(), new.encode(), 1)
    file.write_bytes(broken)
    found = examine(root).report.diagnostics
    assert found
    return broken, mended({src_uri: broken}, found).get(src_uri, broken)


@pytest.mark.parametrize(
    ("src_uri", "old", "new"),
    [
        (TOOL, "licence: MIT", "licence: GPL"),
        (TOOL, "licence: MIT", "licence: MITT"),
        (HEAT, "sources: [kettle]", "sources: [ketle]"),
        (HEAT, "sources: [kettle]", "sources: [brewer2021]"),
        (GUIDE, "go: coffee", "go: cofee"),
        (TASTE, "title: {en: Taste, id: Rasa}", "title: {en: Taste, ie: Rasa}"),
        (HEAT, "confidence: high", 'confidence: "hihg"'),
        (HEAT, "confidence: high", "confidence: heavy"),
        (HEAT, "basis: source", "basis: src"),
        (TASTE, "order: 1", "order: 1\noder: 2"),
    ],
)
def test_what_may_mean_something_else_stays(drinks: Path, src_uri: str, old: str, new: str) -> None:
    broken, after = fix(drinks, src_uri, old, new)
    assert after == broken


@pytest.mark.parametrize(
    ("new", "mended_to"),
    [
        ("confidence: hihg", "confidence: high"),
        ("confidence: HIGH", "confidence: high"),
        ("confidenc: high", "confidence: high"),
        ("Confidence: high", "confidence: high"),
        ("confidence:high", "confidence: high"),
        ("confidence\uff1ahigh", "confidence: high"),
        ("confidence\uff1a high", "confidence: high"),
        ("confidence:\u00a0high", "confidence: high"),
    ],
)
def test_what_is_surely_mistyped_is_mended(drinks: Path, new: str, mended_to: str) -> None:
    broken, after = fix(drinks, HEAT, "confidence: high", new)
    assert after == broken.replace(new.encode(), mended_to.encode())


def test_line_ends_byte_order_mark_and_odd_breaks_stay(drinks: Path) -> None:
    file = drinks / HEAT
    text = file.read_text("utf-8").replace("\n", "\r\n")
    file.write_bytes(f"\ufeff# one\u0085# two\u2028# three\r\n{text}".encode())
    broken, after = fix(drinks, HEAT, "confidence: high", "confidence: hihg")
    assert after == broken.replace(b"hihg", b"high")


def test_what_is_no_text_is_skipped(drinks: Path) -> None:
    (drinks / HEAT).write_bytes(b"\xff\xfe")
    found = examine(drinks).report.diagnostics
    assert mended({HEAT: b"\xff\xfe"}, found) == {}


@given(
    st.text(st.sampled_from("hig: -\t\r\n\u0085\u00a0")),
    st.integers(1, 5),
    st.integers(1, 9),
    st.sampled_from(["wrong-value", "unknown-key"]),
)
def test_a_place_that_does_not_hold_what_was_named_stays(
    text: str, line: int, column: int, rule: str
) -> None:
    found = Diagnostic(
        rule, Span("x", line, column, column + 4), "`x` is `hihg`.", "one of high, low", "high"
    )
    raw = text.encode()
    for after in mended({"x": raw}, [found]).values():
        assert after.count(b"high") == raw.count(b"high") + 1
        assert len(after) == len(raw)
        assert b"hihg" in raw
