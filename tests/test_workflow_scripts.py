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


SHA = "0123456789abcdef" * 2 + "01234567"
BRANCH = "-x$(touch here)`touch here`;'\"@/etc/passwd"
"""A name that git allows, near enough, and that nothing may run or read."""
PULLS, ARTIFACTS = "api --method GET repos/timbang/timbang/pulls", "api repos/timbang/timbang/actions"


def run(folder: Path, script: str, answers: dict[str, str]) -> tuple[str, list[str]]:
    """Run a script; `answers` are what `gh` says by how its words begin; what has no answer fails."""
    tools = folder / "tools"
    tools.mkdir()
    cases = "".join(f"  '{asked}'*) {said} ;;\n" for asked, said in answers.items())
    (tools / "gh").write_text(
        f'#!/bin/sh\necho "$*" >> {folder}/asked\ncase "$*" in\n{cases}  *) exit 1 ;;\nesac\n', "utf-8"
    )
    (tools / "gh").chmod(0o755)
    done = subprocess.run(
        [ROOT / ".github/scripts" / script],
        cwd=folder,
        env={
            "PATH": f"{tools}:{os.environ['PATH']}",
            "GITHUB_RUN_ID": "77",
            "GH_REPO": "timbang/timbang",
            "HEAD_OWNER": "stranger",
            "HEAD_BRANCH": BRANCH,
            "HEAD_SHA": SHA,
            "RUN_ID": "78",
            "RUN_URL": "https://example.org/run/78",
        },
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
        ({"run list": "true"}, "The ledger begins empty."),
        ({"run list": "echo 41", "run download": "true"}, "The ledger is that of run 41."),
        (
            {"run list": "echo 43; echo 42; echo 41", "run download 42": "true"},
            "The ledger is that of run 42.",
        ),
        (
            {"run list": "echo 42; echo 41"},
            "Run 42 kept no ledger.\nRun 41 kept no ledger.\nThe ledger begins",
        ),
    ],
)
def test_the_ledger_of_the_last_check_is_fetched_or_begins_empty(
    tmp_path: Path, answers: dict[str, str], told: str
) -> None:
    said, asked = run(tmp_path, "links-ledger.sh", answers)
    assert told in said
    assert 'select(.event == "schedule"' in asked[0], "a fork's run counts"
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


def keep(words: str) -> str:
    """What `gh run download` does: it writes the review into the folder that it was given."""
    return f"""while [ "$1" != --dir ]; do shift; done; printf '%b' '{words}' > "$2"/review.txt"""


def commented(folder: Path, answers: dict[str, str]) -> tuple[list[str], str]:
    """Run the script; return what was asked of `gh`, and the comment."""
    copy = f'for word; do case "$word" in body=@*) cp "${{word#body=@}}" {folder}/sent ;; */comment.md) cp "$word" {folder}/sent ;; esac; done'
    _, asked = run(
        folder, "review-comment.sh", {PULLS: "echo 12", ARTIFACTS: "echo 900", "pr comment": copy} | answers
    )
    sent = folder / "sent"
    return asked, sent.read_text("utf-8") if sent.exists() else ""


def test_a_review_becomes_one_comment_on_the_pull_request_of_its_commit(tmp_path: Path) -> None:
    asked, comment = commented(
        tmp_path, {"run download": keep("changed  terms/drift"), "api --paginate": "true"}
    )
    assert f" --raw-field head=stranger:{BRANCH} " in asked[0]
    assert SHA in asked[0]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["asked", "sent", "tools"]
    assert asked[-1].startswith("pr comment 12 --body-file ")
    assert "```text\nchanged  terms/drift\n```" in comment
    assert "https://example.org/run/78" in comment


def test_the_comment_that_is_there_is_written_anew(tmp_path: Path) -> None:
    answers = {"run download": keep("new words"), "api --paginate": "echo 345", "api --method": "true"}
    asked, _ = commented(tmp_path, answers)
    assert asked[-1].startswith("api --method PATCH repos/timbang/timbang/issues/comments/345 ")


def test_the_words_of_a_stranger_stay_plain_text_and_short(tmp_path: Path) -> None:
    words = "```\\n@everyone <script> \\033[31m\\342\\200\\256turned\\342\\201\\246 é \\377" + "é" * 30_000
    _, comment = commented(tmp_path, {"run download": keep(words), "api --paginate": "true"})
    assert comment.count("```") == 2
    assert "\033" not in comment
    assert len(comment.encode()) < 22_000
    inside = comment.split("```text")[1].split("```")[0]
    assert "@everyone <script> [31mturned é éé" in inside


def test_of_a_long_review_the_verdict_is_shown_too(tmp_path: Path) -> None:
    words = "".join(f"changed  terms/term-{number}\\n" for number in range(3000))
    verdict = "Proven: every source cited.\\nTo judge: 1 figure.\\n"
    _, comment = commented(tmp_path, {"run download": keep(words + verdict), "api --paginate": "true"})
    assert "changed  terms/term-0\n" in comment
    assert "too long to show" in comment
    assert "Proven: every source cited.\nTo judge: 1 figure.\n```" in comment
    assert len(comment) < 65_536


@pytest.mark.parametrize("size", ["", "1000001", "99999999999999999999", "0x10", "-1"])
def test_a_review_that_did_not_finish_or_is_too_large_is_not_fetched(tmp_path: Path, size: str) -> None:
    answers = {"api --paginate": "true", ARTIFACTS: f"echo '{size}'", "run download": keep("words")}
    asked, comment = commented(tmp_path, answers)
    assert "did not finish" in comment
    assert not [one for one in asked if one.startswith("run download")]


def test_a_review_that_cannot_be_fetched_is_said_so(tmp_path: Path) -> None:
    _, comment = commented(tmp_path, {"api --paginate": "true"})
    assert "did not finish" in comment


@pytest.mark.parametrize("number", ["", "12; rm -rf x", "../7"])
def test_nothing_is_said_where_no_pull_request_ends_in_the_commit(tmp_path: Path, number: str) -> None:
    asked, comment = commented(tmp_path, {PULLS: f"echo '{number}'"})
    assert len(asked) == 1
    assert comment == ""
