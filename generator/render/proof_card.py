"""Proof card: what is counted and proved of a guide, with links that open the guide where it shows."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.guide.link import walk_link
from generator.guide.proof import proof_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.catalog import Entry
    from generator.guide.graph import DecisionGraph
    from generator.guide.proof import Proof
    from generator.guide.witnesses import Walk
    from generator.render.exports import Labels
    from generator.words import Words

MOST_ANSWERS = 1_000
"""Scenarios with more answers in all would make the page heavy; `timbang guide show` prints any number."""


@dataclass(frozen=True)
class ProofCard:
    """What the template shows; links are addresses on the guide's page."""

    counts: Mapping[str, str]
    sampled: frozenset[str]
    """Rows of which not all was tried."""
    questions: Mapping[str, str]
    """Question to a link that opens it."""
    outcomes: Mapping[str, str]
    shortest: str
    longest: str
    invariants: Mapping[str, str]
    """Invariant to a link to answers for which it could fail to hold."""
    scenarios: Mapping[str, list[tuple[str, str]]]
    """Outcome to the links to its scenarios, each with its answers in words; nothing when they are too many."""


@lru_cache(maxsize=32)
def _proof_of(entry: Entry, graph: DecisionGraph) -> Proof:
    """Prove a guide once for all locales."""
    return proof_of(entry.body, graph)


def proof_card(entry: Entry, graph: DecisionGraph, labels: Labels, words: Words) -> ProofCard:
    """Return the card of a guide in a locale, with what its parts are called there."""
    proof = _proof_of(entry, graph)
    shown = proof.witnesses

    def links(walks: Mapping[str, Walk]) -> dict[str, str]:
        return {name: walk_link(graph, walk) for name, walk in walks.items()}

    return ProofCard(
        {name: _number(count, words) for name, count in _counts(proof).items()},
        frozenset({"mutation"} if proof.score.sampled else ()),
        links(shown.questions),
        links(shown.outcomes),
        walk_link(graph, shown.shortest),
        walk_link(graph, shown.longest),
        links(shown.invariants),
        _scenarios(proof, graph, labels),
    )


def _scenarios(proof: Proof, graph: DecisionGraph, labels: Labels) -> dict[str, list[tuple[str, str]]]:
    """Return an outcome's scenarios, each as a link and in words."""
    if sum(len(walk) for walk, _ in proof.scenarios) > MOST_ANSWERS:
        return {}
    told: dict[str, list[tuple[str, str]]] = {outcome: [] for outcome in graph.outcomes}
    for walk, outcome in proof.scenarios:
        told[outcome].append((walk_link(graph, walk), _in_words(labels, walk)))
    return told


def _in_words(labels: Labels, walk: Walk) -> str:
    return " · ".join(labels.options[question][option] for question, option in walk.items())


def _number(number: float, words: Words) -> str:
    """Write a number as the locale does."""
    marks = {",": words("number.thousands"), ".": words("number.decimal")}
    return "".join(marks.get(sign, sign) for sign in f"{number:,}")


def _counts(proof: Proof) -> dict[str, float]:
    return {
        "questions": proof.questions,
        "outcomes": proof.outcomes,
        "states": proof.states,
        "walks": proof.walks,
        "min": proof.shortest,
        "max": proof.longest,
        "mean": round(float(proof.mean), 1),
        "scenarios": len(proof.scenarios),
        "invariants": proof.invariants,
        "killed": proof.score.killed,
        "mutants": proof.score.mutants,
        "tried": proof.score.tried,
        "made": proof.score.made,
    }
