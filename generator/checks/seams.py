"""Checks of seams: each joins stages that are there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.diagnostics import Finding, nearest_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.catalog import Catalog, Entry


def unknown_stages(catalog: Catalog) -> Iterator[tuple[Entry, Finding]]:
    """Find seams at stages that a subject's drawn lifecycle does not have."""
    subjects = catalog.collections["subjects"]
    for entry in catalog.collections["seams"].values():
        for name, stage in entry.body.stages.items():
            if name not in subjects:
                continue  # a misspelt subject is told by itself
            known = [one.id for one in subjects[name].body.stages]
            if stage not in known:
                yield (
                    entry,
                    Finding(
                        ("stages", name),
                        f"The lifecycle of `{name}` has no stage `{stage}`.",
                        expected=f"one of {', '.join(known)}"
                        if known
                        else f"`stages:` under `lifecycle` of {name}",
                        nearest=nearest_of(stage, known),
                        rule="unknown-stage",
                    ),
                )
