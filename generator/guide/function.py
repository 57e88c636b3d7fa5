"""What a guide decides, apart from how it asks: a function from complete answers to outcomes.

Kept as a multi-valued decision diagram in which equal parts are one and questions that do not
matter are left out (after Bryant 1986), so that two functions are equal exactly when they are
the same node.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.guide.graph import DecisionGraph

Node = int
"""A node's number in its diagram: `~k` for outcome k, else an index."""


@dataclass
class Diagram:
    """The nodes of one guide's function and of everything cut out of it."""

    graph: DecisionGraph
    nodes: list[tuple[str, tuple[Node, ...]]] = field(default_factory=list)
    """Question, and per option the node that decides the rest."""
    _known: dict[tuple[str, tuple[Node, ...]], Node] = field(default_factory=dict)
    _cut: dict[tuple[Node, str, int], Node] = field(default_factory=dict)
    _ends: dict[Node, frozenset[str]] = field(default_factory=dict)

    def whole(self) -> Node:
        """Return the function of the whole guide."""
        made: dict[int, Node] = {~k: ~k for k in range(len(self.graph.outcomes))}
        for index in reversed(range(len(self.graph.states))):
            state = self.graph.states[index]
            made[index] = self._node(state.question, (made[to] for to in state.successors))
        return made[0]

    def restrict(self, node: Node, question: str, option: str) -> Node:
        """Return what a function decides once a question has that answer.

        An option that the guide does not know tells it nothing.
        """
        if question not in self.graph.options or option not in self.graph.options[question]:
            return node
        return self._restrict(node, question, self.graph.options[question].index(option))

    def possible(self, node: Node) -> frozenset[str]:
        """Return the outcomes that a function can still have."""
        if node < 0:
            return frozenset({self.graph.outcomes[~node]})
        if node not in self._ends:
            self._ends[node] = frozenset().union(*(self.possible(inner) for inner in self.nodes[node][1]))
        return self._ends[node]

    def _restrict(self, node: Node, question: str, position: int) -> Node:
        if node < 0 or self._place(self.nodes[node][0]) > self._place(question):
            return node
        here, inner = self.nodes[node]
        if here == question:
            return inner[position]
        key = node, question, position
        if key not in self._cut:
            self._cut[key] = self._node(here, (self._restrict(to, question, position) for to in inner))
        return self._cut[key]

    def _place(self, question: str) -> int:
        return self.graph.questions.index(question)

    def _node(self, question: str, inner: Iterable[Node]) -> Node:
        key = question, tuple(inner)
        if len(set(key[1])) == 1:
            return key[1][0]
        if key not in self._known:
            self._known[key] = len(self.nodes)
            self.nodes.append(key)
        return self._known[key]
