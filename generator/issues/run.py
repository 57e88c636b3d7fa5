"""One issue: reads its body, and makes or tells what its form asks for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.diagnostics import Report
from generator.examine import Examination, described, examine
from generator.issues.body import read_body
from generator.issues.change import tell_correction, tell_translation
from generator.issues.entry import NEW, draft_entry
from generator.issues.form import forms_of
from generator.new.unsaid import unsaid
from generator.output import write_file
from generator.words import known_locales, words_of

if TYPE_CHECKING:
    from pathlib import Path

    from generator.catalog import Catalog
    from generator.issues.body import Filled


@dataclass(frozen=True)
class Outcome:
    """What became of an issue."""

    lines: tuple[str, ...]
    examination: Examination | None = None
    """What the check says of the new files, and of nothing else; None when there are none."""


def from_issue(root: Path, raw: bytes) -> Outcome:
    """Make a new entry of an issue, or tell the change that it asks for.

    Raises:
        IssueError: no form of ours makes such an issue, or it holds what no content may hold.
        NoContentError: the folder holds no comparison.
        ContentError: the comparison itself has mistakes, so that its languages are not known.
    """
    catalog = described(root)
    filled = read_body(raw, forms_of(root))
    if filled.form.name in NEW:
        return _new_entry(root, filled, catalog)
    if filled.form.name == "translation":
        named = [locale for locale in catalog.locales if locale in known_locales()]
        languages = {words_of(locale)("language"): locale for locale in named}
        return Outcome((*_headings(filled), *tell_translation(filled, catalog, languages)))
    return Outcome((*_headings(filled), *tell_correction(filled, catalog)))


def _headings(filled: Filled) -> tuple[str, ...]:
    """Tell of headings in answers: they may be a person's own, or those of another version of the form."""
    return tuple(
        f"heading: `{heading[:80]}` is none of the form's; it counts as words of the answer above it"
        for heading in filled.headings
    )


def _new_entry(root: Path, filled: Filled, catalog: Catalog) -> Outcome:
    draft = draft_entry(filled, catalog)
    for src_uri, text in draft.files.items():
        write_file(root / src_uri, text.encode())
    written = (f"written: {src_uri}" for src_uri in draft.files)
    found = examine(root)
    unread = (one for src_uri in draft.files for one in unsaid(src_uri, draft.values[src_uri], found.catalog))
    left = (f"left:    {what}" for what in (*draft.left, *unread))
    return Outcome((*written, *_headings(filled), *left), _of(found, draft.files))


def _of(examination: Examination, files: dict[str, str]) -> Examination:
    found = [one for one in examination.report.diagnostics if one.span.src_uri in files]
    return Examination(examination.root, examination.catalog, Report.of(found))
