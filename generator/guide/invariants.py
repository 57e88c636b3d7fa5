"""Invariants: what a guide must always or never say, proved on its graph or refuted by a witness."""

from __future__ import annotations

from collections import deque
from itertools import pairwise
from typing import TYPE_CHECKING

from generator.diagnostics import Finding, nearest_of
from generator.guide.function import Diagram, Node
from generator.guide.names import repeated
from generator.guide.witnesses import bearing_on, meeting

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.guide.graph import DecisionGraph
    from generator.models.guide import Guide, Invariant

MAX_PAIRS = 200_000
"""`monotone` compares what two options lead to, pair of states by pair; more pairs are refused."""

_Path = tuple[str | int, ...]
_Pair = tuple[Node, Node]
_Step = tuple[_Pair, str, str]
"""The pair before, and the question with the option that led on from it."""


class TooManyPairsError(Exception):
    """An invariant cannot be proved within the cap."""


def broken_invariants(guide: Guide, graph: DecisionGraph) -> Iterator[Finding]:
    """Find invariants that name nothing or say nothing, and those that some answers break."""
    for position, invariant in enumerate(guide.invariants):
        yield from judge_invariant(graph, ("invariants", position), invariant)


def judge_invariant(graph: DecisionGraph, path: _Path, invariant: Invariant) -> Iterator[Finding]:
    """Find what is wrong with one invariant, causes before consequences; nothing when it is proved."""
    steps = (_strangers, _repeated, _idle, _broken)
    yield from next(filter(None, (tuple(step(graph, path, invariant)) for step in steps)), ())


def _broken(graph: DecisionGraph, path: _Path, invariant: Invariant) -> Iterator[Finding]:
    try:
        witness = counterexample(graph, invariant)
    except TooManyPairsError:
        yield Finding(
            path,
            f"The invariant `{invariant.id}` cannot be proved: more than {MAX_PAIRS:,} pairs of states differ.",
            expected="an invariant on a question after which fewer answers matter",
            rule="guide-too-large",
        )
        return
    if witness is not None:
        walk = ", ".join(f"{question}: {option}" for question, option in witness.items())
        yield Finding(
            path,
            f"The invariant `{invariant.id}` does not hold for {walk or 'any answers'}.",
            expected="a guide that keeps it",
            remedy="Mend the routes that these answers take, or the invariant.",
            rule="guide-invariant",
        )


def counterexample(graph: DecisionGraph, invariant: Invariant) -> dict[str, str] | None:
    """Return answers that break an invariant, as few as can be, or None when it holds.

    Raises:
        KeyError: it names something that the guide does not have.
        TooManyPairsError: proving it takes more than `MAX_PAIRS` pairs of states.
    """
    if invariant.monotone:
        return _falling(graph, invariant)
    given = _given(invariant)
    reached = graph.possible(given)
    wrong = reached & set(invariant.never) if invariant.never else reached - set(invariant.always)
    walks = [graph.witness(~graph.outcomes.index(outcome), given) for outcome in sorted(wrong)]
    return min(walks, key=len, default=None)


def _given(invariant: Invariant) -> dict[str, frozenset[str]]:
    return {question: frozenset(options) for question, options in invariant.when.items()}


def _idle(graph: DecisionGraph, path: _Path, invariant: Invariant) -> Iterator[Finding]:
    """Find that there is nothing for which an invariant could fail to hold."""
    given = bearing_on(graph, invariant)
    alone = bool(invariant.monotone) and len(given[invariant.monotone]) == 1
    if alone or meeting(graph, given) is None:
        left = f"its `when` leaves one option of `{invariant.monotone}`, and nothing to compare it with"
        yield Finding(
            (*path, "when"),
            f"The invariant `{invariant.id}` says nothing: "
            f"{left if alone else 'no walk gives the answers of its `when`'}.",
            expected="answers that are given together on some walk",
            remedy="Correct its `when`, or remove the invariant.",
            rule="guide-idle-invariant",
        )


def _falling(graph: DecisionGraph, invariant: Invariant) -> dict[str, str] | None:
    """Return answers under which a later option of a question leads to an earlier outcome."""
    question, given = invariant.monotone, _given(invariant)
    diagram = Diagram(graph)
    whole = diagram.whole()
    ranks = {~graph.outcomes.index(outcome): rank for rank, outcome in enumerate(invariant.rising)}
    compared = [option for option in graph.options[question] if option in given.get(question, (option,))]
    for low, high in pairwise(compared):
        start = diagram.restrict(whole, question, low), diagram.restrict(whole, question, high)
        walk = _fall(diagram, ranks, given, start)
        if walk is not None:
            return {**walk, question: high}
    return None


def _fall(
    diagram: Diagram,
    ranks: Mapping[Node, int],
    given: Mapping[str, frozenset[str]],
    start: _Pair,
) -> dict[str, str] | None:
    """Walk two functions side by side to outcomes of which the second ranks lower."""
    came: dict[_Pair, _Step | None] = {start: None}
    pending = deque([start])
    while pending:
        pair = pending.popleft()
        if min(pair) < 0 and max(pair) < 0:
            if pair[0] in ranks and pair[1] in ranks and ranks[pair[0]] > ranks[pair[1]]:
                return _walked(came, pair)
            continue
        question = diagram.first(pair)
        for option in diagram.graph.options[question]:
            low, high = (diagram.restrict(node, question, option) for node in pair)
            if (low, high) not in came and option in given.get(question, (option,)):
                came[low, high] = pair, question, option
                pending.append((low, high))
        if len(came) > MAX_PAIRS:
            raise TooManyPairsError
    return None


def _walked(came: Mapping[_Pair, _Step | None], pair: _Pair) -> dict[str, str]:
    """Return the answers that led to a pair."""
    answers = []
    while (step := came[pair]) is not None:
        pair, question, option = step
        answers.append((question, option))
    return dict(reversed(answers))


def _repeated(_graph: DecisionGraph, path: _Path, invariant: Invariant) -> Iterator[Finding]:
    for question, options in invariant.when.items():
        yield from repeated((*path, "when", question), options)
    for key in ("never", "always", "rising"):
        yield from repeated((*path, key), getattr(invariant, key))


def _strangers(graph: DecisionGraph, path: _Path, invariant: Invariant) -> Iterator[Finding]:
    """Find names of questions, options and outcomes that the guide does not have."""
    for question, options in invariant.when.items():
        if question not in graph.options:
            yield _stranger((*path, "when", question), "question", question, graph.questions, of_key=True)
            continue
        known = graph.options[question]
        for position, option in enumerate(options):
            if option not in known:
                yield _stranger((*path, "when", question, position), "option", option, known)
    if invariant.monotone and invariant.monotone not in graph.options:
        yield _stranger((*path, "monotone"), "question", invariant.monotone, graph.questions)
    for key in ("never", "always", "rising"):
        for position, outcome in enumerate(getattr(invariant, key)):
            if outcome not in graph.outcomes:
                yield _stranger((*path, key, position), "outcome", outcome, graph.outcomes)


def _stranger(path: _Path, kind: str, name: str, known: Sequence[str], *, of_key: bool = False) -> Finding:
    return Finding(
        path,
        f"There is no {kind} `{name}`.",
        expected=f"one of {', '.join(known)}",
        nearest=nearest_of(name, known),
        of_key=of_key,
        rule="guide-dangling",
    )
