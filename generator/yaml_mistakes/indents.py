"""Indents: how far lines are indented, and what that makes of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.yaml_mistakes.suspicions import Suspicion

if TYPE_CHECKING:
    from collections.abc import Sequence

_KEY = re.compile(r"(?P<indent> *)(?:- +)*(?P<key>[A-Za-z][\w-]*):(?P<block> *[>|][-+]?\d?)?(?= |$)")


def indented_start(lines: Sequence[str], problem: str) -> Suspicion | None:
    """Suspect the first line of a file that begins with spaces, when the parser finds an end too early below."""
    row = next((n for n, line in enumerate(lines) if line.strip() and not line.lstrip().startswith("#")), 0)
    if "<document start>" not in problem or not lines[row].startswith(" "):
        return None
    remedy = "Remove the spaces before it, or write above it the key that it belongs to."
    width = len(lines[row]) - len(lines[row].lstrip())
    fact = "This line is indented, and the one that it would belong to is not there."
    return Suspicion(row, 0, "a key without spaces before it", remedy, fact, width)


def lost_dash(lines: Sequence[str], row: int) -> Suspicion | None:
    """Suspect the line that begins a list without a dash, where one of its neighbours has one."""
    indent = _indent(lines[row])
    if not lines[row].startswith("- ", indent):
        return None
    above = (n for n in reversed(range(row)) if lines[n].strip() and _indent(lines[n]) <= indent)
    first = next(above, -1) + 1
    found = _KEY.match(lines[first]) if first < row else None
    if not found or found.start("key") != indent + len("- ") or "-" in lines[first][: found.start("key")]:
        return None
    told = f"Write `- ` before `{found['key']}:`: a value of the list begins here."
    return Suspicion(first, found.start("key"), "a dash before it", told, width=len(found["key"]))


def stray_dash(lines: Sequence[str], row: int, begun: int, problem: str) -> Suspicion | None:
    """Suspect the dash that makes a list of keys, or the one that is missing further down."""
    indent = _indent(lines[row])
    if "'-' indicator" not in problem or begun >= row or _indent(lines[begun]) != indent:
        return None
    fact = f"This line has no dash, and the list that it stands in begins with one on line {begun + 1}."
    remedy = f"Remove the dash on line {begun + 1}, or begin this line with `- `."
    return Suspicion(row, indent, "a dash on both lines or on neither", remedy, fact)


def odd_indent(lines: Sequence[str], row: int) -> Suspicion | None:
    """Suspect a line that is indented as none of the groups that are open above it."""
    indent = _indent(lines[row])
    open_above = _open_above(lines, row)
    if indent in open_above or not lines[row].strip() or not open_above:
        return None
    told = [str(width) for width in sorted(open_above)]
    allowed = f"{', '.join(told[:-1])} or {told[-1]}" if told[1:] else told[0]
    spaces = "space" if allowed == "1" else "spaces"
    remedy = "Indent it as far as the line above that it belongs beside; look whether those are right too."
    return Suspicion(
        row,
        0,
        f"{allowed} {spaces} before it, as before the lines above",
        remedy,
        f"This line has {indent} {'space' if indent == 1 else 'spaces'} before it, as no group above has.",
        max(1, indent),
    )


def _open_above(lines: Sequence[str], row: int) -> set[int]:
    """Return the indents of the groups that a line may go on with."""
    found: list[int] = []
    for line in reversed(lines[:row]):
        for indent in _indents(line):
            if not found or indent < found[-1]:
                found.append(indent)
    return set(found)


def _indents(line: str) -> list[int]:
    """Return the columns at which groups begin in a line, the innermost first; none where there is no key."""
    if not _KEY.match(line):
        return []
    dashes = re.match(r" *(?:- +)*", line)
    inner = len(dashes[0]) if dashes else 0
    return [inner, *(at.start() for at in reversed(list(re.finditer("-", line[:inner]))))]


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def unclosed_quote(lines: Sequence[str], first: int, last: int, column: int) -> Suspicion | None:
    """Suspect a quote that goes on over keys which stand no deeper than its own: it ends at the next one below."""
    below = (_KEY.match(lines[row]) for row in range(first + 1, min(last + 1, len(lines))))
    if not any(found and len(found["indent"]) <= _indent(lines[first]) for found in below):
        return None
    return Suspicion(first, column, "a closing quote", "Close the quote that this text begins with.")


def swallowed_key(lines: Sequence[str], first: int, last: int) -> Suspicion | None:
    """Suspect a key in a text of several lines: one that begins a text itself, or is indented deeper than the text."""
    text = [row for row in range(first, min(last, len(lines))) if lines[row].strip()]
    for row in text[1:]:
        found = _KEY.match(lines[row])
        if found and (found["block"] or _indent(lines[row]) > _indent(lines[text[0]])):
            fact = f"`{found['key']}` belongs to the text above it by its indentation."
            remedy = f"Indent `{found['key']}:` as far as the key of that text."
            at = found.start("key")
            return Suspicion(row, at, "fewer spaces before it", remedy, fact, len(found["key"]))
    return None
