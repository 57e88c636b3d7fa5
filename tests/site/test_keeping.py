"""The site is kept for reading offline when a reader asks for it, and never shows old pages while there are new ones."""

from __future__ import annotations

import json
import shutil
from contextlib import ExitStack
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from generator.words import words_of
from tests.site_server import FOLDER, serving

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from tests.site_server import SiteServer


class Host:
    """A host of a copy of the site that can go away, and can get other pages."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.stack = ExitStack()
        self.server: SiteServer = self.stack.enter_context(serving(folder))
        self.url = self.server.url

    def leave(self) -> None:
        self.stack.close()


@pytest.fixture
def host(built_site: Path, tmp_path: Path) -> Iterator[Host]:
    shutil.copytree(built_site, tmp_path / "site")
    host = Host(tmp_path / "site")
    yield host
    host.leave()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that no one watches: without a network a browser logs what it could not fetch."""
    page = browser.new_page()
    page.set_default_timeout(60_000)
    yield page
    page.close()


def kept(page: Page, address: str, locale: str) -> None:
    page.goto(address)
    page.get_by_role("button", name=words_of(locale)("keep.keep")).click()
    expect(page.get_by_role("status").filter(has_text=words_of(locale)("keep.kept"))).to_be_visible(timeout=60_000)


@pytest.mark.parametrize(("root", "locale"), [("", "en"), ("id/", "id")])
def test_what_is_kept_is_read_searched_and_answered_without_a_network(
    page: Page, host: Host, root: str, locale: str
) -> None:
    kept(page, f"{host.url}{root}", locale)
    host.leave()
    page.goto(f"{host.url}{root}glossary/drift/")
    expect(page.locator("h1")).to_contain_text("drift", ignore_case=True)
    page.locator("button.tb-search-open").click()
    page.get_by_role("dialog").get_by_role("searchbox").fill("deployment")
    expect(page.locator(".tb-search-places a").first).to_be_visible()
    page.goto(f"{host.url}{root}guides/where-to-start/?utm=x")
    page.locator("decision-guide input").first.check()
    page.locator(".guide-continue").click()
    expect(page.locator(".guide-progress")).to_contain_text("2")


def test_nothing_is_kept_of_a_reader_who_did_not_ask(page: Page, host: Host) -> None:
    host.server.asked.clear()
    page.goto(host.url, wait_until="networkidle")
    page.goto(f"{host.url}tools/", wait_until="networkidle")
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.length)") == 0
    assert page.evaluate("caches.keys()") == []
    assert not [path for path in host.server.asked if path.endswith(("worker.js", "files.json"))]


def test_a_newer_page_is_shown_at_once_and_offered_for_all(page: Page, host: Host) -> None:
    kept(page, host.url, "en")
    edited = host.folder / "mlops" / "index.html"
    edited.write_text(edited.read_text().replace("<h1", "<p class=new>Newer</p><h1", 1))
    listed = host.folder / "files.json"
    listed.write_text(json.dumps(json.loads(listed.read_text()) | {"version": "newer"}))
    page.goto(f"{host.url}mlops/")
    expect(page.locator("p.new")).to_have_text("Newer")
    page.goto(host.url)
    expect(page.get_by_role("status").filter(has_text=words_of("en")("keep.older"))).to_be_visible()
    page.get_by_role("button", name=words_of("en")("keep.renew")).click()
    expect(page.get_by_role("status").filter(has_text=words_of("en")("keep.kept"))).to_be_visible(timeout=60_000)


def test_newer_pages_are_offered_until_they_are_fetched(page: Page, host: Host) -> None:
    kept(page, host.url, "en")
    listed = host.folder / "files.json"
    listed.write_text(json.dumps(json.loads(listed.read_text()) | {"version": "newer"}))
    for _ in range(3):
        page.goto(f"{host.url}about/")
        page.goto(host.url)
        expect(page.get_by_role("status").filter(has_text=words_of("en")("keep.older"))).to_be_visible()
        expect(page.get_by_role("button", name=words_of("en")("keep.renew"))).to_contain_text("MB")


