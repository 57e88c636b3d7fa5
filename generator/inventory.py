"""Inventory: how much there is of everything, how well it is sourced, and whether both sides get the same care."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from statistics import mean
from typing import TYPE_CHECKING

from generator.catalog import trust_of
from generator.markup import plain
from generator.models.claim import Statement
from generator.models.subject import ASPECTS
from generator.models.walk import texts, walk

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.catalog import Catalog, Entry

PRIMARY = frozenset({"paper", "book", "standard"})
"""Kinds of sources that were reviewed by others, or that are themselves the rule."""

COUNTED = frozenset({"missing-translation"})
"""Rules that content may break and still be counted: what breaks them is told by a number."""


@dataclass(frozen=True)
class Inventory:
    """What a catalog holds."""

    entries: Mapping[str, int]
    """Collection to its number of entries."""
    statements: int
    """Claims, and values of differences and neighbours."""
    well_sourced: int
    """Statements that rest on at least one primary source."""
    confidence: Mapping[str, int]
    texts: int
    """Texts that are written per language; those that are the same everywhere are not counted."""
    translated: Mapping[str, int]
    """Locale to the texts that have it."""
    lengths: Mapping[str, Mapping[str, tuple[int, float]]]
    """Aspect to subject to its number of claims and their mean length in words, in the first locale."""


def take_inventory(catalog: Catalog) -> Inventory:
    """Count everything in a catalog."""
    told = list(_statements(catalog))
    sources = catalog.collections["sources"]
    well = sum(any(sources[s].body.kind in PRIMARY for s in one.sources) for _, one in told)
    confidence = Counter(trust_of(entry.body, one).confidence for entry, one in told)
    written = [text for entry in catalog.entries() for _, text in texts(entry.body) if text.by_locale]
    return Inventory(
        {name: len(held) for name, held in catalog.collections.items()} | {"guides": len(catalog.guides)},
        len(told),
        well,
        confidence,
        len(written),
        {locale: sum(text.get(locale) is not None for text in written) for locale in catalog.locales},
        {aspect: _lengths(catalog, aspect) for aspect in ASPECTS},
    )


def _statements(catalog: Catalog) -> Iterator[tuple[Entry, Statement]]:
    for entry in catalog.entries():
        for _, model in walk(entry.body):
            if isinstance(model, Statement):
                yield entry, model


def _lengths(catalog: Catalog, aspect: str) -> dict[str, tuple[int, float]]:
    told = {}
    for subject in catalog.subjects:
        claims = getattr(subject.body, aspect)
        words = [len(plain(claim.text.get(catalog.locales[0]) or "").split()) for claim in claims]
        told[subject.id] = len(claims), mean(words) if words else 0.0
    return told
