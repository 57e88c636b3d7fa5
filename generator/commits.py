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
    added: frozenset[str] = frozenset()
    """Those of them that were not there before."""
    removed: frozenset[str] = frozenset()
    """Those of them that are not there any more."""


def commits(root: Path) -> tuple[Commit, ...]:
    """Return every commit that changed content.

    A clone without its whole history has none: its oldest commit seems to have made everything.
    """
    form = "--format=%x00%H %cI %s"
    try:
        if is_partial(root):
            return ()
        log = git(
            root, "log", "--no-merges", form, "--name-status", "--no-renames", "--relative", "--", *_KEPT
        )
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
    head, *lines = told.split("\n")
    name, when, subject = head.split(" ", 2)
    kinds = {src_uri: kind for kind, src_uri in (line.split("\t", 1) for line in filter(None, lines))}
    added, removed = (frozenset(uri for uri, kind in kinds.items() if kind == one) for one in "AD")
    return Commit(name, dt.datetime.fromisoformat(when), subject, tuple(kinds), added, removed)


def last_changes(found: Iterable[Commit]) -> dict[str, dt.date]:
    """Return the day of the newest commit that changed a file, or any file of a folder, by their names."""
    days: dict[str, dt.date] = {}
    for commit in found:
        for name in commit.src_uris:
            parts = name.split("/")
            for length in range(1, len(parts) + 1):
                days.setdefault("/".join(parts[:length]), commit.when.date())
    return days
