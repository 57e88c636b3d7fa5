"""Runs git on the repository that holds the content."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

from generator.errors import RevisionError

if TYPE_CHECKING:
    from pathlib import Path


def git(root: Path, *arguments: str, given: bytes = b"") -> bytes:
    """Return what git prints.

    Raises:
        RevisionError: git says no, or is not there to be asked.
    """
    command = ["git", "-C", str(root), *arguments]
    try:
        run = subprocess.run(command, input=given, capture_output=True, check=False)  # noqa: S603 (git itself; no argument of ours can be an option)
    except FileNotFoundError:
        raise RevisionError("git is not installed, and this needs what it remembers.") from None
    if run.returncode:
        raise RevisionError(f"git: {run.stderr.decode(errors='replace').strip()}")
    return run.stdout
