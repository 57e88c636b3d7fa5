"""Timings and sizes of guides, printed as a table: `make bench`.

Times are medians of several runs on this machine; sizes are gzipped bytes; budgets stand beside them.
"""

from __future__ import annotations

import gzip
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright
from rich.console import Console
from rich.table import Table

from generator.build import Place, build_site
from generator.guide.compile import compile_guide
from generator.guide.explain import flips, reasons
from generator.guide.proof import proof_of
from generator.guide.scenarios import scenarios
from generator.load import load
from tests.browser import QUIET, find_browser
from tests.guide.large_guide import large_guide
from tests.site_server import serving

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Page

    from generator.models.guide import Guide

ROOT = Path(__file__).parent.parent
RUNS = 5
KILOBYTE = 1024
Row = tuple[str, str, str, bool]


def main() -> int:
    """Print the table; return 1 when a budget is not kept."""
    table = Table("what", "measured", "budget", title="Guides: medians, gzipped bytes")
    kept = True
    for what, measured, budget, good in rows():
        kept = kept and good
        table.add_row(what, measured if good else f"[bold red]{measured}[/]", budget)
    Console().print(table)
    return 0 if kept else 1


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


def median(step: Callable[[], object]) -> float:
    """Return the median time of a step in seconds."""
    taken = []
    for _ in range(RUNS):
        start = time.perf_counter()
        step()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def proving(name: str, guide: Guide, budget: float) -> Iterator[Row]:
    """Time compiling a guide, and everything that its proof card says."""
    graph = compile_guide(name, guide).graph
    assert graph is not None
    seconds = median(lambda: (compile_guide(name, guide), proof_of(guide, graph)))
    yield f"{name}: compile and prove", f"{seconds:.3f} s", f"{budget:.0f} s", seconds < budget


def large() -> Iterator[Row]:
    """Time a guide of two hundred questions."""
    guide = large_guide()
    compiled = compile_guide("large", guide)
    graph = compiled.graph
    assert graph is not None
    assert not compiled.findings
    walks = graph.count_paths()
    yield "large: questions, walks", f"{len(graph.questions)}, {walks:.1e}", "200, 1e12", walks >= 10**12
    seconds = median(lambda: compile_guide("large", guide))
    yield "large: compile and prove", f"{seconds:.3f} s", "5 s", seconds < 5
    seconds = median(lambda: scenarios(graph))
    yield f"large: {len(scenarios(graph))} scenarios", f"{seconds:.3f} s", "5 s", seconds < 5
    walk = {question: frozenset({option}) for question, option in scenarios(graph)[0][0].items()}
    seconds = median(lambda: (flips(graph, walk), reasons(graph, walk)))
    yield "large: explain one result", f"{seconds:.3f} s", "5 s", seconds < 5


def sizes(site: Path, guides: list[str]) -> Iterator[Row]:
    """Measure what the browser loads for a guide."""

    def size(content: bytes) -> int:
        return len(gzip.compress(content, 9))

    for name, budget in (("guide.js", 12), ("guide.css", 4)):
        measured = size((site / "assets/timbang" / name).read_bytes())
        yield name, f"{measured:,} B", f"{budget * KILOBYTE:,} B", measured <= budget * KILOBYTE
    for guide in guides:
        for root in ("", "id/"):
            page = (site / f"{root}guides/{guide}/index.html").read_text(encoding="utf-8")
            measured = size(page[page.index("<decision-guide") : page.index("</decision-guide>")].encode())
            yield f"{root}{guide}: data", f"{measured:,} B", f"{15 * KILOBYTE:,} B", measured <= 15 * KILOBYTE


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
    yield "press to painted question, 4x slower", shown, "50 ms", pressed < 50


def walked(page: Page) -> None:
    """Answer until there is a result, then start again."""
    while page.locator(".guide-continue").count():
        page.locator("decision-guide input").nth(1).check()
        page.locator(".guide-continue").click()
    page.locator(".guide-actions button").last.click()


if __name__ == "__main__":
    sys.exit(main())
