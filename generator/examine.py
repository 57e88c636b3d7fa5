"""Loads a comparison and judges it: the step before anything is made from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.checks import registry
from generator.diagnostics import Report
from generator.errors import ContentError
from generator.load import COMPARISON, load

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from generator.catalog import Catalog


@dataclass(frozen=True)
class Examination:
    """A catalog and everything that was found wrong with it."""

    root: Path
    catalog: Catalog
    report: Report

    def source_line(self, src_uri: str, line: int) -> str:
        """Return a line of a file, or nothing when there is no such line."""
        try:
            text = (self.root / src_uri).read_bytes().decode("utf-8-sig", errors="replace")
        except OSError:
            return ""
        lines = text.splitlines()
        return lines[line - 1] if 0 < line <= len(lines) else ""


def examine(root: Path) -> Examination:
    """Load and judge the comparison in a folder.

    Raises:
        NoContentError: the folder holds no comparison.
    """
    catalog, found = load(root)
    return Examination(root, catalog, Report.of([*found, *registry.run(catalog)]))


def sound(root: Path, *, apart_from: Collection[str] = ()) -> Examination:
    """Examine the comparison in a folder, for what can be made of sound content alone.

    Raises:
        NoContentError: the folder holds no comparison.
        ContentError: something is wrong with it, apart from what breaks the rules named.
    """
    examination = examine(root)
    if any(found.rule not in apart_from for found in examination.report.diagnostics):
        raise ContentError(examination)
    return examination


def readable(root: Path) -> Catalog:
    """Return the comparison in a folder, for what would be untrue if a file of it were left out.

    Raises:
        NoContentError: the folder holds no comparison.
        ContentError: a file cannot be read.
    """
    catalog, found = load(root)
    if found:
        raise ContentError(Examination(root, catalog, Report.of(found)))
    return catalog


def described(root: Path) -> Catalog:
    """Return the comparison in a folder, for what needs its languages and perhaps no more.

    Raises:
        NoContentError: the folder holds no comparison.
        ContentError: the file that describes the comparison cannot be read.
    """
    catalog, found = load(root)
    if own := [one for one in found if one.span.src_uri == COMPARISON]:
        raise ContentError(Examination(root, catalog, Report.of(own)))
    return catalog
