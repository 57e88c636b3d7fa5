"""A comparison with much left out is either told what it lacks, once, or rendered."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from generator.docs import Place, render_docs
from generator.examine import examine
from generator.load import load
from generator.models import COLLECTIONS, GUIDES
from generator.render.uses import KINDS

if TYPE_CHECKING:
    from pathlib import Path


def replaced(root: Path, name: str, old: str, new: str) -> None:
    file = root / name
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def told(root: Path) -> list[tuple[str, str]]:
    return [(found.rule, found.message) for found in examine(root).report.diagnostics]


def test_a_comparison_of_nothing_is_told_so_and_not_what_follows(drinks: Path) -> None:
    shutil.rmtree(drinks / "content/subjects")
    assert told(drinks) == [("too-few", "The comparison has no subject.")]


def test_what_is_wrong_in_the_settings_alone_is_told_alone(drinks: Path) -> None:
    replaced(drinks, "content/comparison.yml", "branch: main", "branch: ''")
    assert told(drinks) == [("wrong-value", "Nothing stands after `branch`.")]


def test_without_a_guide_there_is_a_start_page(drinks: Path) -> None:
    shutil.rmtree(drinks / "decision_tree")
    render_docs(drinks, Place())
    assert "tb-doors" in (drinks / "build/docs/en/index.md").read_text(encoding="utf-8")
    assert not (drinks / "build/docs/en/guides").exists()


def test_a_theme_and_a_role_may_link_to_an_entry(drinks: Path) -> None:
    replaced(
        drinks, "content/themes/taste.yml", "How does it taste?", "'How does [tea](terms/brewing) taste?'"
    )
    replaced(drinks, "content/roles/host.yml", "en: a host", "en: 'a [host](tools/whistler)'")
    render_docs(drinks, Place())
    docs = drinks / "build/docs/en"
    assert "../../compare/#role-host" in (docs / "tools/whistler.md").read_text(encoding="utf-8")
    assert "../../differences/#theme-taste" in (docs / "glossary/brewing.md").read_text(encoding="utf-8")


def test_every_kind_of_entry_that_can_name_another_has_a_page_to_name() -> None:
    assert set(KINDS) == {*COLLECTIONS, GUIDES} - {"sources"}


def test_a_theme_may_be_called_shared(drinks: Path) -> None:
    (drinks / "content/themes/taste.yml").rename(drinks / "content/themes/shared.yml")
    replaced(drinks, "content/differences/bitterness.yml", "theme: taste", "theme: shared")
    render_docs(drinks, Place())
    page = (drinks / "build/docs/en/compare.md").read_text(encoding="utf-8")
    assert 'id="theme-shared"' in page
    assert 'id="theme-_shared"' in page
    assert load(drinks)[1] == []
