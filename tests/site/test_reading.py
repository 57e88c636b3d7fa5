"""What a reader does: switch the language, switch the scheme, open a row, print."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from generator.words import words_of

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.conftest import NewContext

ROOTS = ("", "id/")
PHONE = {"width": 390, "height": 844}


@pytest.mark.parametrize("place", ["", "dataops/", "compare/", "guides/where-to-start/outcomes/neither-yet/"])
def test_the_language_switch_stays_on_the_page(page: Page, site_url: str, place: str) -> None:
    page.goto(place)
    page.locator("a.tb-language").click()
    expect(page.locator("html")).to_have_attribute("lang", "id")
    assert page.url == f"{site_url}id/{place}"
    page.locator("a.tb-language").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    assert page.url == f"{site_url}{place}"


@pytest.mark.parametrize("root", ROOTS)
def test_a_phone_shows_on_its_first_screen_what_is_compared_and_where_to_read_on(
    new_context: NewContext, root: str
) -> None:
    page = new_context(viewport=PHONE).new_page()
    page.goto(root)
    subjects = page.locator(".tb-subject-list").first.locator("li")
    expect(subjects).to_have_count(2)
    for part in (*subjects.all(), page.locator(".tb-door").first):
        expect(part).to_be_in_viewport(ratio=1)


def test_home_has_two_doors(page: Page, site_url: str) -> None:
    page.goto("")
    doors = page.locator("a.tb-door")
    assert doors.count() == 2
    doors.first.click()
    page.wait_for_url(f"{site_url}compare/")
    page.go_back()
    doors.last.click()
    page.wait_for_url(f"{site_url}guides/where-to-start/")


@pytest.mark.parametrize("root", ["", "id/"])
def test_home_leads_to_every_guide(page: Page, built_site: Path, root: str) -> None:
    page.goto(root)
    content = page.get_by_role("article")
    guides = [path.parent.name for path in (built_site / "guides").glob("*/index.html")]
    assert len(guides) > 1
    for guide in guides:
        expect(content.locator(f"a[href='guides/{guide}/']")).to_have_count(1)


def test_a_row_opens_to_its_reasons_and_sources_by_keyboard(page: Page) -> None:
    page.goto("compare/")
    row = page.locator("tr.tb-more details").first
    expect(row.locator(".tb-sources")).to_be_hidden()
    row.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(row.locator(".tb-sources a.tb-cite").first).to_be_visible()


def test_a_citation_leads_to_its_source_and_back_to_its_claim(page: Page) -> None:
    page.goto("dataops/")
    claim = page.locator(".tb-claims > li").first
    name = claim.get_attribute("id")
    cited = claim.locator("a.tb-cite").first
    cited.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/dataops/#source-*")
    noted = page.locator(".tb-source-notes li:target")
    expect(noted).to_be_visible()
    noted.locator("a.tb-back").click()
    page.wait_for_url("**/dataops/#cited-*")
    expect(page.locator("a.tb-cite:target")).to_be_in_viewport()
    noted = page.locator(f".tb-source-notes li[id='{(cited.get_attribute('href') or '').partition('#')[2]}']")
    noted.locator("cite a").click()
    page.wait_for_url("**/sources/*/")
    expect(page.locator("cite > a[rel=noopener]")).to_be_visible()
    page.locator(f"a[href$='/dataops/#{name}']").click()
    page.wait_for_url(f"**/dataops/#{name}")


def test_the_scheme_follows_the_system_and_can_be_changed(new_context: NewContext) -> None:
    page = new_context(color_scheme="dark").new_page()
    page.goto("")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.locator("label[title]:visible", has=page.locator("svg")).and_(
        page.locator("[for^=__palette]")
    ).first.click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")


@pytest.mark.parametrize("width", [1280, 390, 320])
@pytest.mark.parametrize(
    "place", ["", "compare/", "differences/", "choose/", "glossary/", "sources/", "guides/where-to-start/"]
)
def test_no_page_is_wider_than_the_screen(new_context: NewContext, place: str, width: int) -> None:
    page = new_context(viewport={"width": width, "height": 800}).new_page()
    page.goto("id/" + place)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_printed_comparison_shows_reasons_without_opening_rows(page: Page) -> None:
    page.goto("compare/")
    page.emulate_media(media="print")
    expect(page.locator("tr.tb-more .tb-sources").first).to_be_visible()
    expect(page.locator(".md-header")).to_be_hidden()
    expect(page.locator(".tb-filter")).to_be_hidden()
    expect(page.locator(".tb-row-link").first).to_be_hidden()
    feet = page.locator(".tb-compare .tb-foot").all_inner_texts()
    assert [text for text in feet if not text.strip()[-1].isalnum()] == []


@pytest.mark.parametrize("place", ["tools/", "glossary/", "cases/", "sources/"])
def test_no_form_is_printed(page: Page, place: str) -> None:
    page.goto(place)
    expect(page.locator(".tb-filter")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator(".tb-filter")).to_be_hidden()


@pytest.mark.parametrize("root", ROOTS)
@pytest.mark.parametrize("place", ["differences/", "timeline/", "glossary/drift/"])
def test_what_can_be_edited_is_said_on_one_line_of_a_phone(
    new_context: NewContext, root: str, place: str
) -> None:
    page = new_context(viewport=PHONE).new_page()
    page.goto(root + place)
    lines = page.locator(".tb-foot a").evaluate_all(
        "links => links.map(link => link.getClientRects().length)"
    )
    assert lines
    assert set(lines) == {1}


@pytest.mark.parametrize(
    ("place", "words"),
    [("glossary/", ".tb-words"), ("roadmap/", ".tb-words"), ("glossary/drift/", ".tb-words")],
)
def test_a_name_and_what_it_names_stand_side_by_side_on_a_phone(
    new_context: NewContext, place: str, words: str
) -> None:
    page = new_context(viewport=PHONE).new_page()
    page.goto(place)
    names = page.locator(f"{words} dt").evaluate_all(
        "names => names.map(name => [name, name.nextElementSibling].map(part => part.getBoundingClientRect()))"
        ".map(([name, named]) => [Math.round(named.top - name.top), named.left >= name.right])"
    )
    assert names
    assert all(apart == [0, True] for apart in names)


@pytest.mark.parametrize("root", ROOTS)
def test_the_guides_are_offered_once(page: Page, root: str) -> None:
    page.goto(f"{root}choose/")
    offer = words_of(root.rstrip("/") or "en")("choose.guide")
    expect(page.get_by_text(offer)).to_have_count(1)
    expect(page.locator(".tb-aside a")).to_have_count(3)
