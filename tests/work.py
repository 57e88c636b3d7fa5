"""How much work something is, in calls of functions: the same on every machine, whatever else it has to do."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")
_CALLS = frozenset({"call", "c_call"})


def counted(step: Callable[[], T]) -> tuple[T, int]:
    """Take a step, and return what it gave with how many functions it called, those of the interpreter too."""
    calls = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in _CALLS

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        told = step()
    finally:
        sys.setprofile(before)
    return told, calls
