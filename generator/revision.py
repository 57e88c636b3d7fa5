"""Reads the content of git revisions, so that states of it can be compared."""

from __future__ import annotations

import io
import os
import tarfile
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from generator.errors import RevisionError
from generator.git import git
from generator.load import COMPARISON, load

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.catalog import Catalog
    from generator.diagnostics import Diagnostic

_KEPT = ("content", "decision_tree")


@dataclass(frozen=True)
class State:
    """The content at one moment, and what was wrong with its files."""

    catalog: Catalog
    found: tuple[Diagnostic, ...]


def states_of(root: Path, revisions: str) -> tuple[State, State]:
    """Return the content of `BASE..HEAD`; without HEAD, of the files as they stand.

    Raises:
        RevisionError: this names no two revisions, git does not know one, or one holds no comparison.
    """
    base, _, head = revisions.partition("..")
    if not base or head.startswith("."):
        raise RevisionError(f"`{revisions}` does not name two revisions: write BASE..HEAD, or BASE alone.")
    return _at(root, base), _at(root, head) if head else _read(root)


def _at(root: Path, revision: str) -> State:
    commit = _commit(root, revision)
    if not git(root, "ls-tree", commit, COMPARISON):
        raise RevisionError(f"`{revision}` holds no comparison: it has no {COMPARISON}.")
    with _checked_out(root, commit) as folder:
        return _read(folder)


def _read(root: Path) -> State:
    catalog, found = load(root)
    return State(catalog, tuple(found))


def _commit(root: Path, revision: str) -> str:
    """Return the id of a commit; the revision reaches git as what is asked for, and can be no option."""
    asked = os.fsencode(f"{revision}^{{commit}}\n")
    found = git(root, "cat-file", "--batch-check=%(objectname)", given=asked).decode(errors="replace").split()
    if len(found) != 1:
        raise RevisionError(f"git knows no revision `{revision}` here.")
    return found[0]


@contextmanager
def _checked_out(root: Path, commit: str) -> Iterator[Path]:
    kept = git(root, "ls-tree", "--name-only", commit, *_KEPT).decode().split()
    archive = git(root, "archive", "--format=tar", commit, *kept)
    with tempfile.TemporaryDirectory() as folder:
        with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
            for member in tar:
                content = tar.extractfile(member) if member.isfile() else None
                if content is not None:  # links are left out: content has none
                    place = Path(folder) / member.name
                    place.parent.mkdir(parents=True, exist_ok=True)
                    place.write_bytes(content.read())
        yield Path(folder)
