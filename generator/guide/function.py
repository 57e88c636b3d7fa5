"""What a guide decides, apart from how it asks: a function from complete answers to outcomes.

Kept as a multi-valued decision diagram in which equal parts are one and questions that do not
matter are left out (after Bryant 1986), so that two functions are equal exactly when they are
the same node.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

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

    def first(self, nodes: Iterable[Node]) -> str:
        """Return the first question that one of some functions, not all outcomes, still reads."""
        return min((self.nodes[node][0] for node in nodes if node >= 0), key=self._places.__getitem__)

    def possible(self, node: Node) -> frozenset[str]:
        """Return the outcomes that a function can still have."""
        for at in self._inner_first(node, lambda one: one < 0 or one in self._ends):
            self._ends[at] = frozenset().union(*(self._end(to) for to in self.nodes[at][1]))
        return self._end(node)

    def _end(self, node: Node) -> frozenset[str]:
        return self._ends[node] if node >= 0 else frozenset({self.graph.outcomes[~node]})

    def _restrict(self, node: Node, question: str, position: int) -> Node:
        place = self._places[question]

        def known(one: Node) -> bool:
            untouched = one < 0 or self._places[self.nodes[one][0]] >= place
            return untouched or (one, question, position) in self._cut

        def cut(one: Node) -> Node:
            if one < 0 or self._places[self.nodes[one][0]] > place:
                return one
            here, inner = self.nodes[one]
            return inner[position] if here == question else self._cut[one, question, position]

        for at in self._inner_first(node, known):
            here, inner = self.nodes[at]
            self._cut[at, question, position] = self._node(here, (cut(to) for to in inner))
        return cut(node)

    def _inner_first(self, node: Node, known: Callable[[Node], bool]) -> Iterator[Node]:
        """Yield a node and those inside it that are not known yet, the inner ones first.

        Whoever is given a node makes it known. Not by recursion, which a guide of hundreds of
        questions would exhaust.
        """
        pending = [node]
        while pending:
            at = pending[-1]
            waiting = [] if known(at) else [to for to in self.nodes[at][1] if not known(to)]
            if waiting:
                pending += waiting
                continue
            pending.pop()
            if not known(at):
                yield at

    @cached_property
    def _places(self) -> dict[str, int]:
        return {question: place for place, question in enumerate(self.graph.questions)}

    def _node(self, question: str, inner: Iterable[Node]) -> Node:
        key = question, tuple(inner)
        if len(set(key[1])) == 1:
            return key[1][0]
        if key not in self._known:
            self._known[key] = len(self.nodes)
            self.nodes.append(key)
        return self._known[key]
