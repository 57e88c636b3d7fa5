"""Inventory: how much there is of everything, how well it is sourced, and whether both sides get the same care."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.catalog import trust_of
from generator.markup import plain
from generator.models.claim import Statement
from generator.models.subject import ASPECTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.catalog import Catalog, Entry

PRIMARY = frozenset({"paper", "book", "standard"})
"""Kinds of sources that were reviewed by others, or that are themselves the rule."""

COUNTED = frozenset({"missing-translation", "dangling-reference"})
"""Rules that content may break and still be counted: a text or a source that is not there is one less."""
INTERESTED = frozenset({"blog", "vendor-doc"})
"""Kinds of sources that nobody reviewed, or that sell what they tell of."""

_PER_SUBJECT = {"differences": "values", "neighbours": "relations"}
"""Collections whose entries say something of every subject, with the key under which they do."""


@dataclass(frozen=True)
class Length:
    """How much is written of something: the number of texts, and of words in all of them."""

    number: int
    words: int

    @property
    def mean(self) -> float:
        """Words of one text."""
        return self.words / self.number if self.number else 0.0


@dataclass(frozen=True)
class Inventory:
    """What a catalog holds."""

    entries: Mapping[str, int]
    """Collection to its number of entries."""
    statements: int
    """Claims, and values of differences and neighbours."""
    well_sourced: int
    """Statements that rest on at least one primary source."""
    interested: int
    """Statements that rest on blogs or pages of vendors alone."""
    confidence: Mapping[str, int]
    texts: int
    """Texts that are written per language; those that are the same everywhere are not counted."""
    translated: Mapping[str, int]
    """Locale to the texts that have it."""
    lengths: Mapping[str, Mapping[str, Mapping[str, Length]]]
    """Field to locale to subject to how much is written there; the last field is all of them."""


def take_inventory(catalog: Catalog) -> Inventory:
    """Count everything in a catalog."""
    told = list(_statements(catalog))
    sources = catalog.collections["sources"]
    kinds = [{sources[s].body.kind for s in one.sources if s in sources} for _, one in told]
    written = [text for entry in catalog.entries() for _, text in entry.texts if text.by_locale]
    return Inventory(
        {name: len(held) for name, held in catalog.collections.items()} | {"guides": len(catalog.guides)},
        len(told),
        sum(not found.isdisjoint(PRIMARY) for found in kinds),
        sum(bool(found) and found <= INTERESTED for found in kinds),
        Counter(trust_of(entry.body, one).confidence for entry, one in told),
        len(written),
        {locale: sum(text.get(locale) is not None for text in written) for locale in catalog.locales},
        _lengths(catalog),
    )


def _statements(catalog: Catalog) -> Iterator[tuple[Entry, Statement]]:
    for entry in catalog.entries():
        for _, model in entry.parts:
            if isinstance(model, Statement):
                yield entry, model


def _lengths(catalog: Catalog) -> dict[str, dict[str, dict[str, Length]]]:
    subjects = [subject.id for subject in catalog.subjects]
    said = dict(_said(catalog))
    said["all"] = {name: [one for field in said.values() for one in field[name]] for name in subjects}
    return {
        field: {
            locale: {name: _length(of_subject[name], locale) for name in subjects}
            for locale in catalog.locales
        }
        for field, of_subject in said.items()
    }


def _said(catalog: Catalog) -> Iterator[tuple[str, dict[str, list[Statement]]]]:
    """Yield each field in which every subject is told of, with what is said of each."""
    for aspect in ASPECTS:
        yield aspect, {subject.id: list(getattr(subject.body, aspect)) for subject in catalog.subjects}
    for collection, key in _PER_SUBJECT.items():
        held = [getattr(entry.body, key) for entry in catalog.collections[collection].values()]
        told = {
            subject.id: [one[subject.id] for one in held if subject.id in one] for subject in catalog.subjects
        }
        yield f"{key} of {collection}", told


def _length(statements: Iterable[Statement], locale: str) -> Length:
    words = [len(plain(one.text.get(locale) or "").split()) for one in statements]
    return Length(len(words), sum(words))
