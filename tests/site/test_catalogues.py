"""Tools, cases, terms and sources as a reader works with them: narrowed, in order, side by side, one by one."""

from __future__ import annotations

import gzip
import re
from typing import TYPE_CHECKING, Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect
from selectolax.lexbor import LexborHTMLParser

from generator.load import load
from generator.words import words_of
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Locator, Page

    from tests.conftest import NewContext

ROOTS = {"en": "", "id": "id/"}
CATALOG = load(ROOT)[0]
TOOLS = {entry.id: entry.body for entry in CATALOG.collections["tools"].values()}
PAIR = "?compare=apache-airflow,dagster&view=side-by-side"


def entries(page: Page) -> Locator:
    return page.locator("[data-entry]:visible")


def ids(page: Page) -> list[str]:
    found: list[str] = entries(page).evaluate_all(
        "all => all.map(one => one.querySelector('h2 > a, h3 > a, cite > a').getAttribute('href').split('/').filter(Boolean).pop())"
    )
    return found


def pick(page: Page, name: str) -> Locator:
    return page.locator(".tb-pick", has=page.locator(f"input[value={name}]"))


def opened(page: Page, name: str) -> Locator:
    """Open the facet of a name, and return it."""
    facet = page.locator("details.tb-facet", has=page.locator("summary", has_text=name))
    facet.locator("summary").click()
    return facet


def counts(page: Page, facet: str) -> dict[str, int]:
    shown = page.locator(f"details[data-facet={facet}] [data-count]")
    found: list[list[str]] = shown.evaluate_all("all => all.map(one => [one.dataset.of, one.textContent])")
    return {value: int(count) for value, count in found}


@pytest.mark.parametrize("locale", ROOTS)
def test_facets_narrow_the_list_and_their_counts_are_true(page: Page, locale: str) -> None:
    words = words_of(locale)
    page.goto(f"{ROOTS[locale]}tools/")
    facet = opened(page, words("tools.upkeep"))
    for status in ("active", "quiet"):
        facet.get_by_role("checkbox", name=words(f"upkeep.{status}")).check()
    page.keyboard.press("Escape")
    expect(facet.locator("summary")).to_be_focused()
    expect(facet.get_by_role("checkbox").first).to_be_hidden()
    opened(page, words("tools.need")).get_by_role("checkbox").first.check()
    need = next(iter(counts(page, "category")))
    kept = {name for name, tool in TOOLS.items() if tool.status in ("active", "quiet")}
    assert set(ids(page)) == {name for name in kept if TOOLS[name].category == need}
    for category, n in counts(page, "category").items():
        assert n == sum(TOOLS[name].category == category for name in kept)
    for status, n in counts(page, "upkeep").items():
        assert n == sum(tool.category == need and tool.status == status for tool in TOOLS.values())
    told = words("filter.told-entries", n=len(ids(page)), all=len(TOOLS))
    expect(page.locator("span[data-told]")).to_have_text(told)
    expect(page.locator("h2[id^=category-]:visible")).to_have_count(1)


def test_the_order_changes_and_back_restores_it(page: Page) -> None:
    page.goto("tools/")
    before = ids(page)
    page.get_by_label("Order").select_option("release")
    expect(page).to_have_url(re.compile(r"\?sort=release$"))
    seen = [TOOLS[name].last_release for name in ids(page)]
    known = [month for month in seen if month != "unknown"]
    assert seen == sorted(known, reverse=True) + ["unknown"] * (len(seen) - len(known))
    expect(page.locator("h2[id^=category-]:visible")).to_have_count(0)
    page.get_by_label("Order").select_option("name")
    names = [
        name.casefold() for name in page.locator("[data-entry]:visible h3 > a:first-child").all_inner_texts()
    ]
    assert names == sorted(names)
    page.get_by_label("Order").select_option("")
    assert ids(page) == before
    page.go_back()
    page.go_back()
    expect(page.get_by_label("Order")).to_have_value("release")
    assert [TOOLS[name].last_release for name in ids(page)] == seen


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("cases/?country=indonesia", {e.id for e in CATALOG.collections["cases"].values() if e.body.country.get("en") == "Indonesia"}),
        ("cases/?subject=dataops", {e.id for e in CATALOG.collections["cases"].values() if "dataops" in e.body.subjects}),
        ("sources/?kind=book,standard", {e.id for e in CATALOG.collections["sources"].values() if e.body.kind in ("book", "standard")}),
        ("sources/?year=unknown&language=id", {e.id for e in CATALOG.collections["sources"].values() if e.body.year == "unknown" and e.body.language == "id"}),
    ],
)  # fmt: skip
@pytest.mark.parametrize("root", ROOTS.values())
def test_an_address_opens_a_narrowed_catalogue(
    page: Page, root: str, address: str, expected: set[str]
) -> None:
    page.goto(root + address)
    assert set(ids(page)) == expected
    assert expected


