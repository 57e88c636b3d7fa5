"""The lines of a text as YAML counts them: Python's `splitlines` ends them at more signs, others at fewer."""

from __future__ import annotations

import re

_END = re.compile("(\r\n|[\n\r\x85\u2028\u2029])")


def lines_with_ends(text: str) -> list[str]:
    """Return the lines, each with the sign that ends it; joined they are the text."""
    parts = [*_END.split(text), ""]
    lines = [line + end for line, end in zip(parts[::2], parts[1::2], strict=True)]
    return lines if lines[-1] else lines[:-1]


def lines_of(text: str) -> list[str]:
    """Return the lines without their ends."""
    lines = _END.split(text)[::2]
    return lines if lines[-1] else lines[:-1]


def place_in(text: str, position: int) -> tuple[int, int]:
    """Return line and column, both from 1, of a character."""
    lines = _END.split(text[:position])[::2]
    return len(lines), len(lines[-1]) + 1