def test_what_was_merely_visited_is_not_kept(page: Page, host: Host) -> None:
    kept(page, host.url, "en")
    page.goto(f"{host.url}id/about/", wait_until="networkidle")
    page.goto(f"{host.url}id/", wait_until="networkidle")
    names = page.evaluate(f"caches.open('timbang {FOLDER}').then(store => store.keys()).then(all => all.map(one => one.url))")
    assert len(names) > 700
    assert [name for name in names if name.startswith(f"{host.url}id/")] == []


def test_the_button_says_how_much_it_fetches_and_keeps_the_focus(page: Page, host: Host) -> None:
    for root, locale in (("id/", "id"), ("", "en")):
        listed = json.loads((host.folder / root / "files.json").read_text())
        size = -(-listed["bytes"] // 1_000_000)
        assert 5 < size < 60
        page.goto(f"{host.url}{root}")
        button = page.get_by_role("button", name=words_of(locale)("keep.keep"))
        expect(button).to_contain_text(words_of(locale)("keep.size", size=size))
    page.goto(host.url)
    page.locator("keep-offline button").focus()
    page.keyboard.press("Enter")
    link = page.locator("article a").first
    link.focus()
    expect(page.get_by_role("button", name=words_of("en")("keep.remove"))).to_be_visible(timeout=60_000)
    expect(link).to_be_focused()


def test_nothing_is_offered_where_the_browser_lets_nothing_be_kept(page: Page, host: Host) -> None:
    thrown: list[str] = []
    page.on("pageerror", lambda error: thrown.append(str(error)))
    page.add_init_script("caches.match = () => Promise.reject(new DOMException('blocked', 'SecurityError'))")
    page.goto(host.url, wait_until="networkidle")
    expect(page.locator("keep-offline")).to_be_hidden()
    assert thrown == []


def test_a_full_device_says_so_and_shows_pages_all_the_same(page: Page, host: Host) -> None:
    full = "Cache.prototype.put = () => Promise.reject(new DOMException('full', 'QuotaExceededError'));"
    worker = host.folder / "worker.js"
    worker.write_text(full + worker.read_text())
    kept(page, host.url, "en")
    page.goto(f"{host.url}mlops/")
    assert page.evaluate("fetch(location.href).then(response => response.ok)")
    expect(page.locator("h1")).to_contain_text("MLOps")
    page.goto(f"{host.url}id/")
    page.evaluate(f"() => {{ {full} }}")
    page.get_by_role("button", name=words_of("id")("keep.keep")).click()
    expect(page.get_by_role("status").filter(has_text=words_of("id")("keep.full"))).to_be_visible()


def test_a_page_that_was_not_kept_says_so(page: Page, host: Host) -> None:
    kept(page, f"{host.url}id/", "id")
    page.evaluate(f"caches.open('timbang {FOLDER}id/').then(store => store.delete('{host.url}id/tools/'))")
    host.leave()
    page.goto(f"{host.url}id/tools/")
    expect(page.locator("h1")).to_have_text(words_of("id")("unkept.title"))
    page.get_by_role("link").click()
    expect(page.locator("h1")).to_contain_text("DataOps")


def test_what_is_removed_is_gone(page: Page, host: Host) -> None:
    kept(page, host.url, "en")
    page.get_by_role("button", name=words_of("en")("keep.remove")).click()
    expect(page.get_by_role("button", name=words_of("en")("keep.keep"))).to_be_visible()
    assert page.evaluate("caches.keys()") == []
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.length)") == 0


def test_every_file_that_is_listed_is_there(built_site: Path) -> None:
    for root in (built_site, built_site / "id"):
        files = json.loads((root / "files.json").read_text())["files"]
        assert len(files) > 700
        assert [name for name in files if not (root / name / "index.html").is_file() and not (root / name).is_file()] == []
        assert "./" in files
        assert not [name for name in files if name.startswith("id/") or name.endswith(".map")]
