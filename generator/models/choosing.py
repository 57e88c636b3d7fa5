"""What helps to choose: criteria, prerequisites and debates."""

from __future__ import annotations

from pydantic import Field

from generator.models.base import Id, Many, Model
from generator.models.claim import Claim, Trust
from generator.models.reference import SourceId
from generator.models.text import Text


class Leaning(Model):
    """What one answer to a criterion points to."""

    id: Id
    answer: Text
    towards: Text
    reason: Text


class Criterion(Trust):
    """A question to ask oneself before choosing."""

    title: Text
    order: int
    why: Text
    sources: Many[SourceId] = ()
    answers: Many[Leaning] = Field(min_length=2)


class Prerequisite(Trust):
    """Something that must stand before the next step makes sense."""

    title: Text
    order: int
    text: Text
    sources: Many[SourceId] = ()


class Debate(Trust):
    """A question on which sources disagree, the positions held, and our advice."""

    title: Text
    order: int
    positions: Many[Claim] = Field(min_length=2)
    advice: Text
