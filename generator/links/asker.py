"""Asker: whether the addresses of many hosts still answer, asked with patience and manners."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from http import HTTPStatus
from threading import Lock
from typing import TYPE_CHECKING
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

from generator.links.connection import LASTING, Opener, RefusedError
from generator.links.finding import Finding, judge

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.links.connection import Answer
    from generator.links.finding import Manners

MOST_REDIRECTS = 10
LONGEST_ADDRESS = 2000
"""Characters. A longer one comes from a server that means no good."""
_KEPT = "%/:?#[]@!$&'()*+,;=~"
"""Characters that stand for themselves in an address."""


def probe_all(urls: Iterable[str], manners: Manners) -> dict[str, Finding]:
    """Ask for every address: hosts side by side, the addresses of one host in the order given.

    An address is missing from the result when its host wanted to be left alone.
    """
    by_host: dict[str, list[str]] = {}
    for url in urls:
        by_host.setdefault(url.split("/", 3)[2].lower(), []).append(url)
    longest_first = sorted(by_host.values(), key=len, reverse=True)
    with ThreadPoolExecutor(manners.threads) as pool:
        rounds = list(pool.map(_Asker(manners).probe_in_turn, longest_first))
    return {url: found for done in rounds for url, found in done.items()}


class _LeftAloneError(Exception):
    """The host wants a longer wait than a run may last."""


@dataclass
class _Door:
    """The way to a host: one request at a time, and a wait after each."""

    lock: Lock = field(default_factory=Lock)
    opens_at: float = 0
    strains: int = 0
    """Passing troubles in a row."""

    def close(self, answer: Answer, manners: Manners) -> None:
        """Stay closed as long as the answer calls for."""
        wait = manners.pause
        self.strains = self.strains + 1 if answer.strained else 0
        if answer.strained:
            backoff = manners.backoff * 2 ** (self.strains - 1)
            wait = max(wait, backoff if answer.retry_after is None else answer.retry_after)
        self.opens_at = manners.clock() + wait


class _Asker:
    """Asks for addresses, and remembers for each host when it may be asked again."""

    def __init__(self, manners: Manners) -> None:
        self.manners = manners
        self.doors: dict[str, _Door] = {}
        self.opener = Opener(manners)

    def probe_in_turn(self, urls: Sequence[str]) -> dict[str, Finding]:
        """Ask for one after the other."""
        found = ((url, self.probe(url)) for url in urls)
        return {url: finding for url, finding in found if finding is not None}

    def probe(self, url: str) -> Finding | None:
        """Ask until the answer is more than a passing one, or often enough; None if we may not ask at all."""
        found = None
        for _ in range(self.manners.tries):
            try:
                found = self._ask_both_ways(url)
            except _LeftAloneError:
                return found
            if not found.passing:
                return found
        return found

    def _ask_both_ways(self, url: str) -> Finding:
        """Ask with HEAD; what it does not find good is asked with GET, for many servers answer HEAD wrongly."""
        head = self._follow_safely(url, "HEAD")
        if head.good or head.refused or head.status == HTTPStatus.TOO_MANY_REQUESTS:
            return head
        try:
            return self._follow_safely(url, "GET")
        except _LeftAloneError:
            return head

    def _follow_safely(self, url: str, method: str) -> Finding:
        try:
            return self._follow(url, method)
        except RefusedError as refusal:
            return Finding("failing", str(refusal), refused=True)

    def _follow(self, url: str, method: str) -> Finding:
        """Go where redirects lead; note the address up to which all of them were for good."""
        trail, moved_to, lasting = [_askable(url)], "", True
        while len(trail) <= MOST_REDIRECTS + 1:
            answer = self._ask(trail[-1], method)
            if not answer.location:
                return judge(answer.status, answer.trouble, trail[-1], moved_to)
            there = _landing(trail[-1], answer.location)
            lasting = lasting and answer.status in LASTING
            moved_to = there if lasting else moved_to
            if there in trail:
                return Finding("failing", "it redirects in a circle", answer.status, there)
            trail.append(there)
        return Finding("failing", f"it redirects more than {MOST_REDIRECTS} times", answer.status, trail[-1])

    def _ask(self, url: str, method: str) -> Answer:
        # One step, so that two threads that come to a new host together get the same door.
        door = self.doors.setdefault(urlsplit(url).hostname or "", _Door())
        with door.lock:
            wait = door.opens_at - self.manners.clock()
            if wait > self.manners.longest_wait:
                raise _LeftAloneError
            if wait > 0:
                self.manners.sleep(wait)
            answer = self.opener.ask(url, method)
            door.close(answer, self.manners)
            return answer


def _landing(here: str, location: str) -> str:
    """Return where a redirect leads; the place within a page is kept unless the server names another."""
    try:
        there, place = urljoin(here, location), urlsplit(here).fragment
    except ValueError:
        raise RefusedError("it leads to what is not an address") from None
    return _askable(there if "#" in there or not place else f"{there}#{place}")


def _askable(url: str) -> str:
    """Return an address in ASCII.

    Raises:
        RefusedError: it is none of the web's, or carries a password.
    """
    try:
        parts = urlsplit(url)
        host = parts.netloc if parts.netloc.isascii() else parts.netloc.encode("idna").decode("ascii")
    except ValueError:
        raise RefusedError("it is not an address") from None
    if parts.scheme not in {"http", "https"} or not host or len(url) > LONGEST_ADDRESS:
        raise RefusedError("it leads to what is not a page of the web")
    if "@" in host:
        raise RefusedError("it carries a name or a password")
    path, query, place = (quote(part, _KEPT) for part in (parts.path, parts.query, parts.fragment))
    return urlunsplit((parts.scheme, host, path or "/", query, place))
