"""Case: what somebody did, with figures only where a source has them."""

from __future__ import annotations

from pydantic import Field

from generator.models.base import Many
from generator.models.claim import Claim, Trust
from generator.models.reference import SourceId, SubjectId
from generator.models.source import Year
from generator.models.text import Text


class Figure(Claim):
    """A number with its unit and year; the text says what it counts and under which conditions."""

    amount: Text
    """The number in words and digits, like: more than 100."""
    unit: Text
    """What is counted, like: jobs a day."""
    year: Year
    """The year that it is of, or unknown."""


class Case(Trust):
    """What an organisation did and what came of it."""

    title: Text
    organisation: Text
    country: Text
    subjects: Many[SubjectId] = Field(min_length=1)
    story: Text
    lesson: Text
    """What others can take from it: our reading."""
    figures: Many[Figure] = ()
    note: Text | None = None
    """What was not found, or is disputed."""
    sources: Many[SourceId] = ()
