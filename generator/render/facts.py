"""What the content amounts to: counts and dates that pages mention."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.models.claim import Statement

if TYPE_CHECKING:
    import datetime as dt

    from generator.catalog import Catalog
    from generator.render.scribe import Scribe


@dataclass(frozen=True)
class Facts:
    """Counts of a catalog."""

    differences: int
    similarities: int
    claims: int
    """Statements with sources of their own, of any collection."""
    sources: int
    checked: dt.date | None
    """The latest day on which something was held against its sources."""
    subject_names: tuple[str, ...]


def facts_of(catalog: Catalog, scribe: Scribe) -> Facts:
    """Count what a catalog holds."""
    days = [entry.body.checked for entry in catalog.entries() if hasattr(entry.body, "checked")]
    claims = sum(isinstance(model, Statement) for entry in catalog.entries() for _, model in entry.parts)
    return Facts(
        differences=len(catalog.collections["differences"]),
        similarities=len(catalog.collections["similarities"]),
        claims=claims,
        sources=len(catalog.collections["sources"]),
        checked=max(days, default=None),
        subject_names=tuple(scribe.plain(subject.body.name) for subject in catalog.subjects),
    )
