"""The pages of a guide: its proof card says when it is a sample, and is worked out once for all languages."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unittest.mock import Mock

from generator.docs import Place, render_docs
from generator.guide import mutation
from generator.guide.graph import DecisionGraph, State
from generator.render import guide_pages, proof_card
from generator.render.addresses import step_address
from generator.render.map import layout
from generator.words import words_of
from tests.work import counted

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


def test_the_card_writes_numbers_as_its_language_does(drinks: Path) -> None:
    render_docs(drinks, Place())
    assert "2 to 3, 2.7 on average" in card(drinks, "en")
    assert "2 sampai 3, rata-rata 2,7" in card(drinks, "id")


def test_a_card_of_very_many_answers_leaves_the_scenarios_to_the_terminal(
    drinks: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told, at = words_of("en")("proof.every-scenario"), "map/#scenarios"
    drawn = drinks / "build/docs/en/guides/which-drink/map.md"
    render_docs(drinks, Place())
    assert at in card(drinks, "en")
    assert told in drawn.read_text("utf-8")
    monkeypatch.setattr(proof_card, "MOST_ANSWERS", 1)
    render_docs(drinks, Place())
    assert at not in card(drinks, "en")
    assert told not in drawn.read_text("utf-8")


def test_a_guide_is_proved_and_taken_apart_once_for_all_languages(
    drinks: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = [(proof_card, "proof_of"), (guide_pages, "conditions")]
    counts = [Mock(wraps=getattr(module, name)) for module, name in asked]
    for (module, name), mock in zip(asked, counts, strict=True):
        monkeypatch.setattr(module, name, mock)
    guide_pages._conditions_of.cache_clear()  # noqa: SLF001  (an equal graph of another test may be known)
    render_docs(drinks, Place())
    assert [mock.call_count for mock in counts] == [1, 1]


def test_where_thousands_of_states_stand_is_told_with_little_work() -> None:
    length = 10_000
    states = tuple(State(f"q{n}", (~0 if n + 1 == length else n + 1, ~1)) for n in range(length))
    options = {state.question: ("a", "b") for state in states}
    graph = DecisionGraph("long", tuple(options), options, ("low", "high"), states)
    placed = layout(graph)
    places = (*range(length), ~0, ~1)
    corners, drawing = counted(lambda: {placed.corner(place) for place in places})
    addresses, naming = counted(lambda: {step_address(graph, place) for place in places})
    assert drawing + naming < 200_000  # 50 million and more, if each is looked for among all
    assert len(corners) == len(addresses) == length + 2
