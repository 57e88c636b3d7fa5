"""Mends what is surely mistyped: keys and choices one letter off, and spaces of the wrong kind.

What may stand at such a place is a closed set that the generator knows. Ids, routes and licences are never
mended: another one may exist and be near, and citing the wrong source is worse than a message.
"""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections import defaultdict
from typing import TYPE_CHECKING

from generator.lines import lines_with_ends
from generator.yaml_source import read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from generator.diagnostics import Diagnostic

    Mend = Callable[[str, Diagnostic], str]

CLOSED = frozenset({"unknown-key", "wrong-value"})
"""Rules that say `one of ...` of a closed set: the keys of a model, the values of a choice."""

_ONE_OF = "one of "
_LEAST = 4
"""Letters of a word from which one letter off is no other word."""
_FULL_WIDTH_COLON = "\uff1a"


def mended(sources: Mapping[str, bytes], found: Iterable[Diagnostic]) -> dict[str, bytes]:
    """Return the files that change when every sure fix is made; all but the words mended stays, byte by byte."""
    by_file: dict[str, list[Diagnostic]] = defaultdict(list)
    for diagnostic in found:
        if diagnostic.span.src_uri in sources:
            by_file[diagnostic.span.src_uri].append(diagnostic)
    files = {src_uri: _file(sources[src_uri], some) for src_uri, some in by_file.items()}
    return {src_uri: raw for src_uri, raw in files.items() if raw != sources[src_uri]}


def _file(raw: bytes, found: list[Diagnostic]) -> bytes:
    mark = BOM_UTF8 if raw.startswith(BOM_UTF8) else b""
    try:
        lines = lines_with_ends(raw.removeprefix(mark).decode())
    except UnicodeDecodeError:
        return raw
    for diagnostic in sorted(found, key=lambda d: d.span, reverse=True):  # from the end: no place moves
        index = diagnostic.span.line - 1
        if index < len(lines):
            lines[index] = _line(lines[index], diagnostic)
    changed = mark + "".join(lines).encode()
    return raw if _breaks(raw, changed) else changed


def _breaks(before: bytes, after: bytes) -> bool:
    """Tell whether a file that could be read would have a new mistake, like a key that then stands twice."""
    document, found = read("", before)
    return document.value is not None and _places(read("", after)[1]) > _places(found)


def _places(found: Iterable[Diagnostic]) -> int:
    return sum(1 + len(one.also) for one in found)


def _line(line: str, found: Diagnostic) -> str:
    start, end = found.span.column - 1, found.span.end_column - 1
    if found.rule == "yaml-syntax":
        return _spaced(line, start, found.expected)
    standing = line[start:end]
    closed = found.rule in CLOSED and found.expected.startswith(_ONE_OF)
    if not closed or f"`{standing}`" not in found.message or not re.fullmatch(r"[\w-]+", standing):
        return line
    near = _surely_meant(standing, found.expected.removeprefix(_ONE_OF).split(", "))
    return line[:start] + near + line[end:] if near else line


def _spaced(line: str, at: int, expected: str) -> str:
    """Mend the white space that the finding named, if it is what stands there."""
    sign, before, after = line[at : at + 1], line[:at], line[at + 1 :]
    if sign == "\t" and not before.strip(" "):
        written = line.lstrip("\t ")
        return line.removesuffix(written).replace("\t", "  ") + written
    if sign == ":" and expected == "a space after the colon" and after.strip():
        return f"{before}: {after}"
    if sign == _FULL_WIDTH_COLON:
        return f"{before}:{after}" if after[:1].isspace() else f"{before}: {after}"
    return f"{before} {after}" if sign.isspace() and sign not in " \t\r\n" else line


def _surely_meant(standing: str, known: list[str]) -> str:
    """Return the one word of a closed set that is meant, or nothing when there is none or a choice."""
    word = _fold(standing)
    same = [one for one in known if _fold(one) == word]
    near = [one for one in known if _one_letter_off(_fold(one), word)] if len(word) >= _LEAST else []
    meant = same or near
    return meant[0] if len(meant) == 1 else ""


def _fold(word: str) -> str:
    return word.casefold().replace("_", "-")


def _one_letter_off(one: str, other: str) -> bool:
    """Tell whether a letter is missing, too many, wrong, or in its neighbour's place."""
    same = zip(one, other, strict=False)
    head = next((n for n, (a, b) in enumerate(same) if a != b), min(len(one), len(other)))
    one, other = one[head:], other[head:]
    swapped = one[:2] == other[1::-1] and one[2:] == other[2:]
    return swapped or one[1:] == other[1:] or one[1:] == other or one == other[1:]
