"""Plain files of a comparison: which there are in a folder, what is in one, and why something is none.

Content comes from strangers. A link that leads out of the comparison could bring any file of this machine into a
message or onto a page, and a pipe would be waited for without end.
"""

from __future__ import annotations

import os
import stat
from errno import EACCES
from typing import TYPE_CHECKING

from generator.diagnostics import Diagnostic, Span

if TYPE_CHECKING:
    from pathlib import Path

NOT_A_FILE = "not-a-file"
UNREADABLE = "unreadable-file"


def names_in(root: Path, folder: str) -> tuple[list[Path], list[Diagnostic]]:
    """Return what stands in a folder, hidden files left out, and what keeps it from being listed.

    Where there is no such folder, or a file of its name, there is nothing.
    """
    place = root / folder
    try:
        if place.is_file() or not (place.exists() or place.is_symlink()):
            return [], []
        if found := _leads_out(root, place):
            return [], [found]
        if not os.access(place, os.X_OK):  # its names could be listed, and none of its files be read
            return [], [_unreadable(root, place, PermissionError(EACCES, os.strerror(EACCES)))]
        return sorted(path for path in place.iterdir() if path.name[0] != "."), []
    except (OSError, RuntimeError) as error:
        above = place.parent
        return [], [_unreadable(root, place if above == root or os.access(above, os.X_OK) else above, error)]


def is_file(path: Path) -> bool:
    """Tell whether a file, of whatever kind, can be seen at a path."""
    try:
        return path.exists() and not path.is_dir()
    except OSError:
        return False


def fault_of(root: Path, path: Path) -> Diagnostic | None:
    """Say why a path in a folder that could be listed is no plain file of it; nothing when it is one."""
    try:
        if stat.S_ISREG(path.lstat().st_mode):
            return None  # the usual case first: following links costs ten times as much
        if found := _leads_out(root, path):
            return found
        mode = path.stat().st_mode
    except (OSError, RuntimeError) as error:  # a link in a circle is a RuntimeError before Python 3.13
        return _unreadable(root, path, error)
    if stat.S_ISREG(mode):
        return None
    what, remedy = ("a folder", _MOVE) if stat.S_ISDIR(mode) else ("a device or a pipe", "Remove it.")
    return _not_a_file(root, path, f"`{path.name}` is {what}.", remedy)


def content_of(root: Path, src_uri: str) -> bytes | Diagnostic:
    """Return what is in a file, or why it cannot be read."""
    path = root / src_uri
    try:
        return fault_of(root, path) or path.read_bytes()
    except OSError as error:
        return _unreadable(root, path, error)


def _leads_out(root: Path, path: Path) -> Diagnostic | None:
    inside = root.resolve()
    if path.resolve(strict=True).is_relative_to(inside):
        return None
    above = [path, *(one for one in path.parents if one.is_relative_to(root))]
    link = next(one for one in reversed(above) if not one.resolve().is_relative_to(inside))
    fact = f"`{link.name}` is a link that leads out of this comparison."
    return _not_a_file(root, link, fact, "Put the files themselves here.")


_MOVE = "Move its files one folder up, and remove it."


def _not_a_file(root: Path, path: Path, fact: str, remedy: str) -> Diagnostic:
    place = Span(path.relative_to(root).as_posix())
    return Diagnostic(NOT_A_FILE, place, fact, expected="a plain file", remedy=remedy)


def _unreadable(root: Path, path: Path, error: Exception) -> Diagnostic:
    reason = getattr(error, "strerror", None) or "it is a link that leads to itself"
    return Diagnostic(
        UNREADABLE,
        Span(path.relative_to(root).as_posix()),
        f"`{path.name}` cannot be read: {reason[0].lower()}{reason[1:]}.",
        expected="something that is there and may be read",
    )
