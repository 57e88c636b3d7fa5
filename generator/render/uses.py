"""Uses: every place that refers to an entry, under the kind of page on which it stands."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from generator import markup
from generator.catalog import Backlink, claim_at
from generator.render.term_links import term_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.catalog import Catalog, Entry

KINDS = {
    "subjects": "home.subjects",
    "themes": "differences.title",
    "differences": "differences.title",
    "similarities": "similarities.title",
    "seams": "lifecycles.title",
    "roles": "compare.title",
    "guides": "uses.guides",
    "criteria": "choose.title",
    "prerequisites": "choose.title",
    "debates": "choose.title",
    "neighbours": "neighbours.title",
    "milestones": "timeline.title",
    "maturity": "maturity.title",
    "roadmap": "roadmap.title",
    "cases": "cases.title",
    "categories": "tools.title",
    "tools": "tools.title",
    "terms": "glossary.title",
    "pages": "uses.pages",
}
"""Collection to the words that name the page of its entries, in the order of reading."""


def uses_of(catalog: Catalog, locale: str, entry: Entry) -> dict[str, list[Backlink]]:
    """Return the places that refer to an entry, by the words of their kind; terms by their mere mention too."""
    told = dict.fromkeys(catalog.backlinks.get(entry.ref, ()))
    if entry.collection == "terms":
        told |= dict.fromkeys(_mentions(catalog, locale).get(entry.id, ()))
    kinds: dict[str, list[Backlink]] = {kind: [] for kind in KINDS.values()}
    for place in told:
        kinds[KINDS[place.entry.collection]].append(place)
    return {kind: places for kind, places in kinds.items() if places}


@lru_cache(maxsize=8)
def _mentions(catalog: Catalog, locale: str) -> Mapping[str, tuple[Backlink, ...]]:
    """Return term id to the places whose text has its word; those of the term's own entry left out."""
    known = term_words(catalog, locale)
    found: dict[str, dict[Backlink, None]] = {}
    for entry in catalog.entries():
        if entry.collection not in KINDS:
            continue
        for path, text in entry.texts:
            for term in known.named(markup.plain(text.get(locale) or "")):
                if entry.ref != f"terms/{term}":
                    found.setdefault(term, {})[Backlink(entry, claim_at(entry, path))] = None
    return {term: tuple(places) for term, places in found.items()}
