"""Checks of references: every name of another entry leads somewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.checks.renames import missing_names, renamed
from generator.diagnostics import Finding, nearest_of
from generator.models.reference import EntryRef, Reference

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.catalog import Catalog, Entry
    from generator.yaml_source import Path


def dangling(catalog: Catalog) -> Iterator[tuple[Entry, Finding]]:
    """Find references, and links in texts, that name no entry or no claim of an entry."""
    found = 0
    for entry in catalog.files():
        for path, reference in entry.references:
            finding = _judge(catalog, path, reference)
            if finding is not None:
                found += 1
                yield entry, finding
    yield from _renamed(catalog) if found else ()


def _renamed(catalog: Catalog) -> Iterator[tuple[Entry, Finding]]:
    """Find files that were renamed; names of them in several files are told there, and a slip in one where it is."""
    files = missing_names(catalog)
    for name, entry in renamed(catalog).items():
        if len(files[name]) == 1 or name in catalog.unread:
            continue
        before = name.rpartition("/")[2]
        fact = (
            f"Nothing names `{entry.id}`; `{before}`, which other files name, is not in {entry.collection}."
        )
        remedy = f"Name this file `{before}.yml` again, or write `{entry.id}` in each of those places."
        yield (
            entry,
            Finding(
                (),
                fact,
                expected="a file of the name that others use",
                nearest=before,
                remedy=remedy,
                rule="dangling-reference",
                cause=name,
                is_cause=True,
            ),
        )


def named_twice(catalog: Catalog) -> Iterator[tuple[Entry, Finding]]:
    """Find lists that name an entry twice, and lists of others that name the entry itself."""
    for entry in catalog.files():
        seen: set[tuple[Path, str]] = set()
        for path, reference in entry.named:
            if not isinstance(path[-1], int):
                continue
            if catalog.find(reference) is entry:
                yield entry, _once(path, f"`{reference}` is this entry itself.", "the id of another")
            elif (path[:-1], reference) in seen:
                yield entry, _once(path, f"`{reference}` stands twice in this list.", "each once")
            seen.add((path[:-1], reference))


def _once(path: Path, message: str, expected: str) -> Finding:
    return Finding(path, message, expected=expected, remedy="Remove it.", rule="named-twice")


def _judge(catalog: Catalog, path: Path, reference: Reference) -> Finding | None:
    collection, entry_id, claim = reference.target()
    of_key = isinstance(path[-1], Reference)
    if f"{collection}/{entry_id}" in catalog.unread:
        return None
    if collection == "subjects" and not catalog.subjects:
        return None  # that there is none is told by itself
    known = catalog.collections.get(collection)
    if known is None:
        return Finding(
            path,
            f"`{collection}` is not a collection.",
            expected=f"one of {', '.join(catalog.collections)}",
            nearest=_with(nearest_of(collection, catalog.collections), f"/{entry_id}"),
            words=str(reference),
            rule="dangling-reference",
            cause=f"{collection}/{entry_id}",
        )
    if entry_id not in known:
        moved = catalog.moved.get(EntryRef(f"{collection}/{entry_id}"))
        near = moved.target()[1] if moved else "" if " " in entry_id else nearest_of(entry_id, known)
        return Finding(
            path,
            f"There is no `{entry_id}` in {collection}.",
            expected=f"the id of a file in content/{collection}/",
            nearest=near if reference.collection else _with(near, prefix=f"{collection}/"),
            remedy="It has another name now." if moved else _remedy(collection, entry_id),
            of_key=of_key,
            words="" if of_key else str(reference),
            rule="dangling-reference",
            cause=f"{collection}/{entry_id}",
        )
    claims = known[entry_id].claims
    if claim and claim not in claims:
        moved = catalog.moved.get(EntryRef(reference))
        return Finding(
            path,
            f"`{collection}/{entry_id}` has no claim `{claim}`.",
            expected="the id of a claim in that file",
            nearest=moved or _with(nearest_of(claim, claims), prefix=f"{collection}/{entry_id}#"),
            remedy="It has another name now." if moved else "",
            words=str(reference),
            rule="dangling-reference",
            cause=f"{collection}/{entry_id}#{claim}",
        )
    return None


def _remedy(collection: str, entry_id: str) -> str:
    if " " in entry_id:
        return "Write a comma between two ids."
    return f"Make a file in content/{collection}/ for it, and name its id here." if "/" in entry_id else ""


def _with(near: str, suffix: str = "", prefix: str = "") -> str:
    return f"{prefix}{near}{suffix}" if near else ""
