"""Pages at addresses from which an entry moved; each leads on to where it is now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.render.addresses import addresses_at
from generator.render.draft import render
from generator.render.scribe import Scribe
from generator.words import words_of

if TYPE_CHECKING:
    from generator.catalog import Catalog


def moved_files(catalog: Catalog, locale: str, root: str) -> dict[str, bytes]:
    """Return a page for every address at which an entry had a page of its own.

    They are files of their own and no pages of the site: no navigation, no search, no sitemap names them.

    Args:
        catalog: the comparison.
        locale: the language of the pages.
        root: address at which the locale stands, with its closing slash; empty when it is not known.
    """
    words, files = words_of(locale), {}
    for old, new in catalog.moved.items():
        for was, now in zip(addresses_at(old), addresses_at(new), strict=True):
            if "#" not in was:
                scribe = Scribe(catalog, words, was)
                told = {"to": scribe.way(now), "canonical": f"{root}{now}" if root else ""}
                files[f"{was}index.html"] = render("moved.html", catalog, scribe, told).encode()
    return files
