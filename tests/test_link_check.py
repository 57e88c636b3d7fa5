"""The link check, against a server on this machine: probing, manners, the ledger, the summary, the command."""

from __future__ import annotations

import datetime as dt
import json
import re
import socket
import threading
from dataclasses import replace
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.errors import TimbangError
from generator.links import connection
from generator.links.asker import probe_all
from generator.links.connection import is_public
from generator.links.finding import Finding, Manners
from generator.links.ledger import Record, after, in_use, ledger_bytes, oldest_first, read_ledger
from generator.links.named import external_urls
from generator.links.run import check_links, tell_links
from generator.load import load
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Page = Callable[["Handler"], None]

DAY = dt.date(2026, 11, 2)
WEEK = dt.timedelta(days=7)
SECONDS = 5
"""No test waits so long; one that would is stuck."""


class Handler(BaseHTTPRequestHandler):
    server: Web

    def do_GET(self) -> None:
        self.server.asked.append((self.command, self.path, dict(self.headers)))
        try:
            self.server.pages.get(self.path, says(404))(self)
        except ConnectionError:
            pass  # the client had enough: many tests are about that
        finally:
            self.close_connection = True

    do_HEAD = do_GET  # noqa: N815 (the name is the base class's)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 (the name is the base class's)
        pass


