"""The entries that were not checked for long, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.ageing import Ageing


def tell_ageing(found: Sequence[Ageing]) -> Iterator[str]:
    """Yield entries past their half-life, the longest overdue first."""
    if not found:
        yield "Nothing is past its half-life."
        return
    for one in found:
        for part in one.parts:
            days = one.overdue - (part.until - one.parts[0].until).days
            what = f" {part.kind} ({', '.join(part.claims)})" if part.kind else ""
            yield f"{one.entry.src_uri}:{what} checked {part.checked}, {days} days past its half-life"
    yield f"{len(found)} entries to hold against their sources."
