"""Anchors that entries and claims had on a page, beside those that they have now: old links go on."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.render.addresses import address_at

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.catalog import Catalog


def with_old_anchors(catalog: Catalog, address: str, body: str) -> str:
    """Put each old anchor into the heading or the element that has the new one now."""
    for anchor, old in _anchors(catalog).get(address, ()):
        mark, now = f'<span id="{old}"></span>', re.escape(anchor)
        heading, element = rf"(?=[ ]\{{ #{now} \}})", rf'(?<=<)((?:li|div|h\d)\b[^>]*\bid="{now}"[^>]*>)'
        body = re.sub(element, rf"\1{mark}", re.sub(heading, mark, body))
    return body


@lru_cache(maxsize=2)
def _anchors(catalog: Catalog) -> Mapping[str, list[tuple[str, str]]]:
    """Return the new anchor and the old one of all that moved within a page, by its address."""
    found: dict[str, list[tuple[str, str]]] = {}
    for old, new in catalog.moved.items():
        page, _, anchor = address_at(*new.target()).partition("#")
        was = address_at(*old.target()).partition("#")[2]
        if anchor and was:
            found.setdefault(page, []).append((anchor, was))
    return found