class Web(ThreadingHTTPServer):
    """A web of one host whose pages a test writes."""

    daemon_threads = True

    def __init__(self) -> None:
        self.asked: list[tuple[str, str, dict[str, str]]] = []
        self.pages: dict[str, Page] = {}
        self.counting = threading.Lock()
        self.inside = self.most_inside = 0
        """Requests that wait for their answer now, and at most."""
        self.closing = threading.Event()
        super().__init__(("127.0.0.1", 0), Handler)

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.server_port}{path}"

    @property
    def requests(self) -> list[tuple[str, str]]:
        return [(method, path) for method, path, _ in self.asked]

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hangs up is no error here."""


class Time:
    """A clock that only sleeping moves."""

    def __init__(self) -> None:
        self.now = 0.0
        self.naps: list[float] = []

    def clock(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.naps.append(seconds)
        self.now += seconds


def says(status: int, **headers: str) -> Page:
    def page(handler: Handler) -> None:
        handler.send_response(status)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()

    return page


def leads(location: str, status: int = 301) -> Page:
    return says(status, Location=location)


def in_turn(*pages: Page) -> Page:
    left = list(pages)

    def page(handler: Handler) -> None:
        answer = left.pop(0) if len(left) > 1 else left[0]
        answer(handler)

    return page


def by_method(head: Page, get: Page) -> Page:
    return lambda handler: (head if handler.command == "HEAD" else get)(handler)


@pytest.fixture
def web() -> Iterator[Web]:
    with Web() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        yield server
        server.closing.set()
        server.shutdown()
        thread.join()


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def manners(time: Time) -> Manners:
    return Manners(
        "test (+https://example.org)",
        allow_local=True,
        timeout=SECONDS,
        patience=SECONDS,
        pause=0,
        clock=time.clock,
        sleep=time.sleep,
    )


def probed(url: str, manners: Manners) -> Finding:
    return probe_all([url], manners)[url]


# Answers


def test_a_page_that_answers_is_ok_and_asked_once(web: Web, manners: Manners) -> None:
    web.pages["/a?b=c"] = says(200)
    found = probed(web.url("/a?b=c#place"), manners)
    assert (found.verdict, found.status, found.reason, found.moved_to) == ("ok", 200, "200 OK", "")
    assert web.requests == [("HEAD", "/a?b=c")]


@pytest.mark.parametrize("status", [404, 410])
def test_a_page_that_is_no_more_is_gone(web: Web, manners: Manners, status: int) -> None:
    web.pages["/a"] = says(status)
    found = probed(web.url("/a"), manners)
    assert (found.verdict, found.status) == ("gone", status)
    assert not found.good


@pytest.mark.parametrize("status", [300, 304, 400, 403, 418, 451, 999])
def test_every_other_answer_is_failing(web: Web, manners: Manners, status: int) -> None:
    web.pages["/a"] = says(status)
    found = probed(web.url("/a"), manners)
    assert (found.verdict, found.status) == ("failing", status)
    assert ("browser" in found.reason) == (status in {403, 999})


@pytest.mark.parametrize("status", [403, 404, 405, 500, 501])
def test_a_server_that_answers_head_wrongly_is_asked_with_get(
    web: Web, manners: Manners, status: int
) -> None:
    web.pages["/a"] = by_method(head=says(status), get=says(200))
    assert probed(web.url("/a"), manners).verdict == "ok"
    assert web.requests == [("HEAD", "/a"), ("GET", "/a")]


def test_a_server_that_breaks_off_a_head_is_asked_with_get(web: Web, manners: Manners) -> None:
    def broken(handler: Handler) -> None:
        handler.connection.shutdown(socket.SHUT_RDWR)

    web.pages["/a"] = by_method(head=broken, get=says(200))
    assert probed(web.url("/a"), manners).verdict == "ok"
    web.pages["/b"] = broken
    found = probed(web.url("/b"), manners)
    assert (found.verdict, found.status, found.reason) == ("failing", 0, "the connection broke off")


def test_a_host_that_nothing_listens_on_is_failing(manners: Manners) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    found = probed(f"http://127.0.0.1:{port}/", manners)
    assert (found.verdict, found.reason) == ("failing", "its host refuses the connection")


def test_an_address_beyond_ascii_is_asked_as_browsers_do(web: Web, manners: Manners) -> None:
    web.pages["/caf%C3%A9%20au?q=%C3%A9"] = says(200)
    assert probed(web.url("/café au?q=é"), manners).verdict == "ok"


# Redirects


def test_a_lasting_redirect_is_a_move(web: Web, manners: Manners) -> None:
    web.pages |= {"/a": leads("/b", 301), "/b": leads("c", 308), "/c": says(200)}
    found = probed(web.url("/a"), manners)
    assert (found.verdict, found.status) == ("moved", 200)
    assert found.moved_to == found.final == web.url("/c")
    assert found.good


@pytest.mark.parametrize("status", [302, 303, 307])
def test_a_passing_redirect_is_no_move(web: Web, manners: Manners, status: int) -> None:
    web.pages |= {"/a": leads("/b", status), "/b": leads("/c"), "/c": says(200)}
    found = probed(web.url("/a"), manners)
    assert (found.verdict, found.moved_to, found.final) == ("ok", "", web.url("/c"))


def test_a_move_ends_where_redirects_begin_to_be_passing(web: Web, manners: Manners) -> None:
    web.pages |= {"/a": leads("/b"), "/b": leads("/today", 302), "/today": says(200)}
    found = probed(web.url("/a"), manners)
    assert (found.moved_to, found.final) == (web.url("/b"), web.url("/today"))


def test_a_move_keeps_the_place_within_a_page_unless_the_server_names_one(web: Web, manners: Manners) -> None:
    web.pages |= {"/a": leads("/b"), "/b": says(200), "/c": leads("/b#there")}
    assert probed(web.url("/a#here"), manners).moved_to == web.url("/b#here")
    assert probed(web.url("/c#here"), manners).moved_to == web.url("/b#there")


def test_a_redirect_to_nothing_is_gone(web: Web, manners: Manners) -> None:
    web.pages["/a"] = leads("/nothing")
    found = probed(web.url("/a"), manners)
    assert (found.verdict, found.status, found.moved_to) == ("gone", 404, "")


@pytest.mark.parametrize(("redirects", "verdict"), [(10, "moved"), (11, "failing")])
def test_ten_redirects_are_followed_and_no_more(
    web: Web, manners: Manners, redirects: int, verdict: str
) -> None:
    web.pages |= {f"/{n}": leads(f"/{n + 1}") for n in range(redirects)} | {f"/{redirects}": says(200)}
    assert probed(web.url("/0"), manners).verdict == verdict
    assert ("GET", "/11") not in web.requests


def test_a_circle_of_redirects_is_failing(web: Web, manners: Manners) -> None:
    web.pages |= {"/a": leads("/b"), "/b": leads("/a", 302)}
    found = probed(web.url("/a"), manners)
    assert (found.verdict, found.reason) == ("failing", "it redirects in a circle")
    assert len(web.requests) == 4


@pytest.mark.parametrize(
    "location",
    [
        "file:///etc/hostname",
        "ftp://example.org/a",
        "data:,a",
        "javascript:alert(1)",
        "https:///a",
        "http://[1/a",
        "http://user:secret@127.0.0.1/",
        "http://127.0.0.1/" + "a" * 2000,
    ],
)
def test_a_redirect_that_leaves_the_web_is_refused(web: Web, manners: Manners, location: str) -> None:
    web.pages["/a"] = leads(location)
    found = probed(web.url("/a"), manners)
    assert (found.verdict, found.refused, found.moved_to) == ("failing", True, "")
    assert web.requests == [("HEAD", "/a")]


def test_what_a_server_writes_in_a_redirect_cannot_break_out(web: Web, manners: Manners) -> None:
    web.pages["/a"] = leads("/`<b>@all` \x01\xc3\xa9")
    web.pages["/%60%3Cb%3E@all%60%20%01%C3%A9"] = says(200)
    assert probed(web.url("/a"), manners).moved_to == web.url("/%60%3Cb%3E@all%60%20%01%C3%A9")


# Waiting


def test_a_host_that_names_a_wait_is_given_it(web: Web, manners: Manners, time: Time) -> None:
    web.pages["/a"] = in_turn(says(429, Retry_After="7"), says(200))
    assert probed(web.url("/a"), manners).verdict == "ok"
    assert web.requests == [("HEAD", "/a")] * 2
    assert time.naps == [7]


def test_a_wait_may_be_named_as_a_moment(web: Web, manners: Manners, time: Time) -> None:
    moment = format_datetime(dt.datetime.now(dt.UTC) + dt.timedelta(seconds=40), usegmt=True)
    web.pages["/a"] = in_turn(says(503, Retry_After=moment), says(200))
    assert probed(web.url("/a"), manners).verdict == "ok"
    assert 30 < time.naps[0] <= 40


@pytest.mark.parametrize("wait", ["", "soon", "-1", "٣x", "Mon, 99 Nov 2026"])
def test_a_wait_that_cannot_be_read_is_ours_to_choose(
    web: Web, manners: Manners, time: Time, wait: str
) -> None:
    web.pages["/a"] = in_turn(says(429, Retry_After=wait.encode().decode("latin-1")), says(200))
    assert probed(web.url("/a"), manners).verdict == "ok"
    assert time.naps == [2]


def test_trouble_is_tried_three_times_with_growing_waits(web: Web, manners: Manners, time: Time) -> None:
    web.pages["/a"] = says(429)
    found = probed(web.url("/a"), manners)
    assert (found.verdict, found.status) == ("failing", 429)
    assert time.naps == [2, 4]
    assert web.requests == [("HEAD", "/a")] * 3


def test_a_server_error_that_passes_is_ok(web: Web, manners: Manners, time: Time) -> None:
    web.pages["/a"] = in_turn(says(500), says(502), says(200))
    assert probed(web.url("/a"), manners).verdict == "ok"
    assert web.requests == [("HEAD", "/a"), ("GET", "/a"), ("HEAD", "/a")]
    assert time.naps == [2, 4]


def test_a_host_that_wants_a_long_wait_is_left_alone_until_the_next_run(
    web: Web, manners: Manners, time: Time
) -> None:
    web.pages |= {"/a": says(429, Retry_After="3600"), "/b": says(200)}
    found = probe_all([web.url("/a"), web.url("/b")], manners)
    assert {url: one.status for url, one in found.items()} == {web.url("/a"): 429}
    assert web.requests == [("HEAD", "/a")]
    assert time.naps == []


def test_a_host_in_lasting_trouble_is_not_asked_for_all_its_pages(
    web: Web, manners: Manners, time: Time
) -> None:
    paths = [f"/{n}" for n in range(20)]
    web.pages |= {path: says(503) for path in paths}
    found = probe_all([web.url(path) for path in paths], manners)
    assert len(found) < 5
    assert max(time.naps) <= 60


def test_hosts_get_a_pause_between_requests_and_none_before_the_first(
    web: Web, manners: Manners, time: Time
) -> None:
    web.pages |= {"/a": leads("/b"), "/b": says(200), "/c": says(200)}
    probe_all([web.url("/a"), web.url("/c")], replace(manners, pause=3))
    assert time.naps == [3, 3]


def test_a_host_is_asked_one_thing_at_a_time(web: Web, manners: Manners) -> None:
    def leave(handler: Handler) -> None:
        with web.counting:
            web.inside += 1
            web.most_inside = max(web.most_inside, web.inside)
        threading.Event().wait(0.01)
        with web.counting:  # before the answer: once it is read, the next may come
            web.inside -= 1
        leads(web.url(f"/end{handler.path}"), 302)(handler)

    # Two groups of addresses, that lead to the same host in the end.
    paths = [f"/{n}" for n in range(8)]
    web.pages |= dict.fromkeys(paths, leave) | {f"/end{path}": says(200) for path in paths}
    urls = [web.url(path, host) for path in paths for host in ("127.0.0.1", "localhost")]
    assert all(found.good for found in probe_all(urls, manners).values())
    assert web.most_inside <= 2
    web.most_inside = 0
    probe_all([web.url(path) for path in paths], manners)
    assert web.most_inside == 1


def test_hosts_are_asked_side_by_side(web: Web, manners: Manners) -> None:
    both_here = threading.Barrier(2, timeout=SECONDS)

    def meet(handler: Handler) -> None:
        both_here.wait()
        says(200)(handler)

    web.pages["/a"] = meet
    found = probe_all([web.url("/a"), web.url("/a", "localhost")], manners)
    assert [one.verdict for one in found.values()] == ["ok", "ok"]


def test_a_server_that_does_not_answer_is_failing(web: Web, manners: Manners) -> None:
    def silent(_: Handler) -> None:
        web.closing.wait(SECONDS)

    web.pages["/a"] = silent
    found = probed(web.url("/a"), replace(manners, timeout=0.05))
    assert (found.verdict, found.status, found.reason) == ("failing", 0, "no answer in time")


def test_a_server_that_answers_byte_by_byte_is_hung_up_on(web: Web, manners: Manners) -> None:
    def trickle(handler: Handler) -> None:
        while not web.closing.wait(0.01):
            handler.connection.send(b"H")

    web.pages["/a"] = trickle
    found = probed(web.url("/a"), replace(manners, patience=0.1))
    assert (found.verdict, found.status) == ("failing", 0)
    assert not web.closing.is_set()


def test_a_huge_body_is_not_read(web: Web, manners: Manners) -> None:
    sent: list[int] = []
    hung_up = threading.Event()

    def flood(handler: Handler) -> None:
        says(200)(handler)
        try:
            sent.extend(handler.connection.send(b"x" * 65536) for _ in range(100_000))
        except ConnectionError:
            hung_up.set()
            raise

    web.pages["/a"] = by_method(head=says(405), get=flood)
    assert probed(web.url("/a"), manners).verdict == "ok"
    assert hung_up.wait(SECONDS)


def test_of_a_body_no_more_than_64_kib_are_taken_from_the_socket(
    web: Web, manners: Manners, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[int] = []
    receive = socket.SocketIO.readinto

    def counted(self: socket.SocketIO, buffer: Any) -> int | None:
        got = receive(self, buffer)
        if threading.current_thread().name.startswith("ThreadPoolExecutor"):
            taken.append(got or 0)
        return got

    def body(handler: Handler) -> None:
        handler.wfile.write(b"HTTP/1.0 200 OK\r\n\r\n" + b"x" * 500_000)

    monkeypatch.setattr(socket.SocketIO, "readinto", counted)
    web.pages["/a"] = by_method(head=says(405), get=body)
    assert probed(web.url("/a"), manners).verdict == "ok"
    assert 0 < sum(taken) <= 65536


# Safety


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "2130706433", "127.1"])
def test_this_machine_is_refused_unless_it_is_allowed(web: Web, manners: Manners, host: str) -> None:
    web.pages["/a"] = says(200)
    found = probed(web.url("/a", host), replace(manners, allow_local=False))
    assert (found.verdict, found.reason) == ("failing", "it leads into a private network")
    assert web.requests == []
    assert probed(web.url("/a", host), manners).verdict == "ok"


def test_a_redirect_into_a_private_network_is_refused(
    web: Web, manners: Manners, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "is_public", lambda address: address == "127.0.0.1")
    web.pages |= {"/a": leads(web.url("/b", "127.0.0.2")), "/b": says(200)}
    found = probed(web.url("/a"), replace(manners, allow_local=False))
    assert (found.reason, found.refused) == ("it leads into a private network", True)
    assert web.requests == [("HEAD", "/a")]


def test_a_host_with_one_private_address_among_its_own_is_refused(
    web: Web, manners: Manners, monkeypatch: pytest.MonkeyPatch
) -> None:
    def resolved(*_: Any, **__: Any) -> list[Any]:
        return [(0, 0, 0, "", (address, web.server_port)) for address in ("192.0.2.7", "127.0.0.1")]

    monkeypatch.setattr(socket, "getaddrinfo", resolved)
    monkeypatch.setattr(connection, "is_public", lambda address: address == "192.0.2.7")
    assert probed("http://example.org/a", replace(manners, allow_local=False)).refused


PRIVATE = """
    10.0.0.1 172.16.0.1 192.168.1.1 169.254.169.254 100.64.0.1 0.0.0.0 224.0.0.1
    ::1 :: fe80::1 fe80::1%eth0 fc00::1 ff02::1 ::ffff:127.0.0.1 ::ffff:10.0.0.1
