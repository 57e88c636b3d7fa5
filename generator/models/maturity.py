"""Maturity model: a ladder of levels that somebody published, told level by level."""

from __future__ import annotations

from pydantic import Field

from generator.models.base import Id, Many, Model
from generator.models.claim import Trust
from generator.models.reference import SourceId, SubjectId
from generator.models.text import Text


class Level(Model):
    """One rung: what is true of those who stand on it."""

    id: Id
    mark: str = Field(min_length=1, max_length=8)
    """The level's number or letter as its authors write it."""
    name: Text
    traits: Many[Text] = Field(min_length=1)
    enough_when: Text | None = None
    """When one may stay here."""


class MaturityModel(Trust):
    """A published ladder, from the lowest level up."""

    title: Text
    order: int
    subjects: Many[SubjectId] = Field(min_length=1)
    summary: Text
    rising: bool = True
    """False: the levels are situations beside each other, none above another."""
    levels: Many[Level] = Field(min_length=2)
    caution: Text | None = None
    """What not to read into it."""
    sources: Many[SourceId] = ()
