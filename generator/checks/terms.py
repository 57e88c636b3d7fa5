"""Checks of terms: one word for one thing, in every text of the comparison."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.diagnostics import Finding
from generator.phrases import Phrases

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.catalog import Catalog, Entry
    from generator.models.text import Text

_SPEAKS_OF_WORDS = frozenset({"terms", "sources"})
"""Collections whose texts may name words that are avoided."""

_QUOTED = re.compile("“[^”]*”")


@dataclass(frozen=True)
class _Words:
    """The glossary in one locale."""

    used: Mapping[str, Entry]
    """Titles of terms, and other words for them, in lower case."""
    avoided: Mapping[str, Entry]
    """Words to avoid, in lower case, but for those that are used."""
    phrases: Phrases
    """Both: the longest wins, so a used one may hold an avoided one, and the other way round."""


def avoided_words(catalog: Catalog) -> Iterator[tuple[Entry, Finding]]:
    """Find words that the glossary avoids; in quotes, and inside a preferred term, they may stand."""
    words = {locale: _words(catalog, locale) for locale in catalog.locales}
    yield from _contradictions(catalog, words)
    for entry in catalog.entries():
        if entry.collection in _SPEAKS_OF_WORDS:
            continue
        for path, text in entry.texts:
            yield from ((entry, finding) for finding in _avoided_in(path, text, words))


def _contradictions(catalog: Catalog, words: Mapping[str, _Words]) -> Iterator[tuple[Entry, Finding]]:
    """Find words that one term avoids and one is called by: they are looked for nowhere."""
    for term in catalog.collections["terms"].values():
        for locale, listed in term.body.avoid.items():
            used = words[locale].used if locale in words else {}
            for position, word in enumerate(listed):
                if word.casefold() in used:
                    yield term, _contradiction(("avoid", locale, position), word, used[word.casefold()])


def _avoided_in(path: tuple[str | int, ...], text: Text, words: Mapping[str, _Words]) -> Iterator[Finding]:
    """Find the first word of each sentence that is avoided; what is the same everywhere is told once."""
    for locale, sentence in text.by_locale.items():
        found = _first(words[locale], sentence) if locale in words else None
        if found:
            yield _finding((*path, locale), found, words[locale], locale)
    everywhere = ((locale, _first(known, text.everywhere)) for locale, known in words.items())
    locale, found = next(((locale, found) for locale, found in everywhere if found), ("", None))
    if found:
        yield _finding(path, found, words[locale], locale)


def _first(words: _Words, sentence: str) -> str | None:
    """Return the first word of a sentence that is avoided, as it stands there."""
    told = _QUOTED.sub("", sentence)
    known = (told[found.start : found.end] for found in words.phrases.find(told))
    return next((word for word in known if word.casefold() in words.avoided), None)


def _words(catalog: Catalog, locale: str) -> _Words:
    used: dict[str, Entry] = {}
    avoided: dict[str, Entry] = {}
    for term in catalog.collections["terms"].values():
        titles = filter(None, [term.body.title.get(locale)])
        used |= {word.casefold(): term for word in (*titles, *term.body.also.get(locale, ()))}
        avoided |= {word.casefold(): term for word in term.body.avoid.get(locale, ())}
    avoided = {word: term for word, term in avoided.items() if word not in used}
    return _Words(used, avoided, Phrases([*used, *avoided] if avoided else ()))


def _contradiction(path: tuple[str | int, ...], word: str, term: Entry) -> Finding:
    return Finding(
        path,
        f"`{word}` is to be avoided here, and is used for {term.ref}.",
        expected="a word that no term is called by",
        remedy="Take it out of `avoid`, or out of the title and `also` of that term.",
        rule="avoided-word",
    )


def _finding(path: tuple[str | int, ...], word: str, words: _Words, locale: str) -> Finding:
    term = words.avoided[word.casefold()]
    return Finding(
        path,
        f"`{word}` is not the word used here.",
        expected=f"`{term.body.title.get(locale)}`, as in {term.src_uri}",
        remedy="Use that word, or put this one in “quotes” where it is spoken of.",
        words=word,
        rule="avoided-word",
    )
