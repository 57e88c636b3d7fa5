"""Judges a guide as written: names that lead nowhere, circles, conditions read too early."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.diagnostics import Finding, nearest_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.models.guide import Guide, Question, Route


def find_faults(guide: Guide) -> list[Finding]:
    """Return what keeps a guide from being compiled, causes before consequences."""
    for step in (_shared_ids, _names_and_routes, _circles, _read_too_early):
        faults = list(step(guide))
        if faults:
            return faults
    return []


def topological_order(guide: Guide) -> tuple[str, ...]:
    """Return the questions that routes reach from the start, each after those before it.

    Among questions that could come next the one written first comes first (Kahn 1962).
    """
    before: dict[str, int] = dict.fromkeys(_reached(guide), 0)
    for question in before:
        for to in _following(guide, question):
            before[to] += 1
    order: list[str] = []
    while len(order) < len(before):
        ready = [q for q in guide.questions if q in before and before[q] == 0 and q not in order]
        if not ready:
            break
        order.append(ready[0])
        for to in _following(guide, ready[0]):
            before[to] -= 1
    return tuple(order)


def always_answered(guide: Guide, order: tuple[str, ...]) -> dict[str, frozenset[str]]:
    """Return per question those that were answered on every path to it."""
    answered: dict[str, frozenset[str]] = {guide.start: frozenset()}
    for question in order:
        for to in _following(guide, question):
            here = answered[question] | {question}
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
    yield from _dangling(guide)
    yield from _routes(guide)


def _dangling(guide: Guide) -> Iterator[Finding]:
    if guide.start not in guide.questions:
        yield Finding(
            ("start",),
            f"There is no question `{guide.start}`.",
            expected="the id of a question of this guide",
            nearest=nearest_of(guide.start, guide.questions),
            rule="guide-dangling",
        )
    targets = (*guide.questions, *guide.outcomes)
    for question_id, question in guide.questions.items():
        for path, route in _with_paths(question_id, question):
            if route.go not in targets:
                yield Finding(
                    path,
                    f"There is no question or outcome `{route.go}`.",
                    expected="the id of a question or outcome of this guide",
                    nearest=nearest_of(route.go, targets),
                    rule="guide-dangling",
                )
            yield from _dangling_conditions(guide, (*path[:-1], "when"), route)


def _with_paths(question_id: str, question: Question) -> Iterator[tuple[tuple[str | int, ...], Route]]:
    """Yield the routes of a question with the path of each `go`."""
    for position, route in enumerate(question.next):
        yield ("questions", question_id, "next", position, "go"), route


def _dangling_conditions(guide: Guide, path: tuple[str | int, ...], route: Route) -> Iterator[Finding]:
    for read, options in route.when.items():
        if read not in guide.questions:
            yield Finding(
                (*path, read),
                f"There is no question `{read}`.",
                expected="the id of a question of this guide",
                nearest=nearest_of(read, guide.questions),
                of_key=True,
                rule="guide-dangling",
            )
            continue
        known = guide.questions[read].options
        for position, option in enumerate(options):
            if option not in known:
                yield Finding(
                    (*path, read, position),
                    f"The question `{read}` has no option `{option}`.",
                    expected=f"one of {', '.join(known)}",
                    nearest=nearest_of(option, known),
                    rule="guide-dangling",
                )


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


def _circles(guide: Guide) -> Iterator[Finding]:
    done: set[str] = set(topological_order(guide))
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


def _read_too_early(guide: Guide) -> Iterator[Finding]:
    order = topological_order(guide)
    answered = always_answered(guide, order)
    for question_id in order:
        known = answered[question_id] | {question_id}
        for position, route in enumerate(guide.questions[question_id].next):
            for read in route.when:
                if read not in known:
                    yield Finding(
                        ("questions", question_id, "next", position, "when", read),
                        f"`{read}` is not answered on every path to `{question_id}`.",
                        expected=f"one of {', '.join(q for q in order if q in known)}",
                        of_key=True,
                        rule="guide-early-condition",
                    )
