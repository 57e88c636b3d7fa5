"""Guide: questions with options, routes between them, and outcomes."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from generator.models.base import Id, Many, Model
from generator.models.reference import EntryRef
from generator.models.text import Text


class Option(Model):
    """One answer that can be given to a question."""

    label: Text
    because: Text
    """What this answer tells us."""
    evidence: Many[EntryRef] = Field(min_length=1)


class Route(Model):
    """Where to go when the answers named were given; without `when`, always."""

    when: dict[str, Many[str]] = Field(default_factory=dict)
    """Question to the options that match; all questions named must match."""
    go: str


def _routes(value: Any) -> Any:
    return [{"go": value}] if isinstance(value, str) else value


class Question(Model):
    """A question with its options and the ordered routes that follow it."""

    title: Text
    hint: Text | None = None
    options: dict[Id, Option] = Field(min_length=2)
    next: Annotated[Many[Route], BeforeValidator(_routes), Field(min_length=1)]


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


class Guide(Model):
    """A decision guide as its author writes it."""

    title: Text
    summary: Text
    start: str
    questions: dict[Id, Question] = Field(min_length=1)
    outcomes: dict[Id, Outcome] = Field(min_length=1)
