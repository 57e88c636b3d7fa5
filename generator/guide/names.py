"""Names: what the routes and conditions of a guide name, and whether it is there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.diagnostics import Finding, nearest_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.models.guide import Guide, Route

_Path = tuple[str | int, ...]


@dataclass(frozen=True)
class _Named:
    """A place where a guide names one of its questions or outcomes."""

    path: _Path
    name: str
    of_key: bool = False
    may_end: bool = False
    """Whether an outcome may be named as well."""


def dangling(guide: Guide) -> Iterator[Finding]:
    """Find names of questions, outcomes and options that are not there; a name that was changed is one mistake."""
    places = [place for place in _named(guide) if place.name not in _known(guide, place)]
    yield from (_missing(guide, place) for place in places)
    yield from _renamed(guide, places)
    for path, route in _routes(guide):
        yield from _options(guide, (*path, "when"), route)


def _named(guide: Guide) -> Iterator[_Named]:
    yield _Named(("start",), guide.start)
    for path, route in _routes(guide):
        yield _Named((*path, "go"), route.go, may_end=True)
        yield from (_Named((*path, "when", read), read, of_key=True) for read in route.when)


def _routes(guide: Guide) -> Iterator[tuple[_Path, Route]]:
    for name, question in guide.questions.items():
        for position, route in enumerate(question.next):
            yield ("questions", name, "next", position), route


def _known(guide: Guide, place: _Named) -> tuple[str, ...]:
    return (*guide.questions, *guide.outcomes) if place.may_end else tuple(guide.questions)


def _missing(guide: Guide, place: _Named) -> Finding:
    kind = "question or outcome" if place.may_end else "question"
    return Finding(
        place.path,
        f"There is no {kind} `{place.name}`.",
        expected=f"the id of a {kind} of this guide",
        nearest=nearest_of(place.name, _known(guide, place)),
        of_key=place.of_key,
        rule="guide-dangling",
        cause=place.name,
    )


def _renamed(guide: Guide, places: Sequence[_Named]) -> Iterator[Finding]:
    """Find questions and outcomes that several places still name as they were called before."""
    named = {place.name for place in _named(guide)}
    unnamed = dict.fromkeys(guide.questions, "questions") | dict.fromkeys(guide.outcomes, "outcomes")
    unnamed = {name: key for name, key in unnamed.items() if name not in named}
    missing = [place.name for place in places]
    for before in dict.fromkeys(missing):
        now = nearest_of(before, unnamed)
        if not now or missing.count(before) == 1:
            continue
        yield Finding(
            (unnamed[now], now),
            f"Nothing leads to `{now}`; `{before}`, which routes or conditions name, is not there.",
            expected="the name that they use",
            nearest=before,
            remedy=f"Call it `{before}` again, or write `{now}` in each of those places.",
            of_key=True,
            rule="guide-dangling",
            cause=before,
            is_cause=True,
        )


def _options(guide: Guide, path: _Path, route: Route) -> Iterator[Finding]:
    for read, options in route.when.items():
        if read not in guide.questions:
            continue
        known = guide.questions[read].options
        yield from repeated((*path, read), options)
        for position, option in enumerate(options):
            if option not in known:
                yield Finding(
                    (*path, read, position),
                    f"The question `{read}` has no option `{option}`.",
                    expected=f"one of {', '.join(known)}",
                    nearest=nearest_of(option, known),
                    rule="guide-dangling",
                    cause=f"{read}: {option}",
                )


def repeated(path: _Path, names: Sequence[str]) -> Iterator[Finding]:
    """Find names that stand in a list of a guide a second time."""
    for position, name in enumerate(names):
        if name in names[:position]:
            yield Finding(
                (*path, position),
                f"`{name}` stands twice in this list.",
                expected="each name once",
                remedy="Remove it, or write the name that is meant.",
                rule="guide-repeated",
            )