def test_a_word_that_the_glossary_does_not_use_finds_the_one_it_uses(page: Page) -> None:
    page.goto("id/glossary/?find=hanyutan")
    assert ids(page) == ["drift"]


def test_most_used_first_counts_what_the_pages_of_entries_list(page: Page) -> None:
    page.goto("glossary/?sort=uses")
    used = [
        int(re.findall(r"\d+", text)[0])
        for text in page.locator("[data-entry] .tb-foot").all_inner_texts()[:10]
    ]
    assert used == sorted(used, reverse=True)
    page.locator("[data-entry] h3 > a").first.click()
    page.wait_for_url(re.compile("/glossary/[^/]+/$"))
    expect(page.locator(".tb-uses-list li")).to_have_count(used[0])


@pytest.mark.parametrize("locale", ROOTS)
def test_tools_are_laid_side_by_side_and_the_address_keeps_them(page: Page, locale: str) -> None:
    words = words_of(locale)
    page.goto(f"{ROOTS[locale]}tools/")
    bar = page.locator(".tb-picked")
    pick(page, "apache-airflow").click()
    expect(bar.get_by_role("button", name=words("versus.show"))).to_be_disabled()
    pick(page, "dagster").click()
    expect(bar).to_contain_text(words("versus.picked", n=2, most=4))
    bar.get_by_role("button", name=words("versus.show")).click()
    expect(page).to_have_url(re.compile(re.escape(PAIR)))
    table = page.locator(".tb-versus table")
    expect(page.locator(".tb-versus h2")).to_be_focused()
    assert table.locator("thead th").all_inner_texts() == [
        words("versus.property"),
        "Apache Airflow",
        "Dagster",
    ]
    kept = table.locator("tr", has=page.locator("th", has_text=words("tools.steward"))).locator("td")
    assert [text.split("\n")[-1] for text in kept.all_inner_texts()] == [
        TOOLS[name].steward for name in ("apache-airflow", "dagster")
    ]
    page.go_back()
    expect(table).to_have_count(0)
    expect(bar).to_contain_text(words("versus.picked", n=2, most=4))
    page.go_forward()
    expect(page.locator(".tb-versus table")).to_be_visible()
    page.locator(".tb-versus").get_by_role("button", name=words("versus.close")).click()
    expect(page.locator(".tb-versus table")).to_have_count(0)
    bar.get_by_role("button", name=words("versus.clear")).click()
    expect(bar).to_be_hidden()
    assert "?" not in page.url


def test_giving_up_the_filter_keeps_what_is_picked_and_the_bar_names_it(page: Page) -> None:
    page.goto("tools/")
    page.get_by_label("Find words").fill("airflow")
    pick(page, "apache-airflow").click()
    bar = page.locator(".tb-picked")
    expect(bar).to_contain_text("Apache Airflow")
    page.get_by_role("button", name="Clear", exact=True).click()
    expect(entries(page)).to_have_count(len(TOOLS))
    expect(pick(page, "apache-airflow").locator("input")).to_be_checked()
    expect(page).to_have_url(re.compile(r"/tools/\?compare=apache-airflow$"))
    page.goto(f"tools/{PAIR}&upkeep=archived#dbt-core")
    expect(page.locator("#dbt-core")).to_be_in_viewport()
    expect(page.locator(".tb-versus thead th")).to_have_count(3)


@pytest.mark.parametrize("view", ["", "&view=side-by-side"])
def test_a_link_with_more_than_fit_says_which_are_left_out(page: Page, view: str) -> None:
    page.goto(f"id/tools/?compare=airbyte,dagster,dbt-core,apache-airflow,prefect{view}")
    expect(page.locator(".tb-pick input:checked")).to_have_count(4)
    [left] = [TOOLS[name].name for name in ("airbyte", "dagster", "dbt-core", "apache-airflow", "prefect")
              if not page.locator(f".tb-pick input[value={name}]").is_checked()]  # fmt: skip
    said = words_of("id")("versus.left", names=left.get("id") if hasattr(left, "get") else left)
    expect(page.locator(".tb-versus" if view else ".tb-picked")).to_contain_text(said)


