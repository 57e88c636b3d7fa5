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
        self.links: list[tuple[str | None, str, tuple[str, ...]]] = []
        self.notes: list[str] = []
        self.fetched: str | None = None
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if given.get("class") == "tb-term-link":
            self.links.append((given.get("aria-describedby"), str(given["href"]), tuple(self.open)))
        if tag == "term-notes":
            self.fetched = given.get("data-notes")
        if given.get("class") == "tb-term-note":
            self.notes.append(str(given["id"]))
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop() != tag:
            pass


@pytest.fixture(scope="module")
def docs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The flagship comparison as it is given to the site builder."""
    root = tmp_path_factory.mktemp("flagship")
    for name in ("content", "decision_tree"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copy(ROOT / "mkdocs.yml", root)
    render_docs(root, Place())
    return root / "build/docs"


@pytest.fixture(scope="module")
def pages(docs: Path) -> dict[str, str]:
    """Every page of it."""
    return {path.relative_to(docs).as_posix(): path.read_text("utf-8") for path in docs.rglob("*.md")}


def test_a_linked_term_leads_to_the_glossary_and_stands_in_no_other_link(pages: dict[str, str]) -> None:
    linked = 0
    for name, page in pages.items():
        links = Links(page).links
        assert all("#" in href for _, href, _ in links), name
        assert [around for _, _, around in links if {"a", "code"} & set(around)] == [], name
        linked += len(links)
    assert linked > 1000


def test_each_linked_term_has_its_note_in_the_page_or_in_the_file_that_the_page_names(
    docs: Path, pages: dict[str, str]
) -> None:
    for name, page in pages.items():
        found = Links(page)
        terms = [href.rpartition("#")[2] for _, href, _ in found.links]
        if found.fetched is None:
            assert sorted(f"term-{term}" for term in terms) == found.notes, name
            assert [note for note, _, _ in found.links] == [f"term-{term}" for term in terms], name
        else:
            assert {note for note, _, _ in found.links} == {None}, name
            locale = name.partition("/")[0]
            told = json.loads((docs / locale / "assets/timbang/terms.json").read_text("utf-8"))
            assert set(terms) <= set(told), name
            assert all(len(title) > 1 and len(definition) > 20 for title, definition in told.values())


@pytest.mark.parametrize("locale", ["en", "id"])
@pytest.mark.parametrize(
    ("kind", "least"),
    [
        ("compare.md", 20),
        ("tools.md", 10),
        ("cases.md", 5),
        ("glossary.md", 20),
        ("tools/*.md", 20),
        ("cases/*.md", 5),
        ("glossary/*.md", 20),
        ("guides/*.md", 20),
        ("guides/*/*.md", 10),
        ("guides/*/outcomes/*.md", 20),
        ("index.md", 1),
    ],
)
def test_every_kind_of_page_explains_its_terms(docs: Path, locale: str, kind: str, least: int) -> None:
    linked = (Links(path.read_text("utf-8")).links for path in (docs / locale).glob(kind))
    assert sum(map(len, linked)) >= least


def test_headings_and_what_is_read_without_the_site_are_left_alone(docs: Path, pages: dict[str, str]) -> None:
    for name, page in pages.items():
        assert not re.search(r"^#.*tb-term-link", page, re.MULTILINE), name
    alone = list(docs.rglob("guides/*/*.html"))
    assert alone
    assert all("tb-term-link" not in path.read_text("utf-8") for path in alone)


def test_no_term_is_explained_by_itself(docs: Path) -> None:
    for path in (docs / "en/glossary").glob("*.md"):
        assert f"term-{path.stem}" not in {note for note, _, _ in Links(path.read_text("utf-8")).links}
    entries = (docs / "en/glossary.md").read_text("utf-8").split('<h3 id="')[1:]
    for entry in entries:
        own = entry.partition('"')[0]
        assert f"#{own}" not in {href for _, href, _ in Links(entry).links}


def test_a_term_is_linked_once_in_each_part_of_a_long_page(docs: Path) -> None:
    parts = (docs / "en/compare.md").read_text("utf-8").split("<tbody")[1:]
    linked = [[href for _, href, _ in Links(part).links] for part in parts]
    assert all(len(set(part)) == len(part) for part in linked)
    assert sum(map(len, linked)) > len(set().union(*linked))


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
