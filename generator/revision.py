"""Reads the content of git revisions, so that states of it can be compared."""

from __future__ import annotations

import io
import tarfile
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from generator.git import git
from generator.load import load

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
        RevisionError: git does not know a revision, or it holds no comparison.
    """
    base, _, head = revisions.partition("..")
    return _at(root, base), _at(root, head) if head else _read(root)


def _at(root: Path, revision: str) -> State:
    with _checked_out(root, revision) as folder:
        return _read(folder)


def _read(root: Path) -> State:
    catalog, found = load(root)
    return State(catalog, tuple(found))


@contextmanager
def _checked_out(root: Path, revision: str) -> Iterator[Path]:
    listed = git(root, "ls-tree", "--name-only", "--end-of-options", revision).decode().split()
    kept = [name for name in _KEPT if name in listed]
    archive = git(root, "archive", "--format=tar", "--end-of-options", revision, *kept)
    with tempfile.TemporaryDirectory() as folder:
        with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
            for member in tar:
                content = tar.extractfile(member) if member.isfile() else None
                if content is not None:  # links are left out: content has none
                    place = Path(folder) / member.name
                    place.parent.mkdir(parents=True, exist_ok=True)
                    place.write_bytes(content.read())
        yield Path(folder)
