"""Two engines, one meaning: the browser's answers what Python's answers, on every path."""

from __future__ import annotations

import itertools
import json
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from random import Random
from threading import Thread
from typing import TYPE_CHECKING, Any

import pytest

from generator.guide.compare import compare
from generator.guide.compile import compile_guide
from generator.guide.explain import findings, flips, reasons, why_not
from generator.guide.link import link
from generator.guide.mutation import make_mutants
from generator.load import load
from tests.conftest import ROOT
from tests.guide.random_guides import Oracle, random_answers, random_guide

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from playwright.sync_api import Browser, Page

    from generator.guide.compare import Move
    from generator.guide.explain import Flip
    from generator.guide.graph import DecisionGraph
    from generator.models.guide import Guide

RUNTIME = ROOT / "decision_tree/runtime"
GUIDES = sorted(path.stem for path in (ROOT / "decision_tree/guides").glob("*.yml"))
ASK = """async (batch) => {
  const engine = await import("./engine.js");
  const explain = await import("./explain.js");
  const link = await import("./link.js");
  return batch.map(([graph, all]) => all.map((given) => {
    const answers = new Map(given);
    const written = link.writeLink(graph, answers);
    const again = link.readLink(graph, written);
    return {
      possible: engine.possible(graph, answers), next: engine.nextQuestion(graph, answers),
      remaining: engine.remaining(graph, answers), reachable: engine.reachable(graph, answers),
      flips: explain.flips(graph, answers), findings: explain.findings(graph, answers),
      reasons: explain.reasons(graph, answers),
      whyNot: engine.possible(graph, new Map()).map((outcome) => explain.whyNot(graph, answers, outcome)),
      link: written,
      again: JSON.stringify([...again.answers].sort()) === JSON.stringify([...answers].sort()) && again.dropped === 0,
    };
  }));
}"""
WALKS_BY_HAND = 1_000
"""Guides with more walks are answered by both engines, and not by hand."""

