"""Month: when something was seen or released, as exactly as it is known."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Annotated

from pydantic import AfterValidator, Field, WithJsonSchema
from pydantic_core import PydanticKnownError

from generator.models.base import YEARS

if TYPE_CHECKING:
    from collections.abc import Callable

_MONTH_OR_DAY = r"^\d{4}-\d{2}(-\d{2})?$"
_MONTH_OR_UNKNOWN = r"^(\d{4}-\d{2}|unknown)$"
_DIGITS = re.compile(r"[0-9]{4}-[0-9]{2}(-[0-9]{2})?")


def _is_real(value: str) -> bool:
    """Tell whether the calendar has a month or a day."""
    try:
        day = dt.date.fromisoformat(value if value.count("-") > 1 else f"{value}-01")
    except ValueError:
        return False
    return _DIGITS.fullmatch(value) is not None and day.year in YEARS


def _real(pattern: str) -> Callable[[str], str]:
    """Return what refuses what has the form of a month and is none, as the form itself is refused."""

    def judged(value: str) -> str:
        if value != "unknown" and not _is_real(value):
            raise PydanticKnownError("string_pattern_mismatch", {"pattern": pattern})
        return value

    return judged


_M = r"[0-9]{4}-(0[1-9]|1[0-2])"
MonthOrDay = Annotated[
    str,
    Field(pattern=_MONTH_OR_DAY),
    AfterValidator(_real(_MONTH_OR_DAY)),
    WithJsonSchema({"type": "string", "pattern": rf"^{_M}(-(0[1-9]|[12][0-9]|3[01]))?$"}),
]
"""A month or a day: 2026-11 or 2026-11-23."""
MonthOrUnknown = Annotated[
    str,
    Field(pattern=_MONTH_OR_UNKNOWN),
    AfterValidator(_real(_MONTH_OR_UNKNOWN)),
    WithJsonSchema({"type": "string", "pattern": rf"^({_M}|unknown)$"}),
]
"""A month, or `unknown`."""
