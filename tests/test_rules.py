"""Every rule tells one mistake in one message: cases on disk, told in full.

A case changes one file of the small comparison in tests/comparison and names what
`timbang check` then prints. To write the messages of new cases: TIMBANG_ACCEPT=1 pytest.
"""

from __future__ import annotations

import os
import shutil
import textwrap
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result

from generator.checks.reasons import reason_of
from generator.checks.registry import RULES
from generator.cli import main
from generator.markup import faults

HERE = Path(__file__).parent
COMPARISON = HERE / "comparison"
CASES = HERE.parent / "generator/checks/cases"


def cases() -> list[tuple[str, int]]:
    return [(path.stem, n) for path in sorted(CASES.glob("*.yml")) for n in range(len(read(path)))]


def read(path: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return found


def break_it(root: Path, case: dict[str, Any]) -> None:
    file = root / case["file"]
    file.parent.mkdir(parents=True, exist_ok=True)
    if "rename" in case:
        file.rename(root / case["rename"])
    elif "replace" in case:
        text = file.read_text(encoding="utf-8")
        assert text.count(case["replace"]) >= 1, f"{case['file']} has no {case['replace']!r} to break"
        file.write_text(text.replace(case["replace"], case["by"], 1), encoding="utf-8")
    elif "append" in case:
        file.write_text(file.read_text(encoding="utf-8") + case["append"], encoding="utf-8")
    elif "link" in case:
        file.symlink_to(case["link"])
    elif "hex" in case:
        file.write_bytes(bytes.fromhex(case["hex"]))
    else:
        file.write_text(case["write"] + case.get("then", "") * case.get("times", 1), encoding="utf-8")


def check(root: Path) -> Result:
    return CliRunner().invoke(main, ["check", "--root", str(root)], catch_exceptions=False)


def test_the_unbroken_comparison_has_no_mistake() -> None:
    result = check(COMPARISON)
    assert (result.exit_code, result.output) == (0, "No mistakes found.\n")


@pytest.mark.parametrize(("rule", "number"), cases())
def test_a_broken_file_gives_one_message(rule: str, number: int, tmp_path: Path) -> None:
    case = read(CASES / f"{rule}.yml")[number]
    root = tmp_path / "comparison"
    shutil.copytree(COMPARISON, root)
    break_it(root, case)
    result = check(root)
    if os.environ.get("TIMBANG_ACCEPT"):
        accept(CASES / f"{rule}.yml", number, result.output)
        return
    assert result.output == case["says"]
    assert f"error[{rule}]" in result.output
    assert result.output.endswith("\n1 mistake.\n")
    assert result.exit_code == 1


def test_every_rule_has_a_case_and_every_case_a_rule() -> None:
    assert {path.stem for path in CASES.glob("*.yml")} == set(RULES)


def test_every_rule_says_why_it_is_there_and_how_to_mend_what_breaks_it() -> None:
    reasons = yaml.safe_load((CASES.parent / "reasons.yml").read_text("utf-8"))
    assert list(reasons) == sorted(RULES)
    said = [words for rule in sorted(RULES) for words in reason_of(rule)]
    assert len(set(said)) == len(said)
    for words in said:
        assert faults(words) == [], words
        assert len(words) > 40, words
        assert words[0].isupper(), words
        assert words.endswith("."), words


@pytest.mark.parametrize("rule", sorted(RULES))
def test_every_rule_is_explained_by_its_own_cases(rule: str) -> None:
    told = CliRunner().invoke(main, ["explain", rule], catch_exceptions=False)
    assert told.exit_code == 0
    assert told.output.startswith(f"{rule}: {RULES[rule]}\n")
    why, mend = reason_of(rule)
    assert f"Why: {why} How to mend it: {mend}" in " ".join(told.output.split())
    for case in read(CASES / f"{rule}.yml"):
        assert textwrap.indent(case["says"].strip(), "    ") in told.output
        assert "    (nothing)\n" in told.output or "" not in (case.get("by"), case.get("write"))
        assert ("bytes that are no text" in told.output) <= any(
            "hex" in one for one in read(CASES / f"{rule}.yml")
        )


def test_an_unknown_rule_names_the_nearest() -> None:
    told = CliRunner().invoke(main, ["explain", "unkown-key"], catch_exceptions=False)
    assert told.exit_code == 2
    assert "Did you mean unknown-key?" in told.output


def accept(path: Path, number: int, output: str) -> None:
    found = read(path)
    found[number]["says"] = output
    path.write_text(
        yaml.dump(found, Dumper=Readable, allow_unicode=True, sort_keys=False, width=10**6), encoding="utf-8"
    )


class Readable(yaml.SafeDumper):
    """Writes texts of several lines as they are read."""


def literal(dumper: Readable, text: str) -> yaml.ScalarNode:
    style = "|" if "\n" in text.rstrip("\n") or text.endswith("\n") and len(text) > 40 else None  # noqa: RUF021
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


Readable.add_representer(str, literal)