"""


@pytest.mark.parametrize("address", PRIVATE.split())
def test_private_addresses_are_known(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["140.82.112.3", "2606:4700::6810:84e5", "::ffff:140.82.112.3"])
def test_public_addresses_are_known(address: str) -> None:
    assert is_public(address)


def test_servers_are_told_who_asks_and_nothing_secret(
    web: Web, manners: Manners, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9/")
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / ".netrc").write_text("machine 127.0.0.1 login me password secret\n", encoding="utf-8")
    web.pages |= {"/a": says(302, Location="/b", Set_Cookie="a=b"), "/b": says(401, WWW_Authenticate="Basic")}
    probed(web.url("/a"), manners)
    assert len(web.asked) == 4
    for _, _, headers in web.asked:
        assert headers["User-Agent"] == "test (+https://example.org)"
        assert headers.keys() <= {"User-Agent", "Accept", "Accept-Encoding", "Host", "Connection"}


def test_an_address_with_a_password_is_not_asked(web: Web, manners: Manners) -> None:
    url = web.url("/a").replace("//", "//me:secret@")
    assert probed(url, manners).reason == "it carries a name or a password"
    assert web.requests == []


def test_no_other_module_asks_the_network() -> None:
    asking = re.compile(
        r"\b(urllib\.request|http\.client|urlopen|create_connection|aiohttp|httpx|requests)\b"
    )
    found = {
        path.name
        for path in (ROOT / "generator").rglob("*.py")
        for line in path.read_text(encoding="utf-8").splitlines()
        if re.match(r"\s*(from|import)\b", line) and asking.search(line)
    }
    assert found == {"connection.py"}


# Collecting


def edit(root: Path, src_uri: str, old: str, new: str) -> None:
    file = root / src_uri
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


SOURCE = "content/sources/brewer2020.yml"
TOOL = "content/tools/whistler.yml"


def test_addresses_of_sources_tools_and_texts_are_found_with_the_files_that_name_them(drinks: Path) -> None:
    brewing = "https://example.org/brewing"
    edit(
        drinks,
        TOOL,
        "en: A kettle that whistles.",
        f'en: "A [kettle]({brewing}) of [some](terms/heat) [kind](http://example.org/x_y?a=1&b=2)."',
    )
    found = external_urls(load(drinks)[0])
    assert found[brewing] == (SOURCE, TOOL)
    assert found["https://example.org/whistler"] == (TOOL,)
    assert found["http://example.org/x_y?a=1&b=2"] == (TOOL,)
    assert list(found) == sorted(found)
    assert all(re.match("https?://", url) for url in found)


# Ledger

URL = "https://example.org/a"
FAILED = Finding("failing", "403 Forbidden", 403)
GOOD = Finding("ok", "200 OK", 200)


def weeks(*findings: Finding | None, past: Record | None = None) -> list[Record]:
    """Return a record as it stands after each of several weekly runs."""
    ledger, told = {URL: past or Record(DAY)}, []
    for number, found in enumerate(findings):
        ledger = after(ledger, {URL: found} if found else {}, DAY + number * WEEK)
        told.append(ledger[URL])
    return told


def test_the_third_failure_in_a_row_breaks_an_address_and_the_first_does_not() -> None:
    told = weeks(GOOD, FAILED, FAILED, FAILED, FAILED)
    assert [record.failures_in_a_row for record in told] == [0, 1, 2, 3, 4]
    assert [record.broken for record in told] == [False, False, False, True, True]
    newly = [record.newly_broken(DAY + number * WEEK) for number, record in enumerate(told)]
    assert newly == [False, False, False, True, False]
    assert {record.last_good for record in told} == {DAY}
    assert told[-1].last_checked == DAY + 4 * WEEK
    assert told[-1].first_seen == DAY


def test_a_recovery_starts_the_count_anew() -> None:
    told = weeks(FAILED, FAILED, GOOD, FAILED, FAILED)
    assert [record.failures_in_a_row for record in told] == [1, 2, 0, 1, 2]
    assert told[-1].last_good == DAY + 2 * WEEK
    assert weeks(FAILED, FAILED, FAILED, GOOD)[-1].broken is False


def test_several_failures_on_one_day_count_once() -> None:
    ledger = {URL: Record(DAY)}
    for _ in range(3):
        ledger = after(ledger, {URL: FAILED}, DAY)
    assert ledger[URL].failures_in_a_row == 1
    broken = weeks(FAILED, FAILED, FAILED)[-1]
    again = after({URL: broken}, {URL: FAILED}, DAY + 2 * WEEK)[URL]
    assert again.newly_broken(DAY + 2 * WEEK)


def test_what_was_not_checked_stays_as_it_was() -> None:
    first, second = weeks(FAILED, None)
    assert first == second
    broken = weeks(FAILED, FAILED, FAILED, None)[-1]
    assert broken.broken
    assert not broken.newly_broken(DAY + 3 * WEEK)


def test_a_move_is_remembered_until_it_is_over() -> None:
    moved = Finding("moved", "200 OK", 200, moved_to="https://example.org/b")
    told = weeks(moved, GOOD)
    assert [record.moved_to for record in told] == ["https://example.org/b", None]
    assert told[0].last_good == DAY


def test_unused_addresses_are_dropped_and_new_ones_added() -> None:
    past = {"https://a": Record(DAY, entries=("x.yml",)), "https://b": Record(DAY)}
    now = in_use(past, {"https://a": ("y.yml",), "https://c": ("z.yml",)}, DAY + WEEK)
    assert now == {
        "https://a": Record(DAY, entries=("y.yml",)),
        "https://c": Record(DAY + WEEK, entries=("z.yml",)),
    }


def test_the_longest_unchecked_come_first_and_the_never_checked_before_them() -> None:
    ledger = {
        "https://a": Record(DAY, DAY + WEEK),
        "https://c": Record(DAY, DAY),
        "https://b": Record(DAY, DAY),
        "https://d": Record(DAY),
    }
    assert oldest_first(ledger) == ["https://d", "https://b", "https://c", "https://a"]


def test_a_ledger_is_written_the_same_whatever_the_order_and_read_as_it_was(tmp_path: Path) -> None:
    ledger = {
        "https://b/é": Record(DAY),
        "https://a": weeks(Finding("moved", "200 OK", 200, moved_to="https://c"))[0],
    }
    written = ledger_bytes(ledger)
    assert written == ledger_bytes(dict(reversed(ledger.items())))
    assert written.endswith(b"}\n")
    assert list(json.loads(written)) == ["https://a", "https://b/é"]
    assert json.loads(written)["https://a"] == {
        "entries": [],
        "failures_in_a_row": 0,
        "first_seen": "2026-11-02",
        "last_checked": "2026-11-02",
        "last_good": "2026-11-02",
        "moved_to": "https://c",
        "reason": "200 OK",
        "status": "moved",
    }
    file = tmp_path / "links.json"
    file.write_bytes(written)
    assert read_ledger(file) == ledger


@pytest.mark.parametrize("content", [b"", b"[]", b'{"https://a": {}}', b'{"https://a": {"first_seen": "x"}}'])
def test_a_file_that_is_no_ledger_is_refused_and_kept(drinks: Path, manners: Manners, content: bytes) -> None:
    file = drinks / "links.json"
    file.write_bytes(content)
    with pytest.raises(TimbangError, match="cannot be read as a ledger"):
        check_links(drinks, file, DAY, manners)
    assert file.read_bytes() == content


# Runs


@pytest.fixture
def local_drinks(drinks: Path, web: Web) -> Path:
    """A comparison whose addresses all lead to the test's own web."""
    edit(drinks, SOURCE, "https://example.org/brewing", web.url("/brewing"))
    edit(drinks, TOOL, "https://example.org/whistler", "unknown")
    text = f'en: "A kettle that [whistles]({web.url("/whistler")})."'
    edit(drinks, TOOL, "en: A kettle that whistles.", text)
    assert {url.split("/")[2] for url in external_urls(load(drinks)[0])} == {f"127.0.0.1:{web.server_port}"}
    return drinks


