"""`timbang serve`: an edit shows in the open page, a broken one shows its error, the server lives on."""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

HERE = Path(__file__).parent
START_SECONDS = 60
SHOWN_MS = 20_000
"""Far beyond the second that an edit takes: a loaded machine must not fail the test."""


class Served:
    """A comparison being served by the installed command, with what it said."""

    def __init__(self, root: Path) -> None:
        self.root = root
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}/"
        timbang = str(Path(sys.executable).with_name("timbang"))
        self.process = subprocess.Popen(
            [timbang, "serve", "--root", str(root), "--port", str(self.port)],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )  # fmt: skip
        self.said: list[str] = []
        self._reader = threading.Thread(target=self._listen, daemon=True)
        self._reader.start()

    def _listen(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.said.append(line)

    def wait_for(self, words: str) -> None:
        end = time.monotonic() + START_SECONDS
        while words not in "".join(self.said):
            assert self.process.poll() is None, "".join(self.said)
            assert time.monotonic() < end, "".join(self.said)
            time.sleep(0.02)

    def edit(self, file: str, old: str, new: str) -> None:
        path = self.root / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(timeout=20)
        self._reader.join(timeout=20)
        assert self.process.stdout is not None
        self.process.stdout.close()


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    root = tmp_path / "drinks"
    shutil.copytree(HERE / "comparison", root)
    shutil.copy(ROOT / "mkdocs.yml", root)
    (root / "decision_tree/runtime").mkdir()
    for asset in (ROOT / "decision_tree/runtime").glob("*.*"):
        shutil.copy(asset, root / "decision_tree/runtime")
    served = Served(root)
    served.wait_for("Serving at")
    yield served
    served.stop()


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    yield page
    page.close()


def test_it_says_where_it_serves(served: Served) -> None:
    assert f"Serving at {served.url}" in "".join(served.said)


def test_an_edit_shows_in_the_open_page_of_each_language(served: Served, open_page: Page) -> None:
    open_page.goto(f"{served.url}id/compare/")
    expect(open_page.locator("body")).to_contain_text("Sering pahit")
    served.edit("content/differences/bitterness.yml", "Sering *pahit*", "Selalu *pahit*")
    expect(open_page.locator("body")).to_contain_text("Selalu pahit", timeout=SHOWN_MS)
    open_page.goto(f"{served.url}compare/")
    served.edit("content/differences/bitterness.yml", "Often *bitter*", "Always *bitter*")
    expect(open_page.locator("body")).to_contain_text("Always bitter", timeout=SHOWN_MS)


def test_a_broken_edit_shows_its_error_and_a_mended_one_the_page(served: Served, open_page: Page) -> None:
    open_page.goto(f"{served.url}compare/")
    served.edit("content/differences/bitterness.yml", "theme: taste", "theme: tatse")
    expect(open_page.locator("pre")).to_contain_text("There is no `tatse` in themes.", timeout=SHOWN_MS)
    expect(open_page.locator("pre")).to_contain_text("did you mean: taste")
    served.wait_for("content/differences/bitterness.yml:2:8: error[dangling-reference]")
    served.edit("content/differences/bitterness.yml", "theme: tatse", "theme: taste")
    expect(open_page.locator("h1")).to_contain_text("Comparison", timeout=SHOWN_MS)
    assert served.process.poll() is None


def test_a_file_can_come_and_go(served: Served, open_page: Page) -> None:
    term = served.root / "content/terms/steam.yml"
    text = (served.root / "content/terms/brewing.yml").read_text(encoding="utf-8")
    open_page.goto(f"{served.url}glossary/")
    term.write_text(re.sub("brewing|penyeduhan", "steam", text), encoding="utf-8")
    expect(open_page.locator("h3#steam")).to_be_visible(timeout=SHOWN_MS)
    term.unlink()
    expect(open_page.locator("h3#steam")).to_have_count(0, timeout=SHOWN_MS)


def test_a_taken_port_is_said_and_not_a_traceback(served: Served) -> None:
    timbang = str(Path(sys.executable).with_name("timbang"))
    command = [timbang, "serve", "--root", str(served.root), "--port", str(served.port)]
    second = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert second.returncode == 2
    assert (
        second.stderr
        == f"timbang: Port {served.port} is taken: stop what uses it, or choose another with --port.\n"
    )
