"""Values: what differs between two states of an entry, place by place."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import TYPE_CHECKING, Any, Literal

from pydantic import BaseModel

from generator.models.case import Figure
from generator.models.claim import Claim, Statement
from generator.models.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

Kind = Literal["text", "figure", "fact", "trust", "note"]
"""text: words; figure: a number, or words whose numbers changed; fact: a value that a source has to say; trust:
sources, and how far they can be trusted; note: what nobody has to judge."""

_TRUST = frozenset({"sources", "confidence", "basis"})
_NOTES = frozenset({"order", "checked", "accessed"})
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


@dataclass(frozen=True)
class Value:
    """One value that differs."""

    place: str
    """Keys from the top of the file, joined by dots; parts of lists by their ids."""
    kind: Kind
    before: str | None
    after: str | None
    locale: str = ""
    """Of a text: its language; empty when it is the same in each."""
    claim: str = ""
    """The claim that holds it."""


@dataclass(frozen=True)
class _At:
    place: tuple[str, ...] = ()
    claim: str = ""
    owner: object = None
    name: str = ""
    """The field of the owner that holds the value, at any depth."""

    def inside(self, step: str) -> _At:
        return replace(self, place=(*self.place, step))


def differing(old: BaseModel | None, new: BaseModel | None) -> Iterator[Value]:
    """Yield every value that differs; of one state alone, every value that it has."""
    return _differ(old, new, _At())


def _differ(old: Any, new: Any, at: _At) -> Iterator[Value]:
    some = old if new is None else new
    if old == new and type(old) is type(new):
        return
    if old is not None and new is not None and _sort(old) != _sort(new):
        yield from _differ(old, None, at)
        yield from _differ(None, new, at)
    elif isinstance(some, Text):
        yield from _texts(old, new, at)
    elif isinstance(some, BaseModel):
        yield from _fields(old, new, at)
    elif isinstance(some, Mapping):
        for key in {**(new or {}), **(old or {})}:
            before, after = (one.get(key) if one else None for one in (old, new))
            yield from _differ(before, after, at.inside(str(key)))
    elif isinstance(some, tuple) and not all(map(_plain_one, (*(old or ()), *(new or ())))):
        yield from _items(old or (), new or (), at)
    else:
        yield Value(".".join(at.place), _kind(at), _plain(old), _plain(new), claim=at.claim)


def _sort(value: object) -> str:
    """Return which of the ways to compare a value has."""
    sorts = ((Text, "text"), (BaseModel, "model"), (Mapping, "map"), (tuple, "list"))
    return next((name for kind, name in sorts if isinstance(value, kind)), "plain")


def _texts(old: Text | None, new: Text | None, at: _At) -> Iterator[Value]:
    before, after = _told(old), _told(new)
    for locale in {**after, **before}:
        was, now = before.get(locale), after.get(locale)
        if was != now:
            figure = _is_figure(at) or (was and now and _NUMBER.findall(was) != _NUMBER.findall(now))
            yield Value(
                ".".join(at.place), "figure" if figure else "text", was, now, locale=locale, claim=at.claim
            )


def _told(text: Text | None) -> dict[str, str]:
    return {} if text is None else dict(text.by_locale) or {"": text.everywhere}


def _fields(old: BaseModel | None, new: BaseModel | None, at: _At) -> Iterator[Value]:
    some = new or old
    claim = some.id if isinstance(some, Claim) else at.claim
    for name in type(some).model_fields if some else ():
        if name != "id":
            inner = _At((*at.place, name), claim, some, name)
            yield from _differ(getattr(old, name, None), getattr(new, name, None), inner)


def _items(old: tuple[Any, ...], new: tuple[Any, ...], at: _At) -> Iterator[Value]:
    for name, before, after in _pairs(old, new):
        yield from _differ(before, after, at.inside(name))
    yield from _moved(old, new, at)


def _pairs(old: tuple[Any, ...], new: tuple[Any, ...]) -> Iterator[tuple[str, Any, Any]]:
    """Yield parts of a list that belong together: by their ids, or in order what is in one of the two alone."""
    if all(hasattr(one, "id") for one in (*old, *new)):
        olds, news = {one.id: one for one in old}, {one.id: one for one in new}
        yield from ((name, olds.get(name), news.get(name)) for name in {**news, **olds})
        return
    gone = [(place, one) for place, one in enumerate(old) if one not in new]
    come = [(place, one) for place, one in enumerate(new) if one not in old]
    for (was, before), (now, after) in zip_longest(gone, come, fillvalue=(-1, None)):
        yield str(max(now, was) if min(now, was) < 0 else now), before, after


def _moved(old: tuple[Any, ...], new: tuple[Any, ...], at: _At) -> Iterator[Value]:
    """Yield that parts which both lists have stand in another order."""
    names = [[getattr(one, "id", one) for one in some] for some in (old, new)]
    kept = [[name for name in some if name in other] for some, other in (names, names[::-1])]
    if kept[0] != kept[1]:
        yield Value(".".join(at.place), "note", None, "in another order", claim=at.claim)


def _plain_one(value: object) -> bool:
    return value is None or isinstance(value, str | int | float)


def _plain(value: Any) -> str | None:
    """Return a value as YAML would have it on one line."""
    if isinstance(value, tuple):
        return ", ".join(map(str, value)) or None
    if isinstance(value, bool):
        return "true" if value else "false"
    return None if value is None else str(value)


def _kind(at: _At) -> Kind:
    if at.name in _TRUST or (at.name == "status" and isinstance(at.owner, Statement)):
        return "trust"
    if at.name in _NOTES:
        return "note"
    return "figure" if _is_figure(at) else "fact"


def _is_figure(at: _At) -> bool:
    return isinstance(at.owner, Figure) and at.name in {"amount", "unit", "year"}
