"""Source: something that was read, and where it can be read again."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from generator.models.address import Address
from generator.models.base import Model
from generator.models.month import MonthOrDay

Kind = Literal["paper", "book", "standard", "vendor-doc", "repository", "blog"]


_YEARS_OF_PRINT = range(1900, 2101)


def year_or_unknown(value: object) -> object:
    """Accept a year of print, or `unknown`."""
    if value == "unknown" or (type(value) is int and value in _YEARS_OF_PRINT):
        return value
    raise PydanticCustomError("year_form", "`{value}` is not a year.", {"value": str(value)})


Year = Annotated[
    int | str,
    BeforeValidator(year_or_unknown),
    WithJsonSchema({"anyOf": [{"type": "integer", "minimum": 1900, "maximum": 2100}, {"const": "unknown"}]}),
]
"""A year of print, or `unknown`."""


class Source(Model):
    """A source; `unknown` is a value of its own, for what was looked for and not found."""

    title: str = Field(min_length=1)
    authors: str = Field(min_length=1)
    publisher: str = Field(min_length=1)
    year: Year
    url: Address
    kind: Kind
    language: str = Field(pattern=r"^[a-z]{2,3}$")
    accessed: MonthOrDay
    """The month or day on which it was read."""
