"""The checklist for a guide that is good to use: structure, answers, keyboard, sight, privacy, speed.

Each test runs wide and narrow, light and dark, in both languages, in four mixed settings.
"""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING, Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from generator.guide.compile import compile_guide
from generator.guide.scenarios import scenarios
from generator.load import load
from generator.words import words_of
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Page

    from generator.catalog import Catalog
    from generator.guide.graph import DecisionGraph
    from tests.conftest import NewContext

GUIDE = "guides/where-to-start/"
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
SETTINGS = [(locale, width, scheme) for locale in ("en", "id") for width in (1280, 320) for scheme in SCHEMES]
"""Every language, width and scheme with every other."""
CAPPED_STATES = 60


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load(ROOT)[0]


@pytest.fixture(scope="module")
def graph(catalog: Catalog) -> DecisionGraph:
    graph = compile_guide("where-to-start", catalog.guides["where-to-start"].body).graph
    assert graph is not None
    return graph


@pytest.fixture(params=SETTINGS, ids=lambda s: f"{s[0]}-{s[1]}-{s[2]}")
def setting(request: pytest.FixtureRequest) -> tuple[str, int, Literal["light", "dark"]]:
    chosen: tuple[str, int, Literal["light", "dark"]] = request.param
    return chosen


@pytest.fixture
def locale(setting: tuple[str, int, str]) -> str:
    return setting[0]


@pytest.fixture
def guide_page(new_context: NewContext, setting: tuple[str, int, Literal["light", "dark"]]) -> Iterator[Page]:
    locale, width, scheme = setting
    page = new_context(
        viewport={"width": width, "height": 800}, color_scheme=scheme, reduced_motion="reduce"
    ).new_page()
    page.goto(f"{'' if locale == 'en' else 'id/'}{GUIDE}")
    expect(page.locator(".guide-continue")).to_be_visible()
    yield page


def choose(page: Page, option: str) -> None:
    page.locator(f"decision-guide input[value='{option}']").check()
    page.locator("decision-guide .guide-continue").click()


def longest(graph: DecisionGraph) -> dict[str, str]:
    return max((walk for walk, _ in scenarios(graph)), key=len)


def finished(page: Page, answers: dict[str, str]) -> None:
    for option in answers.values():
        choose(page, option)
    expect(page.locator(".guide-result")).to_be_visible()


def test_one_main_heading_in_the_legend_and_a_title_that_follows(
    guide_page: Page, graph: DecisionGraph, catalog: Catalog, locale: str
) -> None:
    questions = catalog.guides["where-to-start"].body.questions
    seen = set()
    for question, option in longest(graph).items():
        heading = guide_page.locator("h1")
        expect(heading).to_have_count(1)
        assert guide_page.locator("fieldset > legend > h1").count() == 1
        plain = questions[question].title.get(locale).replace("*", "")
        expect(heading).to_have_text(plain)
        seen.add(guide_page.title())
        choose(guide_page, option)
    assert len(seen) == len(longest(graph))
    expect(guide_page.locator("h1")).to_have_count(1)
    assert guide_page.title().startswith(guide_page.locator("h1").inner_text())


def test_radios_are_native_unchosen_and_named_by_what_is_seen(guide_page: Page) -> None:
    radios = guide_page.locator("decision-guide").get_by_role("radio")
    assert radios.count() == guide_page.locator(".guide-option").count() > 2
    for radio in radios.all():
        expect(radio).not_to_be_checked()
    for label in guide_page.locator(".guide-option").all():
        expect(label.get_by_role("radio")).to_have_accessible_name(label.inner_text().strip())
    expect(guide_page.locator("fieldset")).to_have_accessible_description(
        guide_page.locator(".guide-hint").inner_text()
    )
    assert guide_page.locator(".guide-hint a").count() == 0


