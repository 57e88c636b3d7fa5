"""Reasons: why each rule is there, and how one mends in general what breaks it."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import NamedTuple

import yaml

_FILE = "reasons.yml"


class Reason(NamedTuple):
    """What stands behind a rule, in the language of the messages."""

    why: str
    """What goes wrong where the rule is broken."""
    mend: str
    """What to do in general; a message says what to do at its place."""


def reason_of(rule: str) -> Reason:
    """Return the reason of a rule.

    Raises:
        KeyError: there is no such rule.
    """
    return _reasons()[rule]


@cache
def _reasons() -> dict[str, Reason]:
    text = (files(__package__) / _FILE).read_text(encoding="utf-8")
    told: dict[str, dict[str, str]] = yaml.safe_load(text)
    return {rule: Reason(words["why"], words["mend"]) for rule, words in told.items()}
