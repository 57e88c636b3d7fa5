"""What statements rest on: papers, books and standards before what is said of them."""

from __future__ import annotations

from generator.inventory import take_inventory
from generator.load import load
from tests.conftest import ROOT


def test_half_of_the_statements_rest_on_a_paper_a_book_or_a_standard() -> None:
    found = take_inventory(load(ROOT)[0])
    assert found.well_sourced * 2 >= found.statements
