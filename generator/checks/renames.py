"""Renames: entries that others still name as they were called before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.diagnostics import nearest_of

if TYPE_CHECKING:
    from generator.catalog import Catalog, Entry

_ALWAYS_NAMED = "sources"
"""The collection of which an entry that nothing names is a mistake already."""


def renamed(catalog: Catalog) -> dict[str, Entry]:
    """Return, for names that lead to no entry, the entry that most likely had the name: nothing names it now."""
    missing = missing_names(catalog)
    found = {}
    for name, files in missing.items():
        if name in catalog.moved:
            continue  # where it went is said
        collection, _, entry_id = name.partition("/")
        unnamed = _unnamed(catalog, collection)
        near = nearest_of(entry_id, unnamed)
        alone = len(unnamed) == 1 == sum(one.startswith(f"{collection}/") for one in missing)
        if not near and alone and collection == _ALWAYS_NAMED and len(files) > 1:
            near = next(iter(unnamed))  # two mistakes that fit like this are one
        if near:
            found[name] = unnamed[near]
    return found


def missing_names(catalog: Catalog) -> dict[str, set[str]]:
    """Return the names of entries that are not there, with the files that hold them."""
    missing: dict[str, set[str]] = {}
    for entry in catalog.files():
        for _, reference in entry.references:
            collection, entry_id, _ = reference.target()
            if catalog.find(reference) is None:
                missing.setdefault(f"{collection}/{entry_id}", set()).add(entry.src_uri)
    return missing


def _unnamed(catalog: Catalog, collection: str) -> dict[str, Entry]:
    held = catalog.collections.get(collection, {})
    return {entry.id: entry for entry in held.values() if entry.ref not in catalog.backlinks}
