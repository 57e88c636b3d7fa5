"""What helps to read: the way up, before and after, reading time, notes of sources, citing, copying."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urljoin

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.conftest import NewContext


@pytest.mark.parametrize(
    ("address", "above"),
    [
        ("mlops/", ["Home"]),
        ("tools/dbt-core/", ["Home", "Tools"]),
        ("guides/where-to-start/devops-base/", ["Home", "Where should we start?"]),
        ("id/sources/google-mlops/", ["Beranda", "Sumber"]),
    ],
)
def test_the_way_up_leads_home(page: Page, address: str, above: list[str]) -> None:
    page.goto(address)
    links = page.locator(".tb-trail a")
    expect(links).to_have_text(above)
    here, there = page.url, links.last.get_attribute("href") or ""
    links.last.click()
    page.wait_for_url(urljoin(here, there))
    expect(page.locator(".tb-trail a")).to_have_count(len(above) - 1)


def test_the_start_page_has_nothing_above_or_before_it(page: Page) -> None:
    page.goto("")
    expect(page.locator(".tb-trail, .tb-beside [rel=prev]")).to_have_count(0)
    expect(page.locator(".tb-beside [rel=next]")).to_have_count(1)


@pytest.mark.parametrize(("first", "at_least"), [("", 20), ("tools/adversarial-robustness-toolbox/", 90), ("id/glossary/a-b-test/", 60)])
def test_next_goes_through_a_whole_row_and_before_comes_back(built_site: Path, first: str, at_least: int) -> None:
    root = "id/" if first.startswith("id/") else ""
    seen, here = [], first
    while here not in seen:
        seen.append(here)
        html = (built_site / here / "index.html").read_text()
        following = beside(html, "next")
        if following is None:
            break
        there = resolved(here, following)
        assert resolved(there, beside((built_site / there / "index.html").read_text(), "prev") or "") == here
        here = there
    assert all(place.startswith(root) for place in seen)
    before = beside((built_site / first / "index.html").read_text(), "prev")
    while before is not None:
        first = resolved(first, before)
        seen.append(first)
        before = beside((built_site / first / "index.html").read_text(), "prev")
    assert len(seen) == len(set(seen)) >= at_least


def beside(html: str, kind: str) -> str | None:
    found = re.search(rf'<a href="([^"]*)" rel="{kind}">', html)
    return found[1] if found else None


def resolved(here: str, way: str) -> str:
    parts = [part for part in here.split("/") if part]
    for step in way.split("/"):
        if step == "..":
            parts.pop()
        elif step not in {"", "."}:
            parts.append(step)
    return "".join(f"{part}/" for part in parts)


def test_reading_time_grows_with_the_text_and_is_left_out_where_nobody_reads_on(page: Page) -> None:
    def minutes(address: str) -> int:
        page.goto(address)
        found = re.search(r"(\d+) min", page.locator(".tb-trail").inner_text())
        return int(found[1]) if found else 0

    assert minutes("mlops/") > minutes("similarities/") > minutes("lifecycles/") >= 1
    assert minutes("tools/") == minutes("guides/where-to-start/") == 0


def test_a_citation_tells_its_source_by_touch_and_escape_gives_the_place_back(
    new_context: NewContext,
) -> None:
    page = new_context(viewport={"width": 390, "height": 844}, has_touch=True).new_page()
    page.goto("similarities/")
    page.wait_for_load_state("networkidle")
    cited = page.locator(".tb-claims a.tb-cite").nth(4)
    cited.tap()
    note = page.locator(".tb-term-note:popover-open")
    expect(note).to_have_count(1)
    told = page.locator(f"[id='{(cited.get_attribute('href') or '').partition('#')[2]}'] cite").inner_text()
    expect(note.locator("cite")).to_have_text(told)
    expect(note.locator("a.tb-back")).to_have_count(0)
    page.keyboard.press("Escape")
    expect(note).to_have_count(0)
    expect(cited).to_be_in_viewport()


def test_a_citation_says_its_source_to_a_screen_reader(page: Page) -> None:
    page.goto("similarities/")
    page.wait_for_load_state("networkidle")
    cited = page.locator(".tb-claims a.tb-cite").nth(4)
    told = page.locator(f"[id='{(cited.get_attribute('href') or '').partition('#')[2]}'] cite").inner_text()
    page.keyboard.press("Tab")  # from here on the focus is shown
    cited.focus()
    expect(cited).to_have_accessible_description(re.compile(re.escape(told)))
    page.keyboard.press("Escape")
    expect(cited).to_have_accessible_description("")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").filter(has_text=told)).to_have_count(1)


def test_a_citation_opens_in_a_tab_of_its_own_when_asked(new_context: NewContext) -> None:
    context = new_context()
    page = context.new_page()
    page.goto("similarities/")
    page.wait_for_load_state("networkidle")
    with context.expect_page() as opening:
        page.locator(".tb-claims a.tb-cite").nth(4).click(modifiers=["ControlOrMeta"])
    assert "/similarities/#source-" in opening.value.url


def test_every_note_of_a_source_leads_back_to_where_it_is_cited(page: Page) -> None:
    for address in ("mlops/", "choose/", "id/timeline/"):
        page.goto(address)
        notes = page.locator(".tb-source-notes > li")
        ids = notes.evaluate_all("notes => notes.map(note => note.id)")
        cited = page.locator("a.tb-cite").evaluate_all("links => links.map(link => link.hash.slice(1))")
        assert set(ids) == set(cited)
        assert len(ids) == len(set(ids)) > 10
        back = page.locator(".tb-back").evaluate_all(
            "links => links.map(link => document.getElementById(link.hash.slice(1))?.hash)"
        )
        assert back == [f"#{name}" for name in ids]


def test_a_page_can_be_cited(new_context: NewContext) -> None:
    context = new_context()
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto("similarities/")
    page.locator(".tb-cite-page summary").click()
    apa, bibtex = page.locator(".tb-citation").all()
    expect(apa).to_contain_text("Similarities. DataOps and MLOps, compared.")
    expect(apa).to_contain_text(page.url)
    bibtex.get_by_role("button").click()
    expect(page.locator(".tb-said")).to_have_text("Copied.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("@misc{similarities-en-")
    assert f"url = {{{page.url}}}" in copied
    assert copied.count("{") == copied.count("}")


def test_the_sign_beside_a_heading_copies_its_address(new_context: NewContext) -> None:
    context = new_context()
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto("")
    page.locator(".tb-beside [rel=next]").click()
    sign = page.locator("h2 a.headerlink").nth(1)
    sign.click()
    expect(page.locator(".tb-said")).to_have_text("Link copied.")
    assert page.evaluate("navigator.clipboard.readText()") == page.url
    assert page.url.endswith((sign.get_attribute("href") or "?").partition("#")[2])