def test_choosing_alone_goes_nowhere_and_enter_goes_on(guide_page: Page) -> None:
    before = guide_page.locator("h1").inner_text()
    guide_page.locator("decision-guide").get_by_role("radio").first.check()
    assert guide_page.locator("h1").inner_text() == before
    assert "#" not in guide_page.url
    assert guide_page.locator("form button[type=submit]").count() == 1
    guide_page.locator("decision-guide").get_by_role("radio").first.press("Enter")
    expect(guide_page.locator("h1")).not_to_have_text(before)


def test_going_back_shows_the_answer_that_was_given(guide_page: Page, graph: DecisionGraph) -> None:
    answers = list(longest(graph).values())
    choose(guide_page, answers[0])
    choose(guide_page, answers[1])
    guide_page.locator(".guide-back").click()
    expect(guide_page.locator(f"input[value='{answers[1]}']")).to_be_checked()
    choose(guide_page, answers[1])
    guide_page.go_back()
    expect(guide_page.locator(f"input[value='{answers[1]}']")).to_be_checked()
    expect(guide_page.locator("h1")).to_be_focused()


def test_a_link_within_the_page_leaves_the_guide_as_it_is(guide_page: Page, graph: DecisionGraph) -> None:
    answer, *_ = longest(graph).values()
    choose(guide_page, answer)
    asked = guide_page.locator("h1").inner_text()
    guide_page.locator("a.md-skip").focus()
    guide_page.keyboard.press("Enter")
    guide_page.wait_for_load_state("networkidle")
    expect(guide_page.locator("h1")).to_have_text(asked)


def test_focus_is_on_the_heading_after_each_step_and_not_under_the_header(
    guide_page: Page, graph: DecisionGraph
) -> None:
    for option in longest(graph).values():
        choose(guide_page, option)
        heading = guide_page.locator("h1")
        expect(heading).to_be_focused()
        seen = heading.evaluate(
            "h => { const r = h.getBoundingClientRect(); return h.contains(document.elementFromPoint(r.x + 2, r.y + 4)) }"
        )
        assert seen


def test_one_status_region_says_how_many_results_are_left(
    guide_page: Page, graph: DecisionGraph, locale: str
) -> None:
    words, given = words_of(locale), {}
    for question, option in longest(graph).items():
        assert guide_page.locator("decision-guide [role=status]").count() == 1
        choose(guide_page, option)
        given[question] = frozenset({option})
        left = len(graph.possible(given))
        told = words("runtime.left", n=left, all=len(graph.outcomes)) if graph.next_question(given) else ""
        expect(guide_page.locator("decision-guide [role=status]")).to_have_text(told)


def test_progress_is_true_at_every_step(guide_page: Page, graph: DecisionGraph, locale: str) -> None:
    words, given = words_of(locale), dict[str, frozenset[str]]()
    for position, (question, option) in enumerate(longest(graph).items(), 1):
        low, high = (len(given) + left for left in graph.remaining(given))
        key = "runtime.progress-exact" if low == high else "runtime.progress"
        more = f". {words('runtime.progress-more')}" if position == 1 else ""
        expect(guide_page.locator(".guide-progress")).to_have_text(words(key, n=position, min=low, max=high) + more)
        choose(guide_page, option)
        given[question] = frozenset({option})


def test_no_choice_gives_a_summary_that_leads_to_the_field(guide_page: Page, locale: str) -> None:
    words, title = words_of(locale), guide_page.title()
    guide_page.locator(".guide-continue").click()
    trouble = guide_page.locator(".guide-trouble")
    expect(trouble).to_be_focused()
    expect(trouble.locator("h2")).to_have_text(words("runtime.problem"))
    above = trouble.bounding_box(), guide_page.locator("h1").bounding_box()
    assert above[0] and above[1] and above[0]["y"] < above[1]["y"]
    expect(guide_page.locator(".guide-error")).to_have_text(words("runtime.choose"))
    assert guide_page.title() == f"{words('runtime.error')}: {title}"
    trouble.get_by_role("link").click()
    expect(guide_page.locator("decision-guide input[aria-invalid=true]")).to_be_focused()
    judge(guide_page, "with a problem")


