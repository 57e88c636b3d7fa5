"""The search of a built site: one index per language, made by Pagefind, fetched only when it is used."""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

from generator.errors import SiteBuilderError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

FOLDER = "pagefind"
_LEFT_OUT = (
    ".headerlink",
    ".tb-foot",
    ".tb-cites",
    ".tb-mark",
    ".tb-hidden",
    "decision-guide",
    "term-notes",
    "details > summary",
    "svg",
)
"""Parts of an article that say nothing of their own."""
_UNUSED = ("pagefind-*ui*", "pagefind-highlight.js", "pagefind-worker.js", "wasm.unknown.pagefind")
"""What Pagefind ships besides: interfaces of its own, and a worker that so small an index does not need."""


def index(folders: Iterable[Path]) -> None:
    """Make the index of every built language, side by side.

    Raises:
        SiteBuilderError: Pagefind failed.
    """
    runs = [_begun(folder) for folder in folders]
    said = [run.communicate()[0] for _, run in runs]
    if any(run.returncode for _, run in runs):
        raise SiteBuilderError("The search could not be made.\n" + "\n".join(said))
    for folder, _ in runs:
        for pattern in _UNUSED:
            for path in (folder / FOLDER).glob(pattern):
                path.unlink()


def _begun(folder: Path) -> tuple[Path, subprocess.Popen[str]]:
    shutil.rmtree(folder / FOLDER, ignore_errors=True)
    command = [sys.executable, "-m", "pagefind", "--quiet", "--site", str(folder), "--output-subdir", FOLDER]
    run = subprocess.Popen(  # noqa: S603 (our own command, no input in it)
        [*command, "--exclude-selectors", ", ".join(_LEFT_OUT)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    return folder, run
