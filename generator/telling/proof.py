"""The proof card of a guide, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.guide.link import walk_link

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.guide.graph import DecisionGraph
    from generator.guide.proof import Proof
    from generator.guide.witnesses import Walk


def tell_proof(graph: DecisionGraph, proof: Proof) -> Iterator[str]:
    """Yield the proof card of a guide, line by line; what is proved with a shortest walk that shows it, as a link."""
    shown = proof.witnesses

    yield f"{graph.guide}@{proof.identity}"
    yield f"  questions   {proof.questions}, asked in {proof.states} states, first:"
    yield from _linked(graph, shown.questions)
    yield f"  walks       {proof.walks:,}"
    yield f"  answered    {proof.shortest} to {proof.longest} questions, {float(proof.mean):.2f} on average"
    yield from _linked(graph, {"fewest": shown.shortest, "most": shown.longest})
    yield f"  invariants  {proof.invariants}, {len(proof.broken) or 'none'} of them broken"
    yield from (f"              broken: {invariant}" for invariant in proof.broken)
    yield from _linked(graph, shown.invariants)
    yield f"  mutation    {proof.score.killed} of {proof.score.mutants} mistakes made on purpose were noticed"
    if proof.score.sampled:
        yield f"              sampled: {proof.score.tried:,} of {proof.score.made:,} were tried"
    yield from (f"              not noticed: {mistake}" for mistake in proof.score.survivors)
    yield f"  outcomes    {proof.outcomes}"
    width = max(len(outcome) for outcome in graph.outcomes)
    for outcome, walk in shown.outcomes.items():
        link = walk_link(graph, walk)
        yield f"    {outcome:<{width}}  {proof.per_outcome[outcome]:>6,} walks, shortest: {link}"
    yield f"  scenarios   {len(proof.scenarios)}, the fewest walks that take every option wherever it is asked"
    yield from (f"    {outcome:<{width}}  {walk_link(graph, walk)}" for walk, outcome in proof.scenarios)


def _linked(graph: DecisionGraph, walks: Mapping[str, Walk]) -> Iterator[str]:
    width = max(map(len, walks), default=0)
    yield from (f"    {name:<{width}}  {walk_link(graph, walk)}" for name, walk in walks.items())
