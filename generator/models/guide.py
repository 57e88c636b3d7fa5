"""Guide: questions with options, routes between them, and outcomes."""

from __future__ import annotations

from typing import Annotated, Any, Self

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from generator.models.base import Id, Many, Model
from generator.models.reference import EntryRef
from generator.models.text import Text

Condition = dict[str, Annotated[Many[str], Field(min_length=1)]]
"""Question to some of its options."""


class Option(Model):
    """One answer that can be given to a question."""

    label: Text
    because: Text
    """What this answer tells us."""
    evidence: Many[EntryRef] = Field(min_length=1)


class Route(Model):
    """Where to go when the answers named were given; without `when`, always."""

    when: Condition = Field(default_factory=dict)
    """Question to the options that match; all questions named must match."""
    go: str


def _routes(value: Any) -> Any:
    return [{"go": value}] if isinstance(value, str) else value


def _or_id(schema: dict[str, Any]) -> None:
    """Say in the JSON Schema that an id may stand for a single route."""
    routes = {key: schema.pop(key) for key in ("type", "items", "minItems") if key in schema}
    schema["anyOf"] = [{"type": "string"}, routes]


class Question(Model):
    """A question with its options and the ordered routes that follow it."""

    title: Text
    hint: Text | None = None
    whom: Text
    """Who can tell a reader that does not know."""
    options: dict[Id, Option] = Field(min_length=2)
    next: Annotated[Many[Route], BeforeValidator(_routes), Field(min_length=1, json_schema_extra=_or_id)]
    """The question or outcome that follows; or routes, of which the last has no `when`."""


class Outcome(Model):
    """A recommendation, told with what speaks for and against it."""

    title: Text
    recommendation: Text
    pros: Many[Text] = Field(min_length=1)
    cons: Many[Text] = Field(min_length=1)
    living: Text
    """What it is like to live with."""
    not_when: Many[Text] = Field(min_length=1)
    first_steps: Many[Text] = Field(min_length=1)
    measures: Many[Text] = Field(min_length=1)
    """Measures to watch."""
    evidence: Many[EntryRef] = Field(min_length=1)


class Invariant(Model):
    """Something that must hold for all answers: one of never, always and monotone."""

    id: Id
    why: Text
    when: Condition = Field(default_factory=dict)
    """Question to the options for which it must hold; without it, for all answers."""
    never: Many[str] = ()
    """Outcomes that must not be reached."""
    always: Many[str] = ()
    """Outcomes of which one must be reached."""
    monotone: str = ""
    """A question whose options, in the order written, may only lead to the same or a later outcome."""
    rising: Many[str] = Field(default=(), min_length=2)
    """The outcomes of `monotone` from low to high; others are free."""

    @model_validator(mode="after")
    def _one_kind(self) -> Self:
        kinds = [bool(self.never), bool(self.always), bool(self.monotone)]
        if sum(kinds) != 1 or bool(self.monotone) != bool(self.rising):
            raise PydanticCustomError("invariant_form", "This invariant does not say one thing.")
        return self


class Guide(Model):
    """A decision guide as its author writes it."""

    title: Text
    order: int = 0
    """Guides are shown from small to large."""
    summary: Text
    start: str
    questions: dict[Id, Question] = Field(min_length=1)
    outcomes: dict[Id, Outcome] = Field(min_length=1)
    invariants: Many[Invariant] = ()


class Scenario(Model):
    """One walk through a guide and where it must end."""

    answers: dict[str, str] = Field(min_length=1)
    """Question to the option chosen, in the order in which they are asked."""
    outcome: str


class Scenarios(Model):
    """The walks that a guide is held to; `timbang guide accept` writes them."""

    scenarios: Many[Scenario] = Field(min_length=1)
