"""Translation: what is missing in a language, and what changed in one after the other."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence

    Keys = Callable[[str, Mapping[str, str]], Iterable[Hashable]]

Texts = dict[str, dict[str, str]]
"""Place in a file to locale to text."""


@dataclass(frozen=True)
class Kept:
    """A text at one moment of its history."""

    now: Mapping[str, str]
    """Locale to text."""
    agreed: Mapping[str, str]
    """What the locales said when all of them last said the same."""
    earlier: tuple[Kept, ...] = ()
    """What it was before: a change that is taken back leads there."""

    @property
    def ahead(self) -> frozenset[str]:
        """The locales that changed since, and were not followed by all others."""
        return frozenset(locale for locale, text in self.now.items() if self.agreed.get(locale) != text)


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
    texts: Mapping[str, str]
    """What each locale says now."""
    before: str = ""
    """What the changed locale said when both last agreed; empty when it said nothing."""


def texts_of(value: Any, locales: Sequence[str], place: str = "") -> Texts:
    """Find every map of locales to texts inside plain values of YAML."""
    if _is_text(value, locales):
        return {place: value} if all(isinstance(text, str) for text in value.values()) else {}
    found: Texts = {}
    for name, inner in _parts(value, locales):
        found |= texts_of(inner, locales, f"{place}.{name}" if place else name)
    return found


def _is_text(value: Any, locales: Sequence[str]) -> bool:
    return isinstance(value, dict) and bool(value) and set(value) <= set(locales)


def _parts(value: Any, locales: Sequence[str]) -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        yield from ((str(key), inner) for key, inner in value.items())
    elif isinstance(value, list):
        for position, inner in enumerate(value):
            # In a text, `id` is no name: it is Indonesian.
            named = isinstance(inner, dict) and not _is_text(inner, locales)
            yield str(inner.get("id", position) if named else position), inner


def followed(befores: Sequence[Mapping[str, Kept]], now: Texts, reworded: frozenset[str]) -> dict[str, Kept]:
    """Return the texts of a file after a commit.

    `befores` are the file's texts at each parent of the commit; in the locales of `reworded` the commit
    changed wording, not meaning.
    """
    matched = [_matched(before, now) for before in befores]
    return {
        place: _merged([one[place] for one in matched if place in one], told, reworded)
        for place, told in now.items()
    }


def _merged(befores: Sequence[Kept], now: Mapping[str, str], reworded: frozenset[str]) -> Kept:
    """Return a text after a commit with any number of parents.

    A parent that has the text as it is now knows its history; others stand where they left it. Where no
    parent has it, a merge made it of several: it agrees only if it does so seen from each of them.
    """
    same = [before for before in befores if before.now == now]
    if same:
        return next((before for before in same if not before.ahead), same[0])
    written = [_written(before, now, reworded) for before in befores] or [Kept(now, now)]
    return next((one for one in written if one.ahead), written[0])


def _written(before: Kept, now: Mapping[str, str], reworded: frozenset[str]) -> Kept:
    """Return a text after a change: a locale that changes after another one follows it."""
    earlier = (*before.earlier, before)
    again = next((one for one in earlier if one.now == now), None)
    if again:
        return replace(again, earlier=earlier)
    agreed = {
        locale: text if locale in reworded - before.ahead else before.agreed[locale]
        for locale, text in now.items()
        if locale in before.agreed
    }
    after, every = Kept(now, agreed, earlier), frozenset(now)
    changed = {locale for locale in every if now[locale] != before.now.get(locale)}
    added = every - before.now.keys()  # written from what the others say now
    together = changed == every and not changed <= reworded
    return replace(after, agreed=now) if together or after.ahead in (every, added) else after


def _matched(before: Mapping[str, Kept], now: Texts) -> dict[str, Kept]:
    """Return what each text was before: in lists, places move when something comes or goes."""
    left, matched = dict(before), {}
    for keys in _LIKENESS:
        places: dict[Hashable, list[str]] = {}
        for place, kept in left.items():
            for key in keys(place, kept.now):
                places.setdefault(key, []).append(place)
        for place, told in now.items():
            alike = (one for key in keys(place, told) for one in places.get(key, ()) if one in left)
            source = None if place in matched else next(alike, None)
            if source is not None:
                matched[place] = left.pop(source)
    return matched


def _shape(place: str) -> str:
    """Return a place without positions in lists."""
    return re.sub(r"(?<![^.])\d+(?![^.])", "*", place)


_LIKENESS: tuple[Keys, ...] = (
    lambda place, told: [(place, *sorted(told.items()))],
    lambda _, told: [tuple(sorted(told.items()))],
    lambda place, told: [(place, sentence) for sentence in told.items()],
    lambda place, told: [(_shape(place), sentence) for sentence in told.items()],
    lambda place, _: [place],
)
"""What makes two texts of a file the same one, from sure to likely: place and words, all words, place and
words in one language, the same list and words in one language, place."""


def missing(src_uri: str, now: Mapping[str, Kept], locales: Sequence[str]) -> Iterator[Behind]:
    """Yield what lacks a text in some locale."""
    for place, kept in now.items():
        for locale in locales:
            if locale not in kept.now:
                yield Behind(src_uri, place, locale, "", kept.now)


def behind(src_uri: str, now: Mapping[str, Kept], locales: Sequence[str]) -> Iterator[Behind]:
    """Yield what changed in one locale and has not been followed in another."""
    for place, kept in now.items():
        leader = next((locale for locale in locales if locale in kept.ahead), "")
        for locale in locales:
            if leader and locale in kept.now.keys() - kept.ahead:
                yield Behind(src_uri, place, locale, leader, kept.now, kept.agreed.get(leader, ""))


def share(found: Iterable[Behind], part: int, parts: int) -> list[Behind]:
    """Return one of several parts; a file is whole in one, and stays there whatever others finish."""
    return [one for one in found if int(sha256(one.src_uri.encode()).hexdigest(), 16) % parts == part - 1]