def test_a_run_names_broken_and_moved_addresses_with_their_files(
    local_drinks: Path, web: Web, manners: Manners
) -> None:
    file = local_drinks / "links.json"
    web.pages["/whistler"] = leads("/elsewhere")
    web.pages["/elsewhere"] = says(200)
    told = ["\n".join(check_links(local_drinks, file, DAY + n * WEEK, manners)) for n in range(4)]
    assert ["## Newly broken" in one for one in told] == [False, False, True, False]
    assert ["## Still broken" in one for one in told] == [False, False, False, True]
    assert "1 failed, but not yet" in told[1]
    assert (
        f"- <{web.url('/brewing')}>: 404 Not Found; 3 failures in a row, never seen good\n  - `{SOURCE}`\n"
        in told[2]
    )
    moved = f"- <{web.url('/whistler')}>: now `{web.url('/elsewhere')}`\n  - `{TOOL}`"
    assert all(one.endswith(f"## Moved for good\n\n{moved}") for one in told)
    web.pages["/brewing"] = says(200)
    assert "broken" not in "\n".join(check_links(local_drinks, file, DAY + 4 * WEEK, manners))


def test_a_run_says_in_its_user_agent_where_the_comparison_lives(
    local_drinks: Path, web: Web, manners: Manners
) -> None:
    check_links(local_drinks, local_drinks / "links.json", DAY, replace(manners, agent="timbang-link-check"))
    agents = {headers["User-Agent"] for _, _, headers in web.asked}
    assert agents == {"timbang-link-check (+https://example.org/drinks/site)"}


