"""Guides: how long compiling and proving take, what a reader loads, and how soon the next question is painted."""

from __future__ import annotations

import gzip
import statistics
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from benchmarks.row import RUNS, Row, median, within
from generator.build import build_site
from generator.docs import Place
from generator.guide.compile import compile_guide
from generator.guide.explain import flips, reasons
from generator.guide.proof import proof_of
from generator.guide.scenarios import scenarios
from generator.load import load
from tests.browser import QUIET, find_browser
from tests.guide.large_guide import large_guide
from tests.site_server import serving

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

    from generator.models.guide import Guide

ROOT = Path(__file__).parent.parent
KILOBYTE = 1024


def rows() -> Iterator[Row]:
    """Yield every measurement."""
    catalog, _ = load(ROOT)
    for name, entry in catalog.guides.items():
        yield from proving(name, entry.body, 1.0)
    yield from large()
    with tempfile.TemporaryDirectory() as folder, serving(Path(folder) / "site") as server:
        build_site(ROOT, server.folder, Place(server.url), lambda _: None)
        yield from sizes(server.folder, list(catalog.guides))
        yield from painting(server.url)


def proving(name: str, guide: Guide, budget: float) -> Iterator[Row]:
    """Time compiling a guide, and everything that its proof card says."""
    graph = compile_guide(name, guide).graph
    assert graph is not None
    seconds = median(lambda: (compile_guide(name, guide), proof_of(guide, graph)))
    yield within(f"{name}: compile and prove", seconds, budget)


def large() -> Iterator[Row]:
    """Time a guide of two hundred questions."""
    guide = large_guide()
    compiled = compile_guide("large", guide)
    graph = compiled.graph
    assert graph is not None
    assert not compiled.findings
    walks = graph.count_paths()
    yield Row("large: questions, walks", f"{len(graph.questions)}, {walks:.1e}", "200, 1e12", walks >= 10**12)
    yield from proving("large", guide, 5)
    score = proof_of(guide, graph).score
    tried = f"{score.tried:,} of {score.made:,}, {score.killed:,} noticed"
    yield Row("large: mistakes tried", tried, "all", not score.sampled)
    seconds = median(lambda: scenarios(graph))
    yield within(f"large: {len(scenarios(graph))} scenarios", seconds, 0.1)
    walk = {question: frozenset({option}) for question, option in scenarios(graph)[0][0].items()}
    seconds = median(lambda: (flips(graph, walk), reasons(graph, walk)))
    yield within("large: explain one result", seconds, 5)


def sizes(site: Path, guides: list[str]) -> Iterator[Row]:
    """Measure what the browser loads for a guide."""

    def size(content: bytes) -> int:
        return len(gzip.compress(content, 9))

    for name, budget in (("guide.js", 12), ("guide.css", 4)):
        measured = size((site / "assets/timbang" / name).read_bytes())
        yield sized(name, measured, budget)
    for guide in guides:
        for root in ("", "id/"):
            page = (site / f"{root}guides/{guide}/index.html").read_text(encoding="utf-8")
            measured = size(page[page.index("<decision-guide") : page.index("</decision-guide>")].encode())
            yield sized(f"{root}{guide}: data", measured, 15)


def sized(what: str, measured: int, kilobytes: int) -> Row:
    """Return a size in gzipped bytes beside the most that it may be."""
    budget = kilobytes * KILOBYTE
    return Row(what, f"{measured:,} B", f"{budget:,} B", measured <= budget)


PRESSED = """() => {
  window.painted = [];
  new PerformanceObserver((list) => list.getEntries().filter((one) => one.name === "click")
    .forEach((one) => window.painted.push(one.duration))).observe({ type: "event", durationThreshold: 16 });
}"""


def painting(url: str) -> Iterator[Row]:
    """Time real presses of Continue to the painted next question, at a quarter of the speed."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=[*QUIET])
        page = browser.new_page(viewport={"width": 390, "height": 844})
        page.goto(f"{url}guides/where-to-start/")
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 4})
        page.evaluate(PRESSED)
        for _ in range(RUNS):
            walked(page)
        taken: list[float] = page.evaluate("window.painted")
        browser.close()
    pressed = statistics.median(taken)
    shown = f"{pressed:.0f} ms (median of {len(taken)}, worst {max(taken):.0f})"
    yield Row("press to painted question, 4x slower", shown, "50 ms", pressed < 50)


def walked(page: Page) -> None:
    """Answer until there is a result, then start again."""
    while page.locator(".guide-continue").count():
        page.locator("decision-guide input").nth(1).check()
        page.locator(".guide-continue").click()
    page.locator(".guide-actions button").last.click()