def test_a_menu_of_values_closes_when_the_reader_goes_on_elsewhere(page: Page) -> None:
    page.goto("tools/")
    facet = opened(page, "Need")
    facet.get_by_role("checkbox").first.check()
    expect(facet.locator("fieldset")).to_be_visible()
    page.mouse.click(640, 160)
    expect(facet.locator("fieldset")).to_be_hidden()


def test_an_address_with_a_wrong_end_still_opens_its_choice(page: Page) -> None:
    page.goto(f"tools/{PAIR}#%")
    expect(page.locator(".tb-versus table")).to_be_visible()


def test_no_more_than_four_can_be_chosen(page: Page) -> None:
    page.goto("tools/?compare=apache-airflow,dagster,prefect")
    pick(page, "airbyte").click()
    expect(page.locator(".tb-pick input:checked")).to_have_count(4)
    expect(page.locator(".tb-pick input:disabled")).to_have_count(len(TOOLS) - 4)
    pick(page, "airbyte").click()
    expect(page.locator(".tb-pick input:disabled")).to_have_count(0)


def test_a_link_to_an_entry_that_the_filter_hides_shows_it(page: Page) -> None:
    page.goto("glossary/?used=cases#a-b-test")
    expect(page.locator("#a-b-test")).to_be_in_viewport()
    assert page.url.endswith("glossary/#a-b-test")


@pytest.mark.parametrize("collection", ["tools", "cases", "terms", "sources"])
@pytest.mark.parametrize("root", ROOTS.values())
def test_every_entry_has_a_page_with_all_that_refers_to_it(
    built_site: Path, root: str, collection: str
) -> None:
    folder = "glossary" if collection == "terms" else collection
    for entry in CATALOG.collections[collection].values():
        page = LexborHTMLParser(
            (built_site / root / folder / entry.id / "index.html").read_text(encoding="utf-8")
        )
        listed = {link.attributes["href"] for link in page.css(".tb-uses-list a")}
        assert len(listed) >= len({place.entry for place in CATALOG.backlinks.get(entry.ref, ())}), entry.ref


@pytest.mark.parametrize("place", ["tools/", "cases/", "glossary/", "sources/"])
def test_without_javascript_all_entries_stand_and_no_control_shows(
    new_context: NewContext, place: str
) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"id/{place}?find=x&sort=uses")
    collection = "terms" if place == "glossary/" else place.rstrip("/")
    expect(entries(page)).to_have_count(len(CATALOG.collections[collection]))
    assert page.locator(".md-content :is(input, select, button):visible").count() == 0


VIEWS = [
    "tools/" + PAIR,
    "tools/?compare=dagster&upkeep=active",
    "id/glossary/?used=cases&sort=uses",
    "id/tools/dagster/",
]
OTHERS = [
    "id/cases/?sort=country",
    "sources/?kind=paper",
    "glossary/drift/",
    "id/cases/gojek-feast/",
    "sources/kreuzberger2023/",
]
SETTINGS = [("light", 320), ("dark", 1280), ("dark", 320), ("light", 1280)]


@pytest.mark.parametrize(
    ("address", "scheme", "width"),
    [(view, *setting) for view in VIEWS for setting in SETTINGS]
    + [(view, *setting) for view in OTHERS for setting in SETTINGS[:2]],
)
def test_no_view_has_a_violation_and_each_fits(
    new_context: NewContext, address: str, width: int, scheme: Literal["light", "dark"]
) -> None:
    page = new_context(
        color_scheme=scheme, viewport={"width": width, "height": 900}, reduced_motion="reduce"
    ).new_page()
    page.goto(address)
    page.wait_for_load_state("load")
    if page.locator("details.tb-facet").count():
        page.locator("details.tb-facet summary").last.click()
        cut = page.locator("details[open] > fieldset").evaluate(
            "one => one.getBoundingClientRect().right > innerWidth"
        )
        assert not cut
    found: list[dict[str, Any]] = Axe().run(page).response["violations"]
    assert [f"{v['id']}: {[n['html'][:120] for n in v['nodes'][:3]]}" for v in found] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_scripts_of_filters_stay_small_and_come_only_where_they_are_needed(built_site: Path) -> None:
    for name in ("comparison.js", "catalogue.js", "catalogue-picks.js"):
        assert len(gzip.compress((built_site / "assets/timbang" / name).read_bytes(), 9)) <= 6 * 1024
    filtered = {
        page.relative_to(built_site).as_posix().removesuffix("index.html")
        for page in built_site.rglob("index.html")
        if re.search(r"(comparison|catalogue|catalogue-picks)\.js", page.read_text(encoding="utf-8"))
    }
    own = {"compare/", "tools/", "cases/", "glossary/", "sources/"}
    assert filtered == own | {f"id/{place}" for place in own}
