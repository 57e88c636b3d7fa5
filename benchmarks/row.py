"""Row: one measurement beside its budget, and how times are taken."""

from __future__ import annotations

import statistics
import time
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

RUNS = 5


class Row(NamedTuple):
    """What was measured, as told, and whether it keeps its budget."""

    what: str
    measured: str
    budget: str
    kept: bool


def seconds_of(step: Callable[[], object]) -> float:
    """Return how long a step takes, by the clock on the wall."""
    start = time.perf_counter()
    step()
    return time.perf_counter() - start


def median(step: Callable[[], object], runs: int = RUNS) -> float:
    """Return the median time of a step in seconds."""
    return statistics.median(seconds_of(step) for _ in range(runs))


def within(what: str, seconds: float, budget: float) -> Row:
    """Return a time beside the most that it may be, both in seconds."""
    return Row(what, f"{seconds:.3f} s", f"{budget:g} s", seconds < budget)
