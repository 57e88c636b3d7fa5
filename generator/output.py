"""Publishes what was made: whole or not at all, changed files only, and nothing of others.

A manifest beside the output lists what is ours. A file that the last publication wrote and
this one does not is removed; a file that no publication wrote is never touched. While files are
written, the manifest lists those of before and after: a run that is cut off leaves none unknown.
"""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.errors import ForeignFilesError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path


@dataclass(frozen=True)
class Published:
    """What a publication did; paths are posix and relative to its folder."""

    changed: tuple[str, ...]
    """Files that are new or changed."""
    removed: tuple[str, ...]


def publish(folder: Path, files: Mapping[str, bytes]) -> Published:
    """Write files, by path relative to the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    before = _listed(folder)
    stale = tuple(sorted(before - files.keys()))
    _list(folder, before | files.keys())
    for name in stale:
        (folder / name).unlink(missing_ok=True)
        _remove_empty(folder, (folder / name).parent)
    changed = tuple(name for name, content in files.items() if write_file(folder / name, content))
    _list(folder, files)
    return Published(changed, stale)


def refresh(folder: Path, files: Mapping[str, bytes]) -> Published:
    """Write those of some files that the last publication wrote too; all others stay."""
    known = _listed(folder)
    changed = (
        name for name, content in files.items() if name in known and write_file(folder / name, content)
    )
    return Published(tuple(changed), ())


def refuse_foreign(folder: Path) -> None:
    """Refuse a folder that a publication would take from others.

    Raises:
        ForeignFilesError: it is not empty, and was not published by us.
    """
    place = folder.resolve()
    if not place.name or (_holds_something(place) and not _manifest(place).exists()):
        raise ForeignFilesError(f"{folder} holds files that are not ours: name another folder, or empty it.")


def replace_tree(folder: Path, parts: Mapping[str, Path]) -> None:
    """Put built trees together under a new folder and swap it in at once.

    `parts` maps a place under the folder ("" for its root) to a tree that is moved there.

    Raises:
        ForeignFilesError: the folder is not empty, and was not published by us.
    """
    refuse_foreign(folder)
    folder = folder.resolve()
    _restore(folder)
    fresh, old = _beside(folder, "new"), _beside(folder, "old")
    shutil.rmtree(fresh, ignore_errors=True)
    for place, tree in sorted(parts.items()):
        shutil.copytree(tree, fresh / place, dirs_exist_ok=True)
    files = {f"{place}{name}" for place, tree in parts.items() for name in _names(tree)}
    _carry_over(folder, fresh)
    _list(folder, _listed(folder) | files)
    if folder.exists():
        folder.rename(old)
    fresh.rename(folder)
    _list(folder, files)
    shutil.rmtree(old, ignore_errors=True)


def _restore(folder: Path) -> None:
    """Bring back what a swap had put aside when it was cut off, and drop what a whole swap left behind."""
    old = _beside(folder, "old")
    if not _holds_something(folder) and old.exists():
        if folder.exists():
            folder.rmdir()
        old.rename(folder)
    shutil.rmtree(old, ignore_errors=True)


def _carry_over(folder: Path, fresh: Path) -> None:
    """Copy files that no publication wrote, so that the swap does not remove them."""
    ours = _listed(folder)
    for name in _names(folder):
        if name not in ours and not (fresh / name).exists():
            (fresh / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(folder / name, fresh / name)


def _holds_something(folder: Path) -> bool:
    return folder.is_dir() and any(folder.iterdir())


def _names(tree: Path) -> list[str]:
    return [path.relative_to(tree).as_posix() for path in tree.rglob("*") if path.is_file()]


def _beside(folder: Path, age: str) -> Path:
    return folder.with_name(f".{folder.name}.{age}")


def _manifest(folder: Path) -> Path:
    return _beside(folder, "manifest.json")


def _list(folder: Path, files: Iterable[str]) -> None:
    write_file(_manifest(folder), json.dumps(sorted(files), indent=0).encode())


def _listed(folder: Path) -> set[str]:
    try:
        return set(json.loads(_manifest(folder).read_text(encoding="utf-8")))
    except (OSError, ValueError):
        return set()


def write_file(path: Path, content: bytes) -> bool:
    """Write a file through a neighbour so that no reader sees half of it; False when unchanged."""
    try:
        if path.read_bytes() == content:
            return False
    except OSError:
        path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.part")
    part.write_bytes(content)
    os.replace(part, path)  # noqa: PTH105 (the atomic call, by its own name)
    return True


def _remove_empty(top: Path, folder: Path) -> None:
    while folder != top and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent
