"""Writes answers as the address that reopens them: the twin of `decision_tree/runtime/link.js`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.guide.graph import VERSION_LENGTH

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.guide.graph import DecisionGraph

UNKNOWN = "~"
"""Stands for "I don't know"."""


def link(graph: DecisionGraph, answers: Mapping[str, frozenset[str]]) -> str:
    """Return the address of some answers on the guide's page, beginning with `#`."""
    parts = (f"{q}={_answer(graph.options[q], answers[q])}" for q in graph.questions if q in answers)
    return "#" + "/".join([f"{graph.guide}@{graph.identity[:VERSION_LENGTH]}", *parts])


def walk_link(graph: DecisionGraph, walk: Mapping[str, str]) -> str:
    """Return the address of a walk of single answers."""
    return link(graph, {question: frozenset({option}) for question, option in walk.items()})


def _answer(options: tuple[str, ...], chosen: frozenset[str]) -> str:
    if len(chosen) == len(options):
        return UNKNOWN
    return ",".join(option for option in options if option in chosen)
