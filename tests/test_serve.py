"""`timbang serve`: an edit shows in the open page, a broken one shows its error, the server lives on."""

from __future__ import annotations

import errno
import re
import shutil
import signal
import socket
import struct
import subprocess
import sys
import threading
import time
from http.client import HTTPConnection
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from generator import serve
from generator.errors import PortError
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

    def get(self, path: str, method: str = "GET") -> tuple[int, str]:
        """Return the status and the content that a browser would get."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=START_SECONDS)
        try:
            connection.request(method, f"/{path}")
            answer = connection.getresponse()
            return answer.status, answer.read().decode()
        finally:
            connection.close()

    def wait_until(self, path: str, status: int, words: str = "") -> None:
        end = time.monotonic() + START_SECONDS
        while (answer := self.get(path))[0] != status or words not in answer[1]:
            assert self.process.poll() is None, "".join(self.said)
            assert time.monotonic() < end, answer
            time.sleep(0.05)

    def edit(self, file: str, old: str, new: str) -> None:
        path = self.root / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    def replace(self, file: str, old: str, new: str) -> None:
        """Edit as many editors do: another file takes the place of the old one."""
        path = self.root / file
        other = self.root / "saved.part"
        other.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
        other.replace(path)

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(timeout=20)
        self._reader.join(timeout=20)
        assert self.process.stdout is not None
        self.process.stdout.close()


@pytest.fixture
def drinks(tmp_path: Path) -> Path:
    root = tmp_path / "drinks"
    shutil.copytree(HERE / "comparison", root)
    shutil.copy(ROOT / "mkdocs.yml", root)
    (root / "decision_tree/runtime").mkdir()
    for asset in (ROOT / "decision_tree/runtime").glob("*.*"):
        shutil.copy(asset, root / "decision_tree/runtime")
    return root


@pytest.fixture
def served(drinks: Path) -> Iterator[Served]:
    served = Served(drinks)
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


def test_open_pages_come_first_and_all_others_follow_without_being_asked(
    served: Served, browser: Browser
) -> None:
    served.wait_until("pagefind/pagefind-entry.json", 200)
    catalogue, entry = browser.new_page(), browser.new_page()
    catalogue.goto(f"{served.url}tools/")
    served.edit("content/tools/whistler.yml", "A kettle that whistles.", "A kettle that sings.")
    served.wait_for("content/tools/whistler.yml: shown after")
    entry.goto(f"{served.url}tools/whistler/")  # it may be that of before, for nobody had it open
    expect(entry.locator("body")).to_contain_text("A kettle that sings.", timeout=SHOWN_MS)
    expect(catalogue.locator("body")).to_contain_text("A kettle that sings.")
    served.edit("content/tools/whistler.yml", "Cerek yang bersiul.", "Cerek yang bernyanyi.")
    served.wait_until("id/tools/whistler/", 200, "bernyanyi")
    catalogue.close()
    entry.close()


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
    assert (second.returncode, second.stdout) == (2, ""), "nothing is built for nobody"
    assert (
        second.stderr
        == f"timbang: Port {served.port} is taken: stop what uses it, or choose another with --port.\n"
    )


def test_a_port_that_is_not_allowed_is_not_called_taken(
    drinks: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(serve, "serve", refused)
    with pytest.raises(PortError, match=r"Port 80 cannot be used \(Permission denied\): choose another"):
        serve.serve_site(drinks, 80, print, print)


def test_who_comes_early_waits_and_an_edit_of_that_time_is_shown(drinks: Path) -> None:
    served = Served(drinks)
    served.wait_for("Checking and building")
    assert served.get("compare/")[0] == 503
    assert "The site is being built." in served.get("compare/")[1]
    while not (drinks / "build/serve/docs/en/compare.md").exists():
        time.sleep(0.01)
    assert "Serving at" not in "".join(served.said)
    served.edit("content/differences/bitterness.yml", "Often *bitter*", "Always *bitter*")
    served.wait_for("content/differences/bitterness.yml: shown after")
    served.wait_until("compare/", 200, "Always <em>bitter</em>")
    served.process.send_signal(signal.SIGINT)
    assert served.process.wait(timeout=20) == 0
    served.stop()


def test_a_comparison_that_goes_away_for_a_while_does_not_end_it(served: Served, open_page: Page) -> None:
    open_page.goto(f"{served.url}compare/")
    comparison = served.root / "content/comparison.yml"
    comparison.rename(comparison.with_suffix(".old"))
    expect(open_page.locator("pre")).to_contain_text("No content/comparison.yml here", timeout=SHOWN_MS)
    served.wait_for("timbang: No content/comparison.yml here")
    comparison.with_suffix(".old").rename(comparison)
    expect(open_page.locator("h1")).to_contain_text("Comparison", timeout=SHOWN_MS)


def test_what_the_site_builder_says_is_shown_instead_of_older_mistakes(
    served: Served, open_page: Page
) -> None:
    open_page.goto(f"{served.url}compare/")
    served.edit("content/differences/bitterness.yml", "theme: taste", "theme: tatse")
    expect(open_page.locator("pre")).to_contain_text("There is no `tatse`", timeout=SHOWN_MS)
    served.edit("mkdocs.yml", "name: material", "name: immaterial")
    served.edit("content/differences/bitterness.yml", "theme: tatse", "theme: taste")
    expect(open_page.locator("pre")).to_contain_text("immaterial", timeout=SHOWN_MS)
    served.edit("mkdocs.yml", "name: immaterial", "name: material")
    expect(open_page.locator("h1")).to_contain_text("Comparison", timeout=SHOWN_MS)


def test_settings_that_an_editor_replaces_are_followed_each_time(served: Served) -> None:
    served.replace("mkdocs.yml", "favicon: ", "favicon: first-")
    served.wait_until("compare/", 200, "first-assets")
    served.replace("mkdocs.yml", "favicon: first-", "favicon: second-")
    served.wait_until("compare/", 200, "second-assets")
    (served.root / "content").rename(served.root / "elsewhere")
    served.wait_until("compare/", 503, "No content/comparison.yml here")
    shutil.copytree(served.root / "elsewhere", served.root / "content")
    served.wait_until("compare/", 200, "second-assets")
    served.edit("content/differences/bitterness.yml", "Often *bitter*", "Always *bitter*")
    served.wait_until("compare/", 200, "Always <em>bitter</em>")


def test_the_page_of_an_entry_goes_with_it(served: Served) -> None:
    tool = served.root / "content/tools/whistler.yml"
    other = tool.with_stem("hummer")
    other.write_text(tool.read_text("utf-8").replace("Whistler", "Hummer"), "utf-8")
    served.wait_until("tools/hummer/", 200)
    served.wait_until("id/tools/hummer/", 200)
    other.unlink()
    served.wait_until("tools/hummer/", 404)
    served.wait_until("id/tools/hummer/", 404)
    assert served.get("tools/whistler/")[0] == 200


def test_whatever_a_browser_does_is_no_news_for_the_terminal(served: Served) -> None:
    with socket.create_connection(("127.0.0.1", served.port)) as left:
        left.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))  # closing resets
        left.sendall(b"GET /compare/")
    assert served.get("__timbang/version?since=--5") == (200, "1")
    assert served.get("compare/", "HEAD") == (200, "")
    served.edit("content/differences/bitterness.yml", "Often *bitter*", "Always *bitter*")
    served.wait_for("shown after")
    assert "Traceback" not in "".join(served.said)
    assert "Exception" not in "".join(served.said)


def test_a_site_that_is_built_meanwhile_has_nothing_of_this_machine(served: Served) -> None:
    timbang = str(Path(sys.executable).with_name("timbang"))
    command = [timbang, "build", "--root", str(served.root), "--site-url", "https://example.org/"]
    build = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert build.stdout is not None
    with build.stdout as said:
        next(line for line in said if line.startswith("timbang: Building"))
        served.edit("content/differences/bitterness.yml", "Often *bitter*", "Always *bitter*")
        said.read()
    assert build.wait(timeout=START_SECONDS) == 0
    served.wait_until("compare/", 200, "Always <em>bitter</em>")
    made = [path for path in (served.root / "site").rglob("*.html") if "127.0.0.1" in path.read_text("utf-8")]
    assert made == []
    assert "example.org/compare/" not in served.get("compare/")[1]
