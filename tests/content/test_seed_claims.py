"""Each of the 59 statements of the seed article is still stated, and cites it."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from generator.load import load
from generator.models.reference import EntryRef
from generator.models.walk import walk
from tests.conftest import ROOT

if TYPE_CHECKING:
    from generator.catalog import Catalog

SEED = "ibm-id"
NUMBERS = [f"SC{n:02}" for n in range(1, 60)]
STATED: dict[str, dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "seed_claims.yml").read_text(encoding="utf-8")
)


@cache
def catalog() -> Catalog:
    return load(ROOT)[0]


def model_at(reference: str) -> Any:
    """Return the claim, or the section of a page, that a reference names."""
    entry = catalog().find(EntryRef(reference))
    assert entry is not None, f"{reference} is gone"
    part = EntryRef(reference).target()[2]
    found = [model for _, model in walk(entry.body) if getattr(model, "id", None) == part]
    assert found, f"{reference} is gone"
    return found[0]


def words_of(model: Any, locale: str) -> str:
    texts = [model.text] if hasattr(model, "text") else list(model.paragraphs)
    named = [model.name] if getattr(model, "name", None) else []
    return " ".join(text.get(locale) or "" for text in (*named, *texts)).casefold()


def test_all_59_are_mapped() -> None:
    assert sorted(STATED) == NUMBERS


@pytest.mark.parametrize("number", NUMBERS)
def test_a_statement_of_the_seed_is_stated(number: str) -> None:
    stated = STATED[number]
    model = model_at(stated["claim"])
    for locale in ("en", "id"):
        assert stated[locale]
        lost = [word for word in stated[locale] if word.casefold() not in words_of(model, locale)]
        assert lost == [], f"{number} lost its words in {stated['claim']}"


@pytest.mark.parametrize("number", NUMBERS)
def test_a_statement_of_the_seed_cites_it(number: str) -> None:
    model = model_at(STATED[number]["claim"])
    if hasattr(model, "sources"):
        assert SEED in model.sources
    else:
        assert all(
            f"sources/{SEED}" in " ".join(t.get(locale) or "" for t in model.paragraphs)
            for locale in ("en", "id")
        )
