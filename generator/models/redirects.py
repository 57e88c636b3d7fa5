"""Redirects: entries and claims that have another name now, so that links which people keep go on."""

from __future__ import annotations

from pydantic import Field

from generator.models.base import Model
from generator.models.reference import EntryRef


class Redirects(Model):
    """What moved."""

    moved: dict[EntryRef, EntryRef] = Field(min_length=1)
    """The name that an entry or claim had, such as `tools/old` or `subjects/tea#old`, to the one that it has now."""
