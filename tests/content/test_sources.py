"""What statements rest on: papers, books and standards before what is said of them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest

from generator.inventory import take_inventory
from generator.load import load
from generator.models.walk import walk
from tests.conftest import ROOT

if TYPE_CHECKING:
    from generator.catalog import Catalog

TOLD_OF = {
    "aiact-art19-govcompass": "eu-ai-act",
    "aiact-art19-springlex": "eu-ai-act",
    "bcbs239-cmdrvl": "bcbs239",
    "benninghoff-mttr": "google-incident-metrics",
    "fsdl-mltest": "breck2017",
    "omnibus-timeline-repo": "eu-ai-act-2026",
    "opencomplai-release": "eu-ai-act-2026",
    "owasp-llm-aembit": "owasp-llm-2025",
    "owasp-llm-peppiatt": "owasp-llm-2025",
    "rical-pdp": "uu27-2022",
    "sip-pdp": "uu27-2022",
    "uupdp-pasal34": "uu27-2022",
}
"""Pages that tell of a paper, a standard or a law, and what they tell of."""


@cache
def catalog() -> Catalog:
    return load(ROOT)[0]


def test_half_of_the_statements_rest_on_a_paper_a_book_or_a_standard() -> None:
    found = take_inventory(catalog())
    assert found.well_sourced * 2 >= found.statements


@pytest.mark.parametrize("page", TOLD_OF)
def test_what_cites_a_page_about_a_text_cites_the_text_too(page: str) -> None:
    at_second_hand = [
        f"{entry.id}#{getattr(model, 'id', '')}"
        for entry in catalog().entries()
        for _, model in walk(entry.body)
        if page in (sources := {str(source) for source in getattr(model, "sources", ())})
        and TOLD_OF[page] not in sources
    ]
    assert at_second_hand == []
