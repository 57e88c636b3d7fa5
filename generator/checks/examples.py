"""Examples of every rule: content that breaks it, what is right instead, and what is said of it.

The same files are run by the tests, so that what `timbang explain` shows is what happens.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

_FOLDER = "cases"


@dataclass(frozen=True)
class Example:
    """One way to break a rule."""

    src_uri: str
    """The file that is wrong."""
    wrong: str
    """The part that breaks the rule; empty where it cannot be shown as text."""
    right: str
    """What stands there when it is right; empty where the whole file is wrong."""
    says: str
    """What the check says of it."""
    is_lost: bool = False
    """Whether it is wrong because nothing is there."""


@cache
def examples_of(rule: str) -> tuple[Example, ...]:
    """Return the examples of a rule.

    Raises:
        KeyError: there is no such rule.
    """
    file = files(__package__) / _FOLDER / f"{rule}.yml"
    if not file.is_file():
        raise KeyError(rule)
    cases: list[dict[str, Any]] = yaml.safe_load(file.read_text(encoding="utf-8"))
    return tuple(map(_example, cases))


def _example(case: dict[str, Any]) -> Example:
    told = {"by": case["rename"], "replace": case["file"]} if "rename" in case else case
    wrong = str(told.get("by") or told.get("append") or told.get("write") or "")
    if "link" in case:
        wrong = f"{case['file'].rpartition('/')[2]} -> {case['link']}"
    is_lost = not wrong and "hex" not in case
    return Example(case["file"], wrong.strip("\n"), told.get("replace", ""), case["says"], is_lost)
