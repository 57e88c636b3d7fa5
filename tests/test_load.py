"""What stands in the folders of a comparison: all of it is read or told, and one mistake is told once."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from generator.errors import NoContentError
from generator.examine import examine
from generator.load import COMPARISON, load
from generator.reporters import frame
from tests.conftest import ROOT

if TYPE_CHECKING:
    from generator.diagnostics import Diagnostic

Break = Callable[[Path], object]
HEAT = "content/similarities/heat.yml"


def append(src_uri: str, words: str) -> Break:
    return lambda root: (root / src_uri).write_text((root / src_uri).read_text("utf-8") + words, "utf-8")


def write(src_uri: str, words: str) -> Break:
    def change(root: Path) -> None:
        (root / src_uri).parent.mkdir(parents=True, exist_ok=True)
        (root / src_uri).write_text(words, "utf-8")

    return change


def rename(old: str, new: str) -> Break:
    def change(root: Path) -> None:
        (root / new).parent.mkdir(parents=True, exist_ok=True)
        (root / old).rename(root / new)

    return change


def to_file(folder: str) -> Break:
    def change(root: Path) -> None:
        shutil.rmtree(root / folder)
        (root / folder).write_text("x")

    return change


def link(src_uri: str, target: str) -> Break:
    return lambda root: (root / src_uri).symlink_to(target)


def only(root: Path) -> Diagnostic:
    (found,) = examine(root).report.diagnostics
    return found


@pytest.mark.parametrize(
    ("change", "rule", "src_uri", "nearest"),
    [
        (append("content/comparison.yml", "x: 1\n"), "unknown-key", "content/comparison.yml", ""),
        (write("content/comparison.yml", ""), "empty-file", "content/comparison.yml", ""),
        (write("content/comparison.yml", "title: [\n"), "yaml-syntax", "content/comparison.yml", ""),
        (rename("content/subjects/tea.yml", "content/subjects/Tea.yml"), "file-name", "content/subjects/Tea.yml", "tea.yml"),
        (rename("content/terms/brewing.yml", "content/terms/Brewing.yml"), "file-name", "content/terms/Brewing.yml", "brewing.yml"),
        (rename("content/sources/kettle.yml", "content/sources/kettle.yaml"), "file-name", "content/sources/kettle.yaml", "kettle.yml"),
        (rename("content/sources", "content/source"), "unknown-collection", "content/source", "sources"),
        (rename("content/sources", "content/Sources"), "unknown-collection", "content/Sources", "sources"),
        (rename("content/sources/kettle.yml", "content/source/kettle.yml"), "unknown-collection", "content/source", "sources"),
        (rename("content/subjects", "content/subject"), "unknown-collection", "content/subject", "subjects"),
        (rename("content/similarities", "content/similarity"), "unknown-collection", "content/similarity", "similarities"),
        (rename("content/sources/kettle.yml", "content/kettle.yml"), "unknown-collection", "content/kettle.yml", ""),
        (rename("content/subjects/tea.yml", "content/tea.yml"), "unknown-collection", "content/tea.yml", ""),
        (rename("content/sources/kettle.yml", "content/sources/hot/kettle.yml"), "not-a-file", "content/sources/hot", ""),
        (write("content/terms/x.yml/y.txt", "x"), "not-a-file", "content/terms/x.yml", ""),
        (to_file("content/sources"), "unknown-collection", "content/sources", ""),
        (to_file("content/subjects"), "unknown-collection", "content/subjects", ""),
        (rename("decision_tree/guides", "decision_tree/guide"), "unknown-collection", "decision_tree/guide", "guides"),
        (write("decision_tree/guide/a.yml", "x: 1\n"), "unknown-collection", "decision_tree/guide", "guides"),
        (to_file("decision_tree/guides"), "unknown-collection", "decision_tree/guides", ""),
        (write("decision_tree/releases", "x"), "unknown-collection", "decision_tree/releases", ""),
        (link("content/terms/x.yml", "x.yml"), "unreadable-file", "content/terms/x.yml", ""),
        (link("content/terms/x.yml", "nowhere.yml"), "unreadable-file", "content/terms/x.yml", ""),
        (link("content/terms/x.yml", "/etc/passwd"), "not-a-file", "content/terms/x.yml", ""),
        (link("content/terms/x.yml", "../../../outside.yml"), "not-a-file", "content/terms/x.yml", ""),
        (lambda root: os.mkfifo(root / "content/terms/x.yml"), "not-a-file", "content/terms/x.yml", ""),
        (write("decision_tree/releases/gone/12345678.json", "{}"), "guide-missing", "decision_tree/releases/gone", ""),
        (write("decision_tree/releases/which-drink/12345678.json", "\xff"), "release-broken", "decision_tree/releases/which-drink/12345678.json", ""),
        (write("decision_tree/releases/which-drink/x/y.json", "{}"), "not-a-file", "decision_tree/releases/which-drink/x", ""),
    ],
)  # fmt: skip
def test_one_mistake_in_the_folders_is_told_once(
    drinks: Path, change: Break, rule: str, src_uri: str, nearest: str
) -> None:
    (drinks.parent / "outside.yml").write_text("secret: words\n")
    change(drinks)
    found = only(drinks)
    assert (found.rule, found.span.src_uri, found.nearest) == (rule, src_uri, nearest)


@pytest.mark.parametrize("folder", ["content/terms", "content", "decision_tree"])
def test_a_folder_that_is_linked_from_elsewhere_is_told_once(drinks: Path, folder: str) -> None:
    shutil.move(drinks / folder, drinks.parent / "elsewhere")
    (drinks / folder).symlink_to(drinks.parent / "elsewhere")
    found = only(drinks)
    assert (found.rule, found.span.src_uri) == ("not-a-file", folder)


def test_a_link_within_the_comparison_is_read(drinks: Path) -> None:
    (drinks / "content/terms/brewing.yml").rename(drinks / "brewing.txt")
    (drinks / "content/terms/brewing.yml").symlink_to("../../brewing.txt")
    assert not examine(drinks).report


def test_what_a_link_leads_to_is_not_shown(drinks: Path) -> None:
    (drinks.parent / "outside.yml").write_text("secret: words\n")
    (drinks / "content/terms/x.yml").symlink_to("../../../outside.yml")
    examination = examine(drinks)
    told = "\n".join(line.plain for line in frame(only(drinks), examination.source_line))
    assert "secret" not in told


def test_scenarios_and_releases_of_one_guide_that_is_gone_are_one_mistake(drinks: Path) -> None:
    write("decision_tree/releases/gone/12345678.json", "{}")(drinks)
    write("decision_tree/scenarios/gone.yml", "scenarios:\n  - {answers: {a: b}, outcome: c}\n")(drinks)
    assert only(drinks).span.src_uri == "decision_tree/scenarios/gone.yml"


def refuse(monkeypatch: pytest.MonkeyPatch, method: str, name: str, error: OSError) -> None:
    """Let one file or folder refuse to be read, whoever runs the tests."""
    real: Any = getattr(Path, method)

    def refusing(path: Path, *rest: Any) -> Any:
        if path.name == name:
            raise error
        return real(path, *rest)

    monkeypatch.setattr(Path, method, refusing)


@pytest.mark.parametrize(
    "error", [PermissionError(13, "Permission denied"), FileNotFoundError(2, "No such file or directory")]
)
@pytest.mark.parametrize(
    "place",
    [
        "content/sources/kettle.yml",
        "content/subjects/tea.yml",
        "content/comparison.yml",
        "content/sources",
        "content/subjects",
        "decision_tree/guides",
    ],
)
def test_what_cannot_be_read_is_told(
    drinks: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, place: str
) -> None:
    shutil.rmtree(drinks / "content/prerequisites")  # it holds a kettle.yml as well
    (drinks / "content/roadmap/boil.yml").unlink()  # it needs that one
    refuse(monkeypatch, "read_bytes" if place.endswith(".yml") else "iterdir", Path(place).name, error)
    found = only(drinks)
    assert (found.rule, found.span.src_uri) == ("unreadable-file", place)
    assert str(error.strerror)[1:] in found.message


def test_a_folder_whose_files_cannot_be_opened_is_told_once(
    drinks: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda path, _: Path(path).name != "sources")
    assert only(drinks).span.src_uri == "content/sources"


def test_content_that_cannot_be_read_is_wrong_use(drinks: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    refuse(monkeypatch, "is_file", "comparison.yml", PermissionError(13, "Permission denied"))
    with pytest.raises(NoContentError, match="cannot be read"):
        load(drinks)


@pytest.mark.parametrize("name", ["comparison.yaml", "Comparison.yml", "comparision.yml"])
def test_a_misspelt_comparison_is_named(drinks: Path, name: str) -> None:
    (drinks / "content/comparison.yml").rename(drinks / "content" / name)
    with pytest.raises(NoContentError, match=f"rename content/{name}"):
        load(drinks)


def every_file() -> list[str]:
    root = ROOT / "tests/comparison"
    return sorted(path.relative_to(root).as_posix() for path in root.rglob("*.yml"))


EDITS: dict[str, Callable[[str], str | None]] = {
    "commented": lambda text: f"# said anew\n{text}",
    "marked": lambda text: f"\ufeff{text}",
    "halved": lambda text: text[: len(text) // 2],
    "removed": lambda _: None,
}


@pytest.mark.parametrize("edit", EDITS)
def test_what_was_read_before_is_taken_again_as_long_as_its_file_says_the_same(
    drinks: Path, edit: str
) -> None:
    before, _ = load(drinks)
    for src_uri in every_file():
        file = drinks / src_uri
        kept = file.read_bytes()
        changed = EDITS[edit](kept.decode())
        file.unlink() if changed is None else file.write_text(changed, "utf-8")
        if src_uri != COMPARISON or changed is not None:
            again, anew = examine(drinks, before), examine(drinks)
            assert again.report == anew.report, src_uri
            assert [one.document.text for one in again.catalog.files()] == [
                one.document.text for one in anew.catalog.files()
            ]
            others = {one for one in again.catalog.entries() if one.src_uri != src_uri}
            assert others <= set(before.entries())
        file.write_bytes(kept)
