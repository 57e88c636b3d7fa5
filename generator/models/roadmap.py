"""Step: one step of the roadmap, with what it asks and how one knows that it is done."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from generator.models.base import Many
from generator.models.claim import Trust
from generator.models.reference import SourceId, SubjectId
from generator.models.text import Text

Effort = Literal["small", "medium", "large"]
"""small: one person beside other work; medium: a project for a few people; large: a programme of several teams."""


class Step(Trust):
    """One step; a step for several subjects belongs to what they share."""

    title: Text
    order: int
    subjects: Many[SubjectId] = Field(min_length=1)
    action: Text
    """What to do."""
    effort: Effort
    """What it costs: our estimate."""
    effort_note: Text
    """What the effort goes into."""
    done_when: Text
    """How one knows that it is done."""
    sources: Many[SourceId] = ()
