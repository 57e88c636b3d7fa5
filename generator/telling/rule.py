"""A rule with the ways to break it, in words."""

from __future__ import annotations

from textwrap import fill, indent
from typing import TYPE_CHECKING

from generator.checks.examples import examples_of
from generator.checks.reasons import reason_of
from generator.checks.registry import RULES

if TYPE_CHECKING:
    from collections.abc import Iterator

_LOST = "(nothing)"
_NO_TEXT = "(bytes that are no text)"
_WIDE = 100
"""Characters of a line."""


def tell_rule(rule: str) -> Iterator[str]:
    """Yield what a rule asks, why, how to mend what breaks it, and each way to break it with what is said."""
    yield f"{rule}: {RULES[rule]}"
    why, mend = reason_of(rule)
    yield ""
    yield fill(f"Why: {why}", _WIDE)
    yield fill(f"How to mend it: {mend}", _WIDE)
    for example in examples_of(rule):
        yield f"\nWrong, in {example.src_uri}:"
        yield indent(example.wrong or (_LOST if example.is_lost else _NO_TEXT), "    ")
        if example.right:
            yield "Right:"
            yield indent(example.right, "    ")
        yield "The check says:"
        yield indent(example.says.strip(), "    ")
