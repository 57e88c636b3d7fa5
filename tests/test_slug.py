"""One slug for the same words, wherever one is made: in suggestions of file names and ids, and for new entries."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.entry_file import LONGEST_ID, as_id
from generator.load import load
from generator.models.base import KEBAB
from generator.slug import slug_of

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("words", "slug"),
    [
        ("Brüwing", "bruwing"),
        ("Data\u2013Ops", "data-ops"),
        ("Straße 7", "strasse-7"),
        ("  a_b.c ", "a-b-c"),
        ("数据", ""),
        ("\u2120 \u2122", "sm-tm"),
        ("\u0130stanbul", "istanbul"),
    ],
)
def test_words_have_one_slug(words: str, slug: str) -> None:
    assert slug_of(words) == slug == as_id(words)


@given(st.text())
def test_a_slug_is_an_id_or_nothing(words: str) -> None:
    slug = slug_of(words)
    assert slug == "" or KEBAB.match(slug)
    assert slug_of(slug) == slug
    assert len(as_id(words)) <= LONGEST_ID


def test_the_file_name_suggested_is_the_one_that_a_new_entry_gets(drinks: Path) -> None:
    (drinks / "content/terms/Brüwing.yml").write_text("title: x\n")
    (found,) = load(drinks)[1]
    assert found.nearest == f"{as_id('Brüwing')}.yml"
