"""Loads a comparison and judges it: the step before anything is made from it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import TYPE_CHECKING

from generator.checks import registry
from generator.diagnostics import Report
from generator.errors import ContentError
from generator.lines import lines_of
from generator.load import COMPARISON, load
from generator.plain_files import content_of
from generator.releases import broken_releases

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from generator.catalog import Catalog
    from generator.diagnostics import Diagnostic


@dataclass(frozen=True)
class Examination:
    """A catalog and everything that was found wrong with it."""

    root: Path
    catalog: Catalog
    report: Report
    _lines: dict[str, list[str]] = field(default_factory=dict, repr=False, compare=False)
    """Files that were asked for, by line: a report with many findings asks for the same ones."""

    def source_line(self, src_uri: str, line: int) -> str:
        """Return a line of a file, or nothing when there is no such line."""
        if src_uri not in self._lines:
            raw = content_of(self.root, src_uri)
            text = raw.decode("utf-8-sig", errors="replace") if isinstance(raw, bytes) else ""
            self._lines[src_uri] = lines_of(text)
        lines = self._lines[src_uri]
        return lines[line - 1] if 0 < line <= len(lines) else ""


def examine(root: Path, before: Catalog | None = None) -> Examination:
    """Load and judge the comparison in a folder; what a catalog before holds of the same files is not read again.

    Raises:
        NoContentError: the folder holds no comparison.
    """
    catalog, found = load(root, before)
    broken = dict(broken_releases(root, catalog))
    whole = {guide: versions for guide, versions in catalog.releases.items() if guide not in broken}
    judged = registry.run(
        replace(catalog, releases=whole)
    )  # a version may be the one that seems to be missing
    told = map(_short, (*found, *chain.from_iterable(broken.values()), *judged))
    return Examination(root, catalog, Report.of(told))


def sound(root: Path, before: Catalog | None = None, *, apart_from: Collection[str] = ()) -> Examination:
    """Examine the comparison in a folder, for what can be made of sound content alone.

    Raises:
        NoContentError: the folder holds no comparison.
        ContentError: something is wrong with it, apart from what breaks the rules named.
    """
    examination = examine(root, before)
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
        raise ContentError(Examination(root, catalog, Report.of(map(_short, found))))
    return catalog


def described(root: Path) -> Catalog:
    """Return the comparison in a folder, for what needs its languages and perhaps no more.

    Raises:
        NoContentError: the folder holds no comparison.
        ContentError: the file that describes the comparison cannot be read.
    """
    catalog, found = load(root)
    if own := [one for one in found if one.span.src_uri == COMPARISON]:
        raise ContentError(Examination(root, catalog, Report.of(map(_short, own))))
    return catalog


_NAMED = re.compile("`[^`]*`")
_LONGEST = 60
"""Characters of a value or key that a message names."""


def _short(found: Diagnostic) -> Diagnostic:
    """Clip what the sentences of a finding quote from a file: it may be long, and hold signs that cannot be seen."""
    told = [_NAMED.sub(_clipped, words) for words in (found.message, found.expected, found.remedy)]
    return replace(found, message=told[0], expected=told[1], remedy=told[2])


def _clipped(named: re.Match[str]) -> str:
    words = "".join(
        sign if sign.isprintable() or sign == "\n" else "\N{REPLACEMENT CHARACTER}" for sign in named[0]
    )
    return words if len(words) <= _LONGEST + 2 else f"{words[:_LONGEST]}…`"
