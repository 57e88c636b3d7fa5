"""Checks of comments: none takes words away from a text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import yaml

from generator.diagnostics import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.catalog import Catalog, Entry
    from generator.yaml_source import Document, Path

_BEHIND = re.compile(r"[^\s#][ \t]+#")
"""What a comment behind a value looks like; much else does too."""

_COMMENT = re.compile(r"[ \t]+(#.*)")
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def lost_words(catalog: Catalog) -> Iterator[tuple[Entry, Finding]]:
    """Find texts without quotes that end where a comment begins: YAML drops the rest in silence."""
    for entry in catalog.entries():
        text = entry.document.text
        if (" #" in text or "\t#" in text) and _BEHIND.search(text):
            places = _places(entry)
            for start, comment in _comments(entry.document):
                if start in places:
                    yield entry, _finding(places[start], comment)


def _comments(document: Document) -> Iterator[tuple[tuple[int, int], str]]:
    """Yield comments behind plain values, with line and column of the value."""
    for event in yaml.parse(document.text, Loader=_Loader):
        if isinstance(event, yaml.ScalarEvent) and event.value and not event.style:
            start: Any = event.start_mark
            end: Any = event.end_mark
            if comment := _COMMENT.match(document.lines[end.line], end.column):
                yield (start.line + 1, start.column + 1), comment[1]


def _places(entry: Entry) -> dict[tuple[int, int], Path]:
    """Return where each value of words begins, with its path: behind an id or a day, a comment takes nothing."""
    found = {}
    free = {at for path, text in entry.texts for at in (path, *((*path, key) for key in text.by_locale))}
    for path, value in _values(entry.document.value, ()):
        if path in free or " " in str(value):
            span = entry.document.span(path)
            found[span.line, span.column] = path
    return found


def _values(value: Any, path: Path) -> Iterator[tuple[Path, Any]]:
    if isinstance(value, dict | list):
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _values(inner, (*path, key))
    else:
        yield path, value


def _finding(path: Path, comment: str) -> Finding:
    return Finding(
        path,
        f"YAML takes `{comment}` for a comment, and drops it.",
        expected="double quotes around the whole text, or the comment on a line of its own",
        words=comment,
        rule="lost-words",
    )
