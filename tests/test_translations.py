"""Which texts fell behind the other language: on commits made one by one, and on histories made at random."""

from __future__ import annotations

import random
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.histories import History, fallen, play

GOAL, TASTE = "content/similarities/heat.yml", "content/themes/taste.yml"
CLEAN = "Every text is there in every language, and none fell behind.\n"


def timbang(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [str(Path(sys.executable).with_name("timbang")), *arguments, "--root", str(root)]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


def git(root: Path, *arguments: str) -> str:
    who = ("-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "init.defaultBranch=main")
    command = ["git", "-C", str(root), *who, *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def commit(root: Path, message: str) -> str:
    git(root, "add", ".")
    git(root, "commit", "-qm", message)
    return git(root, "rev-parse", "HEAD").strip()


def edit(root: Path, src_uri: str, old: str, new: str) -> None:
    file = root / src_uri
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    root = tmp_path / "drinks"
    shutil.copytree(ROOT / "tests/comparison", root)
    git(root, "init", "-q")
    commit(root, "first")
    return root


def late(root: Path) -> list[str]:
    """Return the places that are told, each with its file."""
    told, file = [], ""
    for line in timbang(root, "translations").stdout.splitlines():
        file = line if line.startswith(("content/", "decision_tree/")) else file
        if found := re.match(r"  (\S+): `", line):
            told.append(f"{file} {found[1]}")
    return told


def test_only_texts_that_fell_behind_are_named(kept: Path) -> None:
    assert timbang(kept, "translations").stdout == CLEAN
    edit(kept, GOAL, "All are hot.", "All are very hot.")
    commit(kept, "one language")
    assert timbang(kept, "translations").stdout.splitlines()[:2] == [
        GOAL,
        "  summary: `id` has not followed `en`",
    ]
    edit(kept, GOAL, "Semuanya panas.", "Semuanya sangat panas.")
    edit(kept, TASTE, "Rasa", "Cita rasa")
    edit(kept, "content/cases/station.yml", "Somewhere", "Somewhere else")
    edit(kept, "content/cases/station.yml", "Entah di mana", "Di tempat lain")
    commit(kept, "the other language, and one alone")
    assert timbang(kept, "translations").stdout.splitlines() == [
        TASTE,
        "  title: `en` has not followed `id`",
        "      id was: Rasa",
        "      id is:  Cita rasa",
        "      en is:  Taste",
        "1 to write, in 1 files.",
    ]
    edit(kept, TASTE, "Taste", "The taste")
    assert timbang(kept, "translations").stdout == CLEAN


GUIDE = "decision_tree/guides/which-drink.yml"


@pytest.mark.parametrize(("old", "new"), [("It is good.", "It is fine."), ("Enak.", "Nikmat.")])
def test_a_text_in_a_list_is_placed_by_its_position_in_either_language(
    kept: Path, old: str, new: str
) -> None:
    edit(kept, GUIDE, old, new)
    commit(kept, "one language of a text in a list")
    assert late(kept) == [f"{GUIDE} outcomes.coffee.pros.0"]
    edit(kept, GUIDE, "pros: [", "pros: [{en: It is new., id: Baru.}, ")
    commit(kept, "another text before it")
    assert late(kept) == [f"{GUIDE} outcomes.coffee.pros.1"]


def test_a_change_that_was_taken_back_leaves_nothing_behind(kept: Path) -> None:
    edit(kept, GOAL, "All are hot.", "All are very hot.")
    commit(kept, "one language")
    git(kept, "revert", "--no-edit", "HEAD")
    assert timbang(kept, "translations").stdout == CLEAN


def test_a_branch_that_began_before_makes_no_drift_forgotten(kept: Path) -> None:
    git(kept, "checkout", "-qb", "old")
    edit(kept, GOAL, "All are served hot.", "All are served very hot.")
    edit(kept, GOAL, "Semuanya disajikan panas.", "Semuanya disajikan sangat panas.")
    commit(kept, "another text of the same file")
    git(kept, "checkout", "-q", "main")
    edit(kept, GOAL, "{en: Heat, id: Panas}", "{en: The heat, id: Panasnya}")
    commit(kept, "both languages")
    edit(kept, GOAL, "The heat", "The great heat")
    commit(kept, "one language")
    git(kept, "merge", "-q", "--no-edit", "old")
    assert late(kept) == [f"{GOAL} title"]


def test_a_renamed_file_keeps_what_fell_behind(kept: Path) -> None:
    edit(kept, TASTE, "Rasa", "Cita rasa")
    commit(kept, "one language")
    git(kept, "mv", TASTE, "content/themes/flavour.yml")
    assert late(kept) == ["content/themes/flavour.yml title"]
    commit(kept, "another name")
    assert late(kept) == ["content/themes/flavour.yml title"]


def test_a_file_that_could_not_be_read_for_a_while_keeps_what_fell_behind(kept: Path) -> None:
    edit(kept, TASTE, "Rasa", "Cita rasa")
    commit(kept, "one language")
    edit(kept, TASTE, "order: 1", "order: [1")
    commit(kept, "broken")
    assert late(kept) == [f"{TASTE} title"]
    edit(kept, TASTE, "order: [1", "order: 1")
    commit(kept, "mended")
    assert late(kept) == [f"{TASTE} title"]


def test_a_change_of_wording_only_asks_nobody_to_translate(kept: Path) -> None:
    edit(kept, GOAL, "All are hot.", "They are all hot.")
    commit(kept, "Plainer words\n\nWording-only: yes")
    assert timbang(kept, "translations").stdout == CLEAN


def test_plainer_words_do_not_hide_an_earlier_change(kept: Path) -> None:
    edit(kept, GOAL, "All are hot.", "All are cold.")
    commit(kept, "Another meaning")
    edit(kept, GOAL, "All are cold.", "They are all cold.")
    commit(kept, "Plainer words\n\nWording-only: yes")
    assert late(kept) == [f"{GOAL} summary"]


def test_a_later_commit_says_that_an_earlier_one_was_wording_only(kept: Path) -> None:
    edit(kept, GOAL, "All are hot.", "They are all hot.")
    edit(kept, TASTE, "Rasa", "Cita rasa")
    name = commit(kept, "Plainer words")
    assert late(kept) == [f"{GOAL} summary", f"{TASTE} title"]
    git(kept, "commit", "-q", "--allow-empty", "-m", f"Say so\n\nWording-only-of: {name[:9]} in id")
    assert late(kept) == [f"{GOAL} summary"]
    git(kept, "commit", "-q", "--allow-empty", "-m", f"Say so\n\nWording-only-of: {name}")
    assert timbang(kept, "translations").stdout == CLEAN


@pytest.mark.parametrize("name", ["0123abc", "HEAD", "ab", "{} in xx"])
def test_a_trailer_that_names_no_commit_is_told(kept: Path, name: str) -> None:
    name = name.format(git(kept, "rev-parse", "HEAD").strip())
    git(kept, "commit", "-q", "--allow-empty", "-m", f"Say so\n\nWording-only-of: {name}")
    told = timbang(kept, "translations").stdout.splitlines()
    assert told[0].startswith(f"`Wording-only-of: {name}` names no commit")
    assert f"{told[1]}\n" == CLEAN


def test_a_missing_language_is_listed_for_those_who_can_write_it(kept: Path) -> None:
    edit(kept, GOAL, "{en: All are hot., id: Semuanya panas.}", "{en: All are hot.}")
    assert timbang(kept, "translations", "--locale", "id").stdout.splitlines()[:3] == [
        GOAL,
        "  summary: `id` is missing",
        "      en is:  All are hot.",
    ]
    assert "none fell behind" in timbang(kept, "translations", "--locale", "en").stdout


def test_a_language_that_the_site_does_not_have_is_wrong_use(kept: Path) -> None:
    refused = timbang(kept, "translations", "--locale", "xx")
    assert (refused.returncode, refused.stdout) == (2, "")
    assert refused.stderr == "timbang: There is no language `xx` here. There is: en, id.\n"


def test_the_parts_of_several_people_are_whole_files_and_together_all(kept: Path) -> None:
    for file in sorted((kept / "content").glob("*/*.yml")):
        file.write_text(re.sub(r"(\bid: [A-Z][a-z]+)", r"\1 sekali", file.read_text("utf-8")), "utf-8")
    whole = timbang(kept, "translations").stdout.splitlines()[:-1]
    parts = [timbang(kept, "translations", "--part", f"{part}/3").stdout for part in (1, 2, 3)]
    names = [{line for line in part.splitlines() if line.startswith("content/")} for part in parts]
    assert all(names)
    assert sum(map(len, names)) == len(set().union(*names))
    assert sorted(line for part in parts for line in part.splitlines()[:-1]) == sorted(whole)


@pytest.mark.parametrize("part", ["0/3", "4/3", "2", "a/b", "-1/3", ""])
def test_a_part_that_cannot_be_is_wrong_use(kept: Path, part: str) -> None:
    refused = timbang(kept, "translations", f"--part={part}")
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "like 2/5" in refused.stderr


@pytest.mark.parametrize("seed", range(24, 48))
def test_any_history_names_the_texts_that_a_simple_model_names(tmp_path: Path, seed: int) -> None:
    history = History.at_random(random.Random(seed))
    play(history, tmp_path)
    assert sorted(late(tmp_path)) == sorted(fallen(history)), history


@pytest.fixture
def part(kept: Path, tmp_path: Path) -> Path:
    """A clone that git was told to cut short."""
    edit(kept, GOAL, "All are hot.", "All are very hot.")
    commit(kept, "second")
    git(tmp_path, "clone", "-q", "--depth", "1", kept.as_uri(), "part")
    return tmp_path / "part"


def test_a_clone_with_a_part_of_its_history_cannot_tell_what_fell_behind(part: Path) -> None:
    refused = timbang(part, "translations")
    assert (refused.returncode, refused.stdout) == (2, "")
    assert refused.stderr == (
        "timbang: This clone has only a part of its history. Run `git fetch --unshallow`.\n"
    )
    git(part, "fetch", "-q", "--unshallow")
    assert "has not followed `en`" in timbang(part, "translations").stdout


def test_a_site_without_history_is_built_and_says_what_it_lacks(part: Path) -> None:
    shutil.copy(ROOT / "mkdocs.yml", part)
    shutil.copytree(ROOT / "decision_tree/runtime", part / "decision_tree/runtime")
    lacks = "timbang: This clone has no history: pages get no dates, and there is no feed.\n"
    for told in (True, False):
        built = timbang(part, "build", "--site-dir", str(part / "site"))
        assert (built.returncode, lacks in built.stdout) == (0, told), built.stderr
        git(part, *(["fetch", "-q", "--unshallow"] if told else ["status"]))
