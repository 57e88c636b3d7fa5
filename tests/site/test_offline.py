"""From a disk the site is read and the guide answered; installed, it opens as an app of its own."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from playwright.sync_api import expect

from generator.words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from tests.site_server import SiteServer


@pytest.fixture
def from_disk(browser: Browser) -> Iterator[Page]:
    """A page that no one watches: a browser logs that it runs no modules from a disk."""
    page = browser.new_page()
    page.set_default_timeout(15_000)
    yield page
    page.close()


def test_pages_opened_from_a_disk_lead_to_each_other(
    from_disk: Page, built_site: Path, site_server: SiteServer
) -> None:
    site_server.asked.clear()
    from_disk.goto((built_site / "index.html").as_uri())
    from_disk.locator(".md-nav--primary").get_by_role("link", name="Glossary").click()
    expect(from_disk.locator("h1")).to_contain_text("Glossary")
    from_disk.wait_for_load_state()
    from_disk.locator(".tb-language").click()
    expect(from_disk.locator("h1")).to_contain_text("Glosarium")
    assert from_disk.url == (built_site / "id/glossary/index.html").as_uri()
    from_disk.wait_for_load_state()
    from_disk.locator(".md-header a.md-logo").click()
    assert from_disk.url == (built_site / "id/index.html").as_uri()
    assert site_server.asked == []


@pytest.mark.parametrize(("root", "locale"), [("", "en"), ("id/", "id")])
def test_from_a_disk_the_search_says_why_there_is_none(
    from_disk: Page, built_site: Path, root: str, locale: str
) -> None:
    from_disk.goto((built_site / root / "compare/index.html").as_uri())
    from_disk.locator("button.tb-search-open").click()
    expect(from_disk.get_by_role("status").filter(has_text=words_of(locale)("search.disk"))).to_be_visible()
    expect(from_disk.get_by_role("dialog")).to_have_count(0)


def test_from_a_disk_the_guide_is_answered(from_disk: Page, built_site: Path) -> None:
    from_disk.goto((built_site / "guides/where-to-start/index.html").as_uri())
    from_disk.locator("decision-guide input").first.check()
    from_disk.locator(".guide-continue").click()
    expect(from_disk.locator(".guide-progress")).to_contain_text("2")


def test_from_a_disk_the_evidence_of_a_guide_opens_its_pages(from_disk: Page, built_site: Path) -> None:
    from_disk.goto((built_site / "guides/where-to-start/index.html").as_uri())
    from_disk.locator("decision-guide input").first.check()
    from_disk.locator(".guide-continue").click()
    while from_disk.locator(".guide-continue").count():
        from_disk.locator("decision-guide input").first.check()
        from_disk.locator(".guide-continue").click()
    inside = from_disk.locator("decision-guide .guide-because a, decision-guide .guide-live a[href^='../']")
    led = set(
        inside.evaluate_all("links => links.map(link => link.href).filter(href => href.startsWith('file:'))")
    )
    assert len(led) > 3
    assert [address for address in led if not address.partition("#")[0].endswith("index.html")] == []
    inside.locator("visible=true").first.click()
    expect(from_disk.locator("h1, h2").first).to_be_visible()
    assert "/index.html" in from_disk.url


def test_from_a_disk_a_row_has_an_address(from_disk: Page, built_site: Path) -> None:
    address = (built_site / "compare/index.html").as_uri()
    from_disk.goto(f"{address}?theme=quality")
    with from_disk.expect_download() as downloading:
        from_disk.get_by_role("button", name=words_of("en")("filter.csv")).click()
    assert f"{address}#ground-truth" in downloading.value.path().read_text(encoding="utf-8-sig")


@pytest.mark.parametrize("root", ["", "id/"])
def test_the_site_can_be_installed(page: Page, built_site: Path, site_url: str, root: str) -> None:
    page.goto(f"{root}compare/")
    told = page.context.new_cdp_session(page).send("Page.getAppManifest")
    assert told["errors"] == []
    assert told["url"] == f"{site_url}{root}app.webmanifest"
    manifest = json.loads(told["data"])
    assert manifest["lang"] == (root.rstrip("/") or "en")
    hindrances = page.context.new_cdp_session(page).send("Page.getInstallabilityErrors")[
        "installabilityErrors"
    ]
    assert {hindrance["errorId"] for hindrance in hindrances} <= {"in-incognito"}, (
        "as every page of a test is"
    )
    assert {(icon["type"], icon["sizes"], icon["purpose"]) for icon in manifest["icons"]} == {
        ("image/svg+xml", "any", "any"),
        ("image/png", "192x192", "any"),
        ("image/png", "512x512", "any"),
        ("image/png", "512x512", "maskable"),
    }
    for icon in manifest["icons"]:
        file = built_site / root / icon["src"]
        width, _, height = icon["sizes"].partition("x")
        assert file.is_file()
        if height:
            with Image.open(file) as image:
                assert image.size == (int(width), int(height))


@pytest.mark.parametrize("root", ["", "id/"])
def test_a_home_screen_finds_its_icon_on_every_page(
    page: Page, built_site: Path, site_url: str, root: str
) -> None:
    for place in ("", "glossary/drift/"):
        page.goto(f"{root}{place}")
        address = page.locator('link[rel="apple-touch-icon"]').evaluate("link => link.href")
        icon = Image.open(built_site / address.removeprefix(site_url)).convert("RGBA")
        assert icon.size == (180, 180)
        assert icon.getchannel("A").getextrema() == (255, 255), (
            "a home screen lays what is transparent on black"
        )
