"""The list of sources: their order, and how a place that cites one is called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.render.citations import short_author

if TYPE_CHECKING:
    from generator.catalog import Backlink, Catalog, Entry
    from generator.render.scribe import Scribe


def bibliography(catalog: Catalog) -> list[Entry]:
    """Return the sources by author and year, as a reader looks for them."""
    return sorted(
        catalog.collections["sources"].values(),
        key=lambda e: (short_author(e.body).casefold(), str(e.body.year), e.id),
    )


def place_name(scribe: Scribe, place: Backlink) -> str:
    """Name a place that names an entry: its entry, and its claim when that has a name."""
    body = place.entry.body
    name = scribe.plain(body.title if hasattr(body, "title") else body.name)
    if not place.claim:
        return name
    _, claim = place.entry.claims[place.claim]
    said = scribe.plain(claim.name) if claim.name else shortened(scribe.plain(claim.text))
    return f"{name}: {said}"


def shortened(sentence: str, words: int = 9) -> str:
    """Return the beginning of a sentence, cut between words."""
    parts = sentence.split()
    return sentence if len(parts) <= words else " ".join(parts[:words]).rstrip(".,;:") + " …"
