"""Syntax: the parser's complaint about a file as a finding at the line where it most likely went wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.diagnostics import Diagnostic, Span
from generator.lines import lines_of, place_in
from generator.yaml_mistakes.causes import usual_cause
from generator.yaml_mistakes.indents import indented_start, stray_dash
from generator.yaml_mistakes.suspicions import suspicions

if TYPE_CHECKING:
    from collections.abc import Iterable

    import yaml

    from generator.yaml_mistakes.suspicions import Suspicion


def syntax_diagnostic(src_uri: str, text: str, error: yaml.YAMLError) -> Diagnostic:
    """Turn the parser's complaint into a finding with the usual cause named."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    begun = _begun(error)
    if mark is None:
        return _bad_character(src_uri, text, getattr(error, "position", 0))
    lines = lines_of(text) or [""]
    row, _ = _within(lines, mark)
    problem = str(getattr(error, "problem", ""))
    found = (
        next(suspicions(lines, _rows(lines, row, begun)), None)
        or indented_start(lines, problem)
        or stray_dash(lines, row, getattr(getattr(error, "context_mark", None), "line", row), problem)
        or usual_cause(lines, *_within(lines, begun or mark), problem)
    )
    return suspected(src_uri, found)


def suspected(src_uri: str, found: Suspicion) -> Diagnostic:
    """Turn a suspicion into a finding."""
    span = Span(src_uri, found.row + 1, found.column + 1, found.column + 1 + found.width)
    return Diagnostic("yaml-syntax", span, found.fact, expected=found.expected, remedy=found.remedy)


def _bad_character(src_uri: str, text: str, position: int) -> Diagnostic:
    line, column = place_in(text, position)
    span = Span(src_uri, line, column, column + 1)
    return Diagnostic(
        "yaml-syntax", span, "A character here is not allowed in YAML.", expected="printable text"
    )


def _begun(error: yaml.YAMLError) -> Any:
    """Return where something begins that has no end: words taken for a key, a quote, a list in brackets."""
    context, problem = str(getattr(error, "context", "")), str(getattr(error, "problem", ""))
    endless = "quoted scalar" in context and ("end of stream" in problem or "indicator" in problem)
    begins = endless or any(what in context for what in ("simple key", "flow "))
    return getattr(error, "context_mark", None) if begins else None


def _within(lines: list[str], mark: Any) -> tuple[int, int]:
    """Return row and column of a mark; the parser may stand behind the last line."""
    row = min(mark.line, len(lines) - 1)
    return row, min(mark.column, len(lines[row]))


def _rows(lines: list[str], row: int, begun: Any) -> Iterable[int]:
    """Return the rows to look at: often the parser stops one too late, or far below what has no end."""
    above = next((n for n in reversed(range(row)) if lines[n].strip()), row)
    return dict.fromkeys((row, above, _within(lines, begun)[0] if begun else row))
