"""Guides made at random, with conditions, and a brute-force oracle that answers by walking them.

The oracle reads the guide as its author wrote it: it follows routes, never a compiled graph.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from generator.guide.compile import compile_guide
from generator.guide.graph import DecisionGraph, State
from generator.models.guide import Guide

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from random import Random

TEXT = "x"
OUTCOME = {
    "title": TEXT, "recommendation": TEXT, "pros": [TEXT], "cons": [TEXT], "living": TEXT, "not_when": [TEXT],
    "first_steps": [TEXT], "measures": [TEXT], "evidence": ["criteria/any"],
}  # fmt: skip
OPTION = {"label": TEXT, "because": TEXT, "evidence": ["criteria/any"]}

Answers = dict[str, frozenset[str]]


def compiled(guide: Guide) -> DecisionGraph:
    """Return the graph of a guide that has one."""
    graph = compile_guide("g", guide).graph
    assert graph is not None
    return graph


def random_guide(random: Random, most_questions: int = 7) -> Guide:
    """Return a valid guide: forward routes, conditions on what is answered on every path."""
    names = [f"q{n}" for n in range(random.randint(1, most_questions))]
    options = {name: [f"o{n}" for n in range(random.randint(2, 3))] for name in names}
    outcomes = [f"r{n}" for n in range(random.randint(2, 4))]
    before: dict[str, set[str]] = {names[0]: set()}
    questions = {}
    for position, name in enumerate(names):
        known = [*before.get(name, set()), name] if name in before else [name]
        later = [*names[position + 1 : position + 4], *random.sample(outcomes, 2)]
        routes = [{"when": condition(random, known, options), "go": random.choice(later)}
                  for _ in range(random.randint(0, 3))]  # fmt: skip
        routes.append({"go": random.choice(later)})
        questions[name] = {
            "title": TEXT,
            "whom": TEXT,
            "options": dict.fromkeys(options[name], OPTION),
            "next": routes,
        }
        if name in before:
            for route in routes:
                target = str(route["go"])
                if target in names:
                    here = {*before[name], name}
                    before[target] = before[target] & here if target in before else here
    return Guide.model_validate({"title": TEXT, "summary": TEXT, "start": names[0], "questions": questions,
                                 "outcomes": dict.fromkeys(outcomes, OUTCOME)})  # fmt: skip


def random_graph(random: Random, most_states: int = 24) -> DecisionGraph:
    """Return a graph of any shape, its states those that are reached."""
    number, outcomes = random.randint(1, most_states), ("r0", "r1", "r2")
    ways: dict[int, list[int]] = {}
    reached = {0}
    for index in range(number):
        later = [*range(index + 1, min(number, index + 8))]
        if index in reached:
            ends = [~k for k in range(len(outcomes))]
            ways[index] = [random.choice(later * 3 + ends) for _ in range(random.randint(2, 4))]
            reached.update(ways[index])
    place = {index: n for n, index in enumerate(ways)}
    states = tuple(State(f"q{n}", tuple(place.get(to, to) for to in ways[i])) for i, n in place.items())
    options = {state.question: tuple("abcd"[: len(state.successors)]) for state in states}
    return DecisionGraph("any", tuple(options), options, outcomes, states)


def condition(random: Random, known: list[str], options: Mapping[str, list[str]]) -> dict[str, list[str]]:
    """Return a condition on one or two of the known questions."""
    read = random.sample(known, min(len(known), random.randint(1, 2)))
    return {name: random.sample(options[name], random.randint(1, len(options[name]) - 1)) for name in read}


def random_answers(random: Random, guide: Guide) -> Answers:
    """Return answers to some questions; some are sets, some are "I don't know"."""
    answers = {}
    for name, question in guide.questions.items():
        if random.random() < 0.5:
            known = list(question.options)
            answers[name] = frozenset(random.sample(known, random.randint(1, len(known))))
    return answers


def walks(guide: Guide, answers: Mapping[str, frozenset[str]]) -> Iterator[tuple[dict[str, str], str]]:
    """Yield every walk that answers allow as (option per question asked, outcome)."""
    pending: list[tuple[str, dict[str, str]]] = [(guide.start, {})]
    while pending:
        at, walked = pending.pop()
        if at in guide.outcomes:
            yield walked, at
            continue
        for option in guide.questions[at].options:
            if option in answers.get(at, guide.questions[at].options):
                now = {**walked, at: option}
                route = next(
                    r for r in guide.questions[at].next if all(now[q] in some for q, some in r.when.items())
                )
                pending.append((route.go, now))


class Oracle:
    """Answers what a graph answers, from the walks alone."""

    def __init__(self, guide: Guide, order: tuple[str, ...], answers: Mapping[str, frozenset[str]]) -> None:
        self.guide = guide
        self.order = order
        self.answers = answers
        self.walks = list(walks(guide, answers))

    def possible(self) -> frozenset[str]:
        """The outcomes at the end of some walk."""
        return frozenset(outcome for _, outcome in self.walks)

    def next_question(self) -> str | None:
        """The first question in asking order that some walk asks and nobody answered."""
        if len(self.possible()) == 1:
            return None
        asked = set(itertools.chain.from_iterable(walked for walked, _ in self.walks))
        return next((q for q in self.order if q in asked and q not in self.answers), None)

    def remaining(self) -> tuple[int, int]:
        """The fewest unanswered questions on a walk, and the most; of all walks together where an answer is open."""
        if self.next_question() is None:
            return 0, 0
        left = [{q for q in walked if q not in self.answers} for walked, _ in self.walks]
        if any(len(self.answers[q]) > 1 for q in self.counted()):
            left.append(set().union(*left))
        return min(map(len, left)), max(map(len, left))

    def counted(self) -> list[str]:
        """The answered questions that some walk asks, in asking order."""
        asked = set(itertools.chain.from_iterable(walked for walked, _ in self.walks))
        return [q for q in self.order if q in asked and q in self.answers]

    def changed(self, question: str, option: str) -> frozenset[str]:
        """What is possible when one answer is changed."""
        return self._possible({**self.answers, question: frozenset({option})})

    def flips(self) -> list[tuple[str, str, frozenset[str]]]:
        """Every other option of a single answer after which something else is possible."""
        return [
            (q, option, self.changed(q, option))
            for q in self.counted()
            if len(self.answers[q]) == 1
            for option in self.guide.questions[q].options
            if option not in self.answers[q] and self.changed(q, option) != self.possible()
        ]

    def findings(self) -> list[tuple[str, str, frozenset[str]]]:
        """What each option of an open answer would leave possible, where that differs."""
        found = []
        for q in self.counted():
            told = [
                (q, o, self.changed(q, o)) for o in self.guide.questions[q].options if o in self.answers[q]
            ]
            if len({possible for _, _, possible in told}) > 1:
                found += told
        return found

    def reasons(self) -> list[str]:
        """The first smallest set of answers after which only this is possible."""
        every = (
            some
            for size in range(len(self.order) + 1)
            for some in itertools.combinations(self.counted(), size)
        )
        return list(
            next(
                some
                for some in every
                if self._possible({q: self.answers[q] for q in some}) == self.possible()
            )
        )

    def distance(self, outcome: str) -> int:
        """The fewest answers that some walk to an outcome contradicts."""
        return min(
            sum(q in self.answers and option not in self.answers[q] for q, option in walked.items())
            for walked, end in walks(self.guide, {})
            if end == outcome
        )

    def _possible(self, answers: Mapping[str, frozenset[str]]) -> frozenset[str]:
        return frozenset(outcome for _, outcome in walks(self.guide, answers))
