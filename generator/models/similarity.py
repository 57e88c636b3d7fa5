"""Similarity: something that the subjects share."""

from __future__ import annotations

from pydantic import Field

from generator.models.base import Many
from generator.models.claim import Claim, Trust
from generator.models.text import Text


class Similarity(Trust):
    """One thing shared by all subjects, in one sentence and in claims."""

    title: Text
    order: int
    summary: Text
    claims: Many[Claim] = Field(min_length=1)