Answers = dict[str, frozenset[str]]


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 (the name is the base class's)
        del format, args


@pytest.fixture(scope="module")
def engine(browser: Browser) -> Iterator[Page]:
    """A page in which the runtime's modules can be imported."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(RUNTIME))) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        page = browser.new_page()
        page.goto(f"http://127.0.0.1:{server.server_port}/engine.js")
        yield page
        page.close()
        server.shutdown()
        thread.join()


def in_graph_order(
    graph: DecisionGraph, answers: Mapping[str, frozenset[str]]
) -> list[tuple[str, list[str]]]:
    return [
        (q, [o for o in graph.options[q] if o in chosen])
        for q, chosen in answers.items()
        if q in graph.options
    ]


def by_python(graph: DecisionGraph, answers: Answers) -> dict[str, Any]:
    return {
        "possible": in_order(graph, graph.possible(answers)),
        "next": graph.next_question(answers),
        "remaining": list(graph.remaining(answers)),
        "reachable": graph.reachable(answers),
        "flips": told(graph, flips(graph, answers)),
        "findings": told(graph, findings(graph, answers)),
        "reasons": reasons(graph, answers),
        "whyNot": [
            {"changes": [list(one) for one in way.changes], "then": [list(one) for one in way.then]}
            for way in (why_not(graph, answers, outcome) for outcome in in_order(graph, graph.possible({})))
        ],
        "link": link(graph, answers),
        "again": True,
    }


def in_order(graph: DecisionGraph, outcomes: frozenset[str]) -> list[str]:
    return [outcome for outcome in graph.outcomes if outcome in outcomes]


def told(graph: DecisionGraph, some: list[Flip]) -> list[dict[str, Any]]:
    return [
        {"question": f.question, "option": f.option, "possible": in_order(graph, f.possible)} for f in some
    ]


def assert_agreement(engine: Page, asked: list[tuple[DecisionGraph, list[Answers]]]) -> None:
    batch = [
        [json.loads(json.dumps(graph.to_json())), [in_graph_order(graph, answers) for answers in some]]
        for graph, some in asked
    ]
    for (graph, some), answered in zip(asked, engine.evaluate(ASK, batch), strict=True):
        for answers, by_browser in zip(some, answered, strict=True):
            assert by_browser == by_python(graph, answers), answers


def graph_of(guide_id: str) -> DecisionGraph:
    graph = compile_guide(guide_id, load(ROOT)[0].guides[guide_id].body).graph
    assert graph is not None
    return graph


@pytest.mark.parametrize("guide_id", GUIDES)
def test_the_engines_agree_at_every_step_of_every_path(engine: Page, guide_id: str) -> None:
    graph = graph_of(guide_id)
    paths = [walked for walked, _ in graph.paths()]
    steps = {tuple(itertools.islice(walked.items(), n)) for walked in paths for n in range(len(walked) + 1)}
    assert len(paths) == graph.count_paths()
    assert_agreement(engine, [(graph, [{q: frozenset({o}) for q, o in step} for step in sorted(steps)])])


@pytest.mark.parametrize("guide_id", GUIDES)
def test_the_engines_agree_when_some_answers_are_not_known(engine: Page, guide_id: str) -> None:
    graph, random = graph_of(guide_id), Random(7)
    asked = []
    for _ in range(500):
        chosen = random.sample(graph.questions, random.randint(0, len(graph.questions)))
        asked.append(
            {
                q: frozenset(random.sample(graph.options[q], random.randint(1, len(graph.options[q]))))
                for q in chosen
            }
        )
    assert_agreement(engine, [(graph, asked)])


@pytest.mark.parametrize("seed", range(20))
def test_both_engines_and_walking_by_hand_agree_on_random_guides(engine: Page, seed: int) -> None:
    """A hundred guides for each seed: two thousand in all, with conditions, of up to twelve questions."""
    random, asked = Random(seed), []
    for _ in range(100):
        guide = random_guide(random, 12)
        graph = compile_guide("g", guide).graph
        assert graph is not None
        some = [{}, *(random_answers(random, guide) for _ in range(3))]
        known = [{q: chosen for q, chosen in answers.items() if q in graph.options} for answers in some]
        asked.append((graph, known))
        if graph.count_paths() <= WALKS_BY_HAND:
            assert_by_hand(guide, graph, known)
    assert_agreement(engine, asked)


def assert_by_hand(guide: Guide, graph: DecisionGraph, some: list[Answers]) -> None:
    for answers in some:
        oracle = Oracle(guide, graph.questions, answers)
        assert graph.possible(answers) == oracle.possible()
        assert graph.next_question(answers) == oracle.next_question()
        assert graph.remaining(answers) == oracle.remaining()
        assert [(f.question, f.option, f.possible) for f in flips(graph, answers)] == oracle.flips()
        assert reasons(graph, answers) == oracle.reasons()


def test_the_browser_sees_what_a_comparison_tells(engine: Page) -> None:
    """The witness of every move ends, in the browser too, where Python says: before and after."""
    random = Random(11)
    pairs: list[tuple[DecisionGraph, DecisionGraph, Move]] = []
    while len(pairs) < 100:
        guide = random_guide(random)
        mutants = [mutant.guide for mutant in make_mutants(guide)]
        old, new = (compile_guide("g", one).graph for one in (guide, random.choice(mutants)))
        if old is not None and new is not None:
            pairs += [(old, new, move) for move in compare(old, new).moves]
    asked = [
        (graph, [{q: frozenset({o}) for q, o in move.witness.items() if q in graph.options}])
        for old, new, move in pairs
        for graph in (old, new)
    ]
    assert_agreement(engine, asked)
    for old, new, move in pairs:
        walked = {q: frozenset({o}) for q, o in move.witness.items()}
        assert old.possible({q: o for q, o in walked.items() if q in old.options}) == move.before
        assert new.possible(walked) == {move.after}
