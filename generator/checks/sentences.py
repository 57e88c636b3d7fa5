"""Sentences: what is written under each text of a catalog, language by language."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from generator.markup import LONGEST

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.catalog import Catalog, Entry
    from generator.models.text import Text
    from generator.yaml_source import Path


@lru_cache(maxsize=1)
def written(catalog: Catalog) -> tuple[tuple[Entry, Path, Text], ...]:
    """Return every text with its entry and path; many checks read them, so the models are walked once.

    A text that is too long is told by itself, and read no further.
    """
    return tuple(
        (entry, path, text)
        for entry in catalog.files()
        for path, text in entry.texts
        if all(len(sentence) <= LONGEST for sentence in (text.everywhere, *text.by_locale.values()))
    )


def sentences(catalog: Catalog) -> Iterator[tuple[Entry, Path, str, str]]:
    """Yield what is written of every text: its entry, its path, its language, which is empty for all, and itself."""
    for entry, path, text in written(catalog):
        if text.everywhere:
            yield entry, path, "", text.everywhere
        for locale, sentence in text.by_locale.items():
            yield entry, (*path, locale), locale, sentence
