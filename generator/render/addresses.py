"""Where every entry stands on the site, and the relative way from one page to another."""

from __future__ import annotations

from functools import lru_cache
from posixpath import commonprefix
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.catalog import Entry
    from generator.guide.graph import DecisionGraph
    from generator.models.reference import Reference

ASSETS = "assets/timbang"
"""Folder of our stylesheets, pictures and scripts."""

SECTION_PAGES = {
    "similarities": ("similarities/", ""),
    "differences": ("differences/", ""),
    "seams": ("lifecycles/", ""),
    "criteria": ("choose/", ""),
    "prerequisites": ("choose/", "prerequisite-"),
    "debates": ("choose/", "debate-"),
    "neighbours": ("neighbours/", ""),
    "milestones": ("timeline/", ""),
    "maturity": ("maturity/", ""),
    "roadmap": ("roadmap/", ""),
    "categories": ("tools/", "category-"),
    "tools": ("tools/", ""),
    "cases": ("cases/", ""),
    "terms": ("glossary/", ""),
    "sources": ("sources/", ""),
    "themes": ("differences/", "theme-"),
    "roles": ("compare/", "role-"),
}
"""Collection to the page that shows its entries and the prefix of their anchors there."""


ENTRY_PAGES = ("tools", "cases", "terms", "sources")
"""Collections whose entries have a page each, beside their place in the catalogue."""


def page_of(entry: Entry) -> str:
    """Return the address of an entry's own page, relative to the locale's root."""
    return _page_at(entry.collection, entry.id)


def _page_at(collection: str, entry_id: str) -> str:
    return f"{SECTION_PAGES[collection][0]}{entry_id}/"


def place_of(entry: Entry) -> str:
    """Return the address of an entry's place in its catalogue, relative to the locale's root.

    The list of sources is long, and each links to its page: it has no anchors.
    """
    return _place_at(entry.collection, entry.id)


def _place_at(collection: str, entry_id: str) -> str:
    page, prefix = SECTION_PAGES[collection]
    return page if collection == "sources" else f"{page}#{prefix}{entry_id}"


def address_of(entry: Entry, claim: str = "") -> str:
    """Return the address of an entry, or of a claim in it, relative to the locale's root."""
    return address_at(entry.collection, entry.id, claim)


def address_at(collection: str, entry_id: str, claim: str = "") -> str:
    """Return the address that an entry of this name has, or had, or that a claim in it has."""
    if collection == "sources":
        return _page_at(collection, entry_id)
    if collection in SECTION_PAGES:
        return _place_at(collection, entry_id)
    anchor = f"#{claim}" if claim else ""
    if collection == "guides":
        return f"guides/{entry_id}/{anchor}"
    if collection == "pages" and entry_id == "home":
        return anchor
    return f"{entry_id}/{anchor}"


def addresses_at(name: Reference) -> list[str]:
    """Return every address that the entry or claim of this name has, or had: in a list, and of its own."""
    collection, entry_id, claim = name.target()
    own = [_page_at(collection, entry_id)] if collection in ENTRY_PAGES else []
    return list(dict.fromkeys([address_at(collection, entry_id, claim), *own]))


def source_file(address: str) -> str:
    """Return the Markdown file, relative to the docs folder, that becomes a page."""
    page = address.split("#", 1)[0]
    return f"{page.rstrip('/')}.md" if page else "index.md"


def relative(start: str, target: str) -> str:
    """Return the relative URL from one page to another address of the same locale."""
    page, hash_sign, anchor = target.partition("#")
    here = start.split("#", 1)[0]
    if page == here:
        return f"#{anchor}" if hash_sign else "./"
    away, to = _parts(here), _parts(page)
    shared = len(commonprefix((away, to)))
    way = "../" * (len(away) - shared) + "".join(f"{part}/" for part in to[shared:])
    return f"{way or './'}{hash_sign}{anchor}"


def _parts(page: str) -> list[str]:
    return page.strip("/").split("/") if page else []


@lru_cache(maxsize=32)
def state_names(graph: DecisionGraph) -> tuple[str, ...]:
    """Name every state by its question, and by a number where a question has several; kept per graph."""
    seen: dict[str, int] = {}
    names = []
    for state in graph.states:
        seen[state.question] = seen.get(state.question, 0) + 1
        names.append(
            state.question if seen[state.question] == 1 else f"{state.question}--{seen[state.question]}"
        )
    return tuple(names)


def step_address(graph: DecisionGraph, to: int) -> str:
    """Return the address of a successor in a guide: a state's page or an outcome's."""
    if to < 0:
        return f"guides/{graph.guide}/outcomes/{graph.outcomes[~to]}/"
    return f"guides/{graph.guide}/{state_names(graph)[to]}/"
