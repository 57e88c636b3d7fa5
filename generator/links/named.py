"""Named: which addresses of the web the content names, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.markup import is_external, link_targets
from generator.models.walk import texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.catalog import Catalog


def external_urls(catalog: Catalog) -> dict[str, tuple[str, ...]]:
    """Return every address of the web that the content names, each with the files that name it."""
    found: dict[str, set[str]] = {}
    for entry in catalog.entries():
        for url in _named_in(entry.body):
            found.setdefault(url, set()).add(entry.src_uri)
    return {url: tuple(sorted(files)) for url, files in sorted(found.items())}


def _named_in(body: Any) -> Iterator[str]:
    fields = (getattr(body, name, "") for name in ("url", "repository"))
    linked = (
        target
        for _, text in texts(body)
        for sentence in (*text.by_locale.values(), text.everywhere)
        for target in link_targets(sentence)
    )
    return (url for url in (*fields, *linked) if is_external(url))
