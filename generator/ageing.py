"""Ageing: what nobody has held against its sources for longer than its kind lasts."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.models.claim import Claim, Statement

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.catalog import Catalog, Entry

HALF_LIFE = {"tools": 183, "maturity": 730, "cases": 1095, "terms": 730}
"""Collection to the days after which half of its entries may be expected to need a change.

Judged, not measured: tools change with each release, what a word means seldom does.
"""

BY_KIND = {"governance": 183, "technologies": 183, "cost_drivers": 183, "definitions": 1095}
"""The same for kinds of claims, by the key under which they stand: laws and prices change, definitions seldom do."""

USUAL = 365
"""Days for everything else."""


@dataclass(frozen=True)
class Part:
    """Claims of one kind that were checked on the same day; or all of an entry, but for those."""

    kind: str
    """The key under which they stand; empty for the entry."""
    checked: dt.date
    until: dt.date
    """The end of their half-life."""
    claims: tuple[str, ...] = ()


@dataclass(frozen=True)
class Ageing:
    """An entry past its half-life, as a whole or in parts."""

    entry: Entry
    parts: tuple[Part, ...]
    """What is overdue, the longest first."""
    overdue: int
    """Days since the first half-life ended."""


def half_life(collection: str) -> int:
    """Return the half-life of a collection's entries in days."""
    return HALF_LIFE.get(collection, USUAL)


def parts(entry: Entry) -> tuple[Part, ...]:
    """Return what of an entry was checked when, what ends first at the head; nothing where nothing is checked."""
    whole, days = getattr(entry.body, "checked", None), half_life(entry.collection)
    if not isinstance(whole, dt.date):
        return ()
    found: dict[tuple[str, dt.date, int], list[str]] = {("", whole, days): []}
    for path, value in entry.parts:
        if isinstance(value, Statement):
            kind, checked = str(path[0]), value.checked or whole
            lasts = BY_KIND.get(kind, days)
            if (checked, lasts) != (whole, days):
                name = value.id if isinstance(value, Claim) else ".".join(map(str, path))
                found.setdefault((kind, checked, lasts), []).append(name)
    told = (Part(kind, day, day + dt.timedelta(n), tuple(ids)) for (kind, day, n), ids in found.items())
    return tuple(sorted(told, key=lambda part: (part.until, part.kind)))


def due(entry: Entry) -> Part | None:
    """Return what of an entry should be checked again first."""
    return next(iter(parts(entry)), None)


def ageing(catalog: Catalog, today: dt.date) -> Iterator[Ageing]:
    """Yield entries past their half-life, the longest overdue first."""
    found = []
    for entry in catalog.entries():
        late = tuple(part for part in parts(entry) if part.until < today)
        if late:
            found.append(Ageing(entry, late, (today - late[0].until).days))
    yield from sorted(found, key=lambda one: (-one.overdue, one.entry.ref))
