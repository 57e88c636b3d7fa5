"""Each side of the comparison gets the same care: no field says much more of one than of the other."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest

from generator.inventory import take_inventory
from generator.load import load
from tests.conftest import ROOT

if TYPE_CHECKING:
    from generator.inventory import Inventory

MOST = 1.5
"""How many times as long the mean statement of one subject may be as that of another."""


@cache
def inventory() -> Inventory:
    return take_inventory(load(ROOT)[0])


@pytest.mark.parametrize("locale", ["en", "id"])
def test_the_mean_statement_of_a_field_is_about_as_long_for_each_subject(locale: str) -> None:
    means = {
        field: sorted(length.mean for length in of_locale[locale].values())
        for field, of_locale in inventory().lengths.items()
    }
    assert {field: found for field, found in means.items() if found[-1] > MOST * found[0]} == {}
