"""Difference: one dimension of the comparison, and the theme that it belongs to."""

from __future__ import annotations

from generator.models.base import Many, Model
from generator.models.claim import Statement, Trust
from generator.models.reference import RoleId, SubjectId, ThemeId
from generator.models.text import Text


class Theme(Model):
    """A group of differences, named by the question that a reader has."""

    title: Text
    order: int
    question: Text


class Role(Model):
    """A kind of reader, as it ends the sentence "I am ..."."""

    title: Text
    order: int


class Difference(Trust):
    """One dimension of comparison with a value per subject."""

    title: Text
    theme: ThemeId
    order: int
    roles: Many[RoleId] = ()
    """Readers whom it concerns most; none named: everyone."""
    values: dict[SubjectId, Statement]
    why: Text
    """Why it matters: our reading."""
