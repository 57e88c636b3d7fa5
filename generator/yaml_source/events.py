"""Events: a YAML text to plain values, walking parse events with PyYAML's C parser instead of composing nodes.

So duplicate keys are seen, and depth is known before anything is built (100,000 nested brackets crash the
interpreter through the C composer).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, NoReturn

import yaml

from generator.diagnostics import Diagnostic, Span
from generator.lines import lines_of
from generator.yaml_mistakes import (
    UNREAD,
    key_in_text,
    suspected,
    swallowed_key,
    syntax_diagnostic,
    unclosed_quote,
)
from generator.yaml_source.scalars import QUOTED, value_of

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_DEPTH = 24
_BLOCKS = frozenset({"|", ">"})

Path = tuple[str | int, ...]
"""Keys and list positions from the top of a document to a value."""

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Mark:
    """Where a key and its value stand; lines and columns count from 1."""

    line: int
    column: int
    end_column: int


def values_of(src_uri: str, text: str) -> tuple[Any, list[Diagnostic]]:
    """Return the values of a text, and what is wrong with it."""
    builder = _Builder(src_uri, text)
    return builder.read(), builder.found


def marks_of(src_uri: str, text: str) -> dict[tuple[Path, bool], Mark]:
    """Return the place of every value of a text, and of every key."""
    builder = _Builder(src_uri, text, keep_marks=True)
    builder.read()
    return builder.marks


class _StopReadingError(Exception):
    """The rest of the file cannot be read."""


class _Builder:
    """Builds plain values from parse events, and marks when asked to."""

    def __init__(self, src_uri: str, text: str, *, keep_marks: bool = False) -> None:
        self.src_uri = src_uri
        self.text = text
        self.keep_marks = keep_marks
        self.found: list[Diagnostic] = []
        self.marks: dict[tuple[Path, bool], Mark] = {}
        self._events: Iterator[Any] = iter(())

    def read(self) -> Any:
        try:
            self._events = yaml.parse(self.text, Loader=_Loader)
            return self._documents()
        except _StopReadingError:
            return None
        except yaml.YAMLError as error:
            self.found.append(syntax_diagnostic(self.src_uri, self.text, error))
            return None

    def _documents(self) -> Any:
        next(self._events)  # the start of the stream
        event = next(self._events)
        if isinstance(event, yaml.StreamEndEvent):
            self._stop("empty-file", Span(self.src_uri), "The file is empty.", "keys and values")
        value = self._value(next(self._events), (), 0)
        next(self._events)  # the end of the document
        after = next(self._events)
        if not isinstance(after, yaml.StreamEndEvent):
            self._stop(
                "several-documents",
                self._span(after),
                "A second YAML document begins here.",
                "one entry per file, without a line `---`",
            )
        return value

    def _value(self, event: Any, path: Path, depth: int) -> Any:
        if depth > MAX_DEPTH:
            self._stop(
                "too-deep",
                self._span(event),
                f"Values are nested more than {MAX_DEPTH} deep.",
                "a flatter entry",
            )
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) is not None:
            self._stop(
                "alias",
                self._span(event),
                "Anchors (&) and aliases (*) are not used here.",
                "the value itself, or quotes around text that begins with & or *",
            )
        if event.tag is not None and event.tag != "!":
            self._stop(
                "tag",
                self._span(event),
                f"The tag {event.tag} is not used here.",
                "a plain value, or quotes around text that begins with !",
            )
        self._mark(path, event)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(path, depth)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(path, depth)
        if event.end_mark.line > event.start_mark.line and event.style in QUOTED:
            self._find_swallowed(event)
        if event.style not in QUOTED and (told := key_in_text(event.value)) and self._stands_alone(event):
            self._tell_key_in_text(event, *told)
        return value_of(event.value, event.style)

    def _find_swallowed(self, event: Any) -> None:
        first, last = event.start_mark.line, event.end_mark.line
        if event.style in _BLOCKS:
            found = swallowed_key(self._lines, first + 1, last)
        else:
            found = unclosed_quote(self._lines, first, last, event.start_mark.column)
        if found:
            self.found.append(suspected(self.src_uri, found))
            raise _StopReadingError

    def _stands_alone(self, event: Any) -> bool:
        """Tell whether a value is the first on its line, as keys are."""
        row = event.start_mark.line
        return row < len(self._lines) and not self._lines[row][: event.start_mark.column].strip()

    @cached_property
    def _lines(self) -> list[str]:
        return lines_of(self.text)

    def _tell_key_in_text(self, event: Any, expected: str, remedy: str) -> NoReturn:
        place = self._span(event)
        column = place.column + re.search("[:\uff1a]", event.value).start()  # type: ignore[union-attr]  # it was seen
        at = replace(place, column=column, end_column=column + 1)
        self.found.append(Diagnostic("yaml-syntax", at, UNREAD, expected=expected, remedy=remedy))
        raise _StopReadingError

    def _mapping(self, path: Path, depth: int) -> dict[str, Any]:
        values: dict[str, Any] = {}
        first_lines: dict[str, int] = {}
        again: list[Diagnostic] = []
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                self._stop(
                    "key-not-text",
                    self._span(event),
                    "A key is not a plain word.",
                    "a word followed by a colon",
                )
            key = event.value
            inner = (*path, key)
            if key in values:
                again.append(self._duplicate(event, key, first_lines[key]))
                told = len(self.found)
                self._value(next(self._events), (*path, key, "\0duplicate"), depth + 1)
                del self.found[told:]  # one of the two values goes, and what stands twice in it with it
                continue
            first_lines[key] = event.start_mark.line + 1
            self._mark(inner, event, of_key=True)
            values[key] = self._value(next(self._events), inner, depth + 1)
        if again:
            self.found.append(_as_one(again, in_list=isinstance(path[-1] if path else "", int)))
        return values

    def _sequence(self, path: Path, depth: int) -> list[Any]:
        values: list[Any] = []
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            values.append(self._value(event, (*path, len(values)), depth + 1))
        return values

    def _duplicate(self, event: Any, key: str, first_line: int) -> Diagnostic:
        return Diagnostic(
            "duplicate-key",
            self._span(event),
            f"The key `{key}` stands twice here; the first is on line {first_line}.",
            expected="each key once",
            remedy="Remove one of the two, or merge their values.",
        )

    def _mark(self, path: Path, event: Any, *, of_key: bool = False) -> None:
        if self.keep_marks:
            span = self._span(event)
            self.marks[path, of_key] = Mark(span.line, span.column, span.end_column)

    def _span(self, event: Any) -> Span:
        start, end = event.start_mark, event.end_mark
        width = end.column if end.line == start.line else start.column + 1
        return Span(self.src_uri, start.line + 1, start.column + 1, max(width + 1, start.column + 2))

    def _stop(self, rule: str, span: Span, message: str, expected: str) -> None:
        self.found.append(Diagnostic(rule, span, message, expected=expected))
        raise _StopReadingError


def _as_one(again: list[Diagnostic], *, in_list: bool) -> Diagnostic:
    """Tell keys of one group that stand twice as one mistake: most often a line is lost that began another group."""
    first, *rest = again
    if not rest:
        return first
    begins = "begin it with `- `" if in_list else "write its key above them"
    remedy = f"If another group begins here, {begins}; else remove one of the two."
    return replace(first, remedy=remedy, also=tuple(one.span for one in rest))
