"""Neighbour: a discipline beside the subjects, and how it relates to each of them."""

from __future__ import annotations

from pydantic import Field

from generator.models.base import Many
from generator.models.claim import Claim, Statement, Trust
from generator.models.reference import SubjectId
from generator.models.text import Text


class Neighbour(Trust):
    """A neighbouring discipline: what others say it is, and its relation to each subject."""

    title: Text
    order: int
    summary: Text
    """One sentence, ours."""
    claims: Many[Claim] = Field(min_length=1)
    relations: dict[SubjectId, Statement]
