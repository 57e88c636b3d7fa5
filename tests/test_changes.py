"""What `timbang diff` says of changes: one case a file, with the edits and the words."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import ROOT

CASES = sorted((ROOT / "tests/changes").glob("*.yml"))


def timbang(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [str(Path(sys.executable).with_name("timbang")), *arguments, "--root", str(root)]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


def git(root: Path, *arguments: str) -> None:
    who = ("-c", "user.name=x", "-c", "user.email=x@example.org")
    subprocess.run(["git", "-C", str(root), *who, *arguments], check=True, capture_output=True)


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    root = tmp_path / "drinks"
    shutil.copytree(ROOT / "tests/comparison", root)
    git(root, "init", "-q")
    git(root, "add", ".")
    git(root, "commit", "-qm", "first")
    return root


def change(root: Path, case: Path) -> dict[str, Any]:
    """Make the edits of a case: other words, a new file, or with no words at all a file less."""
    told: dict[str, Any] = yaml.safe_load(case.read_text(encoding="utf-8"))
    for edit in told["edits"]:
        file, old, new = root / edit["file"], edit.get("old"), edit["new"]
        if not old and not new:
            file.unlink()
            continue
        before = file.read_text(encoding="utf-8") if old else ""
        assert old is None or old in before
        file.write_text(before.replace(old, new, 1) if old else new, encoding="utf-8")
    return told


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_change_is_told_as_its_case_says(kept: Path, case: Path) -> None:
    told = change(kept, case)
    assert timbang(kept, "diff", "HEAD").stdout == told["says"]
    git(kept, "add", "-A")
    git(kept, "commit", "-qm", "second")
    assert timbang(kept, "diff", "HEAD~1..HEAD").stdout == told["says"]
    assert json.loads(timbang(kept, "diff", "HEAD~1..", "--format", "json").stdout) == told["json"]


def test_what_could_not_be_read_before_is_not_called_new(kept: Path) -> None:
    change(kept, ROOT / "tests/changes/broken.yml")
    git(kept, "commit", "-qam", "second")
    told = timbang(kept, "diff", "HEAD..HEAD~1").stdout
    assert "mended similarities/heat: could not be read before, so what changed is not known" in told
    assert "guide which-drink: could not be compiled before, so what changed is not known" in told
    assert "Proven: " in told


def test_of_a_long_text_what_differs_is_told(kept: Path) -> None:
    file = kept / "content/themes/taste.yml"
    text = file.read_text(encoding="utf-8")
    words = " ".join(f"word{'ly' * (number % 3)}" for number in range(80))
    file.write_text(text.replace("How does it taste?", f'"{words} nearly 4,000 jobs {words}"'), "utf-8")
    git(kept, "commit", "-qam", "long")
    file.write_text(file.read_text("utf-8").replace("4,000", "40,000"), "utf-8")
    (line,) = (one for one in timbang(kept, "diff", "HEAD").stdout.splitlines() if "question" in one)
    assert "nearly 4,000 jobs" in line
    assert "nearly 40,000 jobs" in line
    assert "judge: does its source say so?" in line
    assert len(line) < 400


def test_a_new_file_of_any_size_is_told_in_a_few_lines(kept: Path) -> None:
    tea = (kept / "content/subjects/tea.yml").read_text(encoding="utf-8")
    (kept / "content/subjects/rooibos.yml").write_text(tea, encoding="utf-8")
    told = timbang(kept, "diff", "HEAD").stdout
    assert told.count("\n  ") <= 41
    assert "1 new entry" in told


def test_nothing_is_told_where_nothing_changed(kept: Path) -> None:
    assert timbang(kept, "diff", "HEAD..HEAD").stdout == "Nothing changed.\n"
