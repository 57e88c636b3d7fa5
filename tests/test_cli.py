"""How every command speaks and ends: on any console, and with the exit code of what went wrong."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

TIMBANG = str(Path(sys.executable).with_name("timbang"))
LONGEST_WAIT = 60


def timbang(
    root: Path, *arguments: str, typed: str = "", **environment: str
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [TIMBANG, *arguments, "--root", str(root)],
        input=typed,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=LONGEST_WAIT,
        check=False,
    )


def edit(root: Path, src_uri: str, old: str, new: str) -> None:
    text = (root / src_uri).read_text("utf-8")
    assert old in text
    (root / src_uri).write_text(text.replace(old, new), "utf-8")


@pytest.mark.parametrize("arguments", [["diff", "HEAD"], ["build"]])
def test_what_is_interrupted_did_not_succeed(drinks: Path, tmp_path: Path, arguments: list[str]) -> None:
    begun = tmp_path / "begun"
    git = tmp_path / "bin/git"
    git.parent.mkdir()
    git.write_text(f"#!/bin/sh\ntouch {begun}\nexec sleep 60\n", "utf-8")
    git.chmod(0o755)
    command = [TIMBANG, *arguments, "--root", str(drinks)]
    path = f"{git.parent}{os.pathsep}{os.environ['PATH']}"
    run = subprocess.Popen(
        command, env={**os.environ, "PATH": path}, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    end = time.monotonic() + LONGEST_WAIT
    while not begun.exists():
        assert time.monotonic() < end
        time.sleep(0.02)
    run.send_signal(signal.SIGINT)
    _, said = run.communicate(timeout=LONGEST_WAIT)
    assert (run.returncode, said) == (130, b"\n")


def test_an_interview_that_is_left_did_not_succeed(drinks: Path) -> None:
    assert timbang(drinks, "decide", "which-drink", typed="1\n").returncode == 130


def test_a_console_without_a_sign_gets_its_number(drinks: Path) -> None:
    edit(drinks, "content/differences/bitterness.yml", "theme: taste", "theme: kopi-☕")
    told = timbang(drinks, "check", PYTHONIOENCODING="ascii")
    assert (told.returncode, told.stderr) == (1, "")
    assert "kopi-\\u2615" in told.stdout


def test_what_programs_read_is_the_same_on_every_console(drinks: Path) -> None:
    edit(drinks, "content/differences/bitterness.yml", "theme: taste", "theme: kopié-☕")
    told = timbang(drinks, "check", "--format", "json", PYTHONIOENCODING="cp1252")
    assert "`kopié-☕`" in json.loads(told.stdout)[0]["message"]


def test_a_file_name_that_is_no_text_is_told(drinks: Path) -> None:
    Path(os.fsdecode(os.fsencode(drinks / "content/terms") + b"/caf\xe9.yml")).write_bytes(b"title: x\n")
    told = timbang(drinks, "check")
    assert (told.returncode, told.stderr) == (1, "")
    assert "content/terms/caf\\udce9.yml:1:1: error[file-name]" in told.stdout
    found = json.loads(timbang(drinks, "check", "--format", "json").stdout)
    assert found[0]["span"]["src_uri"] == "content/terms/caf\udce9.yml"


DANGLING = "content/terms/brewing.yml", "sources: [brewer2020]", "sources: [brewer2021]"


@pytest.mark.parametrize("arguments", [["decide", "which-drink"], ["guide", "show", "which-drink"]])
def test_what_needs_sound_content_shows_what_is_wrong(drinks: Path, arguments: list[str]) -> None:
    edit(drinks, *DANGLING)
    told = timbang(drinks, *arguments)
    assert (told.returncode, told.stderr) == (1, "")
    assert "error[dangling-reference]: There is no `brewer2021` in sources." in told.stdout
    assert told.stdout.endswith("mistakes.\n") or told.stdout.endswith("mistake.\n")


@pytest.mark.parametrize("arguments", [["decide", "which-drink"], ["guide", "show", "which-drink"]])
def test_a_guide_with_a_result_that_is_never_reached_is_not_asked(drinks: Path, arguments: list[str]) -> None:
    edit(drinks, "decision_tree/guides/which-drink.yml", "go: coffee", "go: tea")
    told = timbang(drinks, *arguments, typed="1\n1\n1\n")
    assert (told.returncode, told.stderr) == (1, "")
    assert "error[guide-unreachable]" in told.stdout


def test_a_guide_that_is_not_accepted_yet_can_be_asked(drinks: Path) -> None:
    assert timbang(drinks, "guide", "accept", "which-drink").returncode == 0
    edit(drinks, "decision_tree/guides/which-drink.yml", "late: [late], tired", "late: [early], tired")
    assert timbang(drinks, "check").returncode == 1
    assert timbang(drinks, "decide", "which-drink", typed="0\n0\n0\n").returncode == 0


@pytest.mark.parametrize(
    "arguments", [["schema"], ["translations"], ["stale"], ["new", "term", "--set", "title=Steam"]]
)
def test_a_comparison_that_cannot_be_read_is_not_taken_for_one_in_english(
    drinks: Path, arguments: list[str]
) -> None:
    edit(drinks, "content/comparison.yml", "locales: [en, id]", "locales: en id")
    before = sorted(drinks.rglob("*"))
    told = timbang(drinks, *arguments)
    assert (told.returncode, told.stderr) == (1, "")
    assert "content/comparison.yml:4:10: error[wrong-type]" in told.stdout
    assert sorted(drinks.rglob("*")) == before


@pytest.mark.parametrize("arguments", [["decide", "which-drink"], ["translations"]])
def test_an_unknown_language_is_named_with_those_there_are(drinks: Path, arguments: list[str]) -> None:
    told = timbang(drinks, *arguments, "--locale", "xx")
    assert told.returncode == 2
    assert told.stderr == "timbang: There is no language `xx` here. There is: en, id.\n"


@pytest.mark.parametrize("arguments", [["diff", "HEAD"], ["translations"]])
def test_without_git_it_says_what_is_missing(drinks: Path, arguments: list[str]) -> None:
    told = timbang(drinks, *arguments, PATH="/nowhere")
    assert told.returncode == 2
    assert told.stderr == "timbang: git is not installed, and this needs what it remembers.\n"
