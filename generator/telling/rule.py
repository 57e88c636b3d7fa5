"""A rule with the ways to break it, in words."""

from __future__ import annotations

from textwrap import indent
from typing import TYPE_CHECKING

from generator.checks.examples import examples_of
from generator.checks.registry import RULES

if TYPE_CHECKING:
    from collections.abc import Iterator


def tell_rule(rule: str) -> Iterator[str]:
    """Yield what a rule asks, and each way to break it with what is right and what is said."""
    yield f"{rule}: {RULES[rule]}"
    for example in examples_of(rule):
        yield f"\nWrong, in {example.src_uri}:"
        yield indent(example.wrong or "(bytes that are no text)", "    ")
        if example.right:
            yield "Right:"
            yield indent(example.right, "    ")
        yield "The check says:"
        yield indent(example.says.strip(), "    ")
