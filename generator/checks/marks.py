"""Checks of marks: nothing looks right in the file and is printed as it stands, or left to be written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from generator.checks.sentences import sentences
from generator.diagnostics import Finding
from generator.markup import faults, plain
from generator.models.reference import ANY_ENTRY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.catalog import Catalog, Entry

_CODE = re.compile(r"`[^`]*`|\\.")
"""What is printed as it stands because its writer says so."""

_MARKED = re.compile(r"[*\[`]")
_BLOCK = re.compile(r"(#{1,6}|[-*+>]|\d{1,2}[.)])\s")
_EMPHASIS = re.compile(r"\*\*[^*]+\*\*|\*[^*]+\*")
_PICTURE = re.compile(r"!\[[^\[\]]*\]\([^()]*\)?")
_APART = re.compile(r"(\[[^\[\]]+\])\s+\(([^()\s]+)\)")
_OPEN_LINK = re.compile(r"\[[^\[\]]+\]\([^()]*$")
_BLOCKS = {"#": "heading", ">": "quotation"}


class _Stray(NamedTuple):
    words: str
    message: str
    expected: str
    nearest: str = ""


def strays(catalog: Catalog) -> Iterator[tuple[Entry, Finding]]:
    """Find headings, lists, pictures, torn links and lone asterisks: no page shows them as meant."""
    for entry, path, _, sentence in sentences(catalog):
        stray = _stray(sentence)
        if stray and not faults(sentence):  # a bad target or HTML is told by itself
            yield (
                entry,
                Finding(
                    path, stray.message, stray.expected, stray.nearest, words=stray.words, rule="stray-mark"
                ),
            )


def _stray(sentence: str) -> _Stray | None:
    """Return the first mark of a sentence that would not be read as a mark."""
    if block := _BLOCK.match(sentence):
        kind = _BLOCKS.get(block[1][0], "list")
        return _Stray(block[1], f"The text begins like a {kind}.", "one paragraph without such a mark")
    bare = _CODE.sub("", sentence) if _MARKED.search(sentence) else ""
    if "[" in bare and (torn := _torn_link(bare)):
        return torn
    if "*" in _EMPHASIS.sub("", bare) and "*" in plain(bare):  # the second is sure, and slow
        lone = "**" if "**" in plain(bare) else "*"
        return _Stray(lone, f"A lone `{lone}` marks nothing.", f"a second `{lone}`, or `\\*` to print one")
    if "`" in bare:
        return _Stray("`", "A lone backtick marks nothing.", "a second one")
    return None


def _torn_link(bare: str) -> _Stray | None:
    if picture := _PICTURE.search(bare):
        return _Stray(
            picture[0], "Pictures do not stand in text.", "words, or a link to it: [label](https://...)"
        )
    apart = _APART.search(bare)
    if apart and (apart[2].startswith(("https://", "http://")) or ANY_ENTRY.match(apart[2])):
        return _Stray(
            apart[0],
            "A space keeps this from being a link.",
            "no space between label and target",
            f"{apart[1]}({apart[2]})",
        )
    if torn := _OPEN_LINK.search(bare):
        return _Stray(torn[0], "This link is not closed.", "`)` behind its target")
    return None


_UNFINISHED = re.compile(r"(?<!\w)(?:TODO|FIXME|(?i:lorem ipsum))(?!\w)")


def unfinished(catalog: Catalog) -> Iterator[tuple[Entry, Finding]]:
    """Find notes to oneself and filler that were left in a text."""
    for entry, path, _, sentence in sentences(catalog):
        left = _UNFINISHED.search(sentence)
        if left and _UNFINISHED.search(_CODE.sub("", sentence)):
            yield (
                entry,
                Finding(
                    path,
                    f"`{left[0]}` was left in the text.",
                    expected="the text as readers shall see it",
                    remedy="Write it; what is open belongs into an issue.",
                    words=left[0],
                    rule="unfinished-text",
                ),
            )
