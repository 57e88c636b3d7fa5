"""An entry's file reads back as the values that were written."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.entry_file import as_yaml
from generator.yaml_source import LONGEST_NUMBER, read

words = (
    st.text(st.characters(exclude_categories=["C", "Zl", "Zp"]), min_size=1)
    .map(lambda s: " ".join(s.split()))
    .filter(bool)
)
LARGEST = 10**LONGEST_NUMBER - 1
values = st.dictionaries(
    st.from_regex(r"\A[a-z_]{1,12}\Z"),
    st.one_of(
        words,
        st.integers(-LARGEST, LARGEST),
        st.lists(words, min_size=1),
        st.dictionaries(st.just("en"), words, min_size=1),
    ),
    min_size=1,
)


@given(values)
def test_values_read_back_as_they_were(told: dict[str, Any]) -> None:
    document, found = read("x.yml", as_yaml(told).encode())
    assert found == []
    assert document.value == told


@pytest.mark.parametrize("number", ["9" * 18, "-" + "9" * 18, "+" + "9" * 18])
def test_whole_numbers_have_an_end(number: str) -> None:
    assert read("x.yml", f"a: {number}".encode())[0].value == {"a": int(number)}
    assert read("x.yml", f"a: {number}0".encode())[0].value == {"a": f"{number}0"}


@pytest.mark.parametrize(
    "text",
    [
        "no",
        "3.10",
        "1e5",
        "12:30",
        "2026-11",
        "a: b",
        "a #b",
        "[x](y)",
        "- x",
        "&a",
        "*a",
        "!a",
        "null",
        "~",
        "'",
        "x" * 300,
    ],
)
def test_words_that_yaml_takes_for_something_else_stay_words(text: str) -> None:
    document, found = read("x.yml", as_yaml({"a": text, "b": {"en": text}, "c": [text]}).encode())
    assert found == []
    assert document.value == {"a": text, "b": {"en": text}, "c": [text]}


def test_a_file_looks_like_those_written_by_hand() -> None:
    long = "Alur kerja yang ditulis dalam Python, dengan jadwal dan tampilan setiap eksekusi, lalu masih lebih panjang lagi."
    told = as_yaml(
        {
            "name": "Airflow",
            "subjects": ["coffee", "tea"],
            "purpose": {"en": "Runs workflows: in order.", "id": long},
            "last_release": "2026-11",
            "checked": dt.date(2026, 11, 23),
        }
    )
    assert (
        told
        == """\
name: Airflow
subjects: [coffee, tea]
purpose:
  en: 'Runs workflows: in order.'
  id: >-
    Alur kerja yang ditulis dalam Python, dengan jadwal dan tampilan setiap eksekusi, lalu masih lebih
    panjang lagi.
last_release: 2026-11
checked: 2026-11-23
"""
    )
