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
        RevisionError: git says no.
    """
    run = subprocess.run(  # noqa: S603 (git itself; no argument of ours can be an option)
        ["git", "-C", str(root), *arguments],  # noqa: S607 (git is found on the path)
        input=given,
        capture_output=True,
        check=False,
    )
    if run.returncode:
        raise RevisionError(f"git: {run.stderr.decode(errors='replace').strip()}")
    return run.stdout