def test_help_stands_in_the_same_place_on_every_question(guide_page: Page, graph: DecisionGraph) -> None:
    """The list of all results and the map follow the guide, in this order, at every step."""
    orders = set()
    for option in [*longest(graph).values(), None]:
        orders.add(tuple(guide_page.evaluate("""() => [...document.querySelectorAll("decision-guide, #outcomes, #proof")]
          .map((one) => one.id || one.localName)""")))
        if option:
            choose(guide_page, option)
    assert orders == {("decision-guide", "outcomes", "proof")}


def test_the_map_lights_the_readers_way_and_stands_as_a_list_too(
    guide_page: Page, graph: DecisionGraph, setting: tuple[str, int, str]
) -> None:
    answers = longest(graph)
    finished(guide_page, answers)
    result = guide_page.locator("h1").inner_text()
    guide_page.locator(".guide-version a").last.click()
    expect(guide_page.locator(".tb-map-edge.lit")).to_have_count(len(answers))
    expect(guide_page.locator(".tb-map-node.lit")).to_have_count(len(answers))
    ways = guide_page.locator(".tb-outline [data-option].lit")
    expect(ways).to_have_count(len(answers))
    assert ways.evaluate_all("all => all.map(one => one.dataset.option)") == list(answers.values())
    expect(guide_page.locator(".tb-outline [aria-current=step]")).to_contain_text(result)
    lit = guide_page.locator(".tb-map-outcome.lit title")
    expect(lit).to_have_count(1)
    assert lit.text_content() == result
    expect(guide_page.locator(".tb-map")).to_have_accessible_name(
        guide_page.locator(".tb-map > title").text_content() or "missing"
    )
    assert guide_page.locator(".tb-outline [id^=outline-]").count() == len(graph.states)
    assert guide_page.evaluate("document.documentElement.scrollWidth") <= setting[1]
    judge(guide_page, "the map")


def test_the_map_is_read_without_a_pointer_and_lights_only_its_own_links(guide_page: Page, graph: DecisionGraph, locale: str) -> None:
    begun = f"{guide_page.url.partition('#')[0]}map/"
    first, second = list(longest(graph).items())[:2]
    answers = f"{first[0]}={first[1]}/{second[0]}={second[1]}"
    guide_page.goto(f"{begun}#{graph.guide}@{graph.identity[:8]}/{answers.replace('=', '%3D')}")
    map_ = guide_page.locator(".tb-map")
    expect(guide_page.locator(".tb-map-edge.lit")).to_have_count(2)
    expect(guide_page.locator(".tb-outline [aria-current=step]")).to_have_count(1)
    drawn = map_.evaluate("map => parseFloat(getComputedStyle(map).fontSize) * map.getBoundingClientRect().width / map.viewBox.baseVal.width")
    assert drawn >= 12
    guide_page.goto("about:blank")
    guide_page.goto(f"{begun}#another@{graph.identity[:8]}/{answers}")
    expect(guide_page.locator(".tb-map-letter").first).to_have_text("a")
    expect(guide_page.locator(".lit")).to_have_count(0)
    guide_page.goto("about:blank")
    guide_page.goto(f"{begun}#{graph.guide}@00000000/{answers}")
    expect(guide_page.locator(".tb-map-said")).to_have_text(words_of(locale)("runtime.other-version"))
    expect(guide_page.locator(".tb-map-edge.lit")).to_have_count(2)


def test_the_chosen_option_shows_in_forced_colours(guide_page: Page) -> None:
    guide_page.emulate_media(forced_colors="active")
    guide_page.locator("decision-guide input").first.check()
    chosen = guide_page.locator(".guide-option").first
    assert chosen.evaluate("one => getComputedStyle(one).outlineStyle") == "solid"


