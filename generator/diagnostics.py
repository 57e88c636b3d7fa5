"""What was found wrong in content, where, what was expected, and how to mend it."""

from __future__ import annotations

from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, order=True)
class Span:
    """A place in a source file. Lines and columns count from 1; `end_column` is exclusive."""

    src_uri: str
    """Posix path relative to the project's root."""
    line: int = 1
    column: int = 1
    end_column: int = 2

    def __str__(self) -> str:
        return f"{self.src_uri}:{self.line}:{self.column}"


@dataclass(frozen=True)
class Diagnostic:
    """One mistake in content, told so that a first-time contributor can mend it."""

    rule: str
    """Id of the rule that was broken, e.g. `unknown-key`."""
    span: Span
    message: str
    """One sentence that states the fact."""
    expected: str = ""
    """What may stand there instead, in words."""
    nearest: str = ""
    """The nearest valid value, when one is near enough to be meant."""
    remedy: str = ""
    """What to do, when that is more than writing the nearest value."""
    also: tuple[Span, ...] = ()
    """Other places that are wrong by the same mistake: mending it mends them."""

    def elsewhere(self) -> str:
        """Say in a few words where else the mistake shows, or nothing."""
        if not self.also:
            return ""
        named = ", ".join(map(str, self.also[:_NAMED]))
        more = "place" if len(self.also) == 1 else "places"
        return f"in {len(self.also)} more {more}: {named}{', ...' if len(self.also) > _NAMED else ''}"


_NAMED = 3
"""So many other places of a mistake are named to people; programs are told all."""


@dataclass(frozen=True)
class Report:
    """All findings of one run, ordered by file, line and column, each once."""

    diagnostics: tuple[Diagnostic, ...] = field(default=())

    @classmethod
    def of(cls, found: Iterable[Diagnostic]) -> Report:
        """Order the findings and drop repetitions."""
        unique = dict.fromkeys(found)
        return cls(tuple(sorted(unique, key=lambda d: (d.span, d.rule, d.message))))

    def __bool__(self) -> bool:
        """Tell whether anything was found."""
        return bool(self.diagnostics)


LIKE = 0.6
"""From this likeness on a value may be meant by another."""


def nearest_of(value: str, candidates: Iterable[str]) -> str:
    """Return the candidate most like the value, or nothing when none is near.

    Likeness is the ratio of difflib (Ratcliff and Obershelp), `LIKE` at least; a
    candidate that differs only in case, or in `_` for `-`, is always near.
    """
    pool = _pool(tuple(candidates))
    meant = _letters(_fold(value))
    if meant.word in pool.names:
        return pool.names[meant.word]
    bounds = [(bound, other.word) for other in pool.words if (bound := _most_like(meant, other)) >= LIKE]
    likeness = SequenceMatcher()
    likeness.set_seq2(meant.word)
    best = 0.0, ""
    for bound, word in sorted(bounds, reverse=True):
        if bound < best[0]:
            break
        likeness.set_seq1(word)
        best = max(best, (likeness.ratio(), word))
    return pool.names[best[1]] if best[0] >= LIKE else ""


class _Letters(NamedTuple):
    """A word with how often it has each letter, so that a bound of likeness costs next to nothing."""

    word: str
    length: int
    bag: int
    """Four bits for each letter, as many set as the word has of it."""
    more: int
    """How many of its letters have no bit, being there more than four times."""


class _Pool(NamedTuple):
    """The candidates of one kind."""

    names: dict[str, str]
    """Folded to as written."""
    words: tuple[_Letters, ...]


@lru_cache(maxsize=32)
def _pool(candidates: tuple[str, ...]) -> _Pool:
    """Prepare candidates once: one kind is asked for as often as there are wrong values of it."""
    names = {_fold(candidate): candidate for candidate in sorted(set(candidates))}
    return _Pool(names, tuple(_letters(name) for name in names))


def _letters(word: str) -> _Letters:
    bag = 0
    for letter in set(word):  # letters that share a place only make the bound wider
        bag |= ((1 << min(4, word.count(letter))) - 1) << ord(letter) % 96 * 4
    return _Letters(word, len(word), bag, len(word) - bag.bit_count())


def _most_like(one: _Letters, other: _Letters) -> float:
    """Return a likeness that two words do not exceed: that of their letters in any order."""
    shared = (one.bag & other.bag).bit_count() + min(one.more, other.more)
    return 2.0 * shared / ((one.length + other.length) or 1)


def _fold(value: str) -> str:
    return value.strip().casefold().replace("_", "-")


@dataclass(frozen=True)
class Finding:
    """A mistake at a path inside one document, before its place is looked up."""

    path: tuple[str | int, ...]
    message: str
    expected: str = ""
    nearest: str = ""
    remedy: str = ""
    of_key: bool = False
    """Whether the key is wrong rather than its value."""
    words: str = ""
    """The words at fault, where they are a part of the value."""
    rule: str = ""
    """Filled in by whoever knows the rule."""
    cause: str = ""
    """What findings that one mistake makes have in common: they are told as one."""
    is_cause: bool = False
    """Whether it is the mistake itself; without such a one, the first place is told."""
