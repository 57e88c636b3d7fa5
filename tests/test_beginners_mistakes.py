"""One mistake of a beginner gives one message, of the right rule, at the right line, in the real content."""

from __future__ import annotations

import shutil
from collections import Counter
from dataclasses import astuple
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from generator.examine import examine
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from generator.diagnostics import Diagnostic
    from generator.examine import Examination

BEGINNERS = ROOT / "tests/beginners"
"""The mistakes, and the files in which they are made as these once were: a correction of the content breaks no test."""
MISTAKES: list[dict[str, Any]] = yaml.safe_load((BEGINNERS / "mistakes.yml").read_text("utf-8"))

RENAMES: list[dict[str, Any]] = yaml.safe_load((BEGINNERS / "renames.yml").read_text("utf-8"))


@pytest.fixture(scope="module")
def flagship(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("flagship")
    for name in ("content", "decision_tree"):
        shutil.copytree(ROOT / name, root / name)
        shutil.copytree(BEGINNERS / name, root / name, dirs_exist_ok=True)
    return root


@pytest.fixture(scope="module")
def today(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the content as it is: with older files in it, what is told of them would move with a file's name."""
    root = tmp_path_factory.mktemp("today")
    for name in ("content", "decision_tree"):
        shutil.copytree(ROOT / name, root / name)
    return root


@pytest.fixture(scope="module")
def before(flagship: Path) -> Examination:
    """What is told of files that are older than those around them, and is no beginner's mistake.

    Files that nobody changed are read once for all mistakes.
    """
    return examine(flagship)


def told(found: Diagnostic) -> tuple[str, str, str]:
    return found.rule, found.span.src_uri, found.message


def test_there_are_many_and_none_twice() -> None:
    assert len({mistake["what"] for mistake in MISTAKES}) == len(MISTAKES) >= 130
    assert len({(mistake["file"], mistake["old"], mistake["new"]) for mistake in MISTAKES}) == len(MISTAKES)


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake["what"].replace(" ", "-"))
def test_it_gives_one_message_at_its_line(
    flagship: Path, before: Examination, mistake: dict[str, Any]
) -> None:
    file = flagship / mistake["file"]
    sound = file.read_text("utf-8")
    assert mistake["old"] in sound
    broken = sound.replace(mistake["old"], mistake["new"], 1)
    file.write_text(broken, "utf-8")
    try:
        every = examine(flagship, before.catalog).report.diagnostics
    finally:
        file.write_text(sound, "utf-8")
    found = beyond(before.report.diagnostics, every)
    assert [one.rule for one in found] == [mistake["rule"]]
    assert mistake["at"] in broken.splitlines()[found[0].span.line - 1]
    assert mistake.get("says", "") in " ".join(str(part) for part in astuple(found[0]))


@pytest.mark.parametrize("rename", RENAMES, ids=lambda rename: rename["what"].replace(" ", "-"))
def test_a_file_that_others_name_is_missed_once(today: Path, rename: dict[str, Any]) -> None:
    file = today / rename["file"]
    elsewhere = today / rename.get("to", "away.yml")
    file.rename(elsewhere)
    try:
        found = examine(today).report.diagnostics
    finally:
        elsewhere.rename(file)
    assert [one.span.src_uri for one in found] == [rename["at"]]
    assert len(set(found[0].also)) == len(found[0].also) >= rename["more"]
    assert rename["says"] in " ".join(str(part) for part in astuple(found[0]))


def beyond(before: tuple[Diagnostic, ...], every: tuple[Diagnostic, ...]) -> list[Diagnostic]:
    """Return what is told now and was not before."""
    new = Counter(map(told, every)) - Counter(map(told, before))
    return [one for one in every if told(one) in new]
