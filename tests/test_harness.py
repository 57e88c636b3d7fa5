"""Tests of the tests' own tools: a watch that sees nothing would let everything pass."""

from __future__ import annotations

import os
import time
import urllib.error
import urllib.request
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests import browser as finder
from tests.site_server import FOLDER, serving
from tests.watch import Watch

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.conftest import NewContext
FAULTS = {
    "<script>console.error('noise')</script>": "console error: noise",
    "<script>throw new Error('broken')</script>": "uncaught exception: ",
    "<script>Promise.reject(new Error('broken'))</script>": "uncaught exception: ",
    "<link rel=stylesheet href=https://fonts.example/a.css>": "asked another host: https://fonts.example/a.css",
    "<script>fetch('http://127.0.0.1:9/').catch(() => 0)</script>": "asked another host: http://127.0.0.1:9/",
    "<script>new WebSocket('ws://sockets.example/')</script>": "asked another host: ws://sockets.example/",
    "<img src=missing.png>": "404",
}


def get(url: str) -> tuple[int, bytes]:
    """Ask for an address without following proxies."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(url, timeout=10) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read()


@pytest.mark.parametrize("html", FAULTS)
def test_the_watch_sees(html: str, new_context: NewContext, watch: Watch) -> None:
    page = new_context(bypass_csp=True).new_page()  # the site's own policy would refuse these scripts
    page.goto("nothing-here")
    page.set_content(html)
    page.wait_for_load_state("networkidle")
    page.context.close()
    seen = [found for found in watch.verdict() if FAULTS[html] in found and "nothing-here" not in found]
    watch.found.clear()
    assert seen


def test_the_watch_lets_a_quiet_page_pass(page: Page, watch: Watch) -> None:
    page.set_content("<p>quiet</p><img src='data:image/gif;base64,R0lGODlhAQABAAAAACw='>")
    page.wait_for_load_state("networkidle")
    assert watch.verdict() == []


def test_the_watch_misses_what_was_expected() -> None:
    watch = Watch("127.0.0.1:1")
    watch.expect("404")
    assert watch.verdict() == ["expected, but did not happen: 404"]
    watch.found.append("console error: 404")
    assert watch.verdict() == []


def test_the_server_answers_as_a_host_does(tmp_path: Path) -> None:
    (tmp_path / "id").mkdir()
    (tmp_path / "empty").mkdir()
    (tmp_path / "id" / "index.html").write_bytes(b"beranda")
    (tmp_path / "404.html").write_bytes(b"gone")
    with serving(tmp_path) as server:
        assert get(server.url + "id/") == (HTTPStatus.OK, b"beranda")
        assert get(server.url + "id") == (HTTPStatus.OK, b"beranda")
        assert get(server.url + "empty/") == (HTTPStatus.NOT_FOUND, b"gone")
        assert get(server.url + "none") == (HTTPStatus.NOT_FOUND, b"gone")
        assert get(server.url.removesuffix(FOLDER) + "/id/") == (HTTPStatus.NOT_FOUND, b"gone")


def program(folder: Path, name: str, script: str) -> Path:
    """Write a program that stands in for another."""
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


WORKS = "echo '<html></html>'"


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine without browsers and without Playwright's; returns the one folder on its PATH."""
    folder = tmp_path / "bin"
    folder.mkdir()
    (folder / "env").symlink_to("/usr/bin/env")
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path / "store"))
    monkeypatch.delenv(finder.CHOSEN, raising=False)
    monkeypatch.setattr(finder, "APPLICATIONS", ())
    monkeypatch.setattr(finder, "_of_playwright", lambda: None)
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    return folder


@pytest.fixture
def refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand in for Playwright's download, which the network refuses."""
    run = finder._run  # noqa: SLF001 (the one place where commands are run)

    def refuse(command: Any, seconds: float) -> finder.Outcome:
        if "playwright" in command:
            return finder.Outcome(1, "", "Error: no network")
        return run(command, seconds)

    monkeypatch.setattr(finder, "_run", refuse)


def test_a_browser_that_does_not_start_does_not_count(bare: Path) -> None:
    program(bare, "chromium", "echo 'try: snap install chromium'; exit 1")
    chrome = program(bare, "google-chrome", WORKS)
    assert finder.find_browser() == str(chrome)


def test_a_chosen_browser_is_used_or_refused_but_never_replaced(
    bare: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(bare, "chromium", WORKS)
    mine = program(bare, "mine", WORKS)
    monkeypatch.setenv(finder.CHOSEN, str(mine))
    assert finder.find_browser() == str(mine)
    monkeypatch.setenv(finder.CHOSEN, str(bare / "none"))
    with pytest.raises(finder.NoBrowserError, match="none"):
        finder.find_browser()


@pytest.mark.usefixtures("refused")
def test_where_the_download_is_refused_the_system_package_is_installed(
    bare: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ready = program(bare.parent, "ready", WORKS)
    chromium = bare / "chromium"
    program(bare, "apt-get", f"case $* in *install*chromium) /bin/cp '{ready}' '{chromium}';; esac")
    assert finder.main() == 0
    said = capsys.readouterr()
    assert said.out == f"{chromium}\n"
    assert "Error: no network" in said.err
    assert "apt-get" in said.err


@pytest.mark.usefixtures("refused")
def test_where_nothing_can_be_installed_it_leaves_with_2(
    bare: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert bare.is_dir()
    assert finder.main() == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert finder.CHOSEN in said.err


def test_a_command_that_hangs_is_stopped_with_all_it_started(tmp_path: Path) -> None:
    child = tmp_path / "child"
    outcome = finder._run(["sh", "-c", f"sleep 60 & echo $! >'{child}'; wait"], 2)  # noqa: SLF001 (the bound itself)
    assert outcome == (None, "", "stopped after 2 s")
    state = Path("/proc", child.read_text(encoding="utf-8").strip(), "stat")
    deadline = time.monotonic() + 10
    while state.exists() and ") Z " not in state.read_text(encoding="utf-8"):
        assert time.monotonic() < deadline
        time.sleep(0.05)
