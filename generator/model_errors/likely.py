"""Likely: the value that was most likely meant by one that has not the form asked for."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from generator.diagnostics import nearest_of
from generator.models.tool import known_licences
from generator.slug import slug_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic_core import ErrorDetails

_DAYS_NOT_MONTHS = range(13, 32)
_HOST = re.compile(r"^[\w.-]+\.[a-z]{2,}(/\S*)?$")


def likely_form(detail: ErrorDetails) -> str:
    """Return what a value is in the form asked for, or nothing when it cannot be told."""
    kind, value = detail["type"], str(detail["input"])
    if kind == "licence_form":
        return nearest_of(value.replace(" ", "-"), known_licences())
    if kind == "string_pattern_mismatch":
        fitting = (one for one in _rewritten(value) if re.search(detail["ctx"]["pattern"], one))
        return next((one for one in fitting if one != value), "")
    if kind == "year_form":
        year = re.search(r"\b(19|20)\d\d\b", value)
        return year[0] if year and year[0] != value else ""
    if kind == "date_form":
        return next((one for one in _rewritten(value) if _is_day(one) and one != value), "")
    return slug_of(value) if kind == "id_form" else ""


def _rewritten(value: str) -> Iterator[str]:
    """Yield what a value may stand for: an address in another spelling, a day or month in other signs."""
    bare = value.strip("<> ").rstrip("/")
    yield f"https://{bare}" if _HOST.match(bare) else re.sub("^http://", "https://", bare)
    parts = re.split("[-/. ]", bare)
    if all(part.isdigit() for part in parts):
        day_first = len(parts) == len("dmy") and int(parts[0]) in _DAYS_NOT_MONTHS
        yield "-".join(part.zfill(2) for part in (parts[::-1] if day_first else parts))


def _is_day(value: str) -> bool:
    try:
        return dt.date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False
