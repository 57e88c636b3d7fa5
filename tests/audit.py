"""Measures the built site, a row per kind of page and language: `make audit`.

What a first load weighs and asks for, whether other hosts are asked, valid HTML, and accessibility in both
schemes and four widths, and what wide text, 400 % zoom and forced colours lose. Weights are gzipped bytes of
everything fetched until the network is idle. Where the variable TIMBANG_LIGHTHOUSE names a Lighthouse to run, its four
marks on a phone are told too. Then what the search finds, and the comparison as a screen reader tells it.
"""

from __future__ import annotations

import gzip
import json
import os
import shlex
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright
from rich.console import Console
from rich.table import Table

from generator.build import build_site
from generator.docs import Place
from tests.aloud import aloud, told_aloud
from tests.asked import asked, told_queries
from tests.browser import QUIET, find_browser
from tests.site_server import serving
from tests.strain import forced, spaced, zoomed
from tests.validity import errors

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Response

ROOT = Path(__file__).parent.parent
KINDS = {
    "home": "",
    "comparison": "compare/",
    "subject": "mlops/",
    "similarities": "similarities/",
    "differences": "differences/",
    "lifecycles": "lifecycles/",
    "timeline": "timeline/",
    "neighbours": "neighbours/",
    "cases": "cases/",
    "case": "cases/zillow-offers/",
    "choosing": "choose/",
    "maturity": "maturity/",
    "roadmap": "roadmap/",
    "guide": "guides/where-to-start/",
    "question": "guides/where-to-start/devops-base/",
    "outcome": "guides/where-to-start/outcomes/both-together/",
    "map": "guides/where-to-start/map/",
    "tools": "tools/",
    "tool": "tools/dbt-core/",
    "glossary": "glossary/",
    "term": "glossary/drift/",
    "sources": "sources/",
    "source": "sources/google-mlops/",
    "page": "method/",
    "dataset": "open-data/",
    "rule": "rules/missing-value/",
}
ROOTS = {"en": "", "id": "id/"}
SCHEMES = ("light", "dark")
WIDTHS = (320, 390, 768, 1280)
STRAINS = (spaced, zoomed, forced)
BUDGET = 90 * 1024
PACKED = (".woff2", ".png", ".pf_meta", ".pf_index", ".pf_fragment", ".pagefind", ".gz")
"""Endings of files that a host does not pack again."""
LIGHTHOUSE = "TIMBANG_LIGHTHOUSE"
MARKS = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}


@dataclass
class Row:
    """What was measured of one page."""

    place: str
    weight: int = 0
    requests: int = 0
    others: set[str] = field(default_factory=set)
    invalid: int = 0
    barriers: set[str] = field(default_factory=set)
    losses: dict[str, list[str]] = field(default_factory=dict)
    """Strain to what it loses."""
    marks: list[int] = field(default_factory=list)

    def verdicts(self) -> list[tuple[str, bool]]:
        """Return each measurement as told, and whether it keeps its budget."""
        return [
            (f"{self.weight / 1024:.1f} KB", self.weight <= BUDGET),
            (str(self.requests), True),
            (", ".join(sorted(self.others)) or "none", not self.others),
            (str(self.invalid), not self.invalid),
            (", ".join(sorted(self.barriers)) or "0", not self.barriers),
            (" / ".join(str(len(lost)) for lost in self.losses.values()), not any(self.losses.values())),
            (
                " / ".join(map(str, self.marks)) or "-",
                all(mark >= least for mark, least in zip(self.marks, MARKS.values(), strict=False)),
            ),
        ]


def main() -> int:
    """Print the table; return 1 when a budget is not kept."""
    with tempfile.TemporaryDirectory() as folder, serving(Path(folder) / "site") as server:
        build_site(ROOT, server.folder, Place(server.url), lambda _: None)
        rows = [Row(root + place) for place in KINDS.values() for root in ROOTS.values()]
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=find_browser(), args=[*QUIET])
            for row in rows:
                weigh(browser, server.url, row)
                look_for_barriers(browser, server.url, row)
                for strain in STRAINS:
                    row.losses[strain.__name__] = strain(browser, f"{server.url}{row.place}")
            found = asked(browser, server.url)
            read = aloud(browser, server.url)
            browser.close()
        judge(server.folder, rows)
        for row in rows if os.environ.get(LIGHTHOUSE) else ():
            row.marks = lighthouse(f"{server.url}{row.place}")
    kept = told(rows)
    return max(kept, told_queries(found), told_aloud(read))


def weigh(browser: Browser, url: str, row: Row) -> None:
    """Load a page as a first visitor does, and add up what came."""
    page = browser.new_page(viewport={"width": 390, "height": 844})
    came: list[Response] = []
    page.on("response", lambda response: came.append(response))  # noqa: PLW0108 (Playwright marks what it calls)
    page.goto(f"{url}{row.place}", wait_until="networkidle")
    for response in came:
        address = urlsplit(response.url)
        if address.scheme in {"http", "https"}:
            body = response.body()
            row.weight += len(body if address.path.endswith(PACKED) else gzip.compress(body, 9))
            row.requests += 1
            row.others |= {address.netloc} - {urlsplit(url).netloc}
    page.close()


def look_for_barriers(browser: Browser, url: str, row: Row) -> None:
    """Let axe judge a page in both schemes and every width."""
    for scheme in SCHEMES:
        page = browser.new_page(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]  # one of two
        page.goto(f"{url}{row.place}")
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            row.barriers |= {found["id"] for found in Axe().run(page).response["violations"]}
        page.close()


def judge(site: Path, rows: list[Row]) -> None:
    """Count what the validator has against each page."""
    files = {site / row.place / "index.html": row for row in rows}
    for path, found in errors(files).items():
        files[path].invalid = len(found)


def lighthouse(url: str) -> list[int]:
    """Return the four marks that Lighthouse gives a page on a phone."""
    command = shlex.split(os.environ[LIGHTHOUSE])
    flags = "--headless=new --no-sandbox"
    only = f"--only-categories={','.join(MARKS)}"
    run = subprocess.run(
        [*command, url, "--quiet", "--output=json", only, f"--chrome-flags={flags}"],
        env={**os.environ, "CHROME_PATH": find_browser() or ""},
        capture_output=True,
        text=True,
        check=True,
    )
    categories = json.loads(run.stdout)["categories"]
    return [round(100 * (categories[mark]["score"] or 0)) for mark in MARKS]


def told(rows: list[Row]) -> int:
    """Print the table; return 1 when a budget is not kept."""
    heads = (
        "page",
        "language",
        "first load",
        "requests",
        "other hosts",
        "HTML errors",
        "axe",
        "wide / zoom / colours",
        "Lighthouse",
    )
    table = Table(*heads, title=f"The built site; a first load may weigh {BUDGET // 1024} KB")
    kept = True
    names = [(kind, locale) for kind in KINDS for locale in ROOTS]
    for (kind, locale), row in zip(names, rows, strict=True):
        verdicts = row.verdicts()
        kept = kept and all(good for _, good in verdicts)
        table.add_row(kind, locale, *(words if good else f"[bold red]{words}[/]" for words, good in verdicts))
    Console(width=170).print(table)
    for row in rows:
        for strain, lost in row.losses.items():
            for loss in lost:
                Console().print(f"{row.place or '/'}, {strain}: {loss}")
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
