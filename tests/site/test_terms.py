"""What a linked term means is shown by pointer, keyboard and touch, and goes away again."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from tests.conftest import NewContext
    from tests.watch import Watch


FETCHED = ("compare/", "id/compare/", "tools/", "glossary/", "guides/where-to-start/")
"""Pages whose notes stand in a file of their own."""


def first_term(page: Page) -> tuple[Locator, Locator]:
    """Return the first linked term of a page, and its note."""
    link = page.locator("a.tb-term-link").first
    return link, page.locator(f"#{link.get_attribute('aria-describedby')}")


@pytest.mark.parametrize("place", ["mlops/", "id/mlops/"])
def test_the_keyboard_opens_closes_and_follows(page: Page, place: str) -> None:
    page.goto(place)
    link, note = first_term(page)
    link.scroll_into_view_if_needed()
    page.keyboard.press("Tab")  # from here on the focus is shown
    link.focus()
    expect(note).to_be_visible()
    expect(link).to_have_accessible_description(re.compile(re.escape(note.inner_text()[:20])))
    page.keyboard.press("Escape")
    expect(note).to_be_hidden()
    expect(link).to_be_focused()
    page.keyboard.press("Enter")
    expect(note).to_be_visible()
    page.keyboard.press("Tab")
    expect(note).to_be_hidden()
    page.keyboard.press("Shift+Tab")
    expect(note).to_be_visible()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/glossary/#"))


def test_the_note_goes_along_when_the_focus_scrolls_its_word_into_view(page: Page) -> None:
    page.goto("mlops/")
    page.keyboard.press("Tab")
    link = page.locator("a.tb-term-link").last
    note = page.locator(f"#{link.get_attribute('aria-describedby')}")
    link.focus()
    page.wait_for_timeout(300)  # the event of the scroll comes after the focus
    expect(note).to_be_visible()
    word, box = link.bounding_box(), note.bounding_box()
    assert word
    assert box
    assert abs(box["y"] - (word["y"] + word["height"])) < 10 or abs(word["y"] - (box["y"] + box["height"])) < 10


def test_the_note_opens_under_the_pointer_can_be_entered_and_closes_after_it(page: Page) -> None:
    page.goto("mlops/")
    link, note = first_term(page)
    link.hover()
    expect(note).to_be_visible()
    note.hover()
    page.wait_for_timeout(400)  # longer than it would take to close
    expect(note).to_be_visible()
    page.locator("h1").hover()
    expect(note).to_be_hidden()


def test_a_touch_shows_the_note_and_a_second_follows_the_link(new_context: NewContext) -> None:
    page = new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True).new_page()
    page.goto("mlops/")
    link, note = first_term(page)
    link.tap()
    expect(note).to_be_visible()
    box = note.bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360
    link.tap()
    page.wait_for_url(re.compile("/glossary/#"))


def test_without_javascript_a_term_is_a_link_to_the_glossary(new_context: NewContext) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto("mlops/")
    link, note = first_term(page)
    assert not note.is_visible()
    link.click()
    page.wait_for_url(re.compile("/glossary/#"))


@pytest.mark.parametrize("place", FETCHED)
def test_a_note_that_is_not_in_the_page_is_fetched_when_it_is_asked_for(page: Page, place: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(place, wait_until="networkidle")
    assert [url for url in asked if url.endswith("terms.json")] == []
    link = page.locator("a.tb-term-link:visible").first
    note = page.locator("#note-written")
    page.keyboard.press("Tab")  # from here on the focus is shown
    link.focus()
    expect(note).to_be_visible()
    expect(note).to_contain_text(link.inner_text().removesuffix("s"), ignore_case=True)
    expect(link).to_have_accessible_description(re.compile(re.escape(note.inner_text()[:20])))
    expect(note.get_by_role("link")).to_have_attribute("href", re.compile(r"/glossary/#|#"))
    page.keyboard.press("Escape")
    expect(note).to_be_hidden()
    link.hover()
    expect(note).to_be_visible()
    assert len([url for url in asked if url.endswith("terms.json")]) == 1


def test_a_note_in_what_the_guide_draws_opens_by_touch(new_context: NewContext) -> None:
    page = new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True).new_page()
    page.goto("guides/where-to-start/outcomes/both-together/")
    link, note = first_term(page)
    link.tap()
    expect(note).to_be_visible()
    page.goto("guides/where-to-start/")
    guide = page.locator("decision-guide")
    for _ in range(12):
        if guide.locator("a.tb-term-link:visible").count():
            break
        guide.locator("label.guide-option").first.tap()
        guide.locator(".guide-continue").tap()
    guide.locator("a.tb-term-link:visible").first.tap()
    expect(page.locator("#note-written")).to_be_visible()


def test_when_a_note_cannot_be_fetched_a_press_follows_the_link(new_context: NewContext, watch: Watch) -> None:
    watch.expect("404")
    page = new_context().new_page()
    page.route("**/terms.json", lambda route: route.fulfill(status=404))
    page.goto("tools/")
    page.locator("a.tb-term-link:visible").first.click()
    page.wait_for_url(re.compile("/glossary/#"))
