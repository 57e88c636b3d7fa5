"""Invariants: what a guide must always or never say, proved on its graph or refuted by a witness."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from generator.diagnostics import Finding, nearest_of
from generator.guide.function import Diagram, Node

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.guide.graph import DecisionGraph
    from generator.models.guide import Guide, Invariant


def broken_invariants(guide: Guide, graph: DecisionGraph) -> Iterator[Finding]:
    """Find invariants that name nothing, and those that some answers break."""
    for position, invariant in enumerate(guide.invariants):
        path = ("invariants", position)
        strange = list(_strangers(graph, path, invariant))
        yield from strange
        witness = None if strange else counterexample(graph, invariant)
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
    """Return answers that break an invariant, as few as can be, or None when it holds."""
    if invariant.monotone:
        return _falling(graph, invariant.monotone, invariant.rising)
    given = {question: frozenset(options) for question, options in invariant.when.items()}
    reached = graph.possible(given)
    wrong = reached & set(invariant.never) if invariant.never else reached - set(invariant.always)
    walks = [graph.witness(~graph.outcomes.index(outcome), given) for outcome in sorted(wrong)]
    return min(walks, key=len, default=None)


def _falling(graph: DecisionGraph, question: str, rising: Sequence[str]) -> dict[str, str] | None:
    """Return answers under which a later option of a question leads to an earlier outcome."""
    diagram = Diagram(graph)
    whole = diagram.whole()
    ranks = {~graph.outcomes.index(outcome): rank for rank, outcome in enumerate(rising)}
    for low, high in pairwise(graph.options[question]):
        start = diagram.restrict(whole, question, low), diagram.restrict(whole, question, high)
        walk = _fall(diagram, ranks, start)
        if walk is not None:
            return {**walk, question: high}
    return None


def _fall(diagram: Diagram, ranks: Mapping[Node, int], start: tuple[Node, Node]) -> dict[str, str] | None:
    """Walk two functions side by side to outcomes of which the second ranks lower."""
    seen, pending = {start}, [(start, dict[str, str]())]
    while pending:
        (low, high), walked = pending.pop(0)
        if low < 0 and high < 0:
            if low in ranks and high in ranks and ranks[low] > ranks[high]:
                return walked
            continue
        question = min(
            (diagram.nodes[n][0] for n in (low, high) if n >= 0), key=diagram.graph.questions.index
        )
        for option in diagram.graph.options[question]:
            after = diagram.restrict(low, question, option), diagram.restrict(high, question, option)
            if after not in seen:
                seen.add(after)
                pending.append((after, {**walked, question: option}))
    return None


def _strangers(graph: DecisionGraph, path: tuple[str | int, ...], invariant: Invariant) -> Iterator[Finding]:
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


def _stranger(
    path: tuple[str | int, ...], kind: str, name: str, known: Sequence[str], *, of_key: bool = False
) -> Finding:
    return Finding(
        path,
        f"There is no {kind} `{name}`.",
        expected=f"one of {', '.join(known)}",
        nearest=nearest_of(name, known),
        of_key=of_key,
        rule="guide-dangling",
    )
