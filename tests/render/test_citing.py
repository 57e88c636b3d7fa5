"""Citations of pages: awkward titles, days that are not known."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from generator.render.citing import citing
from generator.words import words_of

TITLES = ["A plain title", "100% of R&D_costs {in $}", r"A \ backslash ~ and ^", "Why “quotes”?", "C#"]


@pytest.mark.parametrize("title", TITLES)
def test_bibtex_reads_a_title_as_it_is_written(title: str) -> None:
    record = citing(words_of("en"), "A & B", title, "tools/x/", dt.date(2026, 3, 9))["bibtex"]
    found = re.search(r"^  title = \{\{(.*)\}\},$", record, re.MULTILINE)
    assert found
    assert read(found[1]) == title
    assert "howpublished = {A \\& B}" in record
    assert record.startswith("@misc{tools-x-en-2026,")
    assert "year = {2026},\n  month = mar" in record


def read(text: str) -> str:
    """Read what stands between braces as TeX does."""
    for name, sign in (("textbackslash", "\\"), ("textasciitilde", "~"), ("textasciicircum", "^")):
        text = text.replace(f"\\{name}{{}}", f"<{name}>").replace(
            f"<{name}>", sign if sign != "\\" else "<b>"
        )
    return re.sub(r"\\([&%$#_{}])", r"\1", text).replace("<b>", "\\")


def test_a_page_without_a_known_day_says_so() -> None:
    told = citing(words_of("id"), "A", "B", "", None)
    assert told["when"] == words_of("id")("sources.no-date")
    assert told["bibtex"].startswith("@misc{home-id,")
    assert "year" not in told["bibtex"]


def test_the_day_is_written_as_the_language_writes_it() -> None:
    day = dt.date(2026, 11, 23)
    assert citing(words_of("en"), "A", "B", "", day)["when"] == "2026, November 23"
    assert citing(words_of("id"), "A", "B", "", day)["when"] == "2026, 23 November"
