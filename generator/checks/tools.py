"""Checks of tools: what is said of a tool's openness and age agrees with its licence and the day of the check."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from license_expression import Licensing

from generator.diagnostics import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.catalog import Catalog, Entry

_OPENNESS = {
    "all": ("an open-source licence", "all, or part if other parts are not open source"),
    "part": ("open source in part", "part"),
    "none": ("not an open-source licence", "none, or part if other parts are open source"),
}
"""How far a licence is open source, to what is said of it and what may stand under `open_source`."""


def openness(catalog: Catalog) -> Iterator[tuple[Entry, Finding]]:
    """Find tools whose `open_source` says something else than their licence."""
    for entry in catalog.collections["tools"].values():
        licence, said = entry.body.licence, entry.body.open_source
        found = _openness_of(licence)
        if said not in {found, "part"}:
            what, expected = _OPENNESS[found]
            finding = Finding(
                ("open_source",),
                f"`{licence}` is {what}, and `open_source` says `{said}`.",
                expected=expected,
                remedy="Correct the one that is wrong; open source is what the Open Source Initiative approved.",
                rule="open-source",
            )
            yield entry, finding


@cache
def _openness_of(licence: str) -> str:
    """Tell how far a licence expression is open source: all, part or none."""
    return _judge(Licensing().parse(licence))


def _judge(expression: Any) -> str:
    parts = getattr(expression, "args", ())
    if not parts:  # an exception (`WITH`) only adds rights, so the licence before it decides
        named = str(expression).split(" WITH ", maxsplit=1)[0]
        return "all" if named.casefold() in _approved() else "none"
    judged = {_judge(part) for part in parts}
    if expression.operator.strip() == "OR":  # who may choose, may choose the open one
        return next(level for level in _OPENNESS if level in judged)
    return judged.pop() if len(judged) == 1 else "part"


@cache
def _approved() -> frozenset[str]:
    lines = (files(__package__) / "osi_approved.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line.casefold() for line in lines if not line.startswith("#"))


def future_releases(catalog: Catalog) -> Iterator[tuple[Entry, Finding]]:
    """Find releases newer than the day on which somebody looked."""
    for entry in catalog.collections["tools"].values():
        month, checked = entry.body.last_release, entry.body.checked
        if month != "unknown" and month > f"{checked:%Y-%m}":
            finding = Finding(
                ("last_release",),
                f"The release of {month} is newer than the look at it, of {checked}.",
                expected=f"{checked:%Y-%m} or an earlier month",
                remedy="Correct the month, or put the day on which you looked in `checked`.",
                rule="future-release",
            )
            yield entry, finding
