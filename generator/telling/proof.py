"""The proof card of a guide, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.guide.link import walk_link

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.guide.graph import DecisionGraph
    from generator.guide.proof import Proof


def tell_proof(graph: DecisionGraph, proof: Proof) -> Iterator[str]:
    """Yield the proof card of a guide, line by line; each outcome with a shortest walk as a link."""
    yield f"{graph.guide}@{proof.identity}"
    yield f"  questions   {proof.questions}, asked in {proof.states} states"
    yield f"  walks       {proof.walks:,}"
    yield f"  answered    {proof.shortest} to {proof.longest} questions, {float(proof.mean):.2f} on average"
    yield f"  scenarios   {proof.scenarios}, the fewest walks that take every option wherever it is asked"
    yield f"  invariants  {proof.invariants}, {len(proof.broken) or 'none'} of them broken"
    yield from (f"              broken: {invariant}" for invariant in proof.broken)
    yield f"  mutation    {proof.score.killed} of {proof.score.mutants} mistakes made on purpose were noticed"
    if proof.score.sampled:
        yield f"              sampled: {proof.score.tried:,} of {proof.score.made:,} were tried"
    yield from (f"              not noticed: {mistake}" for mistake in proof.score.survivors)
    yield f"  outcomes    {proof.outcomes}"
    width = max(len(outcome) for outcome in graph.outcomes)
    for position, outcome in enumerate(graph.outcomes):
        witness = walk_link(graph, graph.witness(~position))
        yield f"    {outcome:<{width}}  {proof.per_outcome[outcome]:>6,} walks, shortest: {witness}"
