"""The reduced decision graph of a guide, and the questions that it answers.

Semantics, shared with `decision_tree/runtime/engine.js`: answers map a question to a
non-empty set of its options, and "I don't know" is the whole set. An answered question keeps
only its edges to those options, an unanswered one keeps all. Everything below is a query on
the edges that are kept. More answers never enlarge what is possible.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

VERSION_LENGTH = 8
"""How many digits of its identity name a version in links and files."""


@dataclass(frozen=True)
class State:
    """A question together with all that earlier answers still decide."""

    question: str
    successors: tuple[int, ...]
    """Per option: a later state's index, or `~k` (so -1 for 0) for outcome k."""


@dataclass(frozen=True)
class DecisionGraph:
    """An acyclic graph of states; state 0 is the start, equal states are one.

    Two guides ask and decide alike exactly when their graphs are equal.
    """

    guide: str
    questions: tuple[str, ...]
    """Question ids in graph order, a topological order."""
    options: Mapping[str, tuple[str, ...]]
    outcomes: tuple[str, ...]
    states: tuple[State, ...]
    """In graph order: every successor stands after its state."""

    @cached_property
    def _hash(self) -> int:
        return hash((self.guide, self.states))

    def __hash__(self) -> int:
        """Let what is computed of a graph be kept for it; a mapping, such as its options, has no hash."""
        return self._hash

    @cached_property
    def identity(self) -> str:
        """SHA-256 (hex) of what the guide asks and decides, however its file is written."""
        marks: dict[int, str] = {~k: outcome for k, outcome in enumerate(self.outcomes)}
        for index in reversed(range(len(self.states))):
            state = self.states[index]
            edges = zip(self.options[state.question], state.successors, strict=True)
            told = [state.question, sorted([option, marks[to]] for option, to in edges)]
            marks[index] = _digest(told)
        return _digest([self.questions, marks[0]])

    def to_json(self) -> dict[str, Any]:
        """Return the graph as the browser's engine reads it."""
        return {
            "guide": self.guide,
            "identity": self.identity,
            "questions": list(self.questions),
            "options": {question: list(options) for question, options in self.options.items()},
            "outcomes": list(self.outcomes),
            "states": [[state.question, list(state.successors)] for state in self.states],
        }

    @classmethod
    def from_json(cls, told: Mapping[str, Any]) -> DecisionGraph:
        """Return the graph that `to_json` told: the tests read with it what browsers get."""
        return cls(
            told["guide"],
            tuple(told["questions"]),
            {question: tuple(options) for question, options in told["options"].items()},
            tuple(told["outcomes"]),
            tuple(State(question, tuple(successors)) for question, successors in told["states"]),
        )

    def kept(self, index: int, answers: Mapping[str, frozenset[str]]) -> tuple[int, ...]:
        """Return the successors of a state along the edges that answers keep."""
        state = self.states[index]
        chosen = answers.get(state.question)
        if chosen is None:
            return state.successors
        edges = zip(self.options[state.question], state.successors, strict=True)
        return tuple(to for option, to in edges if option in chosen)

    @cached_property
    def _ends(self) -> Mapping[int, frozenset[str]]:
        ends = {~k: frozenset({outcome}) for k, outcome in enumerate(self.outcomes)}
        for index in reversed(range(len(self.states))):
            ends[index] = frozenset().union(*(ends[to] for to in {*self.states[index].successors}))
        return ends

    def ends(self, to: int) -> list[str]:
        """Return the outcomes, in the guide's order, to which a state still leads, given as a successor."""
        return [outcome for outcome in self.outcomes if outcome in self._ends[to]]

    def joined_edges(self, index: int) -> dict[int, list[str]]:
        """Return where a state leads, each with all the options that lead there."""
        joined: dict[int, list[str]] = {}
        for option, to in self.edges(index):
            joined.setdefault(to, []).append(option)
        return joined

    def reachable(self, answers: Mapping[str, frozenset[str]]) -> list[int]:
        """Return the states that kept edges reach, in graph order."""
        seen = {0}
        for index in range(len(self.states)):
            if index in seen:
                seen.update(self.kept(index, answers))
        return sorted(index for index in seen if index >= 0)

    def possible(self, answers: Mapping[str, frozenset[str]]) -> frozenset[str]:
        """Return the outcomes that are still possible."""
        ends = (to for index in self.reachable(answers) for to in self.kept(index, answers) if to < 0)
        return frozenset(self.outcomes[~to] for to in ends)

    def next_question(self, answers: Mapping[str, frozenset[str]]) -> str | None:
        """Return the question to ask next, or None when asking more decides nothing."""
        if len(self.possible(answers)) == 1:
            return None
        asked = {self.states[index].question for index in self.reachable(answers)}
        return next((q for q in self.questions if q in asked and q not in answers), None)

    def remaining(self, answers: Mapping[str, frozenset[str]]) -> tuple[int, int]:
        """Return the fewest and the most questions still to be answered.

        As long as every answer is one option, and goes on being one, the most is a longest walk; with "I don't
        know" it may take every question that is reached.
        """
        if self.next_question(answers) is None:
            return 0, 0
        least, most = self._on_walks(answers)
        unknown = any(len(answers[question]) > 1 for question in self.counted(answers))
        return least, len(self.unanswered(answers)) if unknown else most

    def unanswered(self, answers: Mapping[str, frozenset[str]]) -> list[str]:
        """Return the questions that are reached and not answered: what is asked at most, whatever is answered."""
        asked = {self.states[index].question for index in self.reachable(answers)}
        return [question for question in self.questions if question in asked and question not in answers]

    def _on_walks(self, answers: Mapping[str, frozenset[str]]) -> tuple[int, int]:
        """Return the fewest and the most unanswered questions on a walk."""
        spans: dict[int, tuple[int, int]] = {~k: (0, 0) for k in range(len(self.outcomes))}
        for index in reversed(range(len(self.states))):
            cost = 0 if self.states[index].question in answers else 1
            inner = [spans[to] for to in self.kept(index, answers)]
            spans[index] = cost + min(low for low, _ in inner), cost + max(high for _, high in inner)
        return spans[0]

    def count_paths(self) -> int:
        """Return the number of paths from the start to an outcome, by dynamic programming."""
        counts = dict.fromkeys((~k for k in range(len(self.outcomes))), 1)
        for index in reversed(range(len(self.states))):
            counts[index] = sum(counts[to] for to in self.states[index].successors)
        return counts[0]

    def paths(self) -> Iterator[tuple[dict[str, str], str]]:
        """Yield every path: the answers of a reader who walks it, and its outcome. There may be very many."""
        pending: list[tuple[int, dict[str, str]]] = [(0, {})]
        while pending:
            index, walked = pending.pop()
            if index < 0:
                yield walked, self.outcomes[~index]
                continue
            state = self.states[index]
            for option, to in zip(self.options[state.question], state.successors, strict=True):
                pending.append((to, {**walked, state.question: option}))

    def edges(self, index: int) -> Iterator[tuple[str, int]]:
        """Yield each option of a state with where it leads."""
        state = self.states[index]
        return zip(self.options[state.question], state.successors, strict=True)

    def counted(self, answers: Mapping[str, frozenset[str]]) -> list[str]:
        """Return the answered questions that are asked, in graph order."""
        asked = {self.states[index].question for index in self.reachable(answers)}
        return [question for question in self.questions if question in asked and question in answers]

    def walk(self, answers: Mapping[str, str]) -> tuple[tuple[str, ...], str] | None:
        """Follow single answers; return the questions asked and the outcome, or None where they do not fit."""
        index, asked = 0, []
        while index >= 0:
            question = self.states[index].question
            asked.append(question)
            following = dict(self.edges(index)).get(answers.get(question, ""))
            if following is None:
                return None
            index = following
        return tuple(asked), self.outcomes[~index]

    def witness(self, target: int, answers: Mapping[str, frozenset[str]] | None = None) -> dict[str, str]:
        """Return a shortest walk that answers allow to a state or outcome, given as a successor.

        Raises:
            KeyError: no walk that the answers allow leads there.
        """
        return self.witnesses([target], answers)[0]

    def witnesses(
        self, targets: Iterable[int], answers: Mapping[str, frozenset[str]] | None = None
    ) -> list[dict[str, str]]:
        """Return a shortest walk to each of some states and outcomes, found in one pass.

        Raises:
            KeyError: no walk that the answers allow leads to one of them.
        """
        allowed = answers or {}
        # To each state or outcome: how many answers lead there, the state before it, and the option taken.
        steps: dict[int, tuple[int, int, str]] = {0: (0, 0, "")}
        for index in range(len(self.states)):
            if index not in steps:
                continue
            length, chosen = steps[index][0] + 1, allowed.get(self.states[index].question)
            for option, to in self.edges(index):
                known = steps.get(to)
                if (chosen is None or option in chosen) and (known is None or length < known[0]):
                    steps[to] = length, index, option
        return [self._led(steps, target) for target in targets]

    def _led(self, steps: Mapping[int, tuple[int, int, str]], target: int) -> dict[str, str]:
        walk = []
        while target != 0:
            _, target, option = steps[target]
            walk.append((self.states[target].question, option))
        return dict(reversed(walk))


def _digest(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
