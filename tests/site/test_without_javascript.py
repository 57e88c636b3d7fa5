"""The guide works by its links alone, in a browser that runs no JavaScript."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urldefrag

import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser, LexborNode

from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.conftest import NewContext

GUIDES = sorted((ROOT / "decision_tree/guides").glob("*.yml"))


def option_links(page: Page) -> list[str]:
    links = page.locator(".guide-links > li > a:visible").evaluate_all("all => all.map(a => a.href)")
    return [urldefrag(link)[0] for link in links]


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.stem)
@pytest.mark.parametrize("root", ["", "id/"])
def test_links_alone_reach_every_outcome(new_context: NewContext, site_url: str, root: str, guide: object) -> None:
    path = next(known for known in GUIDES if known == guide)
    outcomes = set(yaml.safe_load(path.read_text(encoding="utf-8"))["outcomes"])
    page = new_context(java_script_enabled=False).new_page()
    start = f"{site_url}{root}guides/{path.stem}/"
    seen, pending, reached = {start}, [start], set()
    while pending:
        address = pending.pop()
        page.goto(address)
        if "/outcomes/" in address:
            reached.add(address.rstrip("/").rsplit("/", 1)[1])
            assert page.locator(".tb-recommendation").is_visible()
            continue
        following = option_links(page)
        assert len(following) >= 2, address
        pending.extend(set(following) - seen)
        seen.update(following)
    assert reached == outcomes


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.stem)
@pytest.mark.parametrize("root", ["", "id/"])
def test_whoever_does_not_know_sees_where_each_answer_can_lead(built_site: Path, root: str, guide: Path) -> None:
    """What is told of an answer is what following the links from it finds."""
    folder = built_site / root / "guides" / guide.stem
    ways: dict[str, list[str]] = {}
    told: dict[str, list[tuple[list[str], set[str]]]] = {}
    for page in folder.glob("*/index.html"):
        tree = LexborHTMLParser(page.read_text(encoding="utf-8"))
        place = page.parent.name
        ways[place] = [target(link) for link in tree.css(".guide-links > li > a")]
        labels = [link.text() for link in tree.css(".guide-links > li > a")]
        for row in tree.css(".guide-leaves > li"):
            named = [label.text() for label in row.css("strong")]
            assert {ways[place][labels.index(label)] for label in named} == {ways[place][labels.index(named[0])]}
            told.setdefault(place, []).append((named, {target(link) for link in row.css("a")}))
        assert not ways[place] or sorted(labels) == sorted(label for names, _ in told[place] for label in names)
    del ways["map"]
    for place, rows in told.items():
        tree = LexborHTMLParser((folder / place / "index.html").read_text(encoding="utf-8"))
        following = dict(zip((one.text() for one in tree.css(".guide-links > li > a")), ways[place], strict=True))
        for names, outcomes in rows:
            assert outcomes == followed(ways, following[names[0]]), (place, names)
    assert set(told) == set(ways)


def target(link: LexborNode) -> str:
    return (link.attributes["href"] or "").rstrip("/").rsplit("/", 1)[1]


def followed(ways: dict[str, list[str]], start: str) -> set[str]:
    """The outcomes that links reach."""
    return {end for to in ways[start] for end in followed(ways, to)} if start in ways else {start}


def test_the_first_question_offers_not_to_know(new_context: NewContext, site_url: str) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"{site_url}guides/where-to-start/")
    page.get_by_role("link", name="I don't know", exact=True).click()
    assert page.locator("#unknown").is_visible()
    assert page.locator(".guide-whom-line").is_visible()
    assert page.locator(".guide-leaves").is_visible()
