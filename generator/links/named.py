"""Named: which addresses of the web the content names, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.markup import is_external, link_targets

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.catalog import Catalog, Entry


def external_urls(catalog: Catalog) -> dict[str, tuple[str, ...]]:
    """Return every address of the web that the content names, each with the files that name it."""
    found: dict[str, set[str]] = {}
    for entry in catalog.entries():
        for url in _named_in(entry):
            found.setdefault(url, set()).add(entry.src_uri)
    return {url: tuple(sorted(files)) for url, files in sorted(found.items())}


def _named_in(entry: Entry) -> Iterator[str]:
    fields = (getattr(entry.body, name, "") for name in ("url", "repository"))
    linked = (
        target
        for _, text in entry.texts
        for sentence in (*text.by_locale.values(), text.everywhere)
        for target in link_targets(sentence)
    )
    return (url for url in (*fields, *linked) if is_external(url))
