"""Subject: one of the things compared, with all that is claimed of it."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from generator.models.base import Id, Many, Model
from generator.models.claim import Claim, Trust
from generator.models.text import Text

_LONGEST_MARK = 2


def _mark(value: str) -> str:
    if not value.isalnum() or len(value) > _LONGEST_MARK:
        raise PydanticCustomError("mark", "one or two letters")
    return value


class Metric(Claim):
    """A measure: the text defines it exactly, the unit says in what it is counted."""

    unit: Text


class Stage(Model):
    """One stage of a lifecycle."""

    id: Id
    name: Text


class Lifecycle(Claim):
    """A lifecycle as somebody tells it; the first with stages is the one that is drawn."""

    stages: Many[Stage] = ()
    """In their order."""


class Subject(Trust):
    """A subject; its aspects stand on the page in the order of the fields."""

    name: Text
    mark: Annotated[
        str,
        AfterValidator(_mark),
        WithJsonSchema({"type": "string", "minLength": 1, "maxLength": _LONGEST_MARK}),
    ]
    """One or two letters that stand for it where colour alone must not."""
    order: int
    summary: Text
    definitions: Many[Claim] = ()
    goals: Many[Claim] = ()
    principles: Many[Claim] = ()
    components: Many[Claim] = ()
    lifecycle: Many[Lifecycle] = ()
    roles: Many[Claim] = ()
    artefacts: Many[Claim] = ()
    tests: Many[Claim] = ()
    metrics: Many[Metric] = ()
    technologies: Many[Claim] = ()
    benefits: Many[Claim] = ()
    failure_modes: Many[Claim] = ()
    anti_patterns: Many[Claim] = ()
    governance: Many[Claim] = ()
    skills: Many[Claim] = ()
    cost_drivers: Many[Claim] = ()
    omits: dict[str, Text] = Field(default_factory=dict)
    """Aspect to the reason why nothing is said of it here while another subject has it."""

    @property
    def stages(self) -> tuple[Stage, ...]:
        """The stages of its lifecycle, as drawn; none when no source names them."""
        return next((told.stages for told in self.lifecycle if told.stages), ())


ASPECTS = tuple(
    name
    for name, field in Subject.model_fields.items()
    if field.annotation in {tuple[Claim, ...], tuple[Metric, ...], tuple[Lifecycle, ...]}
)
"""The fields of a subject that hold claims, in reading order."""
