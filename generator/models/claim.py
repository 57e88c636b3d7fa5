"""Claim: a statement with its sources and how far it can be trusted."""

from __future__ import annotations

from typing import Literal

from generator.models.base import Date, Id, Many, Model
from generator.models.reference import SourceId
from generator.models.text import Text

Confidence = Literal["high", "medium", "low"]
"""high: read in a source that can know it, or in two independent ones; medium: read once or
second-hand; low: a single anecdote or a source with an interest."""

Basis = Literal["source", "synthesis"]
"""source: a source states it; synthesis: our own conclusion from the sources named."""

Status = Literal["stated", "disputed", "unknown", "absent"]
"""stated: said by the sources; disputed: sources contradict each other; unknown: looked for
and not found; absent: known not to exist."""


class Trust(Model):
    """How far the claims of an entry can be trusted; a claim may say otherwise of itself."""

    confidence: Confidence
    """How sure the claims are."""
    basis: Basis
    """What the claims rest on."""
    checked: Date
    """The day on which somebody last held the claims against their sources."""


class Statement(Model):
    """A sentence with the sources that it rests on."""

    text: Text
    """One statement, in your own words."""
    sources: Many[SourceId] = ()
    """The sources that say it."""
    confidence: Confidence | None = None
    """How sure it is; left out: as the entry says."""
    basis: Basis | None = None
    """What it rests on; left out: as the entry says."""
    status: Status = "stated"
    """Whether it is simply stated; left out: it is."""
    checked: Date | None = None
    """The day on which somebody last held it against its sources; left out: as the entry says."""


class Claim(Statement):
    """A statement with a permanent id of its own, so that others can refer to it."""

    id: Id
    name: Text | None = None
    """A short label shown before the text."""
