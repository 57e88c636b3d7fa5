"""Words of the seed article that mislead are refused in texts, and still lead a search to what they mean."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest

from generator.load import load
from generator.render.search_words import search_files
from tests.conftest import ROOT

if TYPE_CHECKING:
    from generator.catalog import Catalog

TRAPS = {
    "waktu persiapan produk": "time-to-market",
    "penyimpangan": "drift",
    "penyimpangan data": "data-drift",
    "penyimpangan konsep": "concept-drift",
    "penerapan model": "deployment",
    "menerapkan model": "deployment",
    "penerapan berkelanjutan": "continuous-deployment",
    "integrasi berkelanjutan/penerapan berkelanjutan": "ci-cd",
    "saluran data": "data-pipeline",
    "siklus proses ML": "ml-lifecycle",
    "kerangka kerja orkestrasi": "orchestrator",
    "layanan pemberitahuan": "alerting",
    "kemampuan reproduksi": "reproducibility",
    "teknik kontrol proses statistik": "statistical-process-control",
    "peningkatan berkelanjutan": "continuous-improvement",
    "siklus pengembangan berulang": "iterative-development",
}


@cache
def catalog() -> Catalog:
    return load(ROOT)[0]


@pytest.mark.parametrize("words", TRAPS)
def test_a_trap_is_avoided(words: str) -> None:
    term = catalog().collections["terms"][TRAPS[words]].body
    assert words in term.avoid["id"]
    preferred = {
        word for one in catalog().collections["terms"].values() for word in one.body.also.get("id", ())
    }
    assert words not in preferred, "what one term prefers, no text is refused for"


def test_every_trap_stays_findable() -> None:
    known = search_files(catalog(), "id", ())["search.json"].decode()
    assert [words for words in TRAPS if f'"{words.casefold()}"' not in known] == []


def test_applying_a_method_is_no_trap() -> None:
    avoided = {
        word for one in catalog().collections["terms"].values() for word in one.body.avoid.get("id", ())
    }
    assert {"penerapan", "menerapkan"}.isdisjoint(avoided)
