"""Bytes of a YAML file to plain values, with limits kept and positions on demand.

The reader walks parse events with PyYAML's C parser instead of composing nodes: it sees
duplicate keys, and depth is known before anything is built (100,000 nested brackets crash
the interpreter through the C composer). Scalars follow the YAML 1.2 core schema, in which
`no` is a word, `12:30` is text, and a date stays text until a model reads it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, NoReturn

import yaml

from generator.diagnostics import Diagnostic, Span
from generator.lines import lines_of, place_in
from generator.yaml_mistakes import UNREAD, key_in_text, syntax_diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_BYTES = 2_000_000
MAX_DEPTH = 24
LONGEST_TEXT = 60
"""Lines of one text in which words are looked for."""
LONGEST_NUMBER = 18
"""Digits of a whole number; longer ones are text, and Python refuses to read those of thousands."""

Path = tuple[str | int, ...]
"""Keys and list positions from the top of a document to a value."""

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_QUOTED = frozenset({"'", '"', "|", ">"})
_NULL = frozenset({"", "~", "null", "Null", "NULL"})
_BOOL = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_INT = re.compile(r"[-+]?[0-9]+\Z")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\Z")


@dataclass(frozen=True)
class Mark:
    """Where a key and its value stand; lines and columns count from 1."""

    line: int
    column: int
    end_column: int


@dataclass(frozen=True)
class Document:
    """One YAML file that was read."""

    src_uri: str
    text: str
    value: Any

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The file's lines without their ends."""
        return tuple(lines_of(self.text))

    @cached_property
    def _marks(self) -> dict[tuple[Path, bool], Mark]:
        builder = _Builder(self.src_uri, self.text, keep_marks=True)
        builder.read()
        return builder.marks

    def span(self, path: Path = (), *, of_key: bool = False) -> Span:
        """Return the place of the value at a path, or of its key.

        A path that the file does not hold yields the nearest ancestor that it does hold: the
        key of a group, where something is missing, or a scalar that stands for a group.
        """
        mark = self._marks.get((path, of_key)) or self._marks.get((path, False))
        while mark is None and path:
            path = path[:-1]
            as_key = isinstance(_value_at(self.value, path), dict | list)
            mark = self._marks.get((path, as_key)) or self._marks.get((path, False))
        if mark is None:
            return Span(self.src_uri)
        return Span(self.src_uri, mark.line, mark.column, mark.end_column)

    def span_of(self, words: str, within: Span) -> Span:
        """Return the place of words inside a value; the value's own where they cannot be found."""
        for number in range(within.line, min(within.line + LONGEST_TEXT, len(self.lines)) + 1):
            start = within.column - 1 if number == within.line else 0
            column = self.lines[number - 1].find(words, start)
            if words and column >= 0:
                return Span(self.src_uri, number, column + 1, column + 1 + len(words))
        return within


def _value_at(value: Any, path: Path) -> Any:
    """Return what stands at a path; a scalar on the way stands for all below it."""
    for step in path:
        if value is None or isinstance(value, str | int | float):
            break
        value = value[step]
    return value


def read(src_uri: str, raw: bytes) -> tuple[Document, list[Diagnostic]]:
    """Read one file. The document holds what could be read; findings say what could not."""
    if len(raw) > MAX_BYTES:
        found = Diagnostic(
            "file-too-large",
            Span(src_uri),
            f"The file has {len(raw):,} bytes.",
            expected=f"at most {MAX_BYTES:,} bytes",
            remedy="Split it into several entries.",
        )
        return Document(src_uri, "", None), [found]
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode()  # without the byte order mark, if there was one
        line, column = place_in(before, len(before))
        span = Span(src_uri, line, column, column + 1)
        found = Diagnostic(
            "not-utf-8",
            span,
            f"The byte 0x{error.object[error.start]:02x} is not UTF-8 text.",
            expected="a file saved as UTF-8",
        )
        return Document(src_uri, "", None), [found]
    builder = _Builder(src_uri, text)
    value = builder.read()
    return Document(src_uri, text, value), builder.found


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
        if event.style not in _QUOTED and (told := key_in_text(event.value)) and self._stands_alone(event):
            self._tell_key_in_text(event, *told)
        return _scalar(event)

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
                self._duplicate(event, key, first_lines[key])
                self._value(next(self._events), (*path, key, "\0duplicate"), depth + 1)
                continue
            first_lines[key] = event.start_mark.line + 1
            self._mark(inner, event, of_key=True)
            values[key] = self._value(next(self._events), inner, depth + 1)
        return values

    def _sequence(self, path: Path, depth: int) -> list[Any]:
        values: list[Any] = []
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            values.append(self._value(event, (*path, len(values)), depth + 1))
        return values

    def _duplicate(self, event: Any, key: str, first_line: int) -> None:
        self.found.append(
            Diagnostic(
                "duplicate-key",
                self._span(event),
                f"The key `{key}` stands twice here; the first is on line {first_line}.",
                expected="each key once",
                remedy="Remove one of the two, or merge their values.",
            )
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


def _scalar(event: Any) -> Any:
    """Read a scalar by the YAML 1.2 core schema; anything quoted is text."""
    text = event.value
    if event.style in _QUOTED:
        return text
    if text in _NULL:
        return None
    if text in _BOOL:
        return _BOOL[text]
    if _INT.match(text):
        return int(text) if len(text.lstrip("+-")) <= LONGEST_NUMBER else text
    return float(text) if _FLOAT.match(text) else text
