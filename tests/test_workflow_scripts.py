"""The scripts of the scheduled workflows, run with a `gh` that only notes what it is asked."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

NEWLY = "# Links on 2026-11-02\n\n## Newly broken\n\n- <https://example.org/>: 404 Not Found\n"
QUIET = "# Links on 2026-11-02\n\n## Still broken\n\n- <https://example.org/>: 404 Not Found\n"


def run(folder: Path, script: str, answers: dict[str, str]) -> tuple[str, list[str]]:
    """Run a script; `answers` are what `gh` says by its first two words, an empty key fails."""
    tools = folder / "tools"
    tools.mkdir()
    cases = "".join(f"  '{asked}') {said} ;;\n" for asked, said in answers.items())
    (tools / "gh").write_text(
        f'#!/bin/sh\necho "$*" >> {folder}/asked\ncase "$1 $2" in\n{cases}  *) exit 1 ;;\nesac\n', "utf-8"
    )
    (tools / "gh").chmod(0o755)
    done = subprocess.run(
        [ROOT / ".github/scripts" / script],
        cwd=folder,
        env={"PATH": f"{tools}:{os.environ['PATH']}", "GITHUB_RUN_ID": "77"},
        capture_output=True,
        text=True,
        check=True,
    )
    asked = folder / "asked"
    return done.stdout, asked.read_text("utf-8").splitlines() if asked.exists() else []


def summary(folder: Path, text: str) -> None:
    (folder / "build/links").mkdir(parents=True)
    (folder / "build/links/summary.md").write_text(text, "utf-8")


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ({"run list": "true"}, "No check has finished yet"),
        ({"run list": "echo 41", "run download": "true"}, "The ledger is that of run 41."),
        ({"run list": "echo 41"}, "Run 41 kept no ledger"),
    ],
)
def test_the_ledger_of_the_last_check_is_fetched_or_begins_empty(
    tmp_path: Path, answers: dict[str, str], told: str
) -> None:
    said, _ = run(tmp_path, "links-ledger.sh", answers)
    assert told in said
    assert (tmp_path / "build/links").is_dir()


def test_nothing_is_opened_when_nothing_is_newly_broken(tmp_path: Path) -> None:
    summary(tmp_path, QUIET)
    said, asked = run(tmp_path, "links-issue.sh", {})
    assert said == "Nothing is newly broken.\n"
    assert asked == []


@pytest.mark.parametrize(
    ("answers", "last"),
    [
        ({"issue list": "true", "issue create": "true"}, "issue create --title Links that no longer answer"),
        ({"issue list": "echo 5", "issue comment": "true"}, "issue comment 5"),
    ],
)
def test_newly_broken_links_are_told_in_one_issue(tmp_path: Path, answers: dict[str, str], last: str) -> None:
    summary(tmp_path, NEWLY)
    _, asked = run(tmp_path, "links-issue.sh", answers)
    assert asked[-1] == f"{last} --body-file build/links/summary.md"


def test_the_summary_of_this_run_is_fetched_when_it_is_not_there(tmp_path: Path) -> None:
    fetch = f"mkdir -p build/links; printf '%s' '{QUIET}' > build/links/summary.md"
    _, asked = run(tmp_path, "links-issue.sh", {"run download": fetch})
    assert asked == ["run download 77 --name links --dir build/links"]
