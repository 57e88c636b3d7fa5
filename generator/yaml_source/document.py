"""Document: one file that was read, with the place of any value when asked."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from generator.diagnostics import Span
from generator.lines import lines_of
from generator.yaml_source.events import marks_of

if TYPE_CHECKING:
    from generator.yaml_source.events import Mark, Path

LONGEST_TEXT = 60
"""Lines of one text in which words are looked for."""


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
        return marks_of(self.src_uri, self.text)

    def value_at(self, path: Path) -> Any:
        """Return what stands at a path; a scalar on the way stands for all below it."""
        return _value_at(self.value, path)

    def last_path(self) -> Path:
        """Return the path of the value that stands last."""
        path: Path = ()
        while held := self.value_at(path):
            if not isinstance(held, dict | list):
                break
            path = (*path, next(reversed(held)) if isinstance(held, dict) else len(held) - 1)
        return path

    def holds(self, path: Path) -> bool:
        """Tell whether the file has a path."""
        if not path:
            return True
        above = self.value_at(path[:-1]) if self.holds(path[:-1]) else None
        held = range(len(above)) if isinstance(above, list) else above if isinstance(above, dict) else ()
        return path[-1] in held

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
