"""Every row of the tables of corrections names a place that is there, or says why there is none."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import pytest

from generator.load import load
from generator.models.reference import EntryRef
from generator.models.walk import walk
from tests.conftest import ROOT

if TYPE_CHECKING:
    from generator.catalog import Catalog

TABLES = (ROOT / "docs/corrections.md").read_text(encoding="utf-8").split("\n## ")[1:]
ROWS = [
    (f"{kind} {row[1]}", row[0])
    for kind, table in zip(("correction", "missing fact", "fact left out"), TABLES, strict=True)
    for row in re.finditer(r"^\| (\d+) \|.*$", table, re.MULTILINE)
]
PLACE = re.compile(r"`([a-z-]+/[a-z0-9-]+)(?:#([a-z0-9-]+))?`")


@cache
def catalog() -> Catalog:
    return load(ROOT)[0]


def test_every_correction_and_missing_fact_has_its_row() -> None:
    numbered = [*(f"correction {n}" for n in range(1, 79)), *(f"missing fact {n}" for n in range(1, 21))]
    assert [name for name, _ in ROWS][: len(numbered)] == numbered


def test_each_fact_left_out_has_a_reason() -> None:
    cells = [row.strip("| ").split(" | ") for name, row in ROWS if name.startswith("fact left out")]
    assert cells
    assert [row for row in cells if len(row) != 4 or not row[2].startswith("Left out: ")] == []


@pytest.mark.parametrize("row", [row for _, row in ROWS], ids=[name for name, _ in ROWS])
def test_a_row_names_places_that_are_there_or_why_there_is_none(row: str) -> None:
    places = PLACE.findall(row)
    assert places or "Left out: " in row
    for reference, part in places:
        entry = catalog().find(EntryRef(reference))
        assert entry is not None, f"{reference} is gone"
        named = {getattr(model, "id", None) for _, model in walk(entry.body)}
        named |= set(getattr(entry.body, "values", None) or ())
        assert not part or part in named, f"{reference} has no {part}"
