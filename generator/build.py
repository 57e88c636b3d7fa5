"""The story of a site: examine, render, run the site builder, put it in place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import output
from generator.docs import Docs
from generator.examine import sound
from generator.finish import join_styles
from generator.offline import list_files
from generator.render.site_settings import locale_root
from generator.search import index
from generator.site_builder import begin, end
from generator.words import words_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from generator.docs import Place

    Say = Callable[[str], None]


def build_site(root: Path, site_dir: Path, place: Place, say: Say) -> None:
    """Make the whole site.

    Raises:
        ContentError: the content has errors.
        SiteBuilderError: the site builder failed, or the search could not be made.
        ForeignFilesError: the folder for the site holds files that are not ours.
    """
    output.refuse_foreign(site_dir)
    say("Reading and checking the content")
    docs = Docs(sound(root), place)
    locales = docs.catalog.locales
    if not docs.history:
        say("This clone has no history: pages get no dates, and there is no feed.")
    folders = _built(root, docs, say)
    join_styles(folders)
    index(folders)
    list_files(folders)
    places = (locale_root(docs.catalog, locale) for locale in locales)
    output.replace_tree(site_dir, dict(zip(places, folders, strict=True)))
    say(f"The site is in {site_dir}")


def _built(root: Path, docs: Docs, say: Say) -> list[Path]:
    """Build every locale as soon as its docs are written, beside the writing of the next."""
    runs = []
    for locale in docs.catalog.locales:
        docs.write(locale)
        pages = len(list(docs.docs(locale).rglob("*.md")))
        say(f"Building {pages} pages in {words_of(locale)('language')}")
        runs.append(begin(root, locale))
    return end(runs)
