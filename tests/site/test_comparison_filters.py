"""The comparison as a reader works with it: filtered, folded, with fewer columns, shared, taken along."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from generator.load import load
from generator.markup import plain
from generator.words import words_of
from tests.conftest import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from tests.conftest import NewContext

ROOTS = {"en": "", "id": "id/"}
CATALOG = load(ROOT)[0]
SHARED = len(CATALOG.collections["similarities"])
ALL = len(CATALOG.collections["differences"]) + SHARED


def concerning(role: str) -> int:
    """Count the rows for a role: differences that name it or nobody, and all that is shared."""
    roles = [entry.body.roles for entry in CATALOG.collections["differences"].values()]
    return sum(not named or role in named for named in roles) + SHARED


def rows(page: Page) -> Locator:
    return page.locator("tr.tb-row:visible")


def told(page: Page, locale: str, n: int) -> None:
    expect(page.locator("span[data-told]")).to_have_text(words_of(locale)("filter.told", n=n, all=ALL))
    expect(rows(page)).to_have_count(n)


@pytest.mark.parametrize("locale", ROOTS)
def test_a_role_a_theme_and_words_leave_their_rows_and_say_how_many(page: Page, locale: str) -> None:
    words = words_of(locale)
    page.goto(f"{ROOTS[locale]}compare/")
    told(page, locale, ALL)
    page.get_by_label(words("filter.role"), exact=True).select_option("analyst")
    told(page, locale, concerning("analyst"))
    theme = page.get_by_label(words("filter.theme"), exact=True)
    count = theme.locator("option[value=quality]").inner_text()
    theme.select_option("quality")
    told(page, locale, int(re.findall(r"\((\d+)\)", count)[0]))
    theme.select_option("")
    page.get_by_label(words("filter.text")).press_sequentially("DRIFT")
    expect(page).to_have_url(re.compile(r"\?role=analyst&find=DRIFT$"))
    for row in rows(page).all():
        more = row.locator("xpath=following-sibling::tr[1]")
        assert "drift" in f"{row.text_content()} {more.text_content()}".lower()
    page.locator("comparison-filter").get_by_role("button", name=words("filter.clear")).click()
    told(page, locale, ALL)
    assert "?" not in page.url


@pytest.mark.parametrize("locale", ROOTS)
def test_the_address_opens_what_was_chosen_and_back_undoes_it(page: Page, site_url: str, locale: str) -> None:
    words = words_of(locale)
    page.goto(f"{ROOTS[locale]}compare/?theme=quality&role=analyst&columns=mlops&same=hidden&utm=kept")
    quality = [d.body for d in CATALOG.collections["differences"].values() if d.body.theme == "quality"]
    n = sum("analyst" in body.roles for body in quality)
    told(page, locale, n)
    expect(page.locator("thead th:visible")).to_have_count(2)
    page.get_by_label(words("filter.theme"), exact=True).select_option("")
    expect(page).to_have_url(re.compile(r"utm=kept&role=analyst&columns=mlops&same=hidden$"))
    page.go_back()
    told(page, locale, n)
    expect(page.get_by_label(words("filter.role"), exact=True)).to_have_value("analyst")
    page.go_forward()
    expect(page.get_by_label(words("filter.theme"), exact=True)).to_have_value("")
    page.locator(".md-nav__link", has_text=words("sources.title")).first.click()
    page.wait_for_url(f"{site_url}{ROOTS[locale]}sources/")
    page.go_back()
    expect(page.get_by_label(words("filter.role"), exact=True)).to_have_value("analyst")
    expect(page.locator("thead th:visible")).to_have_count(2)


def test_typing_is_one_step_back(page: Page) -> None:
    page.goto("compare/")
    field = page.get_by_label("Find words")
    for word in ("dr", "ift", " label"):
        field.press_sequentially(word)
        page.wait_for_timeout(300)  # longer than the filter waits for the next key
    expect(page).to_have_url(re.compile(r"\?find=drift\+label$"))
    page.go_back()
    told(page, "en", ALL)
    expect(page.get_by_label("Find words")).to_have_value("")


def test_what_is_typed_after_back_is_a_step_of_its_own(page: Page) -> None:
    page.goto("about/")
    page.goto("compare/")
    field = page.get_by_label("Find words")
    field.press_sequentially("drift")
    expect(page).to_have_url(re.compile(r"\?find=drift$"))
    page.go_back()
    expect(field).to_have_value("")
    field.press_sequentially("label")
    expect(page).to_have_url(re.compile(r"\?find=label$"))
    page.go_back()
    expect(page).to_have_url(re.compile(r"/compare/$"))
    expect(field).to_have_value("")


def test_a_column_goes_and_the_last_one_stays(page: Page) -> None:
    page.goto("compare/")
    page.get_by_role("checkbox", name="DataOps").uncheck()
    expect(page).to_have_url(re.compile(r"\?columns=mlops$"))
    expect(page.locator("thead th:visible")).to_have_count(2)
    expect(page.locator("tr.tb-row td[data-subjects=dataops]:visible")).to_have_count(0)
    assert page.locator("tr.tb-theme th").first.evaluate("cell => cell.colSpan") == 2
    page.get_by_role("checkbox", name="MLOps").click()
    expect(page.get_by_role("checkbox", name="MLOps")).to_be_checked()
    page.get_by_role("checkbox", name="DataOps").check()
    assert "?" not in page.url


def test_what_is_the_same_folds_and_counts_follow(page: Page) -> None:
    page.goto("compare/")
    role = page.get_by_label("I am", exact=True)
    before = int(re.findall(r"\d+", role.locator("option[value=analyst]").inner_text())[0])
    page.get_by_label(words_of("en")("filter.same")).check()
    told(page, "en", ALL - SHARED)
    after = int(re.findall(r"\d+", role.locator("option[value=analyst]").inner_text())[0])
    assert before - after == SHARED
    names = ", ".join(page.locator("#theme-_shared").locator("xpath=ancestor::tbody").locator("tr.tb-row").evaluate_all("all => all.map(one => one.dataset.title)"))
    fold = page.get_by_role("button", name=words_of("en")("filter.folded", n=SHARED, names=names))
    expect(fold).to_have_attribute("aria-expanded", "false")
    fold.focus()
    page.keyboard.press("Enter")
    told(page, "en", ALL)
    expect(fold).to_be_focused()
    expect(fold).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Enter")
    told(page, "en", ALL - SHARED)
    page.get_by_label(words_of("en")("filter.same")).uncheck()
    told(page, "en", ALL)
    expect(fold).to_be_hidden()


@pytest.mark.parametrize("locale", ROOTS)
def test_on_a_phone_the_table_begins_on_the_first_screen_and_the_filter_unfolds(new_context: NewContext, locale: str) -> None:
    words = words_of(locale)
    page = new_context(viewport={"width": 390, "height": 844}).new_page()
    page.goto(f"{ROOTS[locale]}compare/")
    expect(rows(page).first).to_be_in_viewport()
    fold = page.locator("summary", has_text=words("filter.fold", n=ALL, all=ALL))
    expect(page.get_by_label(words("filter.role"), exact=True)).to_be_hidden()
    fold.focus()
    page.keyboard.press("Enter")
    page.get_by_label(words("filter.role"), exact=True).select_option("analyst")
    n = concerning("analyst")
    told(page, locale, n)
    page.keyboard.press("Escape")
    expect(page.locator(".tb-fold > summary")).to_have_text(words("filter.fold", n=n, all=ALL))
    expect(page.locator(".tb-fold > summary")).to_be_visible()
    page.set_viewport_size({"width": 1280, "height": 900})
    expect(page.locator(".tb-fold > summary")).to_be_hidden()
    expect(page.get_by_label(words("filter.role"), exact=True)).to_be_visible()


def test_on_paper_every_row_says_why_and_none_offers_to_open(page: Page) -> None:
    page.goto("compare/")
    page.locator("tr.tb-more summary").nth(2).click()
    page.emulate_media(media="print")
    expect(page.locator("tr.tb-more summary:visible")).to_have_count(0)
    expect(page.locator("tr.tb-more .tb-sources:visible")).to_have_count(ALL)


def test_an_address_with_a_wrong_end_opens_the_whole_table(page: Page) -> None:
    page.goto("compare/?theme=quality#%")
    expect(page.locator("#ground-truth")).to_be_visible()
    expect(page.locator("#goal")).to_be_hidden()


@pytest.mark.parametrize("name", ["ground-truth", "regulation"])
def test_a_row_that_is_linked_to_stands_below_the_heads(page: Page, name: str) -> None:
    page.goto(f"compare/#{name}")
    page.wait_for_load_state("networkidle")
    heads, row = page.locator("thead th").first.bounding_box(), page.locator(f"#{name}").bounding_box()
    assert heads
    assert row
    assert heads["y"] + heads["height"] <= row["y"] < 300


def test_nothing_left_is_said_in_words(page: Page) -> None:
    page.goto("compare/?find=zebra")
    expect(page.locator("span[data-told]")).to_have_text(words_of("en")("filter.none"))
    expect(rows(page)).to_have_count(0)
    expect(page.locator("tr.tb-theme:visible")).to_have_count(0)


def test_a_row_link_copies_the_address_of_its_row(new_context: NewContext, site_url: str) -> None:
    page = new_context(permissions=["clipboard-read", "clipboard-write"]).new_page()
    page.goto("compare/?theme=quality")
    page.get_by_role("link", name=re.compile("Link ?: Ground truth$")).click()
    expect(page.locator("span[data-said]")).to_have_text("Copied.")
    assert page.evaluate("navigator.clipboard.readText()") == f"{site_url}compare/#ground-truth"
    told(page, "en", sum(d.body.theme == "quality" for d in CATALOG.collections["differences"].values()))


def test_a_link_to_a_row_that_the_filter_hides_shows_it(page: Page) -> None:
    page.goto("compare/?theme=quality#goal")
    expect(page.locator("#goal")).to_be_in_viewport()
    told(page, "en", ALL)


def test_the_rows_shown_can_be_copied_as_markdown_and_taken_as_csv(
    new_context: NewContext, site_url: str
) -> None:
    page = new_context(permissions=["clipboard-read", "clipboard-write"]).new_page()
    page.goto("id/compare/?theme=quality&role=analyst")
    words = words_of("id")
    page.get_by_role("button", name=words("filter.markdown")).click()
    expect(page.locator("span[data-said]")).to_have_text(words("filter.copied"))
    lines = page.evaluate("navigator.clipboard.readText()").splitlines()
    assert lines[0] == f"| {words('filter.theme')} | {words('compare.dimension')} | DataOps | MLOps | {words('claim.sources')} |"
    quality = CATALOG.collections["themes"]["quality"].body.title.get("id")
    assert all(line.startswith(f"| {quality} | ") for line in lines[2 : 2 + rows(page).count()])
    cited = {name.strip() for line in lines[2 : 2 + rows(page).count()] for name in line.split(" | ")[-1].rstrip(" |").split("; ")}
    assert {line[2:].rpartition(": ")[0] for line in lines if line.startswith("- ")} == cited
    assert all(f": <{site_url}id/sources/" in line for line in lines if line.startswith("- "))
    assert lines[-1] == f"<{site_url}id/compare/?theme=quality&role=analyst>"
    assert len([line for line in lines if line.startswith("| ")]) == 2 + rows(page).count()
    with page.expect_download() as downloading:
        page.get_by_role("button", name=words("filter.csv")).click()
    text = downloading.value.path().read_text(encoding="utf-8-sig")
    head, *body = list(csv.reader(io.StringIO(text)))
    assert head == [
        words("filter.theme"),
        words("compare.dimension"),
        "DataOps",
        "MLOps",
        words("claim.sources"),
        words("filter.address"),
    ]
    assert len(body) == rows(page).count()
    truth = CATALOG.collections["differences"]["ground-truth"].body
    row = next(row for row in body if row[-1] == f"{site_url}id/compare/#ground-truth")
    texts = [truth.title, *(truth.values[subject].text for subject in ("dataops", "mlops"))]
    assert row[1:4] == [plain(text.get("id") or "") for text in texts]


@pytest.mark.parametrize("root", ROOTS.values())
def test_without_javascript_the_whole_table_stands_and_no_control_shows(
    new_context: NewContext, root: str
) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"{root}compare/?theme=quality&same=hidden")
    expect(rows(page)).to_have_count(ALL)
    assert page.locator("comparison-filter :is(input, select, button):visible").count() == 0
    page.locator("a.tb-row-link").nth(3).click()
    assert "#" in page.url


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("root", ROOTS.values())
def test_a_filtered_comparison_has_no_violation_and_fits(
    new_context: NewContext, root: str, width: int, scheme: Literal["light", "dark"]
) -> None:
    page = new_context(
        color_scheme=scheme, viewport={"width": width, "height": 900}, reduced_motion="reduce"
    ).new_page()
    page.goto(f"{root}compare/?role=analyst&columns=mlops")
    expect(page.locator("thead th:visible")).to_have_count(2)
    found: list[dict[str, Any]] = Axe().run(page).response["violations"]
    assert [f"{v['id']}: {[n['html'][:120] for n in v['nodes'][:3]]}" for v in found] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    if page.locator(".tb-fold > summary").is_visible():
        page.locator(".tb-fold > summary").click()
    small = page.locator(
        "comparison-filter :is(select, input[type=search], button, .tb-tick, summary:visible), a.tb-row-link:visible"
    ).evaluate_all(
        "all => all.map(one => [one.textContent, one.getBoundingClientRect()]).filter(([, box]) => box.height < 44).map(([text]) => text)"
    )
    assert small == []


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("place", ["compare/", "tools/", "glossary/"])
def test_nothing_shifts_while_the_page_opens(new_context: NewContext, place: str, width: int) -> None:
    page = new_context(viewport={"width": width, "height": 844}).new_page()
    page.goto(place)
    page.wait_for_load_state("networkidle")
    shifts = page.evaluate("""() => new Promise((resolve) => {
      const found = [];
      new PerformanceObserver((list) => found.push(...list.getEntries().map((one) => [one.value, ...one.sources.map((s) => s.node?.className)])))
        .observe({ type: "layout-shift", buffered: true });
      setTimeout(() => resolve(found), 300);
    })""")
    assert shifts == []


def test_the_heads_stay_in_sight(page: Page) -> None:
    page.goto("compare/")
    page.locator("#regulation").scroll_into_view_if_needed()
    page.mouse.wheel(0, 300)
    expect(page.locator("thead th").nth(1)).to_be_in_viewport()
