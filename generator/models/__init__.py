"""The content model: which collections there are and what an entry of each looks like."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.models.case import Case
from generator.models.choosing import Criterion, Debate, Prerequisite
from generator.models.difference import Difference, Role, Theme
from generator.models.guide import Guide, Scenarios
from generator.models.maturity import MaturityModel
from generator.models.milestone import Milestone
from generator.models.neighbour import Neighbour
from generator.models.page import Comparison, Page
from generator.models.redirects import Redirects
from generator.models.roadmap import Step
from generator.models.seam import Seam
from generator.models.similarity import Similarity
from generator.models.source import Source
from generator.models.subject import Subject
from generator.models.term import Term
from generator.models.tool import Category, Tool

if TYPE_CHECKING:
    from generator.models.base import Model

COLLECTIONS: dict[str, type[Model]] = {
    "subjects": Subject,
    "similarities": Similarity,
    "themes": Theme,
    "roles": Role,
    "differences": Difference,
    "seams": Seam,
    "criteria": Criterion,
    "prerequisites": Prerequisite,
    "debates": Debate,
    "neighbours": Neighbour,
    "milestones": Milestone,
    "maturity": MaturityModel,
    "roadmap": Step,
    "categories": Category,
    "tools": Tool,
    "cases": Case,
    "terms": Term,
    "sources": Source,
    "pages": Page,
}
"""Folder under content/ to the model of its entries."""

GUIDES = "guides"
"""Folder under decision_tree/ that holds guides."""

__all__ = ["COLLECTIONS", "GUIDES", "Comparison", "Guide", "Redirects", "Scenarios"]
