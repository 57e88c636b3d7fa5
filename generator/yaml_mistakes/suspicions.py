"""Suspicions: what a line that YAML cannot read looks like to somebody who has seen the mistake before."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

UNREAD = "This line cannot be read as YAML."
_LINE = re.compile(r"^(?P<indent>[^\S\n]*)(?:- )*(?P<key>[\w-]+:(?= |$))? *(?P<value>.*)$")
_KEY_WITHOUT_SPACE = re.compile(r"\s*(- )?[\w-]+:[^\s/]")
_ODD_COLON = re.compile(r"^\s*(?:- )?[\w-]+ *(?:(?P<wide>\uff1a)|:(?P<space>[^\S \t\r\n]))")
_KEY_WITH_EQUALS = re.compile(r"^\s*(?:- )?(?P<key>[\w-]+) *=>? *(?P<value>\S.*)$")
_KEY_IN_TEXT = re.compile(r"(?P<key>[A-Za-z][\w-]*)(?::[^\s/:]|:(?P<space>[^\S \t\r\n])|(?P<wide>\uff1a))")
_ELSEWHERE = (
    (re.compile(r"^\s*```"), "YAML alone", "Remove the lines with ```: they belong to Markdown."),
    (re.compile(r"^\s*//"), "a comment", "Begin a comment with `#`."),
    (re.compile(r"^\s*\* "), "a dash before each value of a list", "Begin each value with `- `."),
    (re.compile(r"^\.\.\.\s*$"), "one entry per file", "Remove the line `...`: in YAML it ends the file."),
)
"""What other languages than YAML have at the start of a line, what was expected, how to mend it."""
_TWO_COMMAS = re.compile(r"[\[{,] *(?P<comma>,)")
_COMMA_BEHIND = re.compile(r"^(?:\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*') *(?P<comma>,)\s*$")
_CONFLICT = re.compile(r"^(?:<{7}|={7}|>{7})(?: |$)")
_AFTER_QUOTES = re.compile(r'^"(?:[^"\\]|\\.)*" *[^ #,\]}]|' + r"^'(?:[^']|'')*' *[^ #,\]}]")
_AFTER_BRACKETS = re.compile(r"^(?:\[[^\]]*\]|\{[^}]*\}) *[^ #]")
_BEGINS_ODDLY = re.compile(r"^(?:[*&!%@`]|[-?] |[>|](?![-+0-9]*$))")


@dataclass(frozen=True)
class Suspicion:
    """What a line looks like to somebody who has seen the mistake before; rows and columns from 0."""

    row: int
    column: int
    expected: str
    remedy: str
    fact: str = UNREAD
    width: int = 1


def key_in_text(text: str) -> tuple[str, str] | None:
    """Return what was expected and how to mend it where a text is a key whose colon is none for YAML."""
    found = _KEY_IN_TEXT.match(text)
    if not found:
        return None
    kind = _WIDE if found["wide"] else _SPECIAL if found["space"] else ("a space after the colon", "")
    return kind[0], kind[1] or f"Write a space after `{found['key']}:`."


_WIDE = ("a plain colon and a space", "Replace the full-width colon by `: `.")
_SPECIAL = (
    "a plain space after the colon",
    "Replace the special space after the colon by a plain one; it often comes from pasting.",
)


def suspicions(lines: list[str], rows: Iterable[int]) -> Iterator[Suspicion]:
    """Yield what known mistakes are seen in some lines, the surest first."""
    seen = tuple(rows)
    for known in _KNOWN:
        for number in seen:
            if found := known(lines[number], number):
                yield found


def _conflict(line: str, row: int) -> Suspicion | None:
    if not _CONFLICT.match(line):
        return None
    remedy = "Keep the version that is right, and remove the lines with <<<<<<<, ======= and >>>>>>>."
    return Suspicion(row, 0, "one of the two versions", remedy, "A conflict of git was left in this file.", 7)


def _elsewhere(line: str, row: int) -> Suspicion | None:
    known = (Suspicion(row, 0, expected, remedy) for seen, expected, remedy in _ELSEWHERE if seen.match(line))
    return next(known, None)


def _odd_space(line: str, row: int) -> Suspicion | None:
    indent = line[: len(line) - len(line.lstrip())]
    column = next((n for n, space in enumerate(indent) if space not in " \t"), -1)
    if "\t" in indent:
        told = "Replace the tab by spaces: YAML does not allow tabs for indentation."
        return Suspicion(row, indent.index("\t"), "spaces", told)
    told = "Replace the special space at the start of this line by a plain one; it often comes from pasting."
    return Suspicion(row, column, "spaces", told) if column >= 0 else None


def _colon_without_space(line: str, row: int) -> Suspicion | None:
    if not _KEY_WITHOUT_SPACE.match(line):
        return None
    remedy = f"Write a space after `{line[: line.index(':') + 1].strip()}`."
    return Suspicion(row, line.index(":"), "a space after the colon", remedy)


def _odd_colon(line: str, row: int) -> Suspicion | None:
    if not (found := _ODD_COLON.match(line)):
        return None
    kind, sign = (_WIDE, "wide") if found["wide"] else (_SPECIAL, "space")
    return Suspicion(row, found.start(sign), *kind)


def _equals(line: str, row: int) -> Suspicion | None:
    if not (found := _KEY_WITH_EQUALS.match(line)):
        return None
    remedy = f"Write `{found['key']}: {found['value']}`."
    return Suspicion(row, line.index("="), "a colon between key and value", remedy)


def _quotes(line: str, row: int) -> Suspicion | None:
    column, value = value_of(line)
    if not value.startswith(('"', "'")):
        return None
    if _AFTER_QUOTES.match(value):
        closing = column + value.index(value[0], 1)
        inner = '\\" for a quotation mark' if value[0] == '"' else "'' for an apostrophe"
        remedy = f"Put the whole text in quotes, and write {inner} inside."
        return Suspicion(row, closing, "nothing after the closing quote", remedy)
    if comma := _COMMA_BEHIND.match(value):
        told = "Remove the comma at the end of the line: YAML needs none."
        return Suspicion(row, column + comma.start("comma"), "nothing after the closing quote", told)
    if len(value) == 1 or value.replace('\\"', "").count(value[0]) % 2:
        return Suspicion(row, column, "a closing quote", "Close the quote that this text begins with.")
    return None


def _brackets(line: str, row: int) -> Suspicion | None:
    column, value = value_of(line)
    if value.startswith("[") and value.count("[") > value.count("]"):
        return Suspicion(row, column, "a closing bracket", "Close the list with `]`.")
    if value[:1] in {"[", "{"} and " #" in value:
        told = (
            "Remove the `#`, or put quotes around the value: YAML takes the rest of the line for a comment."
        )
        return Suspicion(row, column + value.index(" #") + 1, "no `#` between brackets", told)
    if value[:1] in {"[", "{"} and (commas := _TWO_COMMAS.search(value)):
        return Suspicion(row, column + commas.start("comma"), "a value between commas", "Remove this comma.")
    return _quotable(row, column, value) if _AFTER_BRACKETS.match(value) else None


def _odd_beginning(line: str, row: int) -> Suspicion | None:
    column, value = value_of(line)
    # After a key alone: a dash begins a list item elsewhere.
    return _quotable(row, column, value) if column and _BEGINS_ODDLY.match(value) else None


def _quotable(row: int, column: int, value: str) -> Suspicion:
    remedy = (
        f"Put double quotes around the whole text: “{value[0]}” at its start means something else in YAML."
    )
    return Suspicion(row, column, "quotes around the text", remedy)


def value_of(line: str) -> tuple[int, str]:
    """Return where the value of a line begins, and the value; 0 when the line has no key."""
    found = _LINE.match(line)
    return (found.start("value"), found["value"]) if found and found["key"] else (0, "")


_KNOWN: tuple[Callable[[str, int], Suspicion | None], ...] = (
    _conflict,
    _elsewhere,
    _odd_space,
    _colon_without_space,
    _odd_colon,
    _equals,
    _quotes,
    _brackets,
    _odd_beginning,
)
