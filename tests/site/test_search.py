"""The search finds what readers ask, in either language, and weighs nothing before it is used."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from fnmatch import fnmatch
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from generator.search import FOLDER, index
from generator.words import words_of
from tests.asked import QUERIES, ROOTS, places_for
from tests.conftest import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.conftest import NewContext
    from tests.site_server import SiteServer
    from tests.watch import Watch

OF_THE_SEARCH = ("pagefind", "search", "vocabulary")


def opened(page: Page, address: str = "compare/") -> Page:
    page.goto(address)
    page.locator("button.tb-search-open").click()
    expect(page.get_by_role("dialog").get_by_role("searchbox")).to_be_focused()
    return page


def ask(page: Page, query: str) -> list[str]:
    """Type a query; return where the places found lead, relative to the site."""
    return list(places_for(page, query))


@pytest.mark.parametrize("locale", QUERIES)
def test_readers_find_what_they_ask_for(page: Page, locale: str) -> None:
    assert len(QUERIES[locale]) >= 10
    opened(page, f"{ROOTS[locale]}compare/")
    missed = {}
    for query in QUERIES[locale]:
        first = ask(page, query["ask"])[:3]
        if not any(fnmatch(place, f"{ROOTS[locale]}{query['find']}") for place in first):
            missed[query["ask"]] = (query["because"], first)
    assert missed == {}


def test_nothing_is_fetched_for_the_search_before_it_is_used_nor_a_map_of_the_site(page: Page, site_server: SiteServer) -> None:
    site_server.asked.clear()
    page.goto("glossary/")
    page.wait_for_load_state("networkidle")
    assert [path for path in site_server.asked if any(f"/{name}" in path for name in OF_THE_SEARCH)] == []
    assert [path for path in site_server.asked if "sitemap" in path] == []
    opened(page, "glossary/")
    ask(page, "drift")
    assert [path for path in site_server.asked if f"/{FOLDER}/" in path]
    assert not [path for path in site_server.asked if "vocabulary" in path], "only a mistyped word needs it"


def test_what_a_place_says_is_told_as_it_is_read(page: Page) -> None:
    opened(page, "id/compare/")
    ask(page, "uji")
    told = page.locator(".tb-search-places").inner_text()
    assert "DataOps." in told
    assert re.findall(r"\w(?:DataOps|MLOps)", told) == [], "the marks of the subjects are no letters of their names"
    opened(page, "compare/")
    ask(page, "anomaly")
    assert re.findall(r"\w:\w", page.locator(".tb-search-places").inner_text()) == []


def test_a_page_is_not_found_by_the_notes_on_its_terms(page: Page) -> None:
    page.goto("mlops/")
    notes = page.locator(".tb-term-note[id^=term-]").all_text_contents()
    assert len(notes) > 10
    opened(page)
    for note in notes[:5]:
        places = ask(page, " ".join(note.partition(": ")[2].split()[:6]))
        assert places, note
        assert [place for place in places if place.endswith("#sources-here")] == [], "at the end of a page stand its notes"


@pytest.mark.parametrize("locale", ROOTS)
def test_a_mistyped_word_is_said_to_be_one(page: Page, locale: str) -> None:
    opened(page, f"{ROOTS[locale]}compare/")
    ask(page, "derployment")
    said = words_of(locale)("find.instead", query="derployment", instead="deployment")
    expect(page.get_by_role("status").filter(has_text=said)).to_have_count(1)
    assert ask(page, "zzzzqqq") == []
    expect(page.locator(".tb-search-status")).to_have_text(words_of(locale)("find.none", query="zzzzqqq"))


def test_the_search_is_used_by_keyboard_alone(page: Page) -> None:
    page.goto("compare/")
    page.keyboard.press("Control+k")
    field = page.get_by_role("dialog", name="Search").get_by_role("searchbox", name="Search")
    expect(field).to_be_focused()
    page.keyboard.insert_text("rollback")
    expect(page.locator(".tb-search-places a").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".tb-search-places a").first).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".tb-search-places a").nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(field).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.locator("button.tb-search-open").focus()
    page.keyboard.press("Enter")
    expect(field).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    page.wait_for_url("**/glossary/#rollback")
    expect(page.get_by_role("dialog")).to_have_count(0)


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 320), ("light", 390), ("dark", 768)])
def test_the_open_search_has_no_violation_and_fits(
    new_context: NewContext, scheme: Literal["light", "dark"], width: int
) -> None:
    context = new_context(color_scheme=scheme, viewport={"width": width, "height": 700}, reduced_motion="reduce")
    page = opened(context.new_page(), "id/tools/")
    assert len(ask(page, "pemantauan")) > 5
    found: list[dict[str, Any]] = Axe().run(page).response["violations"]
    assert [f"{v['id']}: {[n['html'][:120] for n in v['nodes'][:3]]}" for v in found] == []
    box = page.get_by_role("dialog").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    assert page.get_by_role("dialog").evaluate("d => d.scrollWidth <= d.clientWidth")


@pytest.mark.parametrize(("root", "name"), [("", "Glossary"), ("id/", "Glosarium")])
def test_without_scripts_there_is_a_link_to_the_glossary(new_context: NewContext, root: str, name: str) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"{root}compare/")
    link = page.get_by_role("banner").get_by_role("link", name=name, exact=True)
    link.click()
    page.wait_for_url(f"**/{root}glossary/")


@pytest.mark.parametrize(("address", "locale"), [("nowhere/", "en"), ("id/nowhere/at/all/", "id")])
def test_a_wrong_address_is_answered_in_the_readers_language_with_a_search(
    page: Page, watch: Watch, address: str, locale: str
) -> None:
    watch.expect("404")
    page.goto(address)
    expect(page.locator("h1:visible")).to_have_text(words_of(locale)("missing.title"))
    expect(page.locator("html")).to_have_attribute("lang", locale)
    expect(page).to_have_url(re.compile(f"/{address}$"))
    expect(page.locator(".md-nav--primary")).to_contain_text(words_of(locale)("glossary.title"))
    page.get_by_role("main").get_by_role("button", name=words_of(locale)("search.label")).click()
    places = ask(page, "drift")
    assert places[0] == f"{ROOTS[locale]}glossary/#drift"
    expect(page.get_by_role("dialog", name=words_of(locale)("search.label"))).to_be_visible()


def test_a_search_that_cannot_be_loaded_says_so(page: Page, watch: Watch) -> None:
    watch.expect("ERR_FAILED")
    page.route("**/pagefind.js*", lambda route: route.abort())
    opened(page)
    page.get_by_role("dialog").get_by_role("searchbox").fill("drift")
    expect(page.locator(".tb-search-status")).to_have_text(words_of("en")("search.failed"))
    page.unroute("**/pagefind.js*")
    page.get_by_role("dialog").get_by_role("searchbox").press_sequentially(" ")  # the network is back
    expect(page.locator(".tb-search-places a").first).to_be_visible()


def test_a_search_whose_script_cannot_be_loaded_says_so_until_it_can(page: Page, watch: Watch) -> None:
    watch.expect("ERR_FAILED")
    page.goto("id/compare/")
    page.route("**/search.js*", lambda route: route.abort())
    page.locator("button.tb-search-open").click()
    said = page.get_by_role("status").filter(has_text=words_of("id")("search.failed"))
    expect(said).to_be_visible()
    page.unroute("**/search.js*")
    page.locator("button.tb-search-open").click()
    expect(page.get_by_role("dialog").get_by_role("searchbox")).to_be_focused()
    expect(said).to_have_count(0)


def test_a_key_that_a_browser_makes_up_does_no_harm(page: Page) -> None:
    page.goto("compare/")
    page.evaluate("document.dispatchEvent(new Event('keydown', { bubbles: true }))")
    page.keyboard.press("Control+k")
    expect(page.get_by_role("dialog")).to_be_visible()


def test_the_index_is_the_same_wherever_it_is_made(built_site: Path, tmp_path: Path) -> None:
    copy = tmp_path / "elsewhere"
    shutil.copytree(built_site / "id", copy)
    shutil.rmtree(copy / FOLDER)
    index([copy])
    made = {path.relative_to(copy): path.read_bytes() for path in (copy / FOLDER).rglob("*") if path.is_file()}
    assert made == {
        path.relative_to(built_site / "id"): path.read_bytes()
        for path in (built_site / "id" / FOLDER).rglob("*")
        if path.is_file()
    }
