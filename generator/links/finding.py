"""Finding: what became of an address, and how we behave towards the servers that we ask."""

from __future__ import annotations

import time
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Callable

Verdict = Literal["ok", "moved", "gone", "failing"]
"""moved: it answers, and says that it lives elsewhere for good; gone: 404 or 410; failing: everything else."""

_GONE = {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}
PASSING = {HTTPStatus.TOO_MANY_REQUESTS, *range(500, 600)}
"""What a server says that may answer otherwise soon."""
_NOT_FOR_PROGRAMS = {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN, HTTPStatus.TOO_MANY_REQUESTS, 999}
"""What servers say to programs while a browser is let in; 999 is one network's own."""


@dataclass(frozen=True)
class Finding:
    """What became of an address."""

    verdict: Verdict
    reason: str
    """In our words, never in the server's."""
    status: int = 0
    """The last answer's number; 0 when there was none."""
    final: str = ""
    """Where the redirects led."""
    moved_to: str = ""
    """Where it lives now, as far as every redirect on the way was for good."""
    refused: bool = False
    """We would not ask, for the safety of who runs this."""

    @property
    def good(self) -> bool:
        """Tell whether a reader who follows the link arrives."""
        return self.verdict in {"ok", "moved"}

    @property
    def passing(self) -> bool:
        """Tell whether the server says that it may answer otherwise soon."""
        return self.status in PASSING


@dataclass(frozen=True)
class Manners:
    """How we behave towards the servers that we ask; durations are in seconds."""

    agent: str = "timbang-link-check"
    """The User-Agent: who asks, and where to complain."""
    allow_local: bool = False
    """Ask this machine and its network too: for tests."""
    timeout: float = 15
    """For each single wait."""
    patience: float = 30
    """For the head of an answer as a whole, however many bytes keep trickling in."""
    pause: float = 2
    """Between two requests to a host."""
    backoff: float = 2
    """After the first passing trouble of a host; doubles with each further one in a row."""
    longest_wait: float = 60
    """A host that wants a longer one is left alone until the next run."""
    tries: int = 3
    threads: int = 8
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep


def judge(status: int, trouble: str, final: str, moved_to: str) -> Finding:
    """Judge the last answer to an address: its number, or why there was none, and where it came from."""
    if not status:
        return Finding("failing", trouble, final=final)
    reason = f"{status} {_phrase(status)}".rstrip()
    if HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES:
        return Finding("moved" if moved_to else "ok", reason, status, final, moved_to)
    if status in _NOT_FOR_PROGRAMS:
        reason += "; a browser may be let in"
    return Finding("gone" if status in _GONE else "failing", reason, status, final)


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return ""
