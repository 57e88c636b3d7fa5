"""The commits that changed the content, from new to old; none where there is no whole history."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.errors import RevisionError
from generator.git import git

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_KEPT = ("content", "decision_tree/guides")


@dataclass(frozen=True)
class Commit:
    """One commit, and the files of content that it changed."""

    id: str
    when: dt.datetime
    subject: str
    src_uris: tuple[str, ...]


def commits(root: Path) -> tuple[Commit, ...]:
    """Return every commit that changed content.

    A clone without its whole history has none: its oldest commit seems to have made everything.
    """
    form = "--format=%x00%H %cI %s"
    try:
        if is_partial(root):
            return ()
        log = git(root, "log", "--no-merges", form, "--name-only", "--relative", "--", *_KEPT)
    except (RevisionError, OSError):
        return ()
    return tuple(_read(told) for told in log.decode(errors="replace").split("\0")[1:])


def is_partial(root: Path) -> bool:
    """Return whether a clone has only a part of its history.

    Raises:
        RevisionError: this is no git repository.
    """
    return git(root, "rev-parse", "--is-shallow-repository").strip() == b"true"


def _read(told: str) -> Commit:
    head, *names = told.split("\n")
    name, when, subject = head.split(" ", 2)
    return Commit(name, dt.datetime.fromisoformat(when), subject, tuple(filter(None, names)))


def last_change(found: Iterable[Commit], src_uri: str) -> dt.date | None:
    """Return the day of the newest commit that changed a file, or any file of a folder."""
    within = f"{src_uri}/"
    for commit in found:
        if any(name == src_uri or name.startswith(within) for name in commit.src_uris):
            return commit.when.date()
    return None
