"""Seam: a place where stages of several lifecycles meet."""

from __future__ import annotations

from pydantic import Field

from generator.models.base import Id, Many
from generator.models.claim import Trust
from generator.models.reference import SourceId, SubjectId
from generator.models.text import Text


class Seam(Trust):
    """What passes between stages of different subjects."""

    title: Text
    order: int
    stages: dict[SubjectId, Id] = Field(min_length=2)
    """Subject to the stage of its drawn lifecycle that takes part."""
    text: Text
    sources: Many[SourceId] = ()
