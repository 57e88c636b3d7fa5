"""Tests about the project's own files: pins, permissions, the words of make, no traces of a machine."""

from __future__ import annotations

import fnmatch
import os
import re
import shutil
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.requirements import Requirement

ROOT = Path(__file__).parent.parent
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.y*ml"))

PINNED = re.compile(r"[\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+(\.\d+)+")
MACHINE_PATH = re.compile(r"(?<![\w.~/-])/(?:work|root|home|Users)/\w")
# Split, so that this file does not name what it looks for.
REGISTRIES = [
    ".".join(parts)
    for parts in (("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "org"), ("npmjs", "com"))
]


def read(path: str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


def workflow(path: Path) -> dict[str, Any]:
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert isinstance(content, dict)
    return content


def project_files() -> list[Path]:
    """What git holds or would hold; where there is no git, everything that .gitignore does not name."""
    if shutil.which("git") and (ROOT / ".git").exists():
        command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
        listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
        if listed.returncode == 0:
            paths = [ROOT / os.fsdecode(name) for name in listed.stdout.split(b"\0") if name]
            return [path for path in paths if path.is_file()]
    ignored = [".git", *(line.rstrip("/") for line in read(".gitignore").splitlines())]
    found: list[Path] = []
    for folder, folders, files in os.walk(ROOT):
        folders[:] = [
            name for name in folders if not any(fnmatch.fnmatch(name, pattern) for pattern in ignored)
        ]
        found.extend(Path(folder, name) for name in files)
    return found


def targets() -> dict[str, str]:
    """Every word of the Makefile with the rest of its line."""
    return dict(re.findall(r"^([a-z][\w-]*):(?!=)(.*)$", read("Makefile"), re.MULTILINE))


def locked() -> dict[str, list[str]]:
    """Every version in the lock, by the name of its package."""
    versions: dict[str, list[str]] = {}
    for name, version in re.findall(r"^([\w.-]+)==([^\s;]+)", read("requirements.lock"), re.MULTILINE):
        versions.setdefault(name, []).append(version)
    return versions


def test_there_are_workflows() -> None:
    assert {path.name for path in WORKFLOWS} >= {"ci.yml", "pages.yml"}


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_every_action_is_pinned(path: Path) -> None:
    used = re.findall(r"^\s*(?:-\s*)?uses:\s*(.*?)\s*$", path.read_text(encoding="utf-8"), re.MULTILINE)
    assert used
    assert [action for action in used if not PINNED.fullmatch(action)] == []


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_may_do_nothing_that_its_jobs_do_not_ask_for(path: Path) -> None:
    content = workflow(path)
    assert content.get("permissions") == {}
    for name, job in content["jobs"].items():
        assert job.get("permissions"), f"job {name} does not say what it may do"


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_every_job_has_an_end(path: Path) -> None:
    assert [name for name, job in workflow(path)["jobs"].items() if "timeout-minutes" not in job] == []


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_workflows_only_say_words_of_make(path: Path) -> None:
    scripts = [
        step["run"] for job in workflow(path)["jobs"].values() for step in job["steps"] if "run" in step
    ]
    assert [script for script in scripts if script not in {f"make {target}" for target in targets()}] == []


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_what_reads_the_history_gets_all_of_it(path: Path) -> None:
    asks = {"make site", "make review", "make freshness"}
    cut_short = [
        name
        for name, job in workflow(path)["jobs"].items()
        if asks & {step.get("run") for step in job["steps"]}
        and [
            step["with"].get("fetch-depth")
            for step in job["steps"]
            if step.get("uses", "").startswith("actions/checkout@")
        ]
        != [0]
    ]
    assert cut_short == []


def test_a_mistake_is_annotated_once() -> None:
    (job,) = workflow(ROOT / ".github/workflows/ci.yml")["jobs"].values()
    told = [args for step in job["steps"] if "github" in (args := step.get("env", {}).get("ARGS", ""))]
    pythons = [python for python in job["strategy"]["matrix"]["python"] if f"== '{python}' &&" in told[0]]
    assert (len(told), len(pythons)) == (1, 1)


def test_every_file_has_an_owner_of_this_organisation() -> None:
    organisation = yaml.safe_load(read("content/comparison.yml"))["repository"].split("/")[-2]
    (rule,) = (line for line in read(".github/CODEOWNERS").splitlines() if line and line[0] != "#")
    assert re.fullmatch(rf"\*  @{organisation}/[a-z]+", rule)


def test_the_lock_names_no_address() -> None:
    lock = read("requirements.lock")
    assert "://" not in lock
    assert [
        line
        for line in lock.splitlines()
        if not re.match(r"[\w.-]+==|    --hash=sha256:[0-9a-f]{64}\b", line)
    ] == []


def test_the_lock_keeps_to_the_bounds_in_pyproject() -> None:
    project = tomllib.loads(read("pyproject.toml"))["project"]
    asked = [
        *project["dependencies"],
        *(one for extra in project["optional-dependencies"].values() for one in extra),
    ]
    versions = locked()
    apart = [
        str(requirement)
        for requirement in map(Requirement, asked)
        if not versions.get(requirement.name.lower())
        or not all(requirement.specifier.contains(version) for version in versions[requirement.name.lower()])
    ]
    assert apart == [], "run `make lock`"


def test_ci_runs_the_words_of_make() -> None:
    script = ROOT / ".ci" / "run"
    lines = script.read_text(encoding="utf-8").splitlines()
    assert os.access(script, os.X_OK)
    assert lines[0].endswith("bash")
    assert "set -eu" in lines
    assert [line for line in lines if line.startswith("make ")] == ["make lint", "make test"]
    assert lines[-1] == "make test"


def test_every_word_of_make_says_what_it_does() -> None:
    words = targets()
    assert words.keys() >= {"help", "env", "lock", "check", "site", "serve", "test", "lint", "clean"}
    assert [word for word, rest in words.items() if not re.search(r" ## \w", rest)] == []


def test_make_alone_lists_its_words() -> None:
    listed = subprocess.run(["make"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert [word for word in targets() if not re.search(rf"^make {word} ", listed, re.MULTILINE)] == []


def test_no_file_names_a_machine_or_a_registry() -> None:
    found: list[str] = []
    files = project_files()
    for path in files:
        text = path.read_bytes().decode("utf-8", errors="replace")
        traces = [*MACHINE_PATH.findall(text), *(host for host in REGISTRIES if host in text)]
        found.extend(f"{path.relative_to(ROOT)}: {trace}" for trace in traces)
    assert ROOT / "Makefile" in files
    assert found == []
