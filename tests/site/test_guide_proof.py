"""The proof card of a guide: every link in it opens the guide where it says."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.conftest import NewContext

GUIDE = "guides/where-to-start/"
SETTINGS = [(root, width) for root in ("", "id/") for width in (1280, 320)]


@pytest.fixture(params=SETTINGS, ids=lambda s: f"{s[0] or 'en/'}{s[1]}")
def guide_page(request: pytest.FixtureRequest, new_context: NewContext) -> Page:
    root, width = request.param
    page = new_context(viewport={"width": width, "height": 800}).new_page()
    page.goto(f"{root}{GUIDE}")
    expect(page.locator(".guide-continue")).to_be_visible()
    return page


def opened_by(page: Page, links: str) -> list[tuple[str, str]]:
    """Follow links one after the other; return what each is called, and the heading that it opens."""
    found: list[tuple[str, str]] = page.locator(links).evaluate_all("""async (links) => {
      const opened = [];
      for (const link of links) {
        const moved = new Promise((done) => addEventListener("hashchange", done, { once: true }));
        link.click();
        await moved;
        opened.push([link.textContent, document.querySelector("h1").textContent]);
      }
      return opened;
    }""")
    return found


def test_each_question_and_each_result_opens_by_a_way_to_it(guide_page: Page) -> None:
    opened = opened_by(guide_page, ".tb-proof ul a")
    assert len(opened) == 13 + 9
    assert [heading for _, heading in opened] == [called for called, _ in opened]


def test_each_scenario_of_the_map_opens_its_result_with_its_answers(guide_page: Page) -> None:
    number = guide_page.locator(".tb-proof dd", has=guide_page.locator("[href$='#scenarios']"))
    said = int(number.inner_text().split(":")[0])
    number.locator("a").click()
    expect(guide_page.locator("#scenarios")).to_be_in_viewport()
    told: list[list[str]] = guide_page.locator(".tb-scenarios a").evaluate_all(
        "links => links.map((link) => [link.textContent, link.href,"
        " link.closest('details').querySelector('summary').textContent.replace(/ .[0-9]+.$/, '')])"
    )
    assert len(told) == said
    guide_page.go_back()
    for answers, address, result in (told[0], told[len(told) // 2], told[-1]):
        guide_page.goto(address)
        expect(guide_page.locator("h1")).to_have_text(result)
        given = guide_page.locator(".guide-answers > ol > li > strong").all_inner_texts()
        assert " · ".join(given) == answers
    opened: list[str] = guide_page.evaluate(
        """async (addresses) => {
          const opened = [];
          for (const address of addresses) {
            const moved = new Promise((done) => addEventListener("hashchange", done, { once: true }));
            location.hash = new URL(address).hash;
            await moved;
            opened.push(document.querySelector("h1").textContent);
          }
          return opened;
        }""",
        [address for _, address, _ in told],
    )
    assert opened == [result for _, _, result in told]


def test_the_shortest_and_the_longest_way_take_as_many_questions_as_is_said(guide_page: Page) -> None:
    ends = guide_page.locator(".tb-proof dd > a[href*='=']")
    said = re.findall(r"\d+", ends.first.locator("xpath=..").inner_text())[:2]
    for link, number in zip(ends.all(), said, strict=True):
        link.click()
        expect(guide_page.locator(".guide-result")).to_be_visible()
        expect(guide_page.locator(".guide-answers > ol > li")).to_have_count(int(number))


def test_every_rule_that_is_kept_has_an_example(guide_page: Page) -> None:
    rules = guide_page.locator(".tb-proof ~ ul > li")
    assert rules.count() == rules.locator("a[href^='#where-to-start@']").count() == 10
    rules.first.locator("a").last.click()
    expect(guide_page.locator("h1")).to_be_focused()
    expect(guide_page.locator(".guide-result")).to_be_visible()


def test_a_link_to_what_is_shown_already_leads_there_too(guide_page: Page) -> None:
    guide_page.locator(".tb-proof summary").first.click()
    first = guide_page.locator(".tb-proof details[open] a").first
    for _ in range(2):
        first.click()
        expect(guide_page.locator("h1")).to_be_focused()
        expect(guide_page.locator("h1")).to_be_in_viewport()


def test_without_scripts_the_card_says_that_its_links_need_them(new_context: NewContext) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(GUIDE)
    said = page.locator(".md-content noscript")
    expect(said).to_be_visible()
    assert "need JavaScript" in said.inner_text()
    expect(page.locator(".tb-proof details li").first).to_be_hidden()
