"""The ledger of links: what became of every address over the weeks, so that one bad day alarms nobody."""

from __future__ import annotations

import datetime as dt  # noqa: TC003 (pydantic reads the annotations when the program runs)
import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from pydantic import TypeAdapter, ValidationError

from generator.errors import TimbangError
from generator.links.finding import Verdict  # noqa: TC001 (as above)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from generator.links.finding import Finding

BROKEN_AFTER = 3
"""Failures in a row. Most servers that fail once are back within a week."""


@dataclass(frozen=True)
class Record:
    """The past of one address."""

    first_seen: dt.date
    last_checked: dt.date | None = None
    last_good: dt.date | None = None
    failures_in_a_row: int = 0
    """Days on which it failed since it was last good; several checks on one day count once."""
    status: Verdict | Literal["unchecked"] = "unchecked"
    reason: str = ""
    """What the last check found, for people."""
    moved_to: str | None = None
    entries: tuple[str, ...] = ()
    """The files that name it."""

    @property
    def broken(self) -> bool:
        """Tell whether it failed often enough to be believed."""
        return self.failures_in_a_row >= BROKEN_AFTER

    def newly_broken(self, today: dt.date) -> bool:
        """Tell whether this day's failure was the one that made it broken."""
        return self.failures_in_a_row == BROKEN_AFTER and self.last_checked == today


Ledger = dict[str, Record]
"""Every address that the content names, with its past."""

_FORM = TypeAdapter(Ledger)


def read_ledger(path: Path) -> Ledger:
    """Read a ledger; one that is not there is empty.

    Raises:
        TimbangError: the file is not a ledger. It is left as it is.
    """
    try:
        return _FORM.validate_json(path.read_bytes())
    except FileNotFoundError:
        return {}
    except (OSError, ValidationError):
        raise TimbangError(f"{path} cannot be read as a ledger: name another file, or remove it.") from None


def ledger_bytes(ledger: Ledger) -> bytes:
    """Return a ledger as a file that differs only where the ledger does."""
    told = _FORM.dump_python(ledger, mode="json")
    return (json.dumps(told, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()


def oldest_first(ledger: Ledger) -> list[str]:
    """Return the addresses in the order in which a check should take them: first those never checked."""
    return sorted(ledger, key=lambda url: (str(ledger[url].last_checked or ""), url))


def in_use(ledger: Ledger, used: Mapping[str, tuple[str, ...]], today: dt.date) -> Ledger:
    """Return a ledger of the addresses in use: unused ones dropped, new ones added."""
    return {
        url: replace(ledger.get(url) or Record(first_seen=today), entries=files)
        for url, files in used.items()
    }


def after(ledger: Ledger, findings: Mapping[str, Finding], today: dt.date) -> Ledger:
    """Return a ledger that knows what a check found; what was not checked stays as it was."""
    return {
        url: _after(record, findings[url], today) if url in findings else record
        for url, record in ledger.items()
    }


def _after(record: Record, found: Finding, today: dt.date) -> Record:
    return replace(
        record,
        last_checked=today,
        last_good=today if found.good else record.last_good,
        failures_in_a_row=0 if found.good else _failures(record, today),
        status=found.verdict,
        reason=found.reason,
        moved_to=found.moved_to or None,
    )


def _failures(record: Record, today: dt.date) -> int:
    """Count this failure, unless one of the same day is counted: a check run again proves nothing new."""
    counted = record.failures_in_a_row > 0 and record.last_checked == today
    return record.failures_in_a_row + (not counted)
