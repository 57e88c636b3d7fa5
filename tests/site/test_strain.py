"""Nothing is lost to readers who widen the text, zoom to 400 %, or choose their own colours."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.strain import forced, spaced, upwards, zoomed

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.conftest import NewContext
    from tests.site_server import SiteServer

ADDRESSES = (
    "",
    "id/compare/",
    "mlops/",
    "lifecycles/",
    "tools/dbt-core/",
    "id/glossary/",
    "guides/where-to-start/",
    "guides/where-to-start/map/",
    "id/guides/where-to-start/outcomes/both-together/",
)


@pytest.mark.parametrize("strain", [spaced, zoomed, forced])
@pytest.mark.parametrize("address", ADDRESSES)
def test_nothing_is_cut_covered_or_unseen(browser: Browser, site_url: str, address: str, strain: object) -> None:
    assert callable(strain)
    assert strain(browser, f"{site_url}{address}") == []


@pytest.mark.parametrize("address", ["compare/", "tools/", "differences/", "id/glossary/"])
def test_no_focus_hides_below_the_header_on_the_way_up(browser: Browser, site_url: str, address: str) -> None:
    assert upwards(browser, f"{site_url}{address}") == []


def test_the_menu_of_a_narrow_screen_works_by_keyboard(new_context: NewContext) -> None:
    page = new_context(viewport={"width": 390, "height": 844}).new_page()
    page.goto("compare/")
    button = page.get_by_role("button", name="Menu")
    menu = page.locator(".md-sidebar--primary")
    expect(menu).to_be_hidden()
    button.focus()
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    expect(menu).to_be_visible()
    expect(menu.locator("a:focus")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(button).to_be_focused()
    page.keyboard.press("Space")
    link = menu.get_by_role("link", name="Glossary")
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/glossary/")
    expect(menu).to_be_hidden()
    expect(button).to_have_attribute("aria-expanded", "false")


def test_who_comes_back_to_a_page_finds_its_menu_closed(new_context: NewContext) -> None:
    page = new_context(viewport={"width": 390, "height": 844}).new_page()
    page.goto("about/")
    page.get_by_role("button", name="Menu").click()
    menu = page.locator(".md-sidebar--primary")
    menu.get_by_role("link", name="Glossary").click()
    page.wait_for_url("**/glossary/")
    page.go_back()
    page.wait_for_url("**/about/")
    page.wait_for_load_state("networkidle")
    expect(page.get_by_role("button", name="Menu")).to_have_attribute("aria-expanded", "false")
    expect(menu).to_be_hidden()
    page.get_by_role("button", name="Menu").click()
    expect(menu).to_be_visible()


def test_a_wide_screen_has_its_menu_in_sight_and_no_sign_for_it(new_context: NewContext) -> None:
    page = new_context(viewport={"width": 1280, "height": 900}).new_page()
    page.goto("compare/")
    expect(page.locator(".tb-menu")).to_have_count(1)
    expect(page.locator(".tb-menu")).to_be_hidden()
    expect(page.locator(".md-sidebar--primary")).to_be_visible()
