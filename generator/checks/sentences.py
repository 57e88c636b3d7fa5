"""Sentences: what is written under each text of a catalog, language by language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.models.walk import texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.catalog import Catalog, Entry
    from generator.yaml_source import Path


def sentences(catalog: Catalog) -> Iterator[tuple[Entry, Path, str]]:
    """Yield what is written of every text, with its entry and path, in each language or for all."""
    for entry in catalog.entries():
        for path, text in texts(entry.body):
            if text.everywhere:
                yield entry, path, text.everywhere
            for locale, sentence in text.by_locale.items():
                yield entry, (*path, locale), sentence
