"""Accepts a guide as it stands: writes the scenarios that hold it and keeps this version for links."""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml

from generator import output
from generator.errors import UnknownGuideError
from generator.examine import sound
from generator.guide.compile import compile_guide
from generator.guide.graph import VERSION_LENGTH
from generator.guide.scenarios import scenarios
from generator.load import RELEASE_FOLDER, SCENARIO_FOLDER
from generator.render.release import release

if TYPE_CHECKING:
    from pathlib import Path

    from generator.catalog import Catalog, Entry
    from generator.guide.graph import DecisionGraph

_TO_BE_ACCEPTED = frozenset({"guide-scenario", "guide-unreleased"})
_ASKED_WITH = _TO_BE_ACCEPTED | {"guide-invariant", "guide-idle-condition", "guide-idle-invariant"}
"""Rules that a guide may break and still be asked: what it decides is known, if not what was meant."""
_HEADER = """\
# The fewest walks that take every option wherever it is asked; `timbang guide accept` wrote them.
# A change of the guide that changes one of them is told by `timbang check`.
"""


def accept_guide(root: Path, guide_id: str) -> list[str]:
    """Write a guide's scenarios and this version of it; return the files that are new or changed.

    Raises:
        ContentError: there are other mistakes than those that accepting mends.
        UnknownGuideError: there is no such guide.
    """
    catalog = sound(root, apart_from=_TO_BE_ACCEPTED).catalog
    entry, graph = _guide_of(catalog, guide_id)
    files = {
        f"{SCENARIO_FOLDER}/{guide_id}.yml": _scenario_file(graph),
        f"{RELEASE_FOLDER}/{guide_id}/{graph.identity[:VERSION_LENGTH]}.json": release(catalog, entry, graph),
    }
    return [src_uri for src_uri, content in files.items() if output.write_file(root / src_uri, content)]


def guide_in(root: Path, guide_id: str) -> tuple[Catalog, Entry, DecisionGraph]:
    """Return a guide that can be asked, with its graph and the comparison around it.

    Raises:
        ContentError: there are mistakes that may keep it from being asked or told.
        UnknownGuideError: there is no such guide.
    """
    catalog = sound(root, apart_from=_ASKED_WITH).catalog
    return catalog, *_guide_of(catalog, guide_id)


def _guide_of(catalog: Catalog, guide_id: str) -> tuple[Entry, DecisionGraph]:
    entry = catalog.guides.get(guide_id)
    graph = compile_guide(guide_id, entry.body).graph if entry else None
    if entry is None or graph is None:
        raise UnknownGuideError(
            f"There is no guide `{guide_id}` that can be asked. There is: {', '.join(catalog.guides)}."
        )
    return entry, graph


def _scenario_file(graph: DecisionGraph) -> bytes:
    rows = [
        f"  - answers: {_flow(answers)}\n    outcome: {_flow(outcome)}\n"
        for answers, outcome in scenarios(graph)
    ]
    return f"{_HEADER}scenarios:\n{''.join(rows)}".encode()


def _flow(value: object) -> str:
    """Write a value on one line, quoted where YAML would read it as something else."""
    written: str = yaml.safe_dump(value, default_flow_style=True, sort_keys=False, width=float("inf"))
    return written.removesuffix("...\n").strip()
