"""What the check calls taken is what the site has, and two pages in one place are wrong code."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from generator import docs
from generator.checks.addresses import GUIDE, SITE
from generator.diagnostics import Report
from generator.docs import Place, render_docs
from generator.examine import Examination, examine
from generator.load import load

if TYPE_CHECKING:
    from pathlib import Path


def test_what_is_taken_is_what_stands_beside_subjects_and_pages(drinks: Path) -> None:
    render_docs(drinks, Place("https://example.org/x"))
    docs = drinks / "build/docs/en"
    made = {path.name.removesuffix(".md") for path in docs.iterdir() if path.is_dir() or path.suffix == ".md"}
    assert made | {"pagefind"} == SITE | {"coffee", "tea", "water", "about"}


@pytest.mark.parametrize("name", sorted(GUIDE))
def test_a_question_may_not_stand_where_a_page_of_its_guide_does(drinks: Path, name: str) -> None:
    guide = drinks / "decision_tree/guides/which-drink.yml"
    guide.write_text(guide.read_text(encoding="utf-8").replace("bitter:", f"{name}:"), encoding="utf-8")
    guide.write_text(guide.read_text(encoding="utf-8").replace("go: bitter", f"go: {name}"), encoding="utf-8")
    [found] = examine(drinks).report.diagnostics
    assert (found.rule, found.message) == (
        "address-taken",
        f"The address `{name}/` belongs to another page of the guide.",
    )


def test_two_pages_in_one_file_are_wrong_code(drinks: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    catalog = load(drinks)[0]
    pages = catalog.collections["pages"]
    held = {**catalog.collections, "pages": {**pages, "tea": replace(pages["about"], id="tea")}}
    examined = Examination(drinks, replace(catalog, collections=held), Report())
    monkeypatch.setattr(docs, "sound", lambda _: examined)
    with pytest.raises(AssertionError, match=r"tea\.md"):
        render_docs(drinks, Place())
