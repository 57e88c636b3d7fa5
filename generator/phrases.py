"""Phrases: words of a list, each of one word or several, found in running text in one pass."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_PIECE = re.compile(r"[\w-]+|[^\w-]")
"""What texts and phrases are made of: words with their hyphens, and single other characters."""
_START = re.compile(r"[\w-]+|[^\w\s-]")
"""A piece that a phrase can begin with."""


class Found(NamedTuple):
    """A place of a text where a phrase stands; `end` is exclusive."""

    start: int
    end: int
    phrase: str
    """The phrase as it is listed."""


@dataclass
class _Node:
    """What can follow the pieces that led here."""

    phrase: str = ""
    """The phrase that is complete here, if one is."""
    after: dict[str, _Node] = field(default_factory=dict)


class Phrases:
    """A list of phrases, kept as a tree of their pieces (a trie, Fredkin 1960).

    A phrase is found in whatever case, where no letter, digit, hyphen or other character of `joined` stands
    before or after it. Of phrases that begin at one place the longest is found, and places do not overlap.
    What looking takes depends on the text, not on how many phrases there are.
    """

    def __init__(self, phrases: Iterable[str], *, joined: str = "", ending: str = "", then: str = "") -> None:
        """Take a list of phrases; of those that differ in case only, the first one counts.

        Args:
            phrases: What to look for. Nothing is looked for in place of an empty one.
            joined: More characters that make one word with what stands beside them.
            ending: Letters that a phrase may have at its end without being another word.
            then: A pattern that must hold where the phrase, with its ending, ends.
        """
        self._ending = ending
        self._joined = joined
        self._edge = re.compile(rf"(?:{re.escape(ending)})?(?![\w{re.escape(joined)}-]){then}")
        self._root = _Node()
        self._starts: set[str] = set()
        for phrase in phrases:
            self._add(phrase)

    def find(self, text: str) -> Iterator[Found]:
        """Yield every place where a phrase stands, in the order of the text."""
        folded = _fold(text)
        if self._starts.isdisjoint(_START.findall(folded)):
            return
        done = 0
        for piece in _START.finditer(folded):
            start = piece.start()
            if piece[0] in self._starts and start >= done and not self._is_joined(text, start - 1):
                found = self._longest(text, folded, start)
                if found is not None:
                    done = found.end
                    yield found

    def _add(self, phrase: str) -> None:
        pieces = _PIECE.findall(_fold(phrase.strip()))
        node = self._root
        for piece in pieces:
            node = node.after.setdefault(piece, _Node())
        if pieces:
            node.phrase = node.phrase or phrase
            self._starts |= {pieces[0], pieces[0] + self._ending}

    def _is_joined(self, text: str, position: int) -> bool:
        if position < 0:
            return False
        return (
            text[position] == "-" or text[position] in self._joined or bool(re.match(r"\w", text[position]))
        )

    def _longest(self, text: str, folded: str, start: int) -> Found | None:
        """Follow the tree as far as the text does, and return the last phrase that ended well on the way."""
        node: _Node | None = self._root
        found, at = None, start
        while node is not None and (piece := _PIECE.match(folded, at)):
            for written in dict.fromkeys((piece[0].removesuffix(self._ending), piece[0])):
                known = node.after.get(written)
                edge = self._edge.match(text, at + len(written)) if known and known.phrase else None
                if known and edge:
                    found = Found(start, edge.end(), known.phrase)
            node, at = node.after.get(piece[0]), piece.end()
        return found


def _fold(text: str) -> str:
    """Return a text without case, each character in its place."""
    folded = text.casefold()
    if len(folded) == len(text):
        return folded
    return "".join(one if len(one := letter.casefold()) == 1 else letter for letter in text)
