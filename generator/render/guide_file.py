"""Guide file: a guide as one HTML file that needs no other, for a disk or a mail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from generator.render.draft import render
from generator.render.guide_pages import element_values
from generator.render.scribe import Scribe
from generator.render.term_links import PageTerms
from generator.words import words_of

if TYPE_CHECKING:
    from generator.catalog import Catalog, Entry
    from generator.guide.graph import DecisionGraph


def guide_file(  # noqa: PLR0913 (the parts of a file, each named)
    catalog: Catalog, entry: Entry, graph: DecisionGraph, locale: str, *, base: str, script: str, style: str
) -> bytes:
    """Return the file; `base` is the guide's address on the site, so that citations lead there."""
    words = words_of(locale)
    unlinked = PageTerms(None)  # the notes that explain terms are not in the file
    scribe = Scribe(catalog, words, f"guides/{entry.id}/", terms=unlinked)
    values = element_values(entry, graph, words) | {
        "title": scribe.plain(entry.body.title),
        "base": base,
        "script": Markup(script),  # noqa: S704 (our own script; it holds no `</script`)
        "style": Markup(style),  # noqa: S704 (our own styles)
    }
    return render("guide_file.html", catalog, scribe, values).encode()
