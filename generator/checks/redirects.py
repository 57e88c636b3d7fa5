"""Checks of redirects: what moved is found where it went, and its old name is not given again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.diagnostics import Finding, nearest_of
from generator.models import GUIDES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.catalog import Catalog, Entry
    from generator.models.reference import EntryRef


def astray(catalog: Catalog) -> Iterator[tuple[Entry, Finding]]:
    """Find redirects from names that are in use, and those that lead to nothing, or to where no old link can lead."""
    if catalog.redirects is None:
        return
    for old, new in catalog.moved.items():
        finding = _judge(catalog, old, new)
        if finding is not None:
            yield catalog.redirects, finding


def _judge(catalog: Catalog, old: EntryRef, new: EntryRef) -> Finding | None:
    if _holds(catalog, old):
        return Finding(
            ("moved", old),
            f"There is `{old}`: a name that moved is not given again.",
            expected="a name that nothing has now",
            remedy="Give the new one another name; links that people keep mean what was here before.",
            rule="redirect-taken",
            of_key=True,
        )
    if _where(old) != _where(new):
        return Finding(
            ("moved", old),
            f"`{old}` cannot lead to `{new}`: they stand on different pages.",
            expected="the name of a claim of the same entry"
            if old.target()[2]
            else "a name of the same collection",
            rule="redirect-astray",
        )
    if not _holds(catalog, new):
        return Finding(
            ("moved", old),
            f"There is no `{new}`.",
            expected="the name that it has now",
            nearest=nearest_of(new, _names(catalog, new)),
            rule="redirect-astray",
        )
    return None


def _holds(catalog: Catalog, name: EntryRef) -> bool:
    collection, entry_id, claim = name.target()
    if collection == GUIDES:
        return entry_id in catalog.guides and not claim
    return f"{collection}/{entry_id}" in catalog.unread or catalog.holds(name)


def _where(name: EntryRef) -> tuple[str, ...]:
    """Return what an old and a new name must have in common, so that a link to the one can lead to the other."""
    collection, entry_id, claim = name.target()
    return (collection, entry_id, "#") if claim else (collection,)


def _names(catalog: Catalog, name: EntryRef) -> Iterable[str]:
    collection, entry_id, claim = name.target()
    held = catalog.guides if collection == GUIDES else catalog.collections.get(collection, {})
    if claim and entry_id in held:
        return (f"{collection}/{entry_id}#{known}" for known in held[entry_id].claims)
    return (f"{collection}/{known}" for known in held)
