"""Milestone: a year in which a word, or something that it stands on, appeared."""

from __future__ import annotations

from generator.models.base import Many
from generator.models.claim import Trust
from generator.models.reference import SourceId, SubjectId
from generator.models.text import Text


class Milestone(Trust):
    """One event in the history of the subjects and of the words beside them."""

    title: Text
    year: int
    order: int
    """Its place within the year."""
    subjects: Many[SubjectId] = ()
    """Whose history it belongs to; none named: a word beside them all."""
    text: Text
    sources: Many[SourceId] = ()
