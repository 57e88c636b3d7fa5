"""Connection: one request for the head of an answer, within limits, and never into a private network.

This is the only module that may ask the network for anything. What a server says is taken for a number
and an address at most: words that come from outside never reach a file, a terminal or an issue.
"""

from __future__ import annotations

import datetime as dt
import http.client
import ipaddress
import socket
import ssl
from contextlib import suppress
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from functools import partial
from http import HTTPStatus
from threading import Timer
from typing import TYPE_CHECKING, Any
from urllib.error import URLError
from urllib.request import AbstractHTTPHandler, OpenerDirector, Request

from generator.links.finding import PASSING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.links.finding import Manners

LASTING = {HTTPStatus.MOVED_PERMANENTLY, HTTPStatus.PERMANENT_REDIRECT}
_REDIRECTS = LASTING | {HTTPStatus.FOUND, HTTPStatus.SEE_OTHER, HTTPStatus.TEMPORARY_REDIRECT}
_TROUBLES: tuple[tuple[type[Exception], str], ...] = (
    (TimeoutError, "no answer in time"),
    (ssl.SSLCertVerificationError, "its certificate is not valid"),
    (ssl.SSLError, "no secure connection can be made"),
    (socket.gaierror, "its host has no address"),
    (ConnectionRefusedError, "its host refuses the connection"),
)


class RefusedError(Exception):
    """An address that we do not ask for, with the reason."""


@dataclass(frozen=True)
class Answer:
    """What a server said, as far as it is believed."""

    status: int = 0
    trouble: str = ""
    """Why there was no answer."""
    location: str = ""
    """Where a redirect leads, as the server wrote it."""
    retry_after: float | None = None

    @property
    def strained(self) -> bool:
        """Tell whether the host can take no more for now."""
        return self.status in PASSING or self.trouble == _TROUBLES[0][1]


class Opener:
    """Asks for addresses, each once."""

    def __init__(self, manners: Manners) -> None:
        self._manners = manners
        # Made by hand: the usual opener also knows file: and ftp:, proxies and their passwords.
        self._director = OpenerDirector()
        self._director.add_handler(_Web(manners))

    def ask(self, url: str, method: str) -> Answer:
        """Ask once, for the head of the answer only.

        A body is never read: no more of it arrives here than Python's buffer takes with the head, 8 KiB.
        """
        headers = {"User-Agent": self._manners.agent, "Accept": "*/*"}
        request = Request(url, method=method, headers=headers)  # noqa: S310 (the scheme was looked at)
        try:
            with self._director.open(request, timeout=self._manners.timeout) as response:
                return _understood(response)
        except (OSError, http.client.HTTPException, ValueError) as error:
            return Answer(trouble=_trouble(error))


def _understood(response: http.client.HTTPResponse) -> Answer:
    location = response.headers.get("Location", "") if response.status in _REDIRECTS else ""
    return Answer(
        response.status,
        # Python reads headers as Latin-1, servers mean UTF-8.
        location=location.encode("latin-1").decode("utf-8", "replace"),
        retry_after=_seconds(response.headers.get("Retry-After", "")),
    )


def _seconds(retry_after: str) -> float | None:
    """Read a Retry-After: seconds, or a day and time."""
    with suppress(ValueError):
        return float(retry_after) if retry_after.isdecimal() else _seconds_until(retry_after)
    return None


def _seconds_until(moment: str) -> float:
    then = parsedate_to_datetime(moment)
    then = then if then.tzinfo else then.replace(tzinfo=dt.UTC)
    return max(0, (then - dt.datetime.now(dt.UTC)).total_seconds())


def _trouble(error: Exception) -> str:
    cause = error.reason if isinstance(error, URLError) else error
    return next((words for kind, words in _TROUBLES if isinstance(cause, kind)), "the connection broke off")


def is_public(address: str) -> bool:
    """Tell whether an IP address is one of the open internet."""
    ip = ipaddress.ip_address(address)
    ip = getattr(ip, "ipv4_mapped", None) or ip
    return ip.is_global and not ip.is_multicast


class _Connection(http.client.HTTPConnection):
    """A connection that looks at the address it was about to reach, and to which no answer is endless."""

    manners: Manners

    def connect(self) -> None:
        """Connect to the very addresses that were looked at: a name may resolve otherwise a moment later."""
        found = socket.getaddrinfo(self.host, self.port, type=socket.SOCK_STREAM)
        addresses = list(dict.fromkeys(str(place[0]) for *_, place in found))
        if not self.manners.allow_local and not all(map(is_public, addresses)):
            raise RefusedError("it leads into a private network")
        self.sock = self._first_to_answer(addresses)

    def _first_to_answer(self, addresses: Sequence[str]) -> socket.socket:
        for address in addresses[:-1]:
            with suppress(OSError):
                return socket.create_connection((address, self.port), self.timeout)
        return socket.create_connection((addresses[-1], self.port), self.timeout)

    def getresponse(self) -> http.client.HTTPResponse:
        """Wait for the head of an answer, but hang up on one that trickles in without end."""
        alarm = Timer(self.manners.patience, self._hang_up)
        alarm.daemon = True
        alarm.start()
        try:
            return super().getresponse()
        finally:
            alarm.cancel()

    def _hang_up(self) -> None:
        with suppress(OSError, AttributeError):  # it may have ended by itself this very moment
            self.sock.shutdown(socket.SHUT_RDWR)


class _SecureConnection(http.client.HTTPSConnection, _Connection):
    """The same under TLS: the order of the two makes the address looked at before a handshake."""


class _Web(AbstractHTTPHandler):
    """Opens http: and https:, through our connections, and nothing else."""

    def __init__(self, manners: Manners) -> None:
        super().__init__()
        self.manners = manners
        self.tls = ssl.create_default_context()
        self.http_request = self.https_request = self.do_request_

    def http_open(self, request: Request) -> http.client.HTTPResponse:
        """Open an address."""
        return self.do_open(partial(self._connection, _Connection), request)

    def https_open(self, request: Request) -> http.client.HTTPResponse:
        """Open an address under TLS."""
        return self.do_open(partial(self._connection, _SecureConnection), request, context=self.tls)

    def _connection(self, kind: type[_Connection], host: str, **options: Any) -> _Connection:
        connection = kind(host, **options)
        connection.manners = self.manners
        return connection
