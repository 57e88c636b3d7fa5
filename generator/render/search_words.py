"""What the search knows beside its index: its own words, which names mean the same, and every word there is."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from generator.markup import plain
from generator.render.plain_page import plain_page
from generator.words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.catalog import Catalog, Entry
    from generator.models.text import Text
    from generator.render.draft import Page

NAMES, VOCABULARY = "search.json", "vocabulary.json"
_LONGEST_TITLE = 3
"""Titles of more words than this are sentences: nobody searches for them as a name."""
_TITLES = (".title", "aspect.")
"""Keys of interface words that are titles of pages and of their parts."""
_SHORTEST_WORD = 4
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def search_files(catalog: Catalog, locale: str, pages: Sequence[Page]) -> dict[str, bytes]:
    """Return the two files of a locale; the second is needed only when nothing is found."""
    known = {
        "words": words_of(locale).group("find"),
        "names": list(_names(catalog, locale)),
    }
    return {NAMES: _json(known), VOCABULARY: _json(sorted(_vocabulary(pages)))}


def _names(catalog: Catalog, locale: str) -> Iterator[list[str]]:
    """Yield each group of names for one thing, those of the locale first."""
    locales = sorted(catalog.locales, key=lambda other: other != locale)
    for entry in catalog.entries():
        if entry.collection != "sources":
            names = dict.fromkeys(name.casefold() for other in locales for name in _names_of(entry, other))
            if len(names) > 1:
                yield list(names)
    for key in words_of(locale).by_key:
        if key.endswith(_TITLES[0]) or key.startswith(_TITLES[1]):
            yield list(dict.fromkeys(words_of(other)(key).casefold() for other in locales))


def _names_of(entry: Entry, locale: str) -> Iterator[str]:
    title: Text = entry.body.title if hasattr(entry.body, "title") else entry.body.name
    name = plain(title.get(locale) or "")
    if name and (entry.collection == "terms" or len(name.split()) <= _LONGEST_TITLE):
        yield name
    if entry.collection == "terms":
        yield from entry.body.also.get(locale, ())
        yield from entry.body.avoid.get(locale, ())


def _vocabulary(pages: Iterable[Page]) -> set[str]:
    """Return every longer word of the pages that can be found."""
    texts = (plain_page(page.text.split("\n---\n", 1)[1]) for page in pages if "canonical" not in page.front)
    words = (word.casefold() for text in texts for word in _WORD.findall(text))
    return {word for word in words if len(word) >= _SHORTEST_WORD}


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
