"""Terms of the glossary are linked where a page uses them first, and nowhere else."""

from __future__ import annotations

import json
import re
import shutil
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest

from generator.docs import Place, render_docs
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

SIMILARITY = "content/similarities/heat.yml"


class Links(HTMLParser):
    """Collects term links and their notes, and what stands around each link."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.links: list[tuple[str, str, tuple[str, ...]]] = []
        self.notes: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if given.get("class") == "tb-term-link":
            self.links.append((str(given["aria-describedby"]), str(given["href"]), tuple(self.open)))
        if given.get("class") == "tb-term-note":
            self.notes.append(str(given["id"]))
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop() != tag:
            pass


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Every page of the flagship comparison as it is given to the site builder."""
    root = tmp_path_factory.mktemp("flagship")
    for name in ("content", "decision_tree"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copy(ROOT / "mkdocs.yml", root)
    render_docs(root, Place())
    docs = root / "build/docs"
    return {path.relative_to(docs).as_posix(): path.read_text("utf-8") for path in docs.rglob("*.md")}


def test_each_term_is_linked_once_on_a_page_has_its_note_and_stands_in_no_other_link(
    pages: dict[str, str],
) -> None:
    linked = 0
    for name, page in pages.items():
        found = Links(page)
        notes = [note for note, _, _ in found.links]
        assert len(set(notes)) == len(notes), name
        assert sorted(notes) == found.notes, name
        for note, href, around in found.links:
            assert href.endswith(f"glossary/#{note.removeprefix('term-')}"), name
            assert not {"a", "code"} & set(around), name
        linked += len(notes)
    assert linked > 200


def test_headings_guides_and_the_glossary_itself_are_left_alone(pages: dict[str, str]) -> None:
    for name, page in pages.items():
        assert not re.search(r"^#.*tb-term-link", page, re.MULTILINE), name
        if "guides/" in name or name.endswith(("glossary.md", "compare.md")):
            assert "tb-term-link" not in page, name


def linked_in(root: Path, text: str) -> list[str]:
    """Return what is linked in a claim of the small comparison."""
    file = root / SIMILARITY
    kept = file.read_text("utf-8")
    file.write_text(kept.replace("All are served hot.", json.dumps(text), 1), "utf-8")
    render_docs(root, Place())
    file.write_text(kept, "utf-8")
    page = (root / "build/docs/en/similarities.md").read_text("utf-8")
    return re.findall(r'tb-term-link"[^>]*>([^<]*)<', page)


@pytest.fixture
def drinks(tmp_path: Path) -> Path:
    root = tmp_path / "drinks"
    shutil.copytree(ROOT / "tests/comparison", root)
    shutil.copy(ROOT / "mkdocs.yml", root)
    term = (root / "content/terms/brewing.yml").read_text("utf-8")
    for name, title in (
        ("cold-brewing", "cold brewing"),
        ("brewing-control", "brewing process control (BPC)"),
    ):
        other = term.replace("title: {en: brewing", f"title: {{en: {title}").replace("[steeping]", "[BPC]")
        (root / f"content/terms/{name}.yml").write_text(other, "utf-8")
    (root / "content/terms/water.yml").write_text(
        term.replace("title: {en: brewing", "title: {en: water").replace("also:", "everyday: true\nalso:"),
        "utf-8",
    )
    return root


@pytest.mark.parametrize(
    ("text", "linked"),
    [
        ("Brewing needs heat, and brewing takes time.", ["Brewing"]),
        ("Cold brewing is no brewing.", ["Cold brewing", "brewing"]),
        ("All brewings are alike.", ["brewings"]),
        ("Homebrewing, brewing-time and brewing/tasting are other words.", []),
        ("The Brewing Foundation is a name.", []),
        ("`brewing` is code, and [brewing](similarities/heat) leads elsewhere.", []),
        ("BPC watches it; brewing process control is its long form.", ["BPC"]),
        ("It is *brewing* in italics.", ["brewing"]),
        ("Steeping is a word of another kind, and water is an everyday word.", []),
        ("Less < brewing & more.", ["brewing"]),
    ],
)
def test_words_are_found_as_a_reader_would(drinks: Path, text: str, linked: list[str]) -> None:
    assert linked_in(drinks, text) == linked
