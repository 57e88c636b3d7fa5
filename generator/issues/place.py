"""Places in the content where the words of a report stand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from generator.markup import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.catalog import Catalog, Entry
    from generator.yaml_source import Path

SHORTEST = 2
"""Characters of what can be looked for."""


@dataclass(frozen=True, eq=False)
class Place:
    """A value in a file of content."""

    entry: Entry
    path: Path
    value: str

    def __str__(self) -> str:
        span = self.entry.document.span(self.path)
        return f"{span.src_uri}:{span.line}:{span.column}  {'.'.join(map(str, self.path))}"

    def reads(self, words: str) -> bool:
        """Tell whether words are all that the value says, as it is written or as a page shows it."""
        return _folded(words) in {_folded(self.value), _folded(plain(self.value))}


def places_of(words: str, named: str, catalog: Catalog) -> list[Place]:
    """Find words in the file, or folder of files, that is named; everywhere when they are not there.

    The name is only compared with those of the catalog. It never becomes a path.
    """
    looked_for = _folded(words)
    if len(looked_for) < SHORTEST:
        return []
    entries = list(catalog.entries())
    meant = [
        entry for entry in entries if entry.src_uri == named or entry.src_uri.rpartition("/")[0] == named
    ]
    found = [place for entry in meant for place in _values(entry) if _says(place, looked_for)]
    return found or [place for entry in entries for place in _values(entry) if _says(place, looked_for)]


def parts_of(words: str, named: str, catalog: Catalog) -> list[Place]:
    """Find the values of the file that is named of which the words seem to be joined, as a page joins a figure."""
    looked_for = _folded(words)
    found = {}
    for entry in (entry for entry in catalog.entries() if entry.src_uri == named):
        for place in _values(entry):
            part = re.escape(_folded(plain(place.value)))
            if len(part) >= SHORTEST and (match := re.search(rf"(?<!\w){part}(?!\w)", looked_for)):
                found[place] = match.start()
    return sorted(found, key=found.__getitem__)


def _values(entry: Entry) -> Iterator[Place]:
    return (Place(entry, path, value) for path, value in _leaves(entry.document.value))


def _leaves(value: Any, path: Path = ()) -> Iterator[tuple[Path, str]]:
    if isinstance(value, dict | list):
        steps = value.items() if isinstance(value, dict) else enumerate(value)
        for step, inner in steps:
            yield from _leaves(inner, (*path, step))
    elif value is not None:
        yield path, str(value)


def _says(place: Place, looked_for: str) -> bool:
    """Tell whether a value says words: a sentence somewhere, an id, a day or an address as a whole."""
    if " " not in place.value:
        return looked_for == _folded(place.value)
    return looked_for in _folded(place.value) or looked_for in _folded(plain(place.value))


def _folded(words: str) -> str:
    return " ".join(words.split()).casefold()
