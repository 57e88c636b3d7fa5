"""Milestone: a year in which a word, or something that it stands on, appeared."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from generator.models.base import Many
from generator.models.claim import Trust
from generator.models.reference import SourceId, SubjectId
from generator.models.text import Text

_FIRST, _LAST = 1000, 2100


def _year(value: int) -> int:
    if value not in range(_FIRST, _LAST + 1):
        raise PydanticCustomError("year", "a year from {first} to {last}", {"first": _FIRST, "last": _LAST})
    return value


class Milestone(Trust):
    """One event in the history of the subjects and of the words beside them."""

    title: Text
    year: Annotated[
        int,
        AfterValidator(_year),
        WithJsonSchema({"type": "integer", "minimum": _FIRST, "maximum": _LAST}),
    ]
    order: int
    """Its place within the year."""
    subjects: Many[SubjectId] = ()
    """Whose history it belongs to; none named: a word beside them all."""
    text: Text
    sources: Many[SourceId] = ()
