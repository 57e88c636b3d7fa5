"""Translation: what is missing in a language, and what changed in one after the other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

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
        return {place: {locale: str(text) for locale, text in value.items() if isinstance(text, str)}}
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
    """Yield what changed in one locale in a later version than in another; versions go from old to new."""
    if not versions:
        return
    now = versions[-1]
    for place, told in now.items():
        last = {locale: _last_change(versions, place, locale) for locale in locales if locale in told}
        newest = max(last, key=lambda locale: last[locale], default=None)
        for locale, version in last.items():
            if newest is not None and version < last[newest]:
                yield Behind(src_uri, place, locale, newest, told[newest])


def _last_change(versions: Sequence[Mapping[str, Mapping[str, str]]], place: str, locale: str) -> int:
    """Return the number of the last version in which a text is not what it was in the one before."""
    told = [version.get(place, {}).get(locale) for version in versions]
    return max((n for n in range(1, len(told)) if told[n] != told[n - 1]), default=0)


def reworded(before: Texts, after: Texts) -> Texts:
    """Return an older version as if it had been written in the words of a newer one.

    For a change of wording only: what was there and still is takes the new words, and so did not change.
    """
    return {
        place: {locale: after.get(place, {}).get(locale, text) for locale, text in told.items()}
        for place, told in before.items()
    }
