"""Judges HTML files by the parser of the HTML standard, and by what its grammar cannot say: ids are unique."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from html5lib import HTMLParser
from html5lib.constants import E as TOLD
from selectolax.lexbor import LexborHTMLParser

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def errors(files: Iterable[Path]) -> dict[Path, list[str]]:
    """Return what is wrong with each file; files without an error are left out."""
    judged = ((path, [*_parse_errors(path), *_repeated_ids(path)]) for path in files)
    return {path: found for path, found in judged if found}


def _parse_errors(path: Path) -> list[str]:
    parser = HTMLParser()
    parser.parse(path.read_bytes())
    return [f"line {line}: {TOLD[code] % values}" for (line, _), code, values in parser.errors]


def _repeated_ids(path: Path) -> list[str]:
    tree = LexborHTMLParser(path.read_text("utf-8"))
    ids = Counter(node.attributes["id"] for node in tree.css("[id]"))
    return [f"the id `{name}` stands {times} times" for name, times in ids.items() if times > 1]
