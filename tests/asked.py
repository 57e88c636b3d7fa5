"""Asked: what the search finds for the queries of readers, as a table and for the tests."""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path
from typing import TYPE_CHECKING

import yaml
from playwright.sync_api import expect
from rich.console import Console
from rich.table import Table

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

QUERIES: dict[str, list[dict[str, str]]] = yaml.safe_load(
    (Path(__file__).parent / "site" / "queries.yml").read_text("utf-8")
)
"""Locale to queries, each with the place that must be among the first found."""
ROOTS = {"en": "", "id": "id/"}
FIRST = 3


@dataclass(frozen=True)
class Answer:
    """What one query found."""

    locale: str
    query: str
    because: str
    expected: str
    places: tuple[str, ...]
    """Addresses found, relative to the site, the best first."""

    @property
    def rank(self) -> int:
        """The place of what is expected, from 1; 0 when it is not among the first."""
        found = (n for n, place in enumerate(self.places[:FIRST], 1) if fnmatch(place, self.expected))
        return next(found, 0)


def asked(browser: Browser, url: str) -> list[Answer]:
    """Ask every query in the search of its language."""
    answers = []
    for locale, queries in QUERIES.items():
        page = browser.new_page()
        page.goto(f"{url}{ROOTS[locale]}compare/")
        page.locator("button.tb-search-open").click()
        for query in queries:
            expected = f"{ROOTS[locale]}{query['find']}"
            answers.append(
                Answer(locale, query["ask"], query["because"], expected, places_for(page, query["ask"]))
            )
        page.close()
    return answers


def places_for(page: Page, query: str) -> tuple[str, ...]:
    """Type a query into the open search; return where the places found lead, relative to the site."""
    status = page.locator(".tb-search-status")
    box = page.get_by_role("dialog").get_by_role("searchbox")
    box.fill("")
    expect(status).to_be_empty()
    box.fill(query)
    expect(status).not_to_be_empty()
    links = page.locator(".tb-search-places a").evaluate_all("all => all.map(a => a.href)")
    return tuple(link.split("/timbang/", 1)[1] for link in links)


def told_queries(answers: list[Answer]) -> int:
    """Print the table; return 1 when something expected was not found."""
    table = Table(
        "language", "asked", "stands for", "expected", "found first", "rank", title="What the search finds"
    )
    for one in answers:
        first = one.places[0] if one.places else "nothing"
        table.add_row(
            one.locale, one.query, one.because, one.expected, first, str(one.rank or "[bold red]missed[/]")
        )
    Console(width=170).print(table)
    return 0 if all(one.rank for one in answers) else 1