def test_limited_runs_come_to_every_address_in_turn(local_drinks: Path, web: Web, manners: Manners) -> None:
    web.pages |= {"/brewing": says(200), "/whistler": says(200)}
    for number in range(4):
        check_links(local_drinks, local_drinks / "links.json", DAY + number * WEEK, manners, limit=1)
    assert [path for _, path in web.requests] == ["/brewing", "/whistler", "/brewing", "/whistler"]


def test_a_second_run_on_the_same_day_leaves_the_same_bytes(
    local_drinks: Path, web: Web, manners: Manners
) -> None:
    file = local_drinks / "links.json"
    web.pages["/brewing"] = says(200)
    check_links(local_drinks, file, DAY, manners)
    written = file.read_bytes()
    check_links(local_drinks, file, DAY, manners)
    assert file.read_bytes() == written
    assert json.loads(written)[web.url("/whistler")]["failures_in_a_row"] == 1


def test_a_summary_of_nothing_is_one_sentence() -> None:
    assert "\n".join(tell_links({}, 0, DAY)).count("\n") == 2


def test_an_address_cannot_break_out_of_the_summary() -> None:
    odd = "https://example.org/`<b>`"
    moved = replace(
        weeks(GOOD)[0], status="moved", moved_to="https://example.org/`@all`", entries=("a`b.yml",)
    )
    told = "\n".join(tell_links({odd: moved}, 1, DAY))
    assert "<https://example.org/`%3Cb%3E`>: now `https://example.org/%60@all%60`" in told
    assert "`a%60b.yml`" in told


# Command


def test_the_command_ends_well_whatever_is_broken_and_badly_on_wrong_use(
    local_drinks: Path, web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Manners, "pause", 0)

    def run(*arguments: str) -> tuple[int, str]:
        done = CliRunner().invoke(main, ["links", "--root", str(local_drinks), *arguments])
        return done.exit_code, done.output

    ledger = str(local_drinks / "made/links.json")
    code, told = run("--ledger", ledger, "--date", "2026-11-02", "--allow-local", "--limit", "1")
    assert (code, web.requests) == (0, [("HEAD", "/brewing"), ("GET", "/brewing")])
    assert told.startswith("# Links on 2026-11-02\n\n2 addresses, 1 of them checked now. ")
    assert run("--ledger", ledger)[0] == 0
    assert "private network" in Path(ledger).read_text(encoding="utf-8")
    assert run()[0] == 2
    assert run("--ledger", ledger, "--limit", "0")[0] == 2
    assert run("--ledger", str(local_drinks / SOURCE))[0] == 2
    assert run("--ledger", ledger, "--root", str(local_drinks / "content"))[0] == 2
