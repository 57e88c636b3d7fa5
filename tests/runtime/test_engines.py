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

from generator.guide.compile import compile_guide
from generator.load import load
from tests.conftest import ROOT
from tests.guide.random_guides import Oracle, random_answers, random_guide

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from playwright.sync_api import Browser, Page

    from generator.guide.graph import DecisionGraph

RUNTIME = ROOT / "decision_tree/runtime"
GUIDES = sorted(path.stem for path in (ROOT / "decision_tree/guides").glob("*.yml"))
ASK = """async ([graph, all]) => {
  const engine = await import("./engine.js");
  const link = await import("./link.js");
  return all.map((given) => {
    const answers = new Map(given);
    const again = link.read(graph, link.write(graph, answers));
    return {
      possible: engine.possible(graph, answers), next: engine.nextQuestion(graph, answers),
      remaining: engine.remaining(graph, answers), reachable: engine.reachable(graph, answers),
      link: JSON.stringify([...again.answers].sort()) === JSON.stringify([...answers].sort()) && again.dropped === 0,
    };
  });
}"""

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
    possible = graph.possible(answers)
    return {
        "possible": [outcome for outcome in graph.outcomes if outcome in possible],
        "next": graph.next_question(answers),
        "remaining": list(graph.remaining(answers)),
        "reachable": graph.reachable(answers),
        "link": True,
    }


def assert_agreement(engine: Page, graph: DecisionGraph, asked: list[Answers]) -> None:
    shipped = json.loads(json.dumps(graph.to_json()))
    told = engine.evaluate(ASK, [shipped, [in_graph_order(graph, answers) for answers in asked]])
    for answers, by_browser in zip(asked, told, strict=True):
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
    assert_agreement(engine, graph, [{q: frozenset({o}) for q, o in step} for step in sorted(steps)])


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
    assert_agreement(engine, graph, asked)


def test_the_engines_agree_with_each_other_and_with_walking_on_random_guides(engine: Page) -> None:
    random = Random(2026)
    for _ in range(150):
        guide = random_guide(random)
        graph = compile_guide("g", guide).graph
        assert graph is not None
        asked = [{}, *(random_answers(random, guide) for _ in range(8))]
        known = [{q: some for q, some in answers.items() if q in graph.options} for answers in asked]
        assert_agreement(engine, graph, known)
        for answers in known:
            assert graph.possible(answers) == Oracle(guide, graph.questions, answers).possible()
