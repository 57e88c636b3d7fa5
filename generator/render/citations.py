"""Short citations: the short form of who wrote a source, and the letters that tell two of one year apart."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.catalog import Catalog
    from generator.models.source import Source

_INITIALS = re.compile(r"^(?:[A-Z]\.[ -]?)+(?=\S)")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def short_author(source: Source) -> str:
    """Return the first author's last name with "et al." when there are more, or who published.

    "D. Kreuzberger, N. Kühl" becomes "Kreuzberger et al."; an organisation stays as it is.
    """
    first, comma, _ = source.authors.partition(",")
    first, et_al, _ = first.partition(" et al")
    if not _INITIALS.match(first):
        nameless = first.lower().startswith(("unnamed", "unknown", "contributors"))
        return source.publisher.split(",")[0] if nameless else source.authors.split(" (")[0]
    name = _INITIALS.sub("", first.split(" and ")[0].split(" (")[0])
    more = comma or et_al or " and " in first
    return f"{name} et al." if more else name


@lru_cache(maxsize=8)
def letters_of(catalog: Catalog) -> Mapping[str, str]:
    """Return source to its letter, in the order of titles, where others have its short author and year."""
    alike: dict[tuple[str, str], list[str]] = {}
    sources = catalog.collections["sources"]
    for name in sorted(sources, key=lambda name: (sources[name].body.title.casefold(), name)):
        body = sources[name].body
        alike.setdefault((short_author(body), str(body.year)), []).append(name)
    several = (names for names in alike.values() if len(names) > 1)
    return {name: _letter(place) for names in several for place, name in enumerate(names)}


def _letter(place: int) -> str:
    """Return a to z, then aa, ab and so on."""
    more, last = divmod(place, len(_LETTERS))
    return (_letter(more - 1) if more else "") + _LETTERS[last]
