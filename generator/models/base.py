"""What every model of content shares: strictness, tuples, ids and dates."""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Strict, WithJsonSchema
from pydantic_core import PydanticCustomError

T = TypeVar("T")

Many = Annotated[tuple[T, ...], Strict(strict=False)]
"""A list in YAML, a tuple here: catalogs do not change."""

KEBAB = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")
YEARS = range(1990, 2101)
"""Years in which something of a comparison can have been looked at; others are slips of the pen."""
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class Model(BaseModel):
    """A strict, frozen model: an unknown key is an error and nothing is coerced."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


def _kebab(value: Any) -> Any:
    if isinstance(value, str) and not KEBAB.match(value):
        raise PydanticCustomError("id_form", "`{value}` is not an id.", {"value": value})
    return value


def _date(value: Any) -> Any:
    try:
        day = dt.date.fromisoformat(value) if isinstance(value, str) and _DAY.fullmatch(value) else None
    except ValueError:
        day = None
    if day is None:
        raise PydanticCustomError("date_form", "`{value}` is not a date.", {"value": str(value)})
    if day.year not in YEARS:
        told = {"value": value, "first": YEARS[0], "last": YEARS[-1]}
        raise PydanticCustomError("date_form", "`{value}` is not between {first} and {last}.", told)
    return day


Id = Annotated[
    str, BeforeValidator(_kebab), WithJsonSchema({"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"})
]
"""A permanent name: lower-case words and digits joined by hyphens."""

Date = Annotated[dt.date, BeforeValidator(_date)]
"""A day written as 2026-11-23."""
