"""What was found wrong in content, where, what was expected, and how to mend it."""

from __future__ import annotations

import difflib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

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


def nearest_of(value: str, candidates: Iterable[str]) -> str:
    """Return the candidate most like the value, or nothing when none is near.

    Likeness is the ratio of difflib (Ratcliff and Obershelp), 0.6 at least; a
    candidate that differs only in case, or in `_` for `-`, is always near.
    """
    pool = sorted(set(candidates))
    folded = {_fold(candidate): candidate for candidate in pool}
    if _fold(value) in folded:
        return folded[_fold(value)]
    near = difflib.get_close_matches(_fold(value), list(folded), n=1, cutoff=0.6)
    return folded[near[0]] if near else ""


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
