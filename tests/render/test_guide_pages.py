"""The pages of a guide: its proof card says when it is a sample, and is worked out once for all languages."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING
from unittest.mock import Mock

from generator.docs import Place, render_docs
from generator.guide import mutation
from generator.guide.graph import DecisionGraph, State
from generator.render import guide_pages
from generator.render.addresses import step_address
from generator.render.map import layout

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def card(root: Path, locale: str) -> str:
    return (root / f"build/docs/{locale}/guides/which-drink.md").read_text("utf-8").split("#proof")[1]


def test_the_card_says_of_a_sample_that_it_is_one(drinks: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    render_docs(drinks, Place())
    assert "sampled" not in card(drinks, "en")
    monkeypatch.setattr(mutation, "MOST_WORK", 0)
    render_docs(drinks, Place())
    assert "put in on purpose; sampled, 1 of " in card(drinks, "en")
    assert "yang sengaja dimasukkan; sampel, 1 dari " in card(drinks, "id")


def test_a_guide_is_proved_and_taken_apart_once_for_all_languages(
    drinks: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = {name: Mock(wraps=getattr(guide_pages, name)) for name in ("proof_of", "conditions")}
    for name, counted in asked.items():
        monkeypatch.setattr(guide_pages, name, counted)
    guide_pages._conditions_of.cache_clear()  # noqa: SLF001  (an equal graph of another test may be known)
    render_docs(drinks, Place())
    assert [counted.call_count for counted in asked.values()] == [1, 1]


def test_where_thousands_of_states_stand_is_told_in_no_time() -> None:
    length = 10_000
    states = tuple(State(f"q{n}", (~0 if n + 1 == length else n + 1, ~1)) for n in range(length))
    options = {state.question: ("a", "b") for state in states}
    graph = DecisionGraph("long", tuple(options), options, ("low", "high"), states)
    placed = layout(graph)
    start = time.process_time()
    corners = {placed.corner(place) for place in (*range(length), ~0, ~1)}
    addresses = {step_address(graph, place) for place in (*range(length), ~0, ~1)}
    assert time.process_time() - start < 2  # a minute, if each is looked for among all
    assert len(corners) == len(addresses) == length + 2
