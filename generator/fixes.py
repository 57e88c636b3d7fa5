"""Mends what can be mended safely: the one near value is put in place, comments and order stay."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.diagnostics import Diagnostic

NEAR = frozenset({"unknown-key", "wrong-value", "dangling-reference", "guide-dangling"})
"""Rules whose `nearest` stands for the text at the span and nothing else."""

_TAB = re.compile(r"^( *)\t+")
_NO_SPACE = re.compile(r"^(\s*(?:- )?[\w-]+):(?=[^\s:/])")


def mended(sources: Mapping[str, str], found: Iterable[Diagnostic]) -> dict[str, str]:
    """Return the texts, by file, that change when every safe fix is made.

    A fix is safe when the text at its place is a plain word and there is one near value for it, or
    when only white space is wrong. Fixes are made from the end, so that no place moves.
    """
    by_file: dict[str, list[Diagnostic]] = defaultdict(list)
    for diagnostic in found:
        if diagnostic.span.src_uri in sources:
            by_file[diagnostic.span.src_uri].append(diagnostic)
    changed = {}
    for src_uri, some in by_file.items():
        lines = sources[src_uri].split("\n")
        for diagnostic in sorted(some, key=lambda d: d.span, reverse=True):
            _mend(lines, diagnostic)
        text = "\n".join(lines)
        if text != sources[src_uri]:
            changed[src_uri] = text
    return changed


def _mend(lines: list[str], found: Diagnostic) -> None:
    index = found.span.line - 1
    if index >= len(lines):
        return
    if found.rule == "yaml-syntax":
        lines[index] = _white_space(lines[index])
    elif found.rule in NEAR and found.nearest:
        start, end = found.span.column - 1, found.span.end_column - 1
        if re.fullmatch(r"[\w./#-]+", lines[index][start:end]):
            lines[index] = lines[index][:start] + found.nearest + lines[index][end:]


def _white_space(line: str) -> str:
    """Replace tabs at the start by two spaces each, and put the space after a colon that lacks it."""
    spaced = _TAB.sub(lambda match: match[1] + "  " * (len(match[0]) - len(match[1])), line)
    return _NO_SPACE.sub(r"\1: ", spaced)
