"""Reads the content of git revisions, so that states of it can be compared."""

from __future__ import annotations

import io
import os
import tarfile
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from generator.errors import RevisionError
from generator.git import git
from generator.load import COMPARISON, load
from generator.translation import reworded, texts_of
from generator.yaml_source import read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.catalog import Catalog
    from generator.translation import Texts

_KEPT = ("content", "decision_tree")

WORDING_ONLY = "Wording-only"
"""Trailer of a commit that changed no meaning: `Wording-only: yes` at the end of its message."""


def catalog_at(root: Path, revision: str) -> Catalog:
    """Return the catalog of a revision; what this version of Timbang cannot read is left out.

    Raises:
        RevisionError: git does not know the revision, or it holds no comparison.
    """
    commit = _commit(root, revision)
    if not git(root, "ls-tree", commit, COMPARISON):
        raise RevisionError(f"`{revision}` holds no comparison: it has no {COMPARISON}.")
    with _checked_out(root, commit) as folder:
        return load(folder)[0]


def ends_of(revisions: str) -> tuple[str, str]:
    """Return the two revisions of `BASE..HEAD`; the second is nothing when it is left out.

    Raises:
        RevisionError: this names no base, or is written in another way.
    """
    base, _, head = revisions.partition("..")
    if not base or head.startswith("."):
        raise RevisionError(f"`{revisions}` does not name two revisions: write BASE..HEAD, or BASE alone.")
    return base, head


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


def history(root: Path, locales: tuple[str, ...]) -> dict[str, list[Texts]]:
    """Return the texts of every file of content at each commit that changed it, from old to new.

    What stands in the folder now comes last, in files that were never committed too. Files that did not
    exist, or could not be read, then are left out at that commit.

    Raises:
        RevisionError: this is no git repository, or it has no commit.
    """
    form = f"--format=%x00%H %(trailers:key={WORDING_ONLY},valueonly,separator=%x20)"
    log = git(root, "log", "--reverse", form, "--name-only", "--relative", "--", *_KEPT).decode()
    now = _names(root)
    named = [
        (*head.partition(" ")[::2], name)
        for head, *names in (commit.split("\n") for commit in log.split("\0")[1:])
        for name in names
        if name in now
    ]
    contents = _contents(root, [(commit, name) for commit, _, name in named])
    told: dict[str, list[Texts]] = {}
    for (_, wording_only, name), raw in zip(named, contents, strict=True):
        texts, versions = _texts(name, raw, locales), told.setdefault(name, [])
        if wording_only.strip():
            versions[:] = [reworded(version, texts) for version in versions]
        versions.append(texts)
    for name in now:
        told.setdefault(name, []).append(_texts(name, (root / name).read_bytes(), locales))
    return told


def _names(root: Path) -> list[str]:
    """Return the files of content that stand in the folder now."""
    files = (path for folder in _KEPT for path in (root / folder).rglob("*.yml"))
    return sorted(
        path.relative_to(root).as_posix() for path in files if path.is_file() and path.name[0] != "."
    )


def _texts(name: str, raw: bytes, locales: tuple[str, ...]) -> Texts:
    return texts_of(read(name, raw)[0].value, locales)


def _contents(root: Path, named: list[tuple[str, str]]) -> list[bytes]:
    """Return the content of each file at its commit, all from one process; nothing when it was not there."""
    prefix = git(root, "rev-parse", "--show-prefix").decode().strip()
    asked = "".join(f"{commit}:{prefix}{name}\n" for commit, name in named)
    answered = git(root, "cat-file", "--batch", given=asked.encode())
    contents, at = [], 0
    for _ in named:
        end = answered.index(b"\n", at)
        header, at = answered[at:end].split(), end + 1
        size = int(header[2]) if header[-1] != b"missing" else -1
        contents.append(answered[at : at + size] if size >= 0 else b"")
        at += size + 1
    return contents
