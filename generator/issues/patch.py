"""A change of one value as a patch of its file, when that is safe: nothing else in the file may change."""

from __future__ import annotations

import difflib
import json
import re
from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from generator.entry_file import as_yaml
from generator.issues.marks import swap
from generator.yaml_source import read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.issues.marks import Swap
    from generator.issues.place import Place
    from generator.yaml_source import Document, Path


@dataclass(frozen=True)
class Patch:
    """A change of a file for `git apply`; without text, none that is safe."""

    text: str = ""
    said: tuple[str, ...] = ()
    """What it does beside changing the words."""


def replaced(place: Place, wrong: str, right: str) -> Patch:
    """Return a patch that puts words in the place of others; an empty one when it cannot be done safely."""
    change = swap(place.value, wrong, right) if wrong else None
    if not change:
        return Patch()
    document, value = place.entry.document, place.value.replace(change.written, change.instead, 1)
    wanted = _with(document.value, place.path, value)
    said = (change.said,) if change.said else ()
    if text := _patch(document, _in_its_place(place, change), wanted):
        return Patch(text, said)
    quoted = (_patch(document, told, wanted) for told in _in_quotes(place, value))
    text = next((one for one in quoted if one), "")
    return Patch(text, (*said, "the value stands in quotes, which YAML needs here"))


def _in_its_place(place: Place, change: Swap) -> str:
    """Return the file with other words where they stand, its line ends and quotes as they were."""
    text = place.entry.document.text
    words = re.compile(r"\s+".join(map(re.escape, change.written.split())))
    found = words.search(text, _offset(place.entry.document, place.path))
    return text[: found.start()] + change.instead + text[found.end() :] if found else text


def _in_quotes(place: Place, value: str) -> Iterator[str]:
    """Yield the file with a whole value in quotes: one that ends in its line, then one that ends with its lines."""
    document, start = place.entry.document, _offset(place.entry.document, place.path)
    span = document.span(place.path)
    quoted = json.dumps(value, ensure_ascii=False)
    yield document.text[:start] + quoted + document.text[start + span.end_column - span.column :]
    lines = document.text.splitlines(keepends=True)
    end = span.line
    while end < len(lines) and _depth(lines[end]) >= document.span(place.path, of_key=True).column:
        end += 1
    behind = sum(map(len, lines[:end]))
    if " #" not in document.text[start:behind]:  # a comment would be lost
        yield f"{document.text[:start]}{quoted}\n{document.text[behind:]}"


def added(place: Place, locale: str, words: str) -> Patch:
    """Return a patch that says a text in one more language, below the one that it has; nothing when not safe."""
    document, path = place.entry.document, (*place.path[:-1], locale)
    span = document.span(place.path, of_key=True)
    lines = document.text.splitlines(keepends=True)
    end = span.line
    while end < len(lines) and _depth(lines[end]) >= span.column:
        end += 1
    indent = " " * (span.column - 1)
    new = "".join(f"{indent}{line}\n" for line in as_yaml({locale: words}).splitlines())
    text = "".join([*lines[:end], new, *lines[end:]])
    return Patch(_patch(document, text, _with(document.value, path, words)))


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
