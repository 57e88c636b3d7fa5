"""Shows a report in the terminal: place, source line with a caret, expectation, remedy."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rich.console import Console

    from generator.diagnostics import Diagnostic, Report

    SourceLine = Callable[[str, int], str]
    """Returns line N of a file, or nothing when it cannot be had."""


_WIDEST = 160
"""Characters of a source line that are shown at most."""


def show(report: Report, source_line: SourceLine, console: Console) -> None:
    """Print every finding, then how many there are."""
    for diagnostic in report.diagnostics:
        for line in frame(diagnostic, source_line):
            console.print(line, soft_wrap=True)
        console.print()
    console.print(summary(report), soft_wrap=True)


def summary(report: Report) -> Text:
    """Return one line that counts what was found."""
    number = len(report.diagnostics)
    if not number:
        return Text("No mistakes found.", style="green")
    return Text(f"{number} mistake{'' if number == 1 else 's'}.", style="bold red")


def frame(diagnostic: Diagnostic, source_line: SourceLine) -> Iterator[Text]:
    """Yield a finding line by line, as plain to read without colour as with it."""
    span = diagnostic.span
    yield Text.assemble(
        (str(span), "bold"), ": ", (f"error[{diagnostic.rule}]", "bold red"), ": ", diagnostic.message
    )
    line, column = _clipped(source_line(span.src_uri, span.line), span.column)
    if line:
        gutter = f"{span.line:>5} | "
        width = max(1, min(span.end_column - span.column, len(line) + 1 - column))
        yield Text(gutter + line, style="dim")
        yield Text(" " * (len(gutter) + column - 1) + "^" * width, style="bold red")
    if diagnostic.expected:
        yield Text(f"      expected: {diagnostic.expected}")
    if diagnostic.nearest:
        yield Text(f"      did you mean: {diagnostic.nearest}", style="green")
    if diagnostic.remedy:
        yield Text(f"      fix: {diagnostic.remedy}")
    if elsewhere := diagnostic.elsewhere():
        yield Text(f"      also: {elsewhere}")


def _clipped(line: str, column: int) -> tuple[str, int]:
    """Return the part of a line that fits a screen, and the column in that part."""
    start = max(0, column - _WIDEST // 2) if len(line) > _WIDEST else 0
    part = line[start : start + _WIDEST].replace("\t", " ")
    return ("…" + part[1:] if start else part) + ("…" if len(line) > start + _WIDEST else ""), column - start


def as_page(report: Report, source_line: SourceLine) -> str:
    """Return the findings as a page of HTML, for the browser while content is edited."""
    frames = ["\n".join(line.plain for line in frame(d, source_line)) for d in report.diagnostics]
    return page(summary(report).plain, _AGAIN, *frames)


def trouble_as_page(words: str) -> str:
    """Return what keeps the site from being built, which is no mistake in the content, as a page of HTML."""
    return page("The site could not be built.", _AGAIN, words)


def page(title: str, note: str, *frames: str) -> str:
    """Return a page of HTML that stands in for all others."""
    shown = "".join(f"<pre>{html.escape(text)}</pre>\n" for text in frames)
    return _PAGE.format(title=html.escape(title), note=html.escape(note), frames=shown)


_AGAIN = "The site was not built. This page reloads by itself when the file is saved again."
_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>{title}</title>
<style>
:root {{ color-scheme: light dark; }}
body {{ font: 1rem/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }}
pre {{ border-left: 4px solid #c0392b; padding: .5rem 1rem; overflow-x: auto; white-space: pre-wrap; }}
</style></head>
<body><h1>{title}</h1>
<p>{note}</p>
{frames}</body></html>
"""
