"""Ageing: which entries nobody has held against their sources for longer than their kind lasts."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.catalog import Catalog, Entry

HALF_LIFE = {"tools": 183, "maturity": 730, "cases": 1095, "terms": 730}
"""Collection to the days after which half of its entries may be expected to need a change.

Judged, not measured: tools change with each release, what a word means seldom does.
"""

USUAL = 365
"""Days for every other collection."""


@dataclass(frozen=True)
class Ageing:
    """An entry past its half-life."""

    entry: Entry
    checked: dt.date
    overdue: int
    """Days since the half-life ended."""


def half_life(collection: str) -> int:
    """Return the half-life of a collection's entries in days."""
    return HALF_LIFE.get(collection, USUAL)


def due(entry: Entry) -> dt.date | None:
    """Return the day from which an entry should be checked again; None when nothing in it is checked."""
    checked = getattr(entry.body, "checked", None)
    return checked + dt.timedelta(half_life(entry.collection)) if isinstance(checked, dt.date) else None


def ageing(catalog: Catalog, today: dt.date) -> Iterator[Ageing]:
    """Yield entries past their half-life, the longest overdue first."""
    found = []
    for entry in catalog.entries():
        until = due(entry)
        if until is not None and until < today:
            found.append(Ageing(entry, entry.body.checked, (today - until).days))
    yield from sorted(found, key=lambda one: (-one.overdue, one.entry.ref))
