"""Checks of addresses: no two pages stand in one place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.diagnostics import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.catalog import Catalog, Entry
    from generator.yaml_source import Path

SITE = frozenset(
    {
        "assets",
        "cases",
        "choose",
        "compare",
        "differences",
        "glossary",
        "guides",
        "index",
        "lifecycles",
        "maturity",
        "neighbours",
        "open-data",
        "pagefind",
        "roadmap",
        "rules",
        "similarities",
        "sources",
        "timeline",
        "tools",
    }
)
"""What stands beside the pages of subjects and the pages written by hand. The first pages of folders are `index`."""
GUIDE = frozenset({"index", "map", "outcomes", "releases"})
"""What stands beside the pages of a guide's questions."""
_ONE_PAGE_EACH = ("cases", "sources", "terms", "tools")
_START = "home"


def taken(catalog: Catalog) -> Iterator[tuple[Entry, Finding]]:
    """Find entries and questions whose page would stand where another does."""
    yield from _at_the_root(catalog)
    for collection in _ONE_PAGE_EACH:
        if entry := catalog.collections[collection].get("index"):
            yield entry, _finding((), "index", "the list of all of them", "Rename the file.")
    for entry in catalog.guides.values():
        if entry.id == "index":
            yield entry, _finding((), "index", "the folder of guides", "Rename the file.")
        yield from (
            (entry, _finding(("questions", name), name, "another page of the guide", "Rename the question."))
            for name in entry.body.questions
            if name in GUIDE
        )
        if "index" in entry.body.outcomes:
            yield (
                entry,
                _finding(("outcomes", "index"), "index", "the folder of outcomes", "Rename the outcome."),
            )


def _at_the_root(catalog: Catalog) -> Iterator[tuple[Entry, Finding]]:
    owners = dict.fromkeys(SITE, "the site's own pages")
    owners |= {locale: f"the pages in `{locale}`" for locale in catalog.locales[1:]}
    pages = [entry for name, entry in catalog.collections["pages"].items() if name != _START]
    for entry in (*catalog.subjects, *pages):
        if entry.id in owners:
            yield entry, _finding((), entry.id, owners[entry.id], "Rename the file.")
        owners.setdefault(entry.id, entry.src_uri)


def _finding(path: Path, name: str, owner: str, remedy: str) -> Finding:
    return Finding(
        path,
        f"The address `{name}/` belongs to {owner}.",
        expected="a name of its own",
        remedy=remedy,
        of_key=bool(path),
        rule="address-taken",
    )
