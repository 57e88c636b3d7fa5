"""Reads the content of git revisions, so that states of it can be compared."""

from __future__ import annotations

import io
import tarfile
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from generator.commits import is_partial
from generator.errors import RevisionError
from generator.git import git
from generator.load import load
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
    with _checked_out(root, revision) as folder:
        return load(folder)[0]


def catalogs_of(root: Path, revisions: str) -> tuple[Catalog, Catalog]:
    """Return the catalogs of `BASE..HEAD`; without HEAD, of the files as they stand.

    Raises:
        RevisionError: git does not know a revision, or it holds no comparison.
    """
    base, _, head = revisions.partition("..")
    return catalog_at(root, base), catalog_at(root, head) if head else load(root)[0]


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


def history(root: Path, locales: tuple[str, ...]) -> dict[str, list[Texts]]:
    """Return the texts of every file of content at each commit that changed it, from old to new.

    What stands in the folder now comes last. Files that did not exist, or could not be read, then
    are left out at that commit.

    Raises:
        RevisionError: this is no git repository, it has no commit, or not all of them are here.
    """
    if is_partial(root):
        raise RevisionError("This clone has only a part of its history. Run `git fetch --unshallow`.")
    form = f"--format=%x00%H %(trailers:key={WORDING_ONLY},valueonly,separator=%x20)"
    log = git(root, "log", "--reverse", form, "--name-only", "--relative", "--", *_KEPT).decode()
    named = [
        (*head.partition(" ")[::2], name)
        for head, *names in (commit.split("\n") for commit in log.split("\0")[1:])
        for name in names
        if name.endswith(".yml") and (root / name).is_file()
    ]
    contents = _contents(root, [(commit, name) for commit, _, name in named])
    told: dict[str, list[Texts]] = {}
    for (_, wording_only, name), raw in zip(named, contents, strict=True):
        texts, versions = _texts(name, raw, locales), told.setdefault(name, [])
        if wording_only.strip():
            versions[:] = [reworded(version, texts) for version in versions]
        versions.append(texts)
    for name, versions in told.items():
        versions.append(_texts(name, (root / name).read_bytes(), locales))
    return told


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
