"""A change of one value as a patch of its file, when that is safe: nothing else in the file may change."""

from __future__ import annotations

import difflib
import re
from copy import deepcopy
from typing import TYPE_CHECKING, Any

from generator.entry_file import as_yaml
from generator.yaml_source import read

if TYPE_CHECKING:
    from generator.issues.place import Place
    from generator.yaml_source import Document, Path


def replaced(place: Place, wrong: str, right: str) -> str:
    """Return a patch that puts words in the place of others; nothing when it cannot be done safely."""
    spaces = re.compile(r"\s+".join(map(re.escape, wrong.split())))
    if not wrong or len(spaces.findall(place.value)) != 1:
        return ""
    document = place.entry.document
    wanted = _with(document.value, place.path, spaces.sub(lambda _: right, place.value))
    found = spaces.search(document.text, _offset(document, place.path))
    if not found:
        return ""
    return _patch(document, document.text[: found.start()] + right + document.text[found.end() :], wanted)


def added(place: Place, locale: str, words: str) -> str:
    """Return a patch that says a text in one more language, below the one that it has; nothing when not safe."""
    document, path = place.entry.document, (*place.path[:-1], locale)
    span = document.span(place.path, of_key=True)
    lines = document.text.splitlines(keepends=True)
    end = span.line
    while end < len(lines) and _depth(lines[end]) >= span.column:
        end += 1
    indent = " " * (span.column - 1)
    new = "".join(f"{indent}{line}\n" for line in as_yaml({locale: words}).splitlines())
    return _patch(document, "".join([*lines[:end], new, *lines[end:]]), _with(document.value, path, words))


def _patch(document: Document, text: str, wanted: Any) -> str:
    """Return the difference, if the new text says what is wanted and nothing else."""
    again, found = read(document.src_uri, text.encode())
    if found or _in_words(again.value) != _in_words(wanted) or not document.text.endswith("\n"):
        return ""
    before, after = (re.findall(r".*\n", told) for told in (document.text, text))
    names = (f"a/{document.src_uri}", f"b/{document.src_uri}")
    return "".join(difflib.unified_diff(before, after, *names))


def _in_words(value: Any) -> Any:
    """Return a value with numbers as they are written: whether one may stand there, the check says."""
    if isinstance(value, dict):
        return {key: _in_words(inner) for key, inner in value.items()}
    return [_in_words(inner) for inner in value] if isinstance(value, list) else str(value)


def _with(value: Any, path: Path, words: str) -> Any:
    """Return a copy of a document's value with other words at a path."""
    changed = deepcopy(value)
    inner = changed
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = words
    return changed


def _offset(document: Document, path: Path) -> int:
    span = document.span(path)
    lines = document.text.splitlines(keepends=True)
    return sum(map(len, lines[: span.line - 1])) + span.column - 1


def _depth(line: str) -> int:
    """Return how far a line is indented; an empty one belongs to the text above it."""
    return len(line) - len(line.lstrip(" ")) if line.strip() else 1_000
