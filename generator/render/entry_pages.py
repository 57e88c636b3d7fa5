"""The pages of entries: what a tool, case, term or source is, and everything that refers to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.render.addresses import ENTRY_PAGES, page_of
from generator.render.draft import Draft
from generator.render.scribe import Scribe

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.catalog import Catalog, Entry
    from generator.words import Words

_BESIDE = {"hide": ["toc"], "search": {"exclude": True}, "unsearched": True}
"""Front matter: the search finds an entry in its catalogue, once."""


def entry_pages(catalog: Catalog, words: Words) -> Iterator[Draft]:
    """Yield a page for each entry of the catalogues."""
    scribe = Scribe(catalog, words, "")
    for collection in ENTRY_PAGES:
        for entry in catalog.collections[collection].values():
            title, description = _named(scribe, entry)
            values = {"entry": entry, "same_need": _same_need(catalog, entry)}
            yield Draft(
                page_of(entry), "entry.md", title, description, entry.src_uri, values=values, front=_BESIDE
            )


def _named(scribe: Scribe, entry: Entry) -> tuple[str, str]:
    """Return the title of an entry's page and one sentence about it."""
    body = entry.body
    if entry.collection == "sources":
        year = scribe.words("sources.unknown-year") if body.year == "unknown" else body.year
        return body.title, f"{body.authors} ({year}). {body.title}. {body.publisher}."
    if entry.collection == "tools":
        need = scribe.catalog.collections["categories"][body.category].body.need
        return scribe.plain(body.name), f"{scribe.plain(body.purpose)} {scribe.plain(need)}"
    return scribe.plain(body.title), scribe.plain(
        body.definition if entry.collection == "terms" else body.lesson
    )


def _same_need(catalog: Catalog, entry: Entry) -> list[Entry]:
    """Return the other tools that meet a tool's need."""
    if entry.collection != "tools":
        return []
    held = catalog.collections["tools"].values()
    return [one for one in held if one.body.category == entry.body.category and one is not entry]
