"""A screen reader tells every value of the comparison with the heads of its row and column, as table and as cards."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.load import load
from tests.aloud import WIDTHS, heard
from tests.conftest import ROOT

if TYPE_CHECKING:
    from tests.conftest import NewContext


@pytest.mark.parametrize("width", WIDTHS)
def test_every_value_is_told_with_its_heads(new_context: NewContext, width: int) -> None:
    page = new_context(viewport={"width": width, "height": 900}).new_page()
    page.goto("compare/", wait_until="networkidle")
    told = heard(page, width)
    catalog = load(ROOT)[0]
    assert told.faults == ()
    assert "DataOps and MLOps" in told.table
    assert len({cell.row for cell in told.cells}) == len(catalog.collections["differences"])
    assert {cell.column for cell in told.cells} == {"DataOps", "MLOps"}
    assert len(told.cells) == len(catalog.collections["differences"]) * len(catalog.subjects)
    assert all(cell.says for cell in told.cells)
