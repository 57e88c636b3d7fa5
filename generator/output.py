"""Publishes what was made: whole or not at all, changed files only, and nothing of others.

A manifest beside the output lists what is ours. A file that the last publication wrote and
this one does not is removed; a file that no publication wrote is never touched.
"""

from __future__ import annotations

import json
import os
import shutil
from typing import TYPE_CHECKING

from generator.errors import ForeignFilesError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def publish(folder: Path, files: Mapping[str, bytes]) -> tuple[str, ...]:
    """Write files, by path relative to the folder; return those that were new or changed."""
    folder.mkdir(parents=True, exist_ok=True)
    manifest = _manifest(folder)
    for stale in sorted(_listed(manifest) - files.keys()):
        (folder / stale).unlink(missing_ok=True)
        _remove_empty(folder, (folder / stale).parent)
    changed = tuple(dest for dest, content in files.items() if write_file(folder / dest, content))
    write_file(manifest, json.dumps(sorted(files), indent=0).encode())
    return changed


def replace_tree(folder: Path, parts: Mapping[str, Path]) -> None:
    """Put built trees together under a new folder and swap it in at once.

    `parts` maps a place under the folder ("" for its root) to a tree that is moved there.

    Raises:
        ForeignFilesError: the folder is there, is not empty, and was not published by us.
    """
    if folder.exists() and any(folder.iterdir()) and not _manifest(folder).exists():
        raise ForeignFilesError(f"{folder} holds files that are not ours: name another folder, or empty it.")
    fresh = folder.with_name(f".{folder.name}.new")
    shutil.rmtree(fresh, ignore_errors=True)
    for place, tree in sorted(parts.items()):
        shutil.copytree(tree, fresh / place, dirs_exist_ok=True)
    _carry_over(folder, fresh)
    old = folder.with_name(f".{folder.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if folder.exists():
        folder.rename(old)
    fresh.rename(folder)
    listed = sorted(
        {
            f"{place}{path.relative_to(tree).as_posix()}"
            for place, tree in parts.items()
            for path in tree.rglob("*")
            if path.is_file()
        }
    )
    _manifest(folder).write_text(json.dumps(listed, indent=0), encoding="utf-8")
    shutil.rmtree(old, ignore_errors=True)


def _carry_over(folder: Path, fresh: Path) -> None:
    """Copy files that no publication wrote, so that the swap does not remove them."""
    ours = _listed(_manifest(folder))
    for path in folder.rglob("*"):
        place = path.relative_to(folder)
        if path.is_file() and place.as_posix() not in ours and not (fresh / place).exists():
            (fresh / place).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(path, fresh / place)


def _manifest(folder: Path) -> Path:
    return folder.with_name(f".{folder.name}.manifest.json")


def _listed(manifest: Path) -> set[str]:
    try:
        return set(json.loads(manifest.read_text(encoding="utf-8")))
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
