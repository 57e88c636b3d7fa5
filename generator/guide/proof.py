"""The proof card of a guide: what was counted and proved about it when it was compiled."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import islice
from typing import TYPE_CHECKING

from generator.guide.invariants import judge_invariant
from generator.guide.mutation import mutation_score
from generator.guide.scenarios import scenarios
from generator.guide.witnesses import witnesses_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.guide.graph import DecisionGraph
    from generator.guide.mutation import Score
    from generator.guide.witnesses import Walk, Witnesses
    from generator.models.guide import Guide


@dataclass(frozen=True)
class Proof:
    """Counts of a guide, by dynamic programming; all exact, but for a score that says it is sampled."""

    questions: int
    outcomes: int
    states: int
    walks: int
    shortest: int
    """Fewest questions that a reader answers."""
    mean: Fraction
    """Questions answered, on average over all walks."""
    longest: int
    per_outcome: Mapping[str, int]
    """Walks that end in each outcome."""
    scenarios: tuple[tuple[Walk, str], ...]
    """The fewest walks that take every option of every state, each with its outcome."""
    witnesses: Witnesses
    invariants: int
    broken: tuple[str, ...]
    """Invariants that are not proved, each with the first reason."""
    score: Score
    identity: str


def proof_of(guide: Guide, graph: DecisionGraph) -> Proof:
    """Return the proof card of a guide that was compiled without a finding."""
    walked = scenarios(graph)
    score = mutation_score(graph.guide, guide, graph, walked)
    broken = tuple(
        f"{one.id}: {finding.message}"
        for one in guide.invariants
        for finding in islice(judge_invariant(graph, (), one), 1)
    )
    walks, length, per_outcome = count_walks(graph)
    shortest, longest = graph.remaining({})
    return Proof(
        len(graph.questions),
        len(graph.outcomes),
        len(graph.states),
        walks,
        shortest,
        Fraction(length, walks),
        longest,
        per_outcome,
        tuple(walked),
        witnesses_of(guide, graph),
        len(guide.invariants),
        broken,
        score,
        graph.identity,
    )


def count_walks(graph: DecisionGraph) -> tuple[int, int, dict[str, int]]:
    """Return the number of walks, the sum of their lengths, and the walks to each outcome.

    Walking forward, each state holds how many walks arrive and how many questions they took in all.
    """
    arriving = [(0, 0)] * len(graph.states)
    arriving[0] = (1, 0)
    ends = dict.fromkeys(graph.outcomes, 0)
    total = 0
    for index, state in enumerate(graph.states):
        walks, length = arriving[index]
        for to in state.successors:
            if to < 0:
                ends[graph.outcomes[~to]] += walks
                total += length + walks
            else:
                before = arriving[to]
                arriving[to] = before[0] + walks, before[1] + length + walks
    return sum(ends.values()), total, ends
