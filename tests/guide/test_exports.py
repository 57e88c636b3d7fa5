"""Exports and pictures of a guide say what its graph says, whatever its words are."""

from __future__ import annotations

from collections import Counter
from random import Random
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.guide.compile import compile_guide
from generator.load import load
from generator.render import exports
from generator.render.addresses import state_names
from generator.render.exports import Labels, dmn, guarded, mermaid, table
from generator.render.guide_pages import labels_of
from generator.render.map import HEIGHT, WIDTH, draw_map, layout, outline
from generator.render.scribe import Scribe
from generator.words import words_of
from tests.conftest import ROOT
from tests.examples import examples
from tests.guide.random_guides import random_guide
from tests.guide.read_exports import read_dmn, read_mermaid, read_table

if TYPE_CHECKING:
    from generator.guide.graph import DecisionGraph

seeds = st.integers(0, 2**32)
thorough = examples(200)
HOSTILE = [
    '"]) --> x',
    "=SUM(A1)",
    "@x",
    "'quoted",
    "a\nb",
    "<script>",
    "#35;",
    "--|",
    "%% x",
    "é😀",
    "+1",
    "`x`",
]


def shipped(locale: str) -> tuple[DecisionGraph, Labels]:
    catalog, _ = load(ROOT)
    entry = catalog.guides["where-to-start"]
    graph = compile_guide(entry.id, entry.body).graph
    assert graph is not None
    return graph, labels_of(Scribe(catalog, words_of(locale), ""), entry)


def made(seed: int) -> tuple[DecisionGraph, Labels]:
    """A random guide in hostile words."""
    random = Random(seed)
    graph = compile_guide("g", random_guide(random)).graph
    assert graph is not None
    questions = {q: f"{random.choice(HOSTILE)}{q}" for q in graph.questions}
    options = {q: {o: f"{random.choice(HOSTILE)}{o}" for o in graph.options[q]} for q in graph.questions}
    return graph, Labels(
        "<t>", questions, options, {o: f"{random.choice(HOSTILE)}{o}" for o in graph.outcomes}
    )


def edges(graph: DecisionGraph) -> set[tuple[str, str, str]]:
    names = state_names(graph)
    return {
        (names[n], option, names[to] if to >= 0 else graph.outcomes[~to])
        for n in range(len(graph.states))
        for option, to in graph.edges(n)
    }


def said(graph: DecisionGraph, labels: Labels) -> dict[tuple[str, str], str]:
    names = state_names(graph)
    return {
        (names[n], option): labels.options[state.question][option]
        for n, state in enumerate(graph.states)
        for option in graph.options[state.question]
    }


def assert_exports_agree(graph: DecisionGraph, labels: Labels) -> None:
    expected = edges(graph), said(graph, labels)
    assert read_mermaid(mermaid(graph, labels)) == expected
    read_edges, read_labels = read_table(table(graph, labels))
    assert read_edges == expected[0]
    assert read_labels == expected[1]
    written = dmn(graph, labels)
    assert written is not None
    rules = read_dmn(written)
    assert len(rules) == graph.count_paths()
    for walked, outcome in graph.paths():
        met = [
            end
            for wanted, end in rules
            if all(walked.get(q, o) == o for q, o in wanted.items()) and wanted.keys() <= walked.keys()
        ]
        assert met == [outcome]


@pytest.mark.parametrize("locale", ["en", "id"])
def test_the_flagships_exports_read_back_are_its_graph(locale: str) -> None:
    assert_exports_agree(*shipped(locale))


@given(seeds)
@thorough
def test_exports_read_back_are_the_graph_in_any_words(seed: int) -> None:
    assert_exports_agree(*made(seed))


@pytest.mark.parametrize("cell", ["=1", "+1", "-1", "@x", "\tx", "'x"])
def test_no_cell_is_taken_for_a_formula(cell: str) -> None:
    assert guarded(cell) == f"'{cell}"
    assert guarded(f"x{cell}") == f"x{cell}"


def test_a_guide_with_too_many_walks_has_no_decision_table(monkeypatch: pytest.MonkeyPatch) -> None:
    graph, labels = shipped("en")
    monkeypatch.setattr(exports, "MAX_RULES", graph.count_paths() - 1)
    assert dmn(graph, labels) is None


@given(seeds)
@thorough
def test_the_map_shows_every_place_and_edge_once_and_no_two_boxes_meet(seed: int) -> None:
    graph, labels = made(seed)
    picture = str(draw_map(graph, labels, "<d>"))
    root = ET.fromstring(picture)
    space = "{http://www.w3.org/2000/svg}"
    groups = root.findall(f"{space}g")
    assert Counter(g.get("data-state") for g in groups if g.get("data-state")) == Counter(
        str(n) for n in range(len(graph.states))
    )
    assert sorted(o for g in groups if (o := g.get("data-outcome"))) == sorted(graph.outcomes)
    drawn = [
        (int(p.get("data-from", "")), option, int(p.get("data-to", "")))
        for p in root.findall(f"{space}path")
        for option in p.get("data-options", "").split(",")
    ]
    assert sorted(drawn) == sorted((n, o, to) for n in range(len(graph.states)) for o, to in graph.edges(n))
    placed = layout(graph)
    corners = [placed.corner(place) for layer in placed.layers for place in layer]
    for n, (x, y) in enumerate(corners):
        assert 0 <= x <= placed.width - WIDTH
        assert 0 <= y <= placed.height - HEIGHT
        assert all(abs(x - u) >= WIDTH or abs(y - v) >= HEIGHT for u, v in corners[:n])
    assert picture == str(draw_map(graph, labels, "<d>"))


@given(seeds)
@thorough
def test_the_outline_says_every_option_of_every_state_once(seed: int) -> None:
    graph, labels = made(seed)
    root = ET.fromstring(str(outline(graph, labels)))
    told = [name for item in root.iter("li") if (name := item.get("id"))]
    assert sorted(told) == sorted(f"outline-{name}" for name in state_names(graph))
    links = [link.get("href") for link in root.iter("a")]
    assert {link.removeprefix("#") for link in links if link} <= set(told)
    for item in root.iter("li"):
        name = item.get("id")
        if name:
            index = state_names(graph).index(name.removeprefix("outline-"))
            inner = item.find("ol")
            assert inner is not None
            question = graph.states[index].question
            assert [(one.text or "").removesuffix(" → ") for one in inner] == [
                labels.options[question][o] for o in graph.options[question]
            ]


@given(seeds)
@thorough
def test_the_letters_of_the_drawing_are_those_of_the_outline(seed: int) -> None:
    graph, labels = made(seed)
    root = ET.fromstring(str(draw_map(graph, labels, "")))
    space = "{http://www.w3.org/2000/svg}"
    letters = [text.text or "" for text in root.findall(f"{space}text")]
    edges = root.findall(f"{space}path")
    assert len(letters) == len(edges)
    for edge, said in zip(edges, letters, strict=True):
        question = graph.states[int(edge.get("data-from", ""))].question
        options = edge.get("data-options", "").split(",")
        assert said.split(", ") == ["abcdefghijklmnop"[graph.options[question].index(one)] for one in options]
