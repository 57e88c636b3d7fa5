"""What tests share: the built site, a browser to look at it, and pages that are watched.

A test that takes `page`, `new_context` or `browser` is a browser test, and fails where there is no browser.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import pytest
from playwright.sync_api import sync_playwright

import tests.examples  # noqa: F401 (sets how property tests choose, before any is read)
from tests.browser import CHOSEN, QUIET, NoBrowserError, candidates, find_browser
from tests.site_server import SiteServer, serving
from tests.watch import Watch

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, Page

ROOT = Path(__file__).parent.parent
BUILD_SECONDS = 600
PAGE_SECONDS = 30

BROWSER_TESTS = pytest.StashKey[set[str]]()
BROWSER_USED = pytest.StashKey[str]()


@pytest.fixture
def drinks(tmp_path: Path) -> Path:
    """A copy of the small comparison with the site's settings, to break or to build."""
    root = tmp_path / "drinks"
    shutil.copytree(ROOT / "tests/comparison", root)
    shutil.copy(ROOT / "mkdocs.yml", root)
    return root


class NewContext(Protocol):
    """Opens a fresh browser context; takes what Playwright's `Browser.new_context` takes."""

    def __call__(self, **options: Any) -> BrowserContext: ...


@pytest.fixture(scope="session")
def site_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SiteServer]:
    """Listen before the site is built: the site has to know its address."""
    with serving(tmp_path_factory.mktemp("built") / "site") as server:
        yield server


@pytest.fixture(scope="session")
def built_site(site_server: SiteServer) -> Iterator[Path]:
    """The folder of the flagship's site, built once by the installed command.

    All tests share it, in any order, so it is not theirs to change: they take a copy, or answer a request themselves.
    """
    timbang = str(Path(sys.executable).with_name("timbang"))
    folder = str(site_server.folder)
    environment = {name: value for name, value in os.environ.items() if not name.startswith("TIMBANG_")}
    built = subprocess.run(
        [timbang, "build", "--root", str(ROOT), "--site-dir", folder, "--site-url", site_server.url],
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=BUILD_SECONDS,
        check=False,
    )
    if built.returncode != 0:
        pytest.fail(
            f"`timbang build` left with {built.returncode}:\n{built.stdout}{built.stderr}", pytrace=False
        )
    as_built = written(site_server.folder)
    yield site_server.folder
    changed = {str(path) for path, _ in as_built ^ written(site_server.folder)}
    if changed:
        pytest.fail(f"Tests changed the site that all of them share: {sorted(changed)}", pytrace=False)


def written(folder: Path) -> set[tuple[Path, int]]:
    """Return the files below a folder, each with the time of its last change in nanoseconds."""
    return {(path, path.stat().st_mtime_ns) for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="session")
def site_url(site_server: SiteServer, built_site: Path) -> str:
    """The address at which the built site is served, with its closing slash."""
    assert built_site.is_dir()
    return site_server.url


@pytest.fixture(scope="session")
def browser(request: pytest.FixtureRequest) -> Iterator[Browser]:
    """One headless browser for all tests; it can reach no host but ours."""
    try:
        path = find_browser()
    except NoBrowserError as error:
        pytest.fail(str(error), pytrace=False)
    if path is None:
        pytest.fail(
            f"No Chromium or Chrome starts here. `make test` installs one; {CHOSEN} names one.", pytrace=False
        )
    local_only = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=[*QUIET, local_only])
        request.config.stash[BROWSER_USED] = f"{path}, version {started.version}"
        yield started
        started.close()


@pytest.fixture
def watch(site_server: SiteServer) -> Iterator[Watch]:
    """Fail the test when a page asked another host, logged an error or threw."""
    watch = Watch(site_server.host)
    yield watch
    if faults := watch.verdict():
        pytest.fail("\n".join(["A page did what none may do:", *faults]), pytrace=False)


@pytest.fixture
def new_context(browser: Browser, site_server: SiteServer, watch: Watch) -> Iterator[NewContext]:
    """Open watched contexts, each without memory of another; relative addresses start at the site."""
    opened: list[BrowserContext] = []

    def open_context(**options: Any) -> BrowserContext:
        context = browser.new_context(**{"base_url": site_server.url, **options})
        context.set_default_timeout(PAGE_SECONDS * 1000)
        watch.follow(context)
        opened.append(context)
        return context

    yield open_context
    for context in opened:
        context.close()


@pytest.fixture
def context(new_context: NewContext) -> BrowserContext:
    """One watched context."""
    return new_context()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """One watched page."""
    return context.new_page()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark what needs a browser, before `-m browser` chooses."""
    marked = config.stash.setdefault(BROWSER_TESTS, set())
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")
            marked.add(item.nodeid)


def pytest_report_header() -> str:
    """Name the browser that will be tried first."""
    return f"browser: {next(candidates(), 'none')}"


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Say how many tests drove a browser: none left out in silence."""
    marked = config.stash.get(BROWSER_TESTS, set())
    reports = [*terminalreporter.getreports("passed"), *terminalreporter.getreports("failed")]
    run = sum(report.when == "call" and report.nodeid in marked for report in reports)
    used = config.stash.get(BROWSER_USED, "")
    terminalreporter.write_line(f"browser tests run: {run}" + (f" ({used})" if used else ""))
