"""Pages of any comparison: three subjects, a language still being translated, the same bytes everywhere."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest

from generator.docs import Place, render_docs
from generator.load import load
from generator.models.reference import SourceId
from generator.render.citations import short_author
from generator.render.scribe import Scribe
from generator.words import known_locales, words_of
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

COMPARISON = ROOT / "tests/comparison"


def docs(root: Path, locale: str = "en") -> dict[str, str]:
    folder = root / "build/docs" / locale
    return {p.relative_to(folder).as_posix(): p.read_text(encoding="utf-8") for p in folder.rglob("*.md")}


def everything(root: Path) -> dict[str, bytes]:
    build = root / "build"
    return {p.relative_to(build).as_posix(): p.read_bytes() for p in build.rglob("*") if p.is_file()}


def test_every_locale_gets_the_same_pages(drinks: Path) -> None:
    render_docs(drinks, Place())
    assert set(docs(drinks, "en")) == set(docs(drinks, "id"))
    assert {
        "index.md",
        "coffee.md",
        "tea.md",
        "water.md",
        "compare.md",
        "guides/which-drink/late--2.md",
    } <= set(docs(drinks))


def test_the_comparison_has_a_column_per_subject(drinks: Path) -> None:
    render_docs(drinks, Place())
    table = docs(drinks)["compare.md"]
    assert table.count('role="columnheader"') == 4
    assert 'colspan="4"' in table
    assert "Often <em>bitter</em>." in table


def test_a_claim_shows_sources_confidence_and_whose_reading_it_is(drinks: Path) -> None:
    render_docs(drinks, Place())
    claim = next(line for line in docs(drinks)["similarities.md"].splitlines() if 'id="all-hot"' in line)
    assert '<a class="tb-cite" href="#source-kettle" id="cited-kettle">Kettle Works n.d.</a>' in claim
    assert "our reading" in claim
    assert "confidence low" in claim


def test_edit_opens_the_file_at_the_line_of_what_is_shown(drinks: Path) -> None:
    render_docs(drinks, Place(repository="https://example.org/fork/site"))
    shown = docs(drinks)

    def line(text: str, file: str) -> str:
        found = re.search(rf'https://example.org/fork/site/edit/main/{re.escape(file)}#L(\d+)"', text)
        assert found
        return (drinks / file).read_text(encoding="utf-8").splitlines()[int(found[1]) - 1]

    assert line(shown["tea.md"], "content/subjects/tea.yml") == "goals:"
    guide = "decision_tree/guides/which-drink.yml"
    assert line(shown["guides/which-drink/late.md"], guide).strip() == "late:"
    assert line(shown["guides/which-drink/outcomes/just-water.md"], guide).strip() == "just-water:"


def test_disputed_and_absent_are_said(drinks: Path) -> None:
    render_docs(drinks, Place())
    assert '<span class="tb-note tb-status">disputed</span>' in docs(drinks)["choose.md"]
    assert '<span class="tb-note tb-status">tidak ada</span>' in docs(drinks, "id")["compare.md"]


def test_a_language_still_being_translated_shows_the_default_one_marked(drinks: Path) -> None:
    settings = drinks / "content/comparison.yml"
    settings.write_text(settings.read_text(encoding="utf-8") + "unfinished: [id]\n", encoding="utf-8")
    theme = drinks / "content/themes/taste.yml"
    theme.write_text(theme.read_text(encoding="utf-8").replace(", id: Rasa}", "}"), encoding="utf-8")
    render_docs(drinks, Place())
    page = docs(drinks, "id")["compare.md"]
    assert '<span lang="en">Taste</span>' in page
    assert 'untranslated: "Sebagian halaman ini belum diterjemahkan dan tampil dalam English."' in page
    assert "untranslated" not in docs(drinks, "id")["glossary.md"]


def test_edit_links_lead_to_the_repository_that_publishes(drinks: Path) -> None:
    render_docs(drinks, Place(repository="https://example.org/fork/site/"))
    assert (
        'edit: "https://example.org/fork/site/edit/main/content/subjects/tea.yml"' in docs(drinks)["tea.md"]
    )


def test_output_is_the_same_in_any_folder_time_zone_and_locale(
    drinks: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    render_docs(drinks, Place(site_url="https://example.org/drinks"))
    elsewhere = tmp_path / "a b" / "c"
    shutil.copytree(COMPARISON, elsewhere)
    monkeypatch.setenv("TZ", "Asia/Jayapura")
    monkeypatch.setenv("LC_ALL", "id_ID.UTF-8")
    render_docs(elsewhere, Place(site_url="https://example.org/drinks/"))
    here, there = everything(drinks), everything(elsewhere)
    differing = {name for name in here if here[name] != there.get(name)}
    assert set(here) == set(there)
    assert differing <= {"mkdocs.en.yml", "mkdocs.id.yml"}  # they name the way to the theme


def test_the_code_knows_no_subject() -> None:
    code = [
        *(ROOT / "generator").rglob("*.py"),
        *(ROOT / "generator").rglob("*.md"),
        *(ROOT / "generator").rglob("*.yml"),
    ]
    named = [
        path.name
        for path in code
        if any(word in path.read_text(encoding="utf-8").lower() for word in ("dataops", "mlops"))
    ]
    assert named == []


def test_every_locale_has_the_same_words_with_the_same_placeholders() -> None:
    def shape(locale: str) -> dict[str, set[str]]:
        return {
            key: {part.split("}")[0] for part in word.split("{")[1:]}
            for key, word in words_of(locale).by_key.items()
        }

    first, *others = known_locales()
    assert len(others) >= 1
    for other in others:
        assert shape(other) == shape(first)


@pytest.mark.parametrize(
    ("authors", "short"),
    [
        ("A. Brewer, B. Kettle", "Brewer et al."),
        ("D. Kreuzberger, N. Kühl, S. Hirschl", "Kreuzberger et al."),
        ("C. Bergh and others", "Bergh et al."),
        ("H. Holmström Olsson", "Holmström Olsson"),
        ("Google Cloud", "Google Cloud"),
        ("European Parliament and Council", "European Parliament and Council"),
        ("unnamed GitHub author", "Journal of Cups"),
    ],
)
def test_a_citation_names_who_said_it(authors: str, short: str) -> None:
    source = load(COMPARISON)[0].collections["sources"]["brewer2020"].body
    assert short_author(source.model_copy(update={"authors": authors})) == short


def test_a_link_to_nothing_is_wrong_code_after_the_checks() -> None:
    scribe = Scribe(load(COMPARISON)[0], words_of("en"), "compare/")
    missing: Callable[[], str] = lambda: scribe.to(SourceId("nobody"))  # noqa: E731 (named for the reader)
    with pytest.raises(LookupError, match="nobody"):
        missing()


def test_collections_of_depth_get_a_page_each(drinks: Path) -> None:
    render_docs(drinks, Place())
    pages = docs(drinks)
    assert "Beside" in pages["neighbours.md"]
    assert "Enough when:" in pages["maturity.md"]
    assert pages["roadmap.md"].index("Steps for Coffee") < pages["roadmap.md"].index("Shared steps")
    assert "only partly open source" in pages["tools.md"]
    assert "400 cups a day</strong> (2019)" in pages["cases.md"]


def test_a_comparison_may_do_without_them(drinks: Path) -> None:
    shutil.rmtree(drinks / "content/cases")
    render_docs(drinks, Place())
    assert "cases.md" not in docs(drinks)
    assert "maturity.md" in docs(drinks)
