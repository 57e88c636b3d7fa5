"""Trails: the pages above a page, and those before and after it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from generator.render.draft import Draft

_SIBLINGS = frozenset({"entry.md", "rule.md"})
"""Templates of pages that stand beside others of one catalogue."""


@dataclass(frozen=True)
class Trail:
    """Where a page stands; pages by their address."""

    above: tuple[str, ...] = ()
    """Home first."""
    before: str | None = None
    after: str | None = None


def trails(drafts: Sequence[Draft]) -> dict[str, Trail]:
    """Return the trail of every page by its address: the navigation is one row, and each catalogue another."""
    known = {draft.address for draft in drafts}
    rows: dict[str, list[Draft]] = {}
    for draft in drafts:
        if draft.section:
            rows.setdefault("", []).append(draft)
        elif draft.template in _SIBLINGS:
            rows.setdefault(above(draft.address, known)[-1], []).append(draft)
    beside: dict[str, tuple[str | None, str | None]] = {}
    for name, row in rows.items():
        ordered = sorted(row, key=lambda draft: draft.title.casefold()) if name else row
        places = [None, *(draft.address for draft in ordered), None]
        beside |= {
            here: (places[n], places[n + 2]) for n, here in enumerate(places[1:-1]) if here is not None
        }
    return {
        draft.address: Trail(above(draft.address, known), *beside.get(draft.address, (None, None)))
        for draft in drafts
    }


def above(address: str, known: Iterable[str] | Mapping[str, object]) -> tuple[str, ...]:
    """Return the pages on the way to a page, home first, the page itself left out."""
    parts = address.rstrip("/").split("/")
    ways = ["", *("/".join(parts[:n]) + "/" for n in range(1, len(parts)))]
    return tuple(way for way in ways if way in known and way != address)
