"""One run of the link check: reads the ledger, asks the web, writes the ledger, and sums up in Markdown."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.links.asker import probe_all
from generator.links.ledger import after, in_use, ledger_bytes, oldest_first, read_ledger
from generator.links.named import external_urls
from generator.load import load
from generator.output import write_file

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from generator.links.finding import Manners
    from generator.links.ledger import Ledger, Record


def check_links(
    root: Path, ledger_file: Path, today: dt.date, manners: Manners, limit: int | None = None
) -> list[str]:
    """Check the links of a comparison, at most `limit` of them; return the summary line by line.

    Whatever the manners, servers are told where the comparison lives, so that they can complain there.
    Broken links are what it is for, so they are no error here.

    Raises:
        TimbangError: there is no comparison, or the ledger is none.
    """
    catalog, _ = load(root)
    ledger = in_use(read_ledger(ledger_file), external_urls(catalog), today)
    manners = replace(manners, agent=f"{manners.agent} (+{catalog.comparison.repository})")
    findings = probe_all(oldest_first(ledger)[:limit], manners)
    ledger = after(ledger, findings, today)
    write_file(ledger_file, ledger_bytes(ledger))
    return list(tell_links(ledger, len(findings), today))


def tell_links(ledger: Ledger, checked: int, today: dt.date) -> Iterator[str]:
    """Yield what the ledger says on a day, in Markdown."""
    yield f"# Links on {today}"
    yield f"\n{len(ledger)} addresses, {checked} of them checked now. {_counts(ledger)}"
    newly = {url: record for url, record in ledger.items() if record.newly_broken(today)}
    still = {url: record for url, record in ledger.items() if record.broken and url not in newly}
    moved = {url: record for url, record in ledger.items() if record.status == "moved"}
    yield from _section("Newly broken", newly, _trouble)
    yield from _section("Still broken", still, _trouble)
    yield from _section("Moved for good", moved, _new_place)


def _counts(ledger: Ledger) -> str:
    """Say how many of each kind there are; failures that may pass by themselves are counted, not listed."""
    kinds = Counter(record.status for record in ledger.values())
    words = ", ".join(f"{number} {kind}" for kind, number in sorted(kinds.items()))
    waiting = sum(record.failures_in_a_row > 0 and not record.broken for record in ledger.values())
    return (
        f"By their last check: {words or 'nothing'}. {waiting} failed, but not yet often enough to be listed."
    )


def _section(title: str, records: Mapping[str, Record], tell: Callable[[Record], str]) -> Iterator[str]:
    if not records:
        return
    yield f"\n## {title}\n"
    for url, record in sorted(records.items()):
        yield f"- {_link(url)}: {tell(record)}"
        yield from (f"  - {_code(file)}" for file in record.entries)


def _trouble(record: Record) -> str:
    since = f"last good on {record.last_good}" if record.last_good else "never seen good"
    return f"{record.reason}; {record.failures_in_a_row} failures in a row, {since}"


def _new_place(record: Record) -> str:
    return f"now {_code(record.moved_to or '')}"


def _link(url: str) -> str:
    """Make an address of the content a link, for people to look with a browser."""
    return f"<{url.replace('<', '%3C').replace('>', '%3E')}>"


def _code(words: str) -> str:
    """Mark as code: an address that a server gave must not be followed with one careless click."""
    return f"`{words.replace('`', '%60')}`"
