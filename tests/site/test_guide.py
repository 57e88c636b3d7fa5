"""The guide in a reader's hands: answered, changed, gone back, linked, reopened, by keyboard."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from generator.guide.compile import compile_guide
from generator.load import load
from tests.conftest import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from generator.guide.graph import DecisionGraph
    from tests.conftest import NewContext
    from tests.site_server import SiteServer

GUIDE = "guides/where-to-start/"


@pytest.fixture(scope="module")
def graph() -> DecisionGraph:
    graph = compile_guide("where-to-start", load(ROOT)[0].guides["where-to-start"].body).graph
    assert graph is not None
    return graph


def longest(graph: DecisionGraph) -> tuple[dict[str, str], str]:
    return max(sorted(graph.paths(), key=str), key=lambda path: len(path[0]))


def choose(page: Page, option: str) -> None:
    page.locator(f"decision-guide input[value='{option}']").check()
    page.locator("decision-guide .guide-continue").click()


def walk(page: Page, answers: dict[str, str]) -> None:
    for option in answers.values():
        choose(page, option)


def heading(page: Page) -> str:
    return page.locator("decision-guide h1:visible").first.inner_text()


def test_a_walk_ends_in_the_outcome_that_python_says_with_a_reason_per_answer(page: Page, graph: DecisionGraph) -> None:
    answers, outcome = longest(graph)
    page.goto(GUIDE)
    walk(page, answers)
    expected = load(ROOT)[0].guides["where-to-start"].body.outcomes[outcome].title.get("en")
    expect(page.locator(".guide-result h1")).to_have_text(expected)
    reasons = page.locator(".guide-answers li")
    assert reasons.count() == len(answers)
    assert page.locator(".guide-answers .guide-because a").count() >= len(answers)


@pytest.mark.parametrize("root", ["", "id/"])
def test_every_outcome_opens_from_its_link(page: Page, graph: DecisionGraph, root: str) -> None:
    guide = load(ROOT)[0].guides["where-to-start"].body
    locale = "id" if root else "en"
    for position, outcome in enumerate(graph.outcomes):
        link = "/".join(f"{q}={o}" for q, o in graph.witness(~position).items())
        page.goto("about:blank")
        page.goto(f"{root}{GUIDE}#where-to-start@{graph.identity[:8]}/{link}")
        expect(page.locator(".guide-result h1")).to_have_text(guide.outcomes[outcome].title.get(locale))
        expect(page.locator(".guide-status")).to_be_empty()


def test_progress_is_true_at_every_step(page: Page, graph: DecisionGraph) -> None:
    answers, _ = longest(graph)
    page.goto(GUIDE)
    given: dict[str, frozenset[str]] = {}
    for position, (question, option) in enumerate(answers.items(), 1):
        low, high = graph.remaining(given)
        low, high = low + len(given), high + len(given)
        span = f"{high}" if low == high else f"{low} to {high}"
        more = ". “I don't know” can add questions." if position == 1 else ""
        expect(page.locator(".guide-progress")).to_have_text(f"Question {position} of {span}{more}")
        choose(page, option)
        given[question] = frozenset({option})


def test_back_forward_and_reload_lose_nothing(page: Page, graph: DecisionGraph) -> None:
    answers, _ = longest(graph)
    page.goto(GUIDE)
    seen = []
    for option in answers.values():
        seen.append(heading(page))
        choose(page, option)
    seen.append(heading(page))
    for expected in reversed(seen[:-1]):
        page.go_back()
        expect(page.locator("decision-guide h1:visible").first).to_have_text(expected)
    for expected in seen[1:]:
        page.go_forward()
        expect(page.locator("decision-guide h1:visible").first).to_have_text(expected)
    page.reload()
    expect(page.locator("decision-guide h1:visible").first).to_have_text(seen[-1])


def test_changing_an_answer_keeps_the_others_and_asks_only_what_is_new(page: Page, graph: DecisionGraph) -> None:
    answers, _ = longest(graph)
    page.goto(GUIDE)
    walk(page, answers)
    result = heading(page)
    first, chosen = next(iter(answers.items()))
    page.locator(".guide-answers .guide-change").first.click()
    expect(page.locator(f"input[value='{chosen}']")).to_be_checked()
    other = next(option for option in graph.options[first] if option != chosen)
    choose(page, other)
    given = {q: frozenset({o}) for q, o in {**answers, first: other}.items()}
    if graph.next_question(given) is None:
        expect(page.locator(".guide-result")).to_be_visible()
    page.locator(".guide-answers .guide-change").first.click()
    choose(page, chosen)
    expect(page.locator(".guide-result h1")).to_have_text(result)


def test_i_do_not_know_leaves_several_results_and_says_what_to_find_out(page: Page, graph: DecisionGraph) -> None:
    page.goto(GUIDE)
    for _ in graph.questions:
        if page.locator(".guide-result").count():
            break
        choose(page, "~")
    possible = graph.possible({q: frozenset(graph.options[q]) for q in graph.questions})
    assert page.locator(".guide-result > details:not(.guide-together)").count() == len(possible) > 1
    assert page.locator(".guide-findings > ul > li").count() >= 1


def test_continue_without_a_choice_says_so_and_stays(page: Page) -> None:
    page.goto(GUIDE)
    before, title = heading(page), page.title()
    page.locator(".guide-continue").click()
    trouble = page.locator(".guide-trouble")
    expect(trouble).to_be_focused()
    expect(trouble.locator("h2")).to_have_text("There is a problem")
    words = "Choose an answer, or “I don't know”."
    expect(trouble.get_by_role("link")).to_have_text(words)
    expect(page.locator(".guide-error")).to_have_text(words)
    first = page.locator("decision-guide input").first
    expect(first).to_have_attribute("aria-invalid", "true")
    assert page.title() == f"Error: {title}"
    trouble.get_by_role("link").click()
    expect(first).to_be_focused()
    assert heading(page) == before
    assert "#" not in page.url
    choose(page, "none")
    expect(page.locator(".guide-trouble")).to_be_empty()
    assert not page.title().startswith("Error")


def test_the_guide_can_be_answered_by_keyboard_alone(page: Page, graph: DecisionGraph) -> None:
    answers, outcome = longest(graph)
    page.goto(GUIDE)
    page.locator("decision-guide h1").focus()
    for question, option in answers.items():
        page.keyboard.press("Tab")
        expect(page.locator("decision-guide input").first).to_be_focused()
        page.keyboard.press("Space")
        for _ in range(graph.options[question].index(option)):
            page.keyboard.press("ArrowDown")
        expect(page.locator(f"input[value='{option}']")).to_be_checked()
        page.keyboard.press("Enter")
        expect(page.locator("decision-guide h1:visible").first).to_be_focused()
    title = load(ROOT)[0].guides["where-to-start"].body.outcomes[outcome].title.get("en")
    expect(page.locator(".guide-result h1")).to_have_text(title)


def test_start_again_forgets_and_copy_gives_a_link_that_reopens(new_context: NewContext, graph: DecisionGraph) -> None:
    answers, _ = longest(graph)
    page = new_context(permissions=["clipboard-read", "clipboard-write"]).new_page()
    page.goto(GUIDE)
    first = heading(page)
    walk(page, answers)
    result = heading(page)
    page.get_by_role("button", name="Copy link").click()
    expect(page.get_by_role("status").first).to_contain_text("copied")
    link = page.evaluate("navigator.clipboard.readText()")
    page.get_by_role("button", name="Start again").click()
    expect(page.locator("decision-guide h1:visible").first).to_have_text(first)
    other = new_context().new_page()
    other.goto(link)
    expect(other.locator(".guide-result h1")).to_have_text(result)


def test_the_result_is_there_again_on_the_way_back(page: Page, graph: DecisionGraph, site_url: str) -> None:
    answers, _ = longest(graph)
    page.goto("")
    page.locator("a.tb-door").last.click()
    page.wait_for_url(f"{site_url}{GUIDE}")
    walk(page, answers)
    result = heading(page)
    page.locator(".guide-answers .guide-because .tb-cites a").first.click()
    page.wait_for_url(lambda url: "/guides/" not in url)
    page.go_back()
    expect(page.locator(".guide-result h1")).to_have_text(result)


def test_answering_asks_nobody_and_stores_nothing(
    page: Page, graph: DecisionGraph, site_server: SiteServer
) -> None:
    answers, _ = longest(graph)
    page.goto(GUIDE)
    page.wait_for_load_state("networkidle")
    before = len(site_server.asked)
    walk(page, answers)
    page.wait_for_load_state("networkidle")
    assert site_server.asked[before:] == []
    assert page.context.cookies() == []
    kept = page.evaluate("Object.keys(localStorage).concat(Object.keys(sessionStorage))")
    assert [key for key in kept if "__palette" not in key and "__search" not in key] == []


@pytest.mark.parametrize(
    ("link", "said"),
    [
        ("@{version}/nonsense=1", "left out: 1."),
        ("@{version}/ml-in-production=", "left out: 1."),
        ("@{version}/ml-in-production=none/ml-in-production=live", "left out: 1."),
        ("@{version}/__proto__=x/constructor=y", "left out: 2."),
        ("@{version}/ml-in-production=%E0%A4%A", "left out: 1."),
        ("@{version}/<img src=x onerror=alert(1)>=~", "left out: 1."),
        ("@{version}/" + "x=y/" * 3000, "left out:"),
        ("@00000000/ml-in-production=none", "another version"),
        ("/ml-in-production=none", "another version"),
    ],
)
def test_a_bad_link_opens_a_friendly_page(page: Page, graph: DecisionGraph, link: str, said: str) -> None:
    page.goto(f"{GUIDE}#where-to-start{link.replace('{version}', graph.identity[:8])}")
    expect(page.locator(".guide-status")).to_contain_text(said)
    expect(page.locator(".guide-continue")).to_be_visible()
    assert page.locator("decision-guide img").count() == 0


@pytest.mark.parametrize(("root", "said"), [("", "due to be checked again"), ("id/", "sudah waktunya diperiksa lagi")])
def test_a_result_says_which_of_what_it_rests_on_is_due(page: Page, root: str, said: str) -> None:
    place = f"{root}{GUIDE}outcomes/both-together/"
    page.clock.set_fixed_time(dt.datetime(2026, 11, 24, tzinfo=dt.UTC))
    page.goto(place)
    rows = page.locator(".tb-evidence > li")
    expect(rows.locator("time").first).to_be_visible()
    assert rows.locator("check-age:visible").count() == 0
    page.clock.set_fixed_time(dt.datetime(2030, 1, 1, tzinfo=dt.UTC))
    page.goto(place)
    expect(rows.locator("check-age:visible")).to_have_count(rows.count())
    expect(rows.first).to_contain_text(said)


def test_an_anchor_of_the_page_is_not_taken_for_answers(page: Page) -> None:
    page.goto(f"{GUIDE}#outcomes")
    expect(page.locator(".guide-status")).to_be_empty()
    expect(page.locator(".guide-continue")).to_be_visible()


def test_the_printed_result_has_no_buttons(page: Page, graph: DecisionGraph) -> None:
    answers, _ = longest(graph)
    page.goto(GUIDE)
    walk(page, answers)
    page.emulate_media(media="print")
    expect(page.locator(".guide-result h1")).to_be_visible()
    assert page.locator("decision-guide button:visible").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 320])
def test_targets_are_large_and_nothing_is_cut(new_context: NewContext, graph: DecisionGraph, width: int, scheme: str) -> None:
    answers, _ = longest(graph)
    context = new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page = context.new_page()
    page.goto(f"id/{GUIDE}")
    for option in [*answers.values(), None]:
        boxes = [box.bounding_box() for box in page.locator(".guide-option, .guide-actions .guide-button").all()]
        assert all(box and box["height"] >= 44 for box in boxes)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        if option:
            choose(page, option)
