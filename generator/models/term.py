"""Term: a word of the glossary and the other words that people use for it."""

from __future__ import annotations

from pydantic import Field

from generator.models.base import Many
from generator.models.claim import Trust
from generator.models.reference import SourceId, TermId
from generator.models.text import Text


class Term(Trust):
    """A word with its meaning; `also` and `avoid` keep other words findable."""

    title: Text
    definition: Text
    also: dict[str, Many[str]] = Field(default_factory=dict)
    """Locale to other words for the same thing."""
    avoid: dict[str, Many[str]] = Field(default_factory=dict)
    """Locale to words that these pages do not use for it."""
    everyday: bool = False
    """Most readers know it, so pages do not explain it where they use it."""
    note: Text | None = None
    """What one should know besides, such as where sources use the word otherwise."""
    see: Many[TermId] = ()
    """Other terms that help to understand it."""
    sources: Many[SourceId] = ()
