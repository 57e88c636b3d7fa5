"""The content as JSON and CSV: everything in the files is in it, in one language, and nothing becomes a formula."""

from __future__ import annotations

import csv
import json
import shutil
from io import StringIO
from typing import TYPE_CHECKING, Any

import pytest

from generator.docs import Place, render_docs
from generator.load import load
from generator.markup import plain
from generator.models.reference import Reference
from generator.models.text import Text
from generator.models.walk import walk
from generator.render.dataset import ADDRESS
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

LOCALES = ("en", "id")
SITE = "https://example.org/drinks/"


@pytest.fixture(scope="module")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("dataset") / "drinks"
    shutil.copytree(ROOT / "tests/comparison", root)
    shutil.copy(ROOT / "mkdocs.yml", root)
    bitter = root / "content/differences/bitterness.yml"
    bitter.write_text(
        bitter.read_text("utf-8").replace("{en: Often *bitter*.,", '{en: "=1+1, *bitter*.",'), "utf-8"
    )
    render_docs(root, Place(SITE))
    return root


def at(value: Any, path: tuple[Any, ...]) -> Any:
    for step in path:
        value = value[step]
    return value


@pytest.mark.parametrize("locale", LOCALES)
def test_every_text_and_name_of_the_content_is_in_the_json_at_its_place(rendered: Path, locale: str) -> None:
    told = json.loads((rendered / f"build/docs/{locale}/{ADDRESS}content.json").read_text("utf-8"))
    seen = 0
    for entry in load(rendered)[0].entries():
        for path, value in walk(entry.body):
            if isinstance(value, Text):
                seen += 1
                assert at(told[entry.collection][entry.id], path) == plain(value.get(locale) or "")
            elif isinstance(value, Reference) and value not in path:
                assert at(told[entry.collection][entry.id], path) == value
    assert seen > 100


@pytest.mark.parametrize("locale", LOCALES)
def test_every_entry_and_statement_names_a_page_that_is_there(rendered: Path, locale: str) -> None:
    docs = rendered / f"build/docs/{locale}"
    root = SITE if locale == "en" else f"{SITE}{locale}/"
    told = json.loads((docs / f"{ADDRESS}content.json").read_text("utf-8"))
    named = [entry["page"] for name, held in told.items() if name != "about" for entry in held.values()]
    named += [row["page"] for row in rows(docs, "statements")]
    assert len(named) > 40
    for page in named:
        place = page.removeprefix(root).split("#")[0].rstrip("/")
        assert (docs / f"{place or 'index'}.md").is_file(), page


def test_the_tables_have_a_row_for_each_entry_and_no_formula(rendered: Path) -> None:
    docs = rendered / "build/docs/en"
    catalog = load(rendered)[0]
    for name in ("differences", "tools", "terms", "sources"):
        assert {row["id"] for row in rows(docs, name)} == set(catalog.collections[name])
    [bitter] = [row for row in rows(docs, "differences") if row["id"] == "bitterness"]
    assert bitter["coffee"] == "'=1+1, bitter."
    statements = {(row["entry"], row["path"]): row for row in rows(docs, "statements")}
    assert statements["differences/bitterness", "values/coffee"]["text"] == "'=1+1, bitter."
    assert statements["differences/bitterness", "values/water"]["status"] == "absent"
    assert statements["differences/bitterness", "values/water"]["confidence"] == "high"


def test_what_the_json_says_of_itself_is_true(rendered: Path) -> None:
    about = json.loads((rendered / f"build/docs/id/{ADDRESS}content.json").read_text("utf-8"))["about"]
    assert (about["language"], about["address"], about["licence"]) == ("id", f"{SITE}id/", "CC-BY-4.0")
    assert about["subjects"] == [subject.id for subject in load(rendered)[0].subjects]


def rows(docs: Path, name: str) -> list[dict[str, str]]:
    text = (docs / f"{ADDRESS}{name}.csv").read_bytes().decode()
    return list(csv.DictReader(StringIO(text, newline="")))