def test_the_result_is_told_in_order_and_each_block_has_a_heading(
    guide_page: Page, graph: DecisionGraph, locale: str
) -> None:
    finished(guide_page, longest(graph))
    words = words_of(locale)
    told = [heading.strip() for heading in guide_page.locator("decision-guide h2").all_inner_texts()]
    expected = [words(f"runtime.{key}") for key in ("why", "would-change", "why-not")]
    expected += [words(f"guide.{key}") for key in ("pros", "cons", "living", "not_when", "first_steps")]
    expected += [words("guide.measures"), words("guide.evidence")]
    assert [heading for heading in told if heading in expected] == expected
    assert guide_page.locator(".tb-recommendation").count() == 1
    assert guide_page.locator(".guide-flips p").inner_text().strip()
    assert guide_page.locator(".tb-evidence li time").count() >= 1
    assert graph.identity[:8] in guide_page.locator(".guide-version").inner_text()


def test_long_lists_of_the_result_are_folded_under_what_they_hold(
    guide_page: Page, graph: DecisionGraph, locale: str
) -> None:
    finished(guide_page, longest(graph))
    changed, others, evidence = guide_page.locator(".guide-folded").all()
    counts = [(changed.locator("li strong"), "flips"), (others.locator(":scope > ul > li"), "others"),
              (evidence.locator("li"), "evidence")]  # fmt: skip
    for folded, (rows, key) in zip((changed, others, evidence), counts, strict=True):
        said = words_of(locale)(f"runtime.{key}-folded", n=rows.count())
        expect(rows.first).to_be_hidden()
        expect(folded.locator("summary")).to_have_text(said)
        folded.locator("summary").press("Enter")
        expect(rows.last).to_be_visible()


def test_every_answer_can_be_changed_by_a_button_that_names_its_question(
    guide_page: Page, graph: DecisionGraph
) -> None:
    answers = longest(graph)
    finished(guide_page, answers)
    for row in guide_page.locator(".guide-answers > ol > li").all():
        question = row.locator(".guide-asked").inner_text()
        button = row.get_by_role("button")
        expect(button).to_have_accessible_name(f"{button.inner_text().strip()}: {question}")
    assert guide_page.locator(".guide-answers > ol > li").count() == len(answers)


def test_what_is_not_asked_any_more_is_listed_and_counts_again_when_it_matters(
    guide_page: Page, graph: DecisionGraph
) -> None:
    answers = {"ml-in-production": "live", "devops-base": "daily", "type-of-ai": "trained", "risk": "cheap",
               "where-it-breaks": "models", "number-of-models": "many"}  # fmt: skip
    finished(guide_page, answers)
    first = guide_page.locator("h1").inner_text()
    guide_page.locator(".guide-change").nth(2).click()
    choose(guide_page, "service")
    choose(guide_page, "one")
    choose(guide_page, "little")
    expect(guide_page.locator(".guide-result > section").last).to_contain_text(
        load(ROOT)[0].guides["where-to-start"].body.questions["where-it-breaks"].options["models"].label.get(
            "en" if "/id/" not in guide_page.url else "id"
        )
    )
    guide_page.locator(".guide-change").nth(2).click()
    choose(guide_page, "trained")
    expect(guide_page.locator("h1")).to_have_text(first)


def test_the_printed_result_holds_answers_reasons_version_and_no_controls(
    guide_page: Page, graph: DecisionGraph
) -> None:
    finished(guide_page, longest(graph))
    result = guide_page.locator("h1").inner_text()
    guide_page.emulate_media(media="print")
    assert guide_page.locator("decision-guide :is(button, textarea, input):visible").count() == 0
    expect(guide_page.locator(".guide-answers")).to_be_visible()
    expect(guide_page.locator(".guide-version")).to_be_visible()
    expect(guide_page.locator("h1")).to_have_text(result)
    rows = guide_page.locator(".guide-folded li")
    assert rows.count() == guide_page.locator(".guide-folded li:visible").count() > 20
    expect(guide_page.locator(".guide-folded summary").first).to_be_hidden()
    paper = guide_page.evaluate("getComputedStyle(document.body).getPropertyValue('--md-default-bg-color')")
    assert paper.strip() == "#fdfcf9"
    assert guide_page.locator("#proof").is_hidden()
    assert len(guide_page.pdf()) > 10_000


