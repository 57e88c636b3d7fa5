"""Checks of terms: one word for one thing, in every text of the comparison."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.diagnostics import Finding
from generator.models.walk import texts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.catalog import Catalog, Entry

_SPEAKS_OF_WORDS = frozenset({"terms", "sources"})
"""Collections whose texts may name words that are avoided."""

_QUOTED = re.compile("“[^”]*”")


def avoided_words(catalog: Catalog) -> Iterator[tuple[Entry, Finding]]:
    """Find words that the glossary avoids; in quotes, and inside a preferred term, they may stand."""
    avoided = {locale: _avoided(catalog, locale) for locale in catalog.locales}
    for entry in catalog.entries():
        if entry.collection in _SPEAKS_OF_WORDS:
            continue
        for path, text in texts(entry.body):
            for locale, sentence in text.by_locale.items():
                words, pattern = avoided.get(locale, ({}, None))
                match = _first(pattern, sentence, words) if pattern else None
                if match:
                    yield entry, _finding((*path, locale), match, words[match.casefold()], locale)


def _first(pattern: re.Pattern[str], sentence: str, words: Mapping[str, Entry]) -> str | None:
    """Return the first word of a sentence that is avoided."""
    known = (match[0] for match in pattern.finditer(_QUOTED.sub("", sentence)))
    return next((word for word in known if word.casefold() in words), None)


def _avoided(catalog: Catalog, locale: str) -> tuple[dict[str, Entry], re.Pattern[str] | None]:
    """Return the avoided words with their terms, and what finds them outside of preferred words."""
    held = catalog.collections["terms"].values()
    words = {word.casefold(): term for term in held for word in term.body.avoid.get(locale, ())}
    preferred = {title for term in held if (title := term.body.title.get(locale))}
    preferred |= {word for term in held for word in term.body.also.get(locale, ())}
    if not words:
        return {}, None
    # The longest word wins: a preferred one may hold an avoided one, and the other way round.
    return words, re.compile(rf"(?<![\w-])(?:{_any(preferred | set(words))})(?![\w-])", re.IGNORECASE)


def _any(words: set[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _finding(path: tuple[str | int, ...], word: str, term: Entry, locale: str) -> Finding:
    return Finding(
        path,
        f"`{word}` is not the word used here.",
        expected=f"`{term.body.title.get(locale)}`, as in {term.src_uri}",
        remedy="Use that word, or put this one in “quotes” where it is spoken of.",
        words=word,
        rule="avoided-word",
    )
