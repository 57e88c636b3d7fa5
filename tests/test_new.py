"""A new entry: from flags or from answers, in its place, with what is left to do."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.models import COLLECTIONS, GUIDES
from generator.new.entry import KINDS, new_entry
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from generator.new.entry import Key

TOOL = {
    "name": "Samovar",
    "category": "kettles",
    "subjects": "tea, coffee",
    "purpose.en": "Keeps water hot.",
    "purpose.id": "Menjaga air tetap panas.",
    "licence": "MIT",
    "open_source": "all",
    "steward": "Samovar Works",
    "status": "active",
    "last_release": "2026-10",
    "repository": "https://example.org/samovar",
    "sources": "kettle",
    "checked": "2026-11-02",
}


@pytest.fixture
def drinks(tmp_path: Path) -> Path:
    root = tmp_path / "drinks"
    shutil.copytree(ROOT / "tests/comparison", root)
    return root


def run(root: Path, *arguments: str, **given: str) -> tuple[int, str]:
    options = [
        part for key, value in given.items() for part in ("--set", f"{key.replace('__', '.')}={value}")
    ]
    done = CliRunner().invoke(main, ["new", *arguments, *options, "--root", str(root)])
    return done.exit_code, done.output


def test_a_tool_from_flags_is_sound_at_once(drinks: Path) -> None:
    code, told = run(drinks, "tool", **{key.replace(".", "__"): value for key, value in TOOL.items()})
    assert (code, "No mistakes found." in told) == (0, True)
    assert "Written: content/tools/samovar.yml" in told
    written = (drinks / "content/tools/samovar.yml").read_text("utf-8")
    assert written.startswith("name: Samovar\ncategory: kettles\nsubjects: [tea, coffee]\n")
    assert "confidence: medium\nbasis: source\nchecked: 2026-11-02\nsources: [kettle]\n" in written
    assert CliRunner().invoke(main, ["check", "--root", str(drinks)]).exit_code == 0


def test_answers_make_the_same_file_as_flags(drinks: Path) -> None:
    asked: list[Key] = []

    def ask(key: Key) -> str:
        asked.append(key)
        return {**TOOL, "name.en": "Samovar", "name.id": "Samovar"}.get(key.name, key.usual)

    made = new_entry(drinks, "tool", {}, ask)
    assert made.src_uri == "content/tools/samovar.yml"
    assert not made.examination.report
    by_name = {key.name: key for key in asked}
    assert by_name["status"].choices == ("active", "quiet", "unmaintained", "archived", "unknown")
    assert by_name["category"].choices == ("kettles",)
    assert "held the claims against" in by_name["checked"].meaning
    assert by_name["checked"].usual == "", "a day that nobody named says that somebody looked"


def test_nothing_is_called_checked_by_itself(drinks: Path) -> None:
    told = {key.replace(".", "__"): value for key, value in TOOL.items() if key != "checked"}
    code, said = run(drinks, "tool", **told)
    written = (drinks / "content/tools/samovar.yml").read_text("utf-8")
    assert written.endswith(
        "\n# checked: the day on which you held every statement against its sources, like 2026-11-23\n"
    )
    assert (code, "The key `checked` is missing." in said) == (0, True)
    assert CliRunner().invoke(main, ["check", "--root", str(drinks)]).exit_code == 1


def test_a_value_is_written_as_its_key_has_it(drinks: Path) -> None:
    _, told = run(drinks, "source", title="1984", authors="2020", year="1949", accessed="2026-11-02")
    written = (drinks / "content/sources/1984.yml").read_text("utf-8")
    assert "title: '1984'\nauthors: '2020'\n" in written
    assert "year: 1949\n" in written
    assert "accessed: 2026-11-02\n" in written
    assert "wrong-" not in told, "what was given is right"


def test_a_day_that_no_calendar_has_is_told_by_the_check(drinks: Path) -> None:
    code, told = run(drinks, "term", title="steam", checked="2026-02-30")
    assert code == 0
    assert "content/terms/steam.yml:" in told
    assert "`2026-02-30` is not a date." in told


def test_every_collection_has_a_kind() -> None:
    assert sorted(KINDS.values()) == sorted([*COLLECTIONS, GUIDES])


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_can_be_begun_and_says_what_is_left(drinks: Path, kind: str) -> None:
    code, told = run(drinks, kind, "--id", "a-new-one")
    place = "decision_tree/guides" if kind == "guide" else f"content/{KINDS[kind]}"
    assert code == 0
    assert f"Written: {place}/a-new-one.yml" in told
    assert "What is left:" in told
    assert f"{place}/a-new-one.yml:" in told
    # Nothing was written that would pass for content.
    assert CliRunner().invoke(main, ["check", "--root", str(drinks)]).exit_code == 1


@pytest.mark.parametrize(
    ("arguments", "given", "told"),
    [
        (["tol"], {}, "Did you mean: tool?"),
        (["tool"], {"licens": "MIT"}, "Did you mean: licence?"),
        (["tool", "--id", "My Tool"], {}, "Did you mean: my-tool?"),
        (["tool"], {}, "give a title or a name"),
        (["tool", "--id", "whistler"], {}, "content/tools/whistler.yml is there already"),
        (["guide", "--id", "which-drink"], {}, "decision_tree/guides/which-drink.yml is there already"),
    ],
)
def test_wrong_use_says_what_is_right_and_writes_nothing(
    drinks: Path, arguments: list[str], given: dict[str, str], told: str
) -> None:
    before = sorted(drinks.rglob("*.yml"))
    code, said = run(drinks, *arguments, **given)
    assert code == 2
    assert told in said
    assert sorted(drinks.rglob("*.yml")) == before
