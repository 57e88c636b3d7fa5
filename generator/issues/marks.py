"""Marks: words of a text that holds emphasis, code or links, changed as a page shows them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.markup import plain

_MARK = r"(?:[*_`\[]|\]\([^()\s]*\))*"
"""Signs that a page does not show; a whole target where a link ends."""


@dataclass(frozen=True)
class Swap:
    """Words of a value as they are written, and what takes their place."""

    written: str
    instead: str
    said: str = ""
    """What became of the marks; empty when there were none among the words."""


def swap(value: str, wrong: str, right: str) -> Swap | None:
    """Find the words in a value and what to write instead; None when it is not clear or would spoil marks."""
    words = r"\s+".join(map(re.escape, wrong.split()))
    if found := re.findall(words, value):
        return Swap(found[0], right) if len(found) == 1 else None
    before, core, after = _parted(wrong.split(), right.split())
    there = list(re.finditer(_pattern(before, core, after), value))
    if len(there) != 1:
        return None
    instead = " ".join(right.split()[len(before) : len(right.split()) - len(after)])
    found_core, start = there[0]["core"], there[0].start("core")
    changed = value[:start] + instead + value[start + len(found_core) :]
    if _line(plain(changed)) != _line(plain(value)).replace(_line(wrong), _line(right), 1):
        return None
    lost = " ".join(found_core.split()) != " ".join(core)
    said = f"the marks in `{found_core}` are gone" if lost else "the marks among the words stay"
    # All that was matched is told, so that the words are found where they are meant and not elsewhere.
    matched, at = there[0][0], start - there[0].start()
    return Swap(matched, matched[:at] + instead + matched[at + len(found_core) :], said)


def _parted(wrong: list[str], right: list[str]) -> tuple[list[str], list[str], list[str]]:
    """Part the wrong words into those before the change, those changed, of which at least one, and those after."""
    most = min(len(wrong), len(right)) - 1
    first = 0
    while first < most and wrong[first] == right[first]:
        first += 1
    last = 0
    while last < most - first and wrong[-1 - last] == right[-1 - last]:
        last += 1
    end = len(wrong) - last
    return wrong[:first], wrong[first:end], wrong[end:]


def _pattern(before: list[str], core: list[str], after: list[str]) -> str:
    gap = rf"{_MARK}\s+{_MARK}"
    ahead = _spread(before) + gap if before else ""
    behind = gap + _spread(after) if after else ""
    return f"{ahead}(?P<core>{_spread(core)}){behind}"


def _spread(words: list[str]) -> str:
    """Return a pattern of words that may have marks between any two of their signs."""
    return rf"{_MARK}\s+{_MARK}".join(_MARK.join(map(re.escape, word)) for word in words)


def _line(text: str) -> str:
    return " ".join(text.split())
