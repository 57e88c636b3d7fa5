"""Translation: what is missing in a language, and what changed in one after the other."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Texts = dict[str, dict[str, str]]
"""Place in a file to locale to text."""


@dataclass(frozen=True)
class Behind:
    """A text in one locale that did not follow a change in another."""

    src_uri: str
    place: str
    """Keys from the top of the file, joined by dots; parts of lists by their ids."""
    locale: str
    """The locale that did not follow; or that has no text."""
    changed: str
    """The locale that changed last; empty when the text is missing."""
    text: str
    """What the changed locale says now."""


def texts_of(value: Any, locales: Sequence[str], place: str = "") -> Texts:
    """Find every map of locales to texts inside plain values of YAML."""
    if isinstance(value, dict) and value and set(value) <= set(locales):
        return {place: value} if all(isinstance(text, str) for text in value.values()) else {}
    found: Texts = {}
    for name, inner in _parts(value):
        found |= texts_of(inner, locales, f"{place}.{name}" if place else name)
    return found


def _parts(value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        yield from ((str(key), inner) for key, inner in value.items())
    elif isinstance(value, list):
        for position, inner in enumerate(value):
            yield str(inner.get("id", position) if isinstance(inner, dict) else position), inner


def missing(src_uri: str, now: Texts, locales: Sequence[str]) -> Iterator[Behind]:
    """Yield what lacks a text in some locale."""
    for place, told in now.items():
        for locale in locales:
            if locale not in told:
                yield Behind(src_uri, place, locale, "", next(iter(told.values()), ""))


def behind(src_uri: str, versions: Sequence[Texts], locales: Sequence[str]) -> Iterator[Behind]:
    """Yield what changed in one locale and has not been followed in another; versions go from old to new.

    A locale that changes after another one follows it: the two agree again.
    """
    if not versions:
        return
    for place, told in versions[-1].items():
        present = [locale for locale in locales if locale in told]
        ahead = _ahead(versions, place, present)
        leader = next((locale for locale in present if locale in ahead), "")
        for locale in present:
            if ahead and locale not in ahead:
                yield Behind(src_uri, place, locale, leader, told[leader])


def _ahead(versions: Sequence[Texts], place: str, locales: Sequence[str]) -> set[str]:
    """Return the locales that changed and were not followed by all others."""
    ahead: set[str] = set()
    for before, after in pairwise(version.get(place, {}) for version in versions):
        changed = {locale for locale in locales if before.get(locale) != after.get(locale)}
        ahead |= changed
        if ahead == set(locales):
            ahead = set()
    return ahead


def reworded(before: Texts, after: Texts) -> Texts:
    """Return an older version as if it had been written in the words of a newer one.

    For a change of wording only: what was there and still is takes the new words, and so did not change.
    """
    return {
        place: {locale: after.get(place, {}).get(locale, text) for locale, text in told.items()}
        for place, told in before.items()
    }
