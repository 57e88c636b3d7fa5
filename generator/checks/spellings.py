"""Checks of spellings: a term is written as in the glossary, with its capitals, spaces and hyphens."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from generator.checks.sentences import sentences
from generator.diagnostics import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.catalog import Catalog, Entry

_SPEAKS_OF_WORDS = frozenset({"terms", "sources"})
"""Collections whose texts may name other spellings."""

_ELSEWHERE = re.compile(r"“[^“”]*”|`[^`]*`|\]\([^()]*\)")
"""Quotations, code and targets of links keep the spelling of others."""

_CHUNK = re.compile(r"([^\s-]+)([ -]?)")
"""A word with the marks around it, and what joins it to the next."""

_MARKS = ",;:.!?()*_\"'[]"

_NAME = re.compile(r"[A-Z]+[a-z]+[A-Z]|[A-Z]{2,}[a-z]")
"""A word with capitals inside is a name: each of its letters counts."""

_TITLE = re.compile(r"[A-Za-z]+(?:[ -][A-Za-z]+)*")
_SHORTEST_PART = 4
"""Shorter halves of a word may be words of their own, as in `in sight`."""


@dataclass(frozen=True)
class _Spellings:
    """How the terms of one language are written, by their letters alone."""

    titles: frozenset[str]
    known: frozenset[str]
    """Every way to write a term that the glossary names, in small letters."""

    @cached_property
    def by_letters(self) -> Mapping[str, str]:
        """Return terms by their letters: names, long words that some write as two, and terms of several words."""
        return {_letters(title): title for title in self.titles}

    def right(self, one: str, two: str = "") -> str:
        """Return how a word, or two with what joins them, is written here; nothing when it is right."""
        meant = self.by_letters.get(_letters(one + two), "")
        if not meant or one + two == meant:
            return ""
        if _NAME.search(meant) and meant.isalpha():
            return meant
        apart = meant.isalpha() and min(len(one), len(two) - 1) >= _SHORTEST_PART
        together = not two and not meant.isalpha()
        return meant if (apart or together) and (one + two).lower() not in self.known else ""


def _letters(words: str) -> str:
    return words.replace(" ", "").replace("-", "").lower()


def misspelt(catalog: Catalog) -> Iterator[tuple[Entry, Finding]]:
    """Find terms that differ from the glossary in capitals, spaces or hyphens alone."""
    spellings = {locale: _spellings(catalog, locale) for locale in catalog.locales}
    for entry, path, locale, sentence in sentences(catalog):
        held = spellings.get(locale or catalog.locales[0])
        if held and entry.collection not in _SPEAKS_OF_WORDS and (found := _first(sentence, held)):
            yield entry, _finding(path, *found)


def _spellings(catalog: Catalog, locale: str) -> _Spellings:
    bodies = [term.body for term in catalog.collections["terms"].values()]
    titles = {title for body in bodies if (title := body.title.get(locale)) and _TITLE.fullmatch(title)}
    others = {word for body in bodies for word in (*body.also.get(locale, ()), *body.avoid.get(locale, ()))}
    return _Spellings(frozenset(titles), frozenset(word.lower() for word in titles | others))


def _first(sentence: str, held: _Spellings) -> tuple[str, str] | None:
    """Return the first term that is written otherwise, and how it is written here."""
    terms = held.by_letters
    before = letters = ""
    for raw, joint in _CHUNK.findall(_ELSEWHERE.sub(" . ", sentence)):
        word = raw.strip(_MARKS)
        small = word.lower()
        if before and letters + small in terms and raw.startswith(word):
            meant = held.right(before[:-1], before[-1] + word)
            if meant:
                return before + word, meant
        if small in terms and (meant := held.right(word)):
            return word, meant
        joined = joint and word and raw.endswith(word)
        before, letters = (word + joint, small) if joined else ("", "")
    return None


def _finding(path: tuple[str | int, ...], written: str, meant: str) -> Finding:
    return Finding(
        path,
        f"`{written}` is spelled otherwise here.",
        expected=f"`{meant}`, as in the glossary",
        nearest=meant,
        words=written,
        rule="misspelt-term",
    )
