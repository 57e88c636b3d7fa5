"""Term notes: what the terms of the glossary mean, in one file for pages too long to hold the notes themselves."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.render.scribe import Scribe

NAME = "terms.json"


def term_notes(scribe: Scribe) -> bytes:
    """Return the title and the definition of each term in the scribe's locale, by its id."""
    told = {
        entry.id: (scribe.plain(entry.body.title), scribe.plain(entry.body.definition))
        for entry in scribe.catalog.collections["terms"].values()
    }
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()
