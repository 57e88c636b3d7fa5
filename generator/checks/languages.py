"""Checks of languages: each text is written in the language that it stands under."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.checks.sentences import written
from generator.diagnostics import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.catalog import Catalog, Entry
    from generator.models.text import Text

_ENGLISH = """
    the of and to in is are for with that it by on from this be or at which who when was were has have what
    their they you your but than its does do can only where how each
"""
_INDONESIAN = """
    yang dan di dari untuk dengan itu ini pada ke tidak adalah atau oleh sebagai juga dapat bisa karena jika
    saat lebih akan sudah belum bukan hanya ada setiap para agar tanpa antara seperti secara
"""
_SMALL_WORDS = {"en": frozenset(_ENGLISH.split()), "id": frozenset(_INDONESIAN.split())}
"""Words that nearly every sentence of a language holds and no sentence of the others; a language
without them here is not told apart."""

_ENOUGH = 3
"""So many small words of another language, and none of its own, make a sentence foreign."""

_LONG = 7
"""Words that are more than a name which is the same in every language."""

_ELSEWHERE = re.compile(r"“[^“”]*”|`[^`]*`|\*[^*]+\*|\]\([^()]*\)")
"""Quotations, code and emphasised words may be in any language; targets are in none."""

_SENTENCE_END = re.compile(r"(?<=[.!?;:])\s+")
_WORD = re.compile(r"[a-z]+")


def wrong_languages(catalog: Catalog) -> Iterator[tuple[Entry, Finding]]:
    """Find texts that stand under another language than their own, or under all of them."""
    finished = [locale for locale in catalog.locales if locale not in catalog.comparison.unfinished]
    if len(finished) < 2:  # noqa: PLR2004 (nothing to mix up)
        return
    for entry, path, text in written(catalog):
        finding = _same_everywhere(path, text) or _foreign(path, text.by_locale)
        if finding:
            yield entry, finding


def _same_everywhere(path: tuple[str | int, ...], text: Text) -> Finding | None:
    said = list(text.by_locale.values()) or [text.everywhere]
    written_once = len(said) == 1 and bool(text.by_locale)  # the others are missing, which is told by itself
    if written_once or len(set(said)) > 1 or len(said[0].split()) < _LONG:
        return None
    return Finding(
        path,
        "The same long text stands under every language.",
        expected="a text of its own in each language",
        remedy="Write the others; `timbang translations` lists what is missing.",
        of_key=True,
        rule="wrong-language",
    )


def _foreign(path: tuple[str | int, ...], said: Mapping[str, str]) -> Finding | None:
    foreign = {locale: found for locale, text in said.items() if (found := _in_another(text, locale))}
    for locale, (other, sentence) in foreign.items():
        if other in foreign:
            return _swapped(path, locale, other)
        return Finding(
            (*path, locale),
            f"Under `{locale}` stands a sentence in `{other}`.",
            expected=f"`{locale}` under `{locale}`",
            remedy="Translate it, or put it in “quotes” where it is spoken of.",
            words=sentence,
            rule="wrong-language",
        )
    return None


def _swapped(path: tuple[str | int, ...], one: str, other: str) -> Finding:
    return Finding(
        path,
        f"`{one}` and `{other}` are swapped.",
        expected=f"`{one}` under `{one}`, `{other}` under `{other}`",
        of_key=True,
        rule="wrong-language",
    )


def _in_another(text: str, locale: str) -> tuple[str, str] | None:
    """Return the other language of a sentence in a text, and the sentence; None when all is well."""
    for sentence in _SENTENCE_END.split(text) if locale in _SMALL_WORDS else ():
        words = _WORD.findall(_ELSEWHERE.sub(" ", sentence.lower()))
        if not _SMALL_WORDS[locale].isdisjoint(words):
            continue
        for other, small in _SMALL_WORDS.items():
            if other != locale and sum(word in small for word in words) >= _ENOUGH:
                return other, sentence
    return None
