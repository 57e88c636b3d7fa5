"""Each correction and each missing fact that was taken in still stands: its words, in both languages."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from generator.load import CONTENT, load
from generator.models.reference import EntryRef, Reference
from generator.models.text import Text
from generator.models.walk import walk
from tests.conftest import ROOT
from tests.content.test_corrections import PLACE, ROWS

if TYPE_CHECKING:
    from generator.catalog import Catalog

STATED: dict[str, list[dict[str, Any]]] = yaml.safe_load(
    (ROOT / "tests/content/corrections.yml").read_text(encoding="utf-8")
)
STANDING = [(number, place) for number, places in STATED.items() for place in places]
LETTERS = {"correction": "C", "missing fact": "M"}


@cache
def catalog() -> Catalog:
    return load(ROOT)[0]


@cache
def all_content() -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / CONTENT).glob("*/*.yml")))


def model_at(reference: str) -> Any:
    name, _, part = reference.partition("#")
    entry = catalog().find(EntryRef(name))
    assert entry is not None, f"{name} is gone"
    return part_of(entry.body, part) if part else entry.body


def references_at(reference: str) -> list[Reference]:
    return [found for _, found in walk(model_at(reference)) if isinstance(found, Reference)]


def words_at(reference: str, locale: str) -> str:
    """Return everything that a place says in a language, its years too."""
    model = model_at(reference)
    said = [text.get(locale) or "" for _, text in walk(model) if isinstance(text, Text)]
    years = [str(year) for _, one in walk(model) if (year := getattr(one, "year", None))]
    return " | ".join([*said, *years]).casefold()


def part_of(body: Any, part: str) -> Any:
    named = [model for _, model in walk(body) if getattr(model, "id", None) == part]
    return named[0] if named else body.values[part]


@pytest.mark.parametrize(
    ("number", "place"), STANDING, ids=[f"{number} {place['at']}" for number, place in STANDING]
)
def test_the_words_of_a_correction_stand(number: str, place: dict[str, Any]) -> None:
    for locale in ("en", "id"):
        said = words_at(place["at"], locale)
        lost = [words for words in place[locale] if words.casefold() not in said]
        assert place[locale]
        assert lost == [], f"{number} lost its words in {place['at']}"
        back = [words for words in place.get("not", {}).get(locale, ()) if words.casefold() in said]
        assert back == [], f"{number} corrected these words in {place['at']}"
    cited = {str(source) for source in references_at(place["at"])}
    assert cited.isdisjoint(place.get("without", ()))
    assert [words for words in place.get("nowhere", ()) if words in all_content()] == []


def test_every_place_of_the_tables_has_its_words() -> None:
    for name, row in ROWS:
        kind, number = name.rsplit(" ", 1)
        if kind in LETTERS:
            places = {f"{entry}#{part}" if part else entry for entry, part in PLACE.findall(row)}
            pinned = {place["at"] for place in STATED[f"{LETTERS[kind]}{int(number):02}"]}
            assert places <= pinned, f"the words of {name} are not held in {sorted(places - pinned)}"
