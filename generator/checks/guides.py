"""Checks of guides: what compiling a guide finds out about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.guide.compile import compile_guide

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.catalog import Catalog, Entry
    from generator.diagnostics import Finding


def faulty_guides(catalog: Catalog) -> Iterator[tuple[Entry, Finding]]:
    """Compile every guide and report what is wrong with it."""
    for entry in catalog.guides.values():
        for finding in compile_guide(entry.id, entry.body).findings:
            yield entry, finding
