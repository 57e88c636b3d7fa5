"""Facets of catalogues: every value counts as itself, in whatever letters it is written."""

from __future__ import annotations

from dataclasses import replace

from generator.load import load
from generator.models.text import Text
from generator.render.catalogues import cases
from generator.render.scribe import Scribe
from generator.words import words_of
from tests.conftest import ROOT


def test_countries_in_any_letters_are_counted_apart() -> None:
    catalog = load(ROOT / "tests/comparison")[0]
    [station] = catalog.collections["cases"].values()
    countries = {"a": "日本", "b": "Россия", "c": "Österreich", "d": "Curaçao", "e": "日本"}
    held = {
        name: replace(station, id=name, body=station.body.model_copy(update={"country": Text({}, country)}))
        for name, country in countries.items()
    }
    known = replace(catalog, collections={**catalog.collections, "cases": held})
    facets = {facet.key: facet.values for facet in cases(known, Scribe(known, words_of("en"), "")).facets}
    assert {(value.id, value.label, value.count) for value in facets["country"]} == {
        ("日本", "日本", 2),
        ("россия", "Россия", 1),
        ("osterreich", "Österreich", 1),
        ("curacao", "Curaçao", 1),
    }
