"""Says of a line that YAML cannot read what its writer most likely did."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.diagnostics import Diagnostic, Span

if TYPE_CHECKING:
    import yaml

_TAB = ("spaces", "Replace the tab by spaces: YAML does not allow tabs for indentation.")
_KEY_WITHOUT_SPACE = re.compile(r"\s*(- )?[\w-]+:[^\s/]")

_CAUSES = (
    (
        ("mapping values are not allowed",),
        "a text without `: ` in it, or in quotes",
        "Put double quotes around the text that holds a colon.",
    ),
    (
        ("could not find expected ':'",),
        "a key, a colon, a space and a value",
        "Write `key: value`, or indent the line to go on with the text above.",
    ),
    (
        ("expected <block end>", "did not find expected"),
        "the same indentation as its neighbours, and quotes closed",
        "Compare the spaces at the start of this line and the one above.",
    ),
    (
        ("found unexpected end of stream", "quoted scalar"),
        "a closing quote",
        "Close the quote that this text begins with.",
    ),
    (
        ("cannot start any token",),
        "a text that begins with a letter, or quotes around it",
        "Put double quotes around the text.",
    ),
)
"""What the parser says, what was expected, how to mend it; the first that fits is told."""


def syntax_diagnostic(src_uri: str, text: str, error: yaml.YAMLError) -> Diagnostic:
    """Turn the parser's complaint into a finding with the usual cause named."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if mark is None:
        return _bad_character(src_uri, text, getattr(error, "position", 0))
    lines = text.splitlines() or [""]
    row = min(mark.line, len(lines) - 1)
    column = min(mark.column, len(lines[row]))
    keyed = next((n for n in (row, _above(lines, row)) if _KEY_WITHOUT_SPACE.match(lines[n])), None)
    if keyed is not None and "\t" not in _indent(lines[row]):
        return _without_space(src_uri, lines[keyed], keyed)
    span = Span(src_uri, row + 1, column + 1, column + 2)
    expected, remedy = _usual_cause(lines[row], str(getattr(error, "problem", "")))
    return Diagnostic(
        "yaml-syntax", span, "This line cannot be read as YAML.", expected=expected, remedy=remedy
    )


def _bad_character(src_uri: str, text: str, position: int) -> Diagnostic:
    before = text[:position]
    column = position - before.rfind("\n")
    span = Span(src_uri, before.count("\n") + 1, column, column + 1)
    return Diagnostic(
        "yaml-syntax", span, "A character here is not allowed in YAML.", expected="printable text"
    )


def _indent(line: str) -> str:
    return line[: len(line) - len(line.lstrip())]


def _above(lines: list[str], row: int) -> int:
    """Return the number of the line above that holds something; the parser often stops one too late."""
    return next((n for n in reversed(range(row)) if lines[n].strip()), row)


def _without_space(src_uri: str, line: str, row: int) -> Diagnostic:
    column = line.index(":") + 1
    return Diagnostic(
        "yaml-syntax",
        Span(src_uri, row + 1, column, column + 1),
        "This line cannot be read as YAML.",
        expected="a space after the colon",
        remedy=f"Write a space after the colon in `{line.strip()}`.",
    )


def _usual_cause(line: str, problem: str) -> tuple[str, str]:
    """Name what people usually did when the parser stops here: (expected, remedy)."""
    if "\t" in _indent(line):
        return _TAB
    for said, expected, remedy in _CAUSES:
        if any(words in problem for words in said):
            return expected, remedy
    return problem or "valid YAML", ""
