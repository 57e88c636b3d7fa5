"""Loads a comparison and judges it: the step before anything is made from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.checks import registry
from generator.diagnostics import Report
from generator.lines import lines_of
from generator.load import load

if TYPE_CHECKING:
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
        lines = lines_of(text)
        return lines[line - 1] if 0 < line <= len(lines) else ""


def examine(root: Path) -> Examination:
    """Load and judge the comparison in a folder.

    Raises:
        NoContentError: the folder holds no comparison.
    """
    catalog, found = load(root)
    return Examination(root, catalog, Report.of([*found, *registry.run(catalog)]))
