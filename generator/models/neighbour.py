"""Neighbour: a discipline beside the subjects, and how it relates to each of them."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from generator.models.base import Many
from generator.models.claim import Claim, Statement, Trust
from generator.models.reference import SubjectId
from generator.models.text import Text

Kind = Literal["origin", "rules", "ground", "beside", "part", "offspring", "disputed"]
"""What the neighbour is to a subject. origin: the subject took from it; rules: it sets rules for the subject;
ground: it gives the subject what it stands on; beside: each stands for itself; part: it is a part of the subject;
offspring: it grew out of the subject; disputed: sources contradict each other."""


class Relation(Statement):
    """How a neighbour relates to one subject: in a word that a map can show, and in a sentence."""

    kind: Kind
    """The relation in one word."""


class Neighbour(Trust):
    """A neighbouring discipline: what others say it is, and its relation to each subject."""

    title: Text
    order: int
    summary: Text
    """One sentence, ours."""
    claims: Many[Claim] = Field(min_length=1)
    relations: dict[SubjectId, Relation]
