"""Source: something that was read, and where it can be read again."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from generator.models.address import Address
from generator.models.base import Model
from generator.models.month import MonthOrDay

Kind = Literal["paper", "book", "standard", "vendor-doc", "repository", "blog"]
"""paper: published by a journal, a conference or as a preprint; book: a book or a chapter; standard: of a body that
sets them, or a law; vendor-doc: of those who make or sell what it tells of; repository: code with what stands beside it;
blog: any other page."""

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
    """Its title as printed, in its own language."""
    authors: str = Field(min_length=1)
    """Who wrote it, with commas between; the publisher where no person is named."""
    publisher: str = Field(min_length=1)
    """Who published it: a journal, a publisher, the keeper of a site."""
    year: Year
    """The year in which it appeared."""
    url: Address
    """Where it can be read."""
    kind: Kind
    """What sort of source it is."""
    language: str = Field(pattern=r"^[a-z]{2,3}$")
    """The code of the language that it is in, like en or id."""
    accessed: MonthOrDay
    """The month or day on which it was read."""
