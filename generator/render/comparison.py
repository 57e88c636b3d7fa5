"""The comparison's table: its rows in their groups, and by what they can be filtered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from generator.render.facets import facet

if TYPE_CHECKING:
    from generator.catalog import Catalog, Entry
    from generator.render.scribe import Scribe

SHARED = "_shared"
"""Names the group of what the subjects share, where themes name the groups of differences: no id holds a `_`."""


@dataclass(frozen=True)
class Row:
    """One row: a difference, or a similarity."""

    entry: Entry
    group: str
    roles: tuple[str, ...]
    """Readers whom it concerns."""


def comparison_rows(catalog: Catalog) -> list[Row]:
    """Return the rows in the order of the table."""
    everyone = tuple(role.id for role in catalog.ordered("roles"))
    differences: dict[str, list[Entry]] = {theme.id: [] for theme in catalog.ordered("themes")}
    for entry in catalog.ordered("differences"):
        differences[entry.body.theme].append(entry)
    return [
        Row(entry, theme, tuple(entry.body.roles) or everyone)
        for theme, entries in differences.items()
        for entry in entries
    ] + [Row(entry, SHARED, everyone) for entry in catalog.ordered("similarities")]


def comparison_values(catalog: Catalog, scribe: Scribe) -> dict[str, Any]:
    """Return what the comparison's template needs: its rows by group, and the filter's facets."""
    rows, words = comparison_rows(catalog), scribe.words
    themes = {entry.id: scribe.plain(entry.body.title) for entry in catalog.ordered("themes")}
    roles = {entry.id: scribe.plain(entry.body.title) for entry in catalog.ordered("roles")}
    groups = {**themes, SHARED: words("compare.shared")}
    return {
        "groups": {name: [row for row in rows if row.group == name] for name in groups},
        "group_titles": groups,
        "shared": SHARED,
        "total": len(rows),
        "facets": [
            facet("role", words("filter.role"), roles, (row.roles for row in rows)),
            facet("theme", words("filter.theme"), groups, ([row.group] for row in rows)),
        ],
    }
