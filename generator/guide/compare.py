"""What changed between two versions of a guide: how many walks end elsewhere, from what to what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.guide.function import Diagram, Node

if TYPE_CHECKING:
    from generator.guide.graph import DecisionGraph

MAX_PAIRS = 200_000
"""More pairs of states than this are not compared: the answer would not be exact."""

Walk = tuple[tuple[str, str], ...]


class TooLargeError(Exception):
    """Two guides cannot be compared exactly within the cap."""


@dataclass(frozen=True)
class Move:
    """Walks that end in one place now and in another, or in several, before."""

    before: frozenset[str]
    """What the old version says to the same answers; several when it asks what the new one does not."""
    after: str
    walks: int
    witness: dict[str, str]
    """A shortest of these walks."""

    @property
    def changed(self) -> bool:
        """Whether the old version says something else, or does not know yet."""
        return self.before != {self.after}


@dataclass(frozen=True)
class Comparison:
    """The walks of the new version, by what the old version says to the same answers."""

    walks: int
    moves: tuple[Move, ...]
    """Only what changed, the largest first."""

    @property
    def changed(self) -> int:
        """How many walks end elsewhere."""
        return sum(move.walks for move in self.moves)


def compare(old: DecisionGraph, new: DecisionGraph) -> Comparison:
    """Compare every walk of the new version with what the old one says to the same answers.

    Exact, by a product of the new graph with the old function; the number of walks does not matter.

    Raises:
        TooLargeError: the product is larger than `MAX_PAIRS`.
    """
    diagram = Diagram(old)
    pairs = _pairs(new, diagram)
    told: dict[tuple[int, Node], dict[tuple[frozenset[str], str], tuple[int, Walk]]] = {}
    for index, node in reversed(pairs):
        if index < 0:
            told[index, node] = {(diagram.possible(node), new.outcomes[~index]): (1, ())}
            continue
        question, here = new.states[index].question, told.setdefault((index, node), {})
        for option, to in new.edges(index):
            for key, (walks, rest) in told[to, diagram.restrict(node, question, option)].items():
                walk = ((question, option), *rest)
                count, shortest = here.get(key, (0, walk))
                here[key] = count + walks, min(shortest, walk, key=len)
    moves = [
        Move(before, after, walks, dict(witness))
        for (before, after), (walks, witness) in told[pairs[0]].items()
    ]
    changed = sorted((m for m in moves if m.changed), key=lambda m: (-m.walks, sorted(m.before), m.after))
    return Comparison(sum(move.walks for move in moves), tuple(changed))


def _pairs(new: DecisionGraph, diagram: Diagram) -> list[tuple[int, Node]]:
    """Return every pair that some walk meets, each before those that follow it."""
    start = diagram.whole()
    met: dict[int, dict[Node, None]] = {index: {} for index in range(len(new.states))}
    ends: dict[tuple[int, Node], None] = {}
    met[0][start] = None
    count = 0
    for index, state in enumerate(new.states):
        count += len(met[index])
        if count > MAX_PAIRS:
            raise TooLargeError
        for node in met[index]:
            for option, to in new.edges(index):
                after = diagram.restrict(node, state.question, option)
                (met[to].setdefault(after) if to >= 0 else ends.setdefault((to, after)))
    return [*((index, node) for index in met for node in met[index]), *ends]
