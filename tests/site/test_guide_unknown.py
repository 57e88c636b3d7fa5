"""What a reader gets who does not know, who opens a strange address, or whose browser does not help."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from generator.guide.explain import findings
from generator.load import load
from generator.markup import plain
from generator.words import words_of
from tests.conftest import ROOT
from tests.site.test_guide_elsewhere import MODELS
from tests.site.test_guide import GUIDE, choose, graph, heading, longest, walk

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from playwright.sync_api import Page

    from generator.guide.graph import DecisionGraph
    from tests.conftest import NewContext
    from tests.site_server import SiteServer

__all__ = ["graph"]  # a fixture


@pytest.mark.parametrize(("root", "locale"), [("", "en"), ("id/", "id")])
def test_who_knows_nothing_is_told_what_to_find_out_before_all_else(page: Page, root: str, locale: str) -> None:
    words = words_of(locale)
    page.goto(f"{root}{GUIDE}")
    while page.locator(".guide-continue").count():
        choose(page, "~")
    expect(page.locator(".guide-result > .guide-progress")).to_have_text(words("runtime.results"))
    expect(page.locator(".guide-result h1")).to_have_text(words("runtime.several"))
    text = page.locator(".guide-result").inner_text()
    assert text.index(words("runtime.find-out")) < text.index(words("runtime.why"))
    assert "Infinity" not in text
    assert page.locator(".guide-flips").count() == 0


def test_what_leaves_the_fewest_results_is_to_be_found_out_first(page: Page, graph: DecisionGraph) -> None:
    page.goto(GUIDE)
    while page.locator(".guide-continue").count():
        choose(page, "~")
    guide = load(ROOT)[0].guides["where-to-start"].body
    asked = {question.title.get("en"): name for name, question in guide.questions.items()}
    told = [asked[title] for title in page.locator(".guide-findings > ul > li > strong").all_inner_texts()]
    answers = {question: frozenset(options) for question, options in graph.options.items()}
    found: dict[str, list[int]] = {}
    for flip in findings(graph, answers):
        found.setdefault(flip.question, []).append(len(flip.possible))
    left = [sum(found[question]) / len(found[question]) for question in told]
    assert sorted(told) == sorted(found)
    assert left == sorted(left)


@pytest.mark.parametrize(("root", "locale"), [("", "en"), ("id/", "id")])
def test_each_finding_says_what_it_rules_out_or_leaves(
    page: Page, graph: DecisionGraph, root: str, locale: str
) -> None:
    page.goto(f"{root}{GUIDE}")
    while page.locator(".guide-continue").count():
        choose(page, "~")
    guide, words = load(ROOT)[0].guides["where-to-start"].body, words_of(locale)

    def titles(outcomes: Iterable[str]) -> str:
        return " / ".join(plain(guide.outcomes[o].title.get(locale)) for o in graph.outcomes if o in outcomes)

    told = page.locator(".guide-findings > ul > li > ul > li").all_inner_texts()
    expected = []
    for flip in findings(graph, {question: frozenset(options) for question, options in graph.options.items()}):
        out = {*graph.outcomes} - flip.possible
        key = "leaves" if len(out) >= len(flip.possible) else "rules-out" if out else "rules-nothing"
        said = words(f"runtime.{key}", titles=titles(flip.possible if key == "leaves" else out))
        expected.append(f"{plain(guide.questions[flip.question].options[flip.option].label.get(locale))}: {said}")
    assert sorted(told) == sorted(expected)


def test_what_another_result_takes_is_enough_to_get_it(page: Page, graph: DecisionGraph) -> None:
    """Doing what stands under each of the others leads there, with nothing left to ask."""
    answers = {"ml-in-production": "live", "devops-base": "daily", "type-of-ai": "trained", "risk": "regulated"}
    page.goto(GUIDE)
    walk(page, answers)
    page.locator(".guide-others summary").click()
    others = page.locator(".guide-others details > ul > li")
    assert others.count() == len(graph.outcomes) - 1
    expect(others.filter(has_text=words_of("en")("runtime.and-then")).first).to_be_visible()


def test_a_changed_answer_that_does_not_decide_says_what_would(page: Page) -> None:
    page.goto(GUIDE)
    walk(page, {"ml-in-production": "live", "devops-base": "daily", "type-of-ai": "trained", "risk": "regulated"})
    several = page.locator(".guide-flips li li", has_text=" / ")
    assert several.count() > 0
    assert all("It would then depend on:" in text for text in several.all_inner_texts())


def test_changing_an_answer_is_a_step_that_back_undoes(page: Page) -> None:
    page.goto(GUIDE)
    walk(page, MODELS)
    result, address = heading(page), page.url
    page.locator(".guide-answers .guide-change").first.click()
    expect(page.locator(".guide-continue")).to_be_visible()
    page.go_back()
    expect(page.locator(".guide-result h1")).to_have_text(result)
    assert page.url == address
    page.locator(".guide-answers .guide-change").first.click()
    page.locator(".guide-continue").click()
    expect(page.locator(".guide-result h1")).to_have_text(result)
    page.locator(".guide-answers .guide-change").last.click()
    choose(page, "few")
    expect(page.locator(".guide-result h1")).not_to_have_text(result)
    page.go_back()
    expect(page.locator(".guide-result h1")).to_have_text(result)


def test_while_an_answer_is_changed_it_rules_nothing_out(page: Page, graph: DecisionGraph) -> None:
    page.goto(GUIDE)
    walk(page, MODELS)
    page.locator(".guide-answers .guide-change").last.click()
    others = {question: frozenset({option}) for question, option in list(MODELS.items())[:-1]}
    left = len(graph.possible(others))
    assert left > 1
    expect(page.locator(".guide-left summary")).to_have_text(f"{left} of {len(graph.outcomes)} results are still possible")


def test_a_link_of_another_guide_leads_there(page: Page) -> None:
    page.goto(f"{GUIDE}#how-mature@12345678/side=data")
    way = page.locator(".guide-status a")
    expect(page.locator(".guide-status")).to_contain_text("This link is about another guide:")
    way.click()
    expect(page).to_have_url(re.compile(r"/guides/how-mature/#how-mature@12345678/side=data$"))


def test_a_link_that_was_cut_says_that_something_is_missing(page: Page) -> None:
    page.goto(f"{GUIDE}#where-to-st")
    expect(page.locator(".guide-status")).to_contain_text("were left out: 1.")
    expect(page.locator(".guide-continue")).to_be_visible()


def test_one_broken_code_costs_one_part_of_a_link(page: Page, graph: DecisionGraph) -> None:
    page.goto(f"{GUIDE}#where-to-start@{graph.identity[:8]}/ml-in-production%3Dlive/%E0%A4%A/devops-base=daily")
    expect(page.locator(".guide-answers li")).to_have_count(2)
    expect(page.locator(".guide-status")).to_contain_text("were left out: 1.")


def test_a_step_within_the_page_does_not_cost_the_answers(page: Page, graph: DecisionGraph) -> None:
    answers, _ = longest(graph)
    page.goto(GUIDE)
    walk(page, answers)
    result = heading(page)
    page.locator("a.md-skip").focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"#where-to-start@"))
    page.reload()
    expect(page.locator(".guide-result h1")).to_have_text(result)


def test_an_older_version_that_cannot_be_fetched_is_said_to_be_out_of_reach(page: Page, built_site: Path) -> None:
    [kept, *_] = sorted((built_site / GUIDE / "releases").glob("*.json"))
    page.route("**/releases/*.json", lambda route: route.fulfill(body="no release", content_type="text/plain"))
    page.goto(f"{GUIDE}#where-to-start@{kept.stem}/ml-in-production=live")
    expect(page.locator(".guide-past")).to_contain_text("cannot be looked up here")


def test_without_its_script_the_guide_becomes_links_in_the_end(new_context: NewContext) -> None:
    page = new_context(reduced_motion="reduce").new_page()
    page.route("**/guide.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
    page.goto(GUIDE)
    expect(page.locator(".guide-links a").first).to_be_visible(timeout=10_000)


def test_the_printed_result_says_the_day_and_ends_with_the_result(page: Page, graph: DecisionGraph) -> None:
    answers, _ = longest(graph)
    page.goto(GUIDE)
    walk(page, answers)
    expect(page.locator(".guide-printed")).to_be_hidden()
    page.emulate_media(media="print")
    expect(page.locator(".guide-printed")).to_have_text(re.compile(r"\d{4}"))
    assert page.locator(".tb-guide-frame ~ *:visible").count() == 0


def test_the_result_leads_to_when_it_is_recommended(page: Page, graph: DecisionGraph) -> None:
    answers, outcome = longest(graph)
    page.goto(GUIDE)
    walk(page, answers)
    page.get_by_role("link", name="When this is recommended").click()
    expect(page).to_have_url(re.compile(rf"/outcomes/{outcome}/$"))


def test_an_embedded_guide_takes_no_more_room_than_it_needs_and_says_its_language(
    new_context: NewContext, site_server: SiteServer
) -> None:
    host = f"""<!doctype html><html lang="en"><title>Host</title><link rel="icon" href="data:,">
        <decision-guide src="id/{GUIDE}"></decision-guide>
        <script type="module" src="assets/timbang/guide.js"></script></html>"""
    page = new_context(viewport={"width": 1000, "height": 2000}).new_page()
    page.route("**/host.html", lambda route: route.fulfill(body=host, content_type="text/html"))
    page.goto(f"{site_server.url}host.html")
    element = page.locator("decision-guide")
    expect(element.locator(".guide-continue")).to_be_visible()
    expect(element).to_have_attribute("lang", "id")
    box = element.bounding_box()
    assert box
    assert box["height"] < 1000


def test_on_a_phone_the_guide_takes_the_whole_width(new_context: NewContext, graph: DecisionGraph) -> None:
    page = new_context(viewport={"width": 390, "height": 844}).new_page()
    page.goto(GUIDE)
    choose(page, "live")
    box, room = page.locator(".guide-option").first.bounding_box(), page.locator(".md-content__inner").bounding_box()
    assert box
    assert room
    assert box["width"] > room["width"] - 40
