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
        yield f"{one.entry.src_uri}: checked {one.checked}, {one.overdue} days past its half-life"
    yield f"{len(found)} entries to hold against their sources."
