"""Judges a guide as written: routes that lead nowhere, circles, conditions read too early."""

from __future__ import annotations

from dataclasses import dataclass, field
from heapq import heappop, heappush
from typing import TYPE_CHECKING

from generator.diagnostics import Finding
from generator.guide.names import dangling

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.models.guide import Guide, Route


@dataclass(frozen=True)
class Structure:
    """How the questions of a guide follow each other, or what keeps that from being said."""

    faults: tuple[Finding, ...]
    """What keeps the guide from being compiled, causes before consequences."""
    order: tuple[str, ...] = ()
    """Its questions in topological order."""
    answered: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Question to those read from afar that were answered on every path to it."""


def structure_of(guide: Guide) -> Structure:
    """Judge a guide as written, and put its questions in order."""
    faults = tuple(_shared_ids(guide)) or tuple(_names_and_routes(guide))
    if faults:
        return Structure(faults)
    order = topological_order(guide)
    circles = tuple(_circles(guide, order))
    if circles:
        return Structure(circles)
    read = frozenset().union(*(read_from_afar(guide, question) for question in order))
    answered = always_answered(guide, order, read)
    return Structure(tuple(_read_too_early(guide, order, answered)), order, answered)


def topological_order(guide: Guide) -> tuple[str, ...]:
    """Return the questions that routes reach from the start, each after those before it.

    Among questions that could come next the one written first comes first (Kahn 1962, with a heap).
    """
    written = {question: position for position, question in enumerate(guide.questions)}
    named = tuple(guide.questions)
    before: dict[str, int] = dict.fromkeys(_reached(guide), 0)
    for question in before:
        for to in _following(guide, question):
            before[to] += 1
    ready = [written[question] for question, count in before.items() if count == 0]
    order: list[str] = []
    while ready:
        order.append(named[heappop(ready)])
        for to in _following(guide, order[-1]):
            before[to] -= 1
            if before[to] == 0:
                heappush(ready, written[to])
    return tuple(order)


def route_taken(routes: Sequence[Route], answers: Mapping[str, str]) -> int:
    """Return the position of the route that answers take: the first whose conditions they all meet.

    Raises:
        KeyError: a condition reads a question that the answers do not hold.
        StopIteration: no route is taken.
    """
    return next(
        position
        for position, route in enumerate(routes)
        if all(answers[question] in options for question, options in route.when.items())
    )


def read_from_afar(guide: Guide, question: str) -> frozenset[str]:
    """Return the other questions that the conditions of a question read."""
    return frozenset(read for route in guide.questions[question].next for read in route.when) - {question}


def always_answered(guide: Guide, order: tuple[str, ...], among: frozenset[str]) -> dict[str, frozenset[str]]:
    """Return per question those of some questions that were answered on every path to it."""
    answered: dict[str, frozenset[str]] = {guide.start: frozenset()}
    for question in order:
        here = answered[question] | ({question} & among)
        for to in _following(guide, question):
            answered[to] = answered[to] & here if to in answered else here
    return answered


def _following(guide: Guide, question: str) -> tuple[str, ...]:
    targets = dict.fromkeys(route.go for route in guide.questions[question].next)
    return tuple(to for to in targets if to in guide.questions)


def _reached(guide: Guide) -> tuple[str, ...]:
    seen = {guide.start: None}
    pending = [guide.start]
    while pending:
        for to in _following(guide, pending.pop()):
            if to not in seen:
                seen[to] = None
                pending.append(to)
    return tuple(seen)


def _shared_ids(guide: Guide) -> Iterator[Finding]:
    for shared in guide.questions.keys() & guide.outcomes.keys():
        yield Finding(
            ("outcomes", shared),
            f"`{shared}` names a question and an outcome.",
            expected="an id of its own",
            of_key=True,
            rule="guide-shared-id",
        )


def _names_and_routes(guide: Guide) -> Iterator[Finding]:
    yield from dangling(guide)
    yield from _routes(guide)


def _routes(guide: Guide) -> Iterator[Finding]:
    for question_id, question in guide.questions.items():
        path = ("questions", question_id, "next")
        if question.next[-1].when:
            yield Finding(
                (*path, len(question.next) - 1),
                f"`{question_id}` has answers after which nothing follows.",
                expected="a last route without `when`",
                remedy="Add `- go: ...` as the last route.",
                rule="guide-dead-end",
            )
        for position, route in enumerate(question.next[:-1]):
            if not route.when:
                yield Finding(
                    (*path, position),
                    "This route is always taken, so those below it never are.",
                    expected="`when` on every route but the last",
                    rule="guide-unreachable",
                )
                break


def _circles(guide: Guide, order: tuple[str, ...]) -> Iterator[Finding]:
    done = set(order)
    stuck = [question for question in _reached(guide) if question not in done]
    if not stuck:
        return
    walk = _circle_from(guide, stuck)
    position = next(i for i, route in enumerate(guide.questions[walk[-2]].next) if route.go == walk[-1])
    yield Finding(
        ("questions", walk[-2], "next", position, "go"),
        f"These questions go in a circle: {' -> '.join(walk)}.",
        expected="routes that only lead forward",
        rule="guide-cycle",
    )


def _circle_from(guide: Guide, stuck: list[str]) -> list[str]:
    """Follow questions that wait for each other until one comes again; return that circle.

    Every stuck question waits for a stuck one before it, so walking backwards must repeat.
    """
    before = {to: q for q in stuck for to in _following(guide, q)}
    walk = [next(q for q in stuck if q in before)]
    while walk[0] not in walk[1:]:
        walk.insert(0, before[walk[0]])
    return walk[: walk.index(walk[0], 1) + 1]


def _read_too_early(
    guide: Guide, order: tuple[str, ...], answered: Mapping[str, frozenset[str]]
) -> Iterator[Finding]:
    early = [
        (question, position, read)
        for question in order
        for position, route in enumerate(guide.questions[question].next)
        for read in route.when
        if read not in answered[question] | {question}
    ]
    known = always_answered(guide, order, frozenset(order)) if early else {}
    for question, position, read in early:
        yield Finding(
            ("questions", question, "next", position, "when", read),
            f"`{read}` is not answered on every path to `{question}`.",
            expected=f"one of {', '.join(q for q in order if q in known[question] | {question})}",
            of_key=True,
            rule="guide-early-condition",
        )
