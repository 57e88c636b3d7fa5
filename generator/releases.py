"""Judges the kept versions of guides: each file holds the graph that its name stands for, so that old links open."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from generator.diagnostics import Diagnostic, Span
from generator.guide.graph import VERSION_LENGTH, DecisionGraph
from generator.load import RELEASE_FOLDER
from generator.plain_files import content_of, names_in

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from generator.catalog import Catalog

_BROKEN = (ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError)
"""What reading a graph raises when the file holds none."""


def broken_releases(root: Path, catalog: Catalog) -> Iterator[tuple[str, list[Diagnostic]]]:
    """Yield guides with what is wrong among their releases, where something is."""
    for guide in catalog.guides:
        paths, faults = names_in(root, f"{RELEASE_FOLDER}/{guide}")
        judged = (_judge(root, path, guide) for path in paths)
        if found := [*faults, *filter(None, judged)]:
            yield guide, found


def _judge(root: Path, path: Path, guide: str) -> Diagnostic | None:
    src_uri = path.relative_to(root).as_posix()
    raw = content_of(root, src_uri)
    if isinstance(raw, Diagnostic):
        return raw
    fact = _fact(raw, path.name, guide)
    if not fact:
        return None
    return Diagnostic(
        "release-broken",
        Span(src_uri),
        fact,
        expected=f"a file that `timbang guide accept {guide}` wrote",
        remedy="Take the file back from git as it was, or remove it if it never was a version.",
    )


def _fact(raw: bytes, name: str, guide: str) -> str:
    """Say what is wrong with a release; nothing when it is right."""
    try:
        told = json.loads(raw)
        graph = DecisionGraph.from_json(told["graph"])
        identity = graph.identity
        whole = identity == told["graph"]["identity"] and _has_titles(told["titles"])
    except _BROKEN:
        return "This is no version of a guide."
    version = f"{identity[:VERSION_LENGTH]}.json"
    if graph.guide != guide:
        return f"This is a version of the guide `{graph.guide}`."
    if not whole:
        return "The graph of this version was changed by hand, or its titles are gone."
    return f"This is the version `{version}`." if name != version else ""


def _has_titles(titles: Any) -> bool:
    return bool(titles) and all(isinstance(one, dict) for one in titles.values())
