"""A filled form for something new, as the files that hold it: the entry, and its source when that is new too."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from generator.entry_file import as_id, undated
from generator.errors import IssueError
from generator.issues.body import refuse_markup
from generator.models import COLLECTIONS
from generator.models.claim import Trust

if TYPE_CHECKING:
    from generator.catalog import Catalog
    from generator.issues.body import Filled
    from generator.issues.form import Field

NEW = {"tool": "tools", "case": "cases"}
"""Form to the collection that its entries stand in."""

_NAMES = ("name", "title-en", "title")
"""Fields that an id can be made of, the best one first."""
_KINDS = {"subjects": "subjects", "category": "categories"}
"""Key that names other entries to their collection."""
_SOURCE = "source"
"""How the keys begin that describe the source."""
_BY_HAND = {"figures"}
"""Keys whose values are too rich for a form."""


@dataclass
class Draft:
    """What a filled form becomes."""

    values: dict[str, dict[str, Any]] = field(default_factory=dict)
    """Path, posix and relative to the project's root, to what the file says."""
    left: list[str] = field(default_factory=list)
    """What a person has to do, one sentence each."""

    @property
    def files(self) -> dict[str, str]:
        """Path to content; a day on which somebody looked is asked for, since nobody has yet."""
        return {
            src_uri: undated(values, "accessed" if src_uri.startswith("content/sources/") else "checked")
            for src_uri, values in self.values.items()
        }


def draft_entry(filled: Filled, catalog: Catalog) -> Draft:
    """Make the files of a new entry.

    Raises:
        IssueError: the entry is there already, cannot be named, or an answer holds what no text may hold.
    """
    refuse_markup(filled, *(asked.id for asked, _ in filled.answered() if not _is_by_hand(filled, asked)))
    collection = NEW[filled.form.name]
    entry_id = _free_id(collection, next((filled(name) for name in _NAMES if filled(name)), ""), catalog)
    draft = Draft()
    values = _values(filled, catalog, draft)
    if issubclass(COLLECTIONS[collection], Trust):
        values |= {"confidence": "medium", "basis": "source"}
        draft.left.append(
            "Hold every statement against its source; then write the day as `checked`, and see that `confidence` is true."
        )
    if source := _source(filled, catalog, draft):
        values["sources"] = [source]
    draft.values = {f"content/{collection}/{entry_id}.yml": values, **draft.values}
    return draft


def _values(filled: Filled, catalog: Catalog, draft: Draft) -> dict[str, Any]:
    """Return what the form asked and the entry can hold; the rest is left to a person."""
    values: dict[str, Any] = {}
    for asked, answer in filled.answered():
        if _is_by_hand(filled, asked):
            draft.left.append(f"{asked.label}: {answer}")
        elif asked.key.startswith(_SOURCE):
            continue
        elif asked.locale:
            values.setdefault(asked.key, {})[asked.locale] = answer
        elif asked.several:
            values[asked.key] = [_named(asked.key, part, catalog) for part in answer.split(", ")]
        else:
            values[asked.key] = _named(asked.key, answer, catalog)
    return values


def _is_by_hand(filled: Filled, asked: Field) -> bool:
    """Tell whether an answer goes to no file."""
    known = COLLECTIONS[NEW[filled.form.name]].model_fields
    return not asked.key.startswith(_SOURCE) and (asked.key not in known or asked.key in _BY_HAND)


def _named(key: str, answer: str, catalog: Catalog) -> str:
    """Return the id of the entry that an answer names by its id or its name, or the answer as it is."""
    for entry in catalog.collections.get(_KINDS.get(key, ""), {}).values():
        name = getattr(entry.body, "name", None) or entry.body.title
        if answer.casefold() in {
            entry.id,
            *(n.casefold() for n in (*name.by_locale.values(), name.everywhere)),
        }:
            return entry.id
    return answer


def _source(filled: Filled, catalog: Catalog, draft: Draft) -> str:
    """Return the id of the source; make one when the form says enough of it."""
    url = filled("source")
    if known := source_at(url, catalog):
        return known
    if not filled("source_title"):
        draft.left.append(
            f"Describe the source in content/sources/ and name it under `sources`: {url or 'none was named'}"
        )
        return ""
    source_id = _free_id("sources", filled("source_title"), catalog)
    draft.values[f"content/sources/{source_id}.yml"] = _described(filled)
    draft.left.append("Read the source; then write the day as `accessed` in its file.")
    return source_id


def source_at(url: str, catalog: Catalog) -> str:
    """Return the id of the source that stands at an address, or nothing: those without one have none in common."""
    if not url.startswith(("https://", "http://")):
        return ""
    sources = catalog.collections["sources"].values()
    return next((one.id for one in sources if one.body.url.rstrip("/") == url.rstrip("/")), "")


def _described(filled: Filled) -> dict[str, Any]:
    year = filled("source_year") or "unknown"
    publisher = filled("source_publisher") or filled("source_authors")
    values = {
        "title": filled("source_title"),
        "authors": filled("source_authors") or publisher,
        "publisher": publisher,
        "year": int(year) if re.fullmatch("[0-9]{4}", year) else year,
        "url": filled("source"),
        "kind": filled("source_kind"),
        "language": filled("source_language"),
    }
    return {key: value for key, value in values.items() if value}


def _free_id(collection: str, name: str, catalog: Catalog) -> str:
    """Make an id of a name.

    Raises:
        IssueError: the name has no letter or digit that an id may have, or the id is taken.
    """
    entry_id = as_id(name)
    if not entry_id:
        raise IssueError(f"No id can be made of the name `{name}`.")
    if entry_id in catalog.collections[collection] or f"{collection}/{entry_id}" in catalog.unread:
        raise IssueError(
            f"content/{collection}/{entry_id}.yml is there already; a correction would change it."
        )
    return entry_id