def test_copying_works_without_a_clipboard(guide_page: Page, graph: DecisionGraph) -> None:
    guide_page.evaluate("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    finished(guide_page, longest(graph))
    guide_page.locator(".guide-actions button").first.click()
    field = guide_page.locator(".guide-link")
    expect(field).to_be_focused()
    assert field.input_value() == guide_page.url


def test_nothing_is_cut_at_any_width_with_more_space_in_the_text(
    guide_page: Page, graph: DecisionGraph, setting: tuple[str, int, str]
) -> None:
    guide_page.add_style_tag(content="* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }")
    for option in [*longest(graph).values(), None]:
        assert guide_page.evaluate("document.documentElement.scrollWidth") <= setting[1]
        targets = guide_page.locator(":is(.guide-option, .guide-actions .guide-button):visible")
        assert all((box := one.bounding_box()) and box["height"] >= 44 for one in targets.all())
        small = guide_page.locator("decision-guide :is(button, summary):visible")
        assert all((box := one.bounding_box()) and box["height"] >= 24 for one in small.all())
        if option:
            choose(guide_page, option)


def test_axe_finds_nothing_at_any_question_or_result(
    guide_page: Page, graph: DecisionGraph, setting: tuple[str, int, str]
) -> None:
    """Walk scenarios until every question and every result was judged in this setting."""
    judged: set[str] = set()
    root = guide_page.url
    for answers, outcome in scenarios(graph):
        if {*answers, outcome} <= judged:
            continue
        guide_page.goto("about:blank")
        guide_page.goto(root)
        for question, option in answers.items():
            if question not in judged:
                judge(guide_page, f"{question} in {setting}")
                judged.add(question)
            choose(guide_page, option)
        if outcome not in judged:
            guide_page.locator(".guide-together > summary").click()
            judge(guide_page, f"{outcome} in {setting}")
            judged.add(outcome)
    assert judged == {*graph.questions, *graph.outcomes}


def judge(page: Page, where: str) -> None:
    found: list[dict[str, Any]] = Axe().run(page).response["violations"]
    assert [f"{v['id']}: {[n['html'][:120] for n in v['nodes'][:3]]}" for v in found] == [], where


def test_the_next_step_is_there_when_the_press_returns(guide_page: Page, graph: DecisionGraph) -> None:
    """Nothing is waited for: no timer, no request, no animation. `make bench` measures the time until it is painted."""
    for option in longest(graph).values():
        guide_page.locator(f"decision-guide input[value='{option}']").check()
        before, after = guide_page.evaluate("""() => {
          const heading = () => document.querySelector("h1").textContent;
          const before = heading();
          document.querySelector(".guide-continue").click();
          return [before, heading()];
        }""")
        assert before != after
    expect(guide_page.locator(".guide-result")).to_be_visible()


def test_nothing_shifts_while_the_page_opens_or_is_answered(guide_page: Page, graph: DecisionGraph) -> None:
    guide_page.evaluate("""() => {
      window.shifts = [];
      new PerformanceObserver((list) => list.getEntries().forEach((one) => {
        if (!one.hadRecentInput) window.shifts.push([one.value, ...one.sources.map((s) => s.node?.nodeName + "." + s.node?.className)]);
      })).observe({ type: "layout-shift", buffered: true });
    }""")
    for option in longest(graph).values():
        choose(guide_page, option)
    assert guide_page.evaluate("window.shifts") == []


def test_the_runtime_and_the_guide_stay_small(built_site: Path) -> None:
    def size(*names: str) -> int:
        return sum(len(gzip.compress((built_site / name).read_bytes(), 9)) for name in names)

    assert size("assets/timbang/guide.js") <= 12 * 1024
    assert size("assets/timbang/guide.css") <= 4 * 1024
    for root in ("", "id/"):
        page = (built_site / f"{root}{GUIDE}index.html").read_text(encoding="utf-8")
        element = page[page.index("<decision-guide") : page.index("</decision-guide>")]
        assert len(gzip.compress(element.encode(), 9)) <= 15 * 1024
