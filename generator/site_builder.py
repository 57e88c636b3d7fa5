"""The site builder, run on the docs folder of each locale as a program of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.docs import BUILT_IN
from generator.errors import SiteBuilderError
from generator.finish import finish

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


@dataclass(frozen=True)
class Run:
    """The site builder at work on one locale."""

    folder: Path
    """Where it puts the pages."""
    process: subprocess.Popen[str]


def begin(root: Path, locale: str, *, built_in: str = BUILT_IN, only_changed: bool = False) -> Run:
    """Start the site builder on a locale, whose docs and settings are written."""
    mode = "--dirty" if only_changed else "--strict"
    settings = root / built_in / f"mkdocs.{locale}.yml"
    process = subprocess.Popen(  # noqa: S603 (our own command, no input in it)
        [sys.executable, "-m", "mkdocs", "build", mode, "-f", str(settings)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={
            **os.environ,
            "NO_MKDOCS_2_WARNING": "1",
            "SOURCE_DATE_EPOCH": os.environ.get("SOURCE_DATE_EPOCH", "0"),
        },
    )
    return Run(site_folder(root, locale, built_in), process)


def end(runs: Iterable[Run]) -> list[Path]:
    """Wait for the site builder, finish what it built, and return the folders.

    Raises:
        SiteBuilderError: it failed, or warned of a broken link or anchor.
    """
    ended = [(run, run.process.communicate()[0]) for run in runs]
    failed = [said for run, said in ended if run.process.returncode]
    if failed:
        raise SiteBuilderError("\n".join(failed))
    folders = [run.folder for run, _ in ended]
    finish(folders)
    return folders


def site_folder(root: Path, locale: str, built_in: str = BUILT_IN) -> Path:
    """Return where the site builder puts a locale."""
    return root / built_in / "site" / locale
