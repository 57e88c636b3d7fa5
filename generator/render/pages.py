"""Every page of a locale: which there are, and where each stands in the navigation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.models.subject import ASPECTS
from generator.render.addresses import address_of
from generator.render.draft import Draft, Page, write
from generator.render.facts import facts_of
from generator.render.guide_pages import guide_pages
from generator.render.scribe import Scribe
from generator.words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.catalog import Catalog, Entry
    from generator.guide.graph import DecisionGraph
    from generator.words import Words

_FOLDERS = {
    "compare": "content/differences",
    "similarities": "content/similarities",
    "differences": "content/differences",
    "choose": "content/criteria",
    "glossary": "content/terms",
    "sources": "content/sources",
}
"""Pages made of a whole collection, with the folder that holds it."""


def render_pages(catalog: Catalog, graphs: Mapping[str, DecisionGraph], locale: str) -> Iterator[Page]:
    """Render every page of one locale, in the order of the navigation."""
    words = words_of(locale)
    for draft in _drafts(catalog, graphs, words):
        yield write(catalog, words, draft)


def _drafts(catalog: Catalog, graphs: Mapping[str, DecisionGraph], words: Words) -> Iterator[Draft]:
    by_theme = {"themes": _by_theme(catalog)}
    facts = {"facts": facts_of(catalog, Scribe(catalog, words, ""))}
    shortest = {name: graph.remaining({}) for name, graph in graphs.items()}
    yield from _by_hand(catalog, words, "home", {"spans": shortest, **facts})
    yield from (_subject(catalog, words, subject) for subject in catalog.subjects)
    yield _whole("compare", words, "nav.read", {**by_theme, **facts}, hide="toc")
    yield _whole("similarities", words, "nav.read")
    yield _whole("differences", words, "nav.read", by_theme)
    yield _whole("choose", words, "nav.decide")
    for entry in catalog.guides.values():
        yield from guide_pages(catalog, graphs[entry.id], entry, words)
    yield _whole("glossary", words, "nav.reference", {"terms": _alphabetical(catalog, words.locale)})
    yield _whole("sources", words, "nav.reference")
    for page in catalog.collections["pages"]:
        if page != "home":
            yield from _by_hand(catalog, words, page)


def _subject(catalog: Catalog, words: Words, entry: Entry) -> Draft:
    plain = Scribe(catalog, words, "").plain
    values = {"subject": entry, "aspects": ASPECTS, "position": catalog.subjects.index(entry) + 1}
    name, summary = plain(entry.body.name), plain(entry.body.summary)
    return Draft(address_of(entry), "subject.md", name, summary, entry.src_uri, "nav.read", values)


def _whole(
    name: str, words: Words, section: str, values: Mapping[str, Any] | None = None, hide: str = ""
) -> Draft:
    front = {"hide": [hide]} if hide else {}
    title, summary = words(f"{name}.title"), words(f"{name}.summary")
    return Draft(f"{name}/", f"{name}.md", title, summary, _FOLDERS[name], section, values or {}, front)


def _by_hand(
    catalog: Catalog, words: Words, page_id: str, values: Mapping[str, Any] | None = None
) -> Iterator[Draft]:
    """Yield the draft of a page written by hand, if it is there."""
    entry = catalog.collections["pages"].get(page_id)
    if entry is None:
        return
    plain = Scribe(catalog, words, "").plain
    template, section, front = (
        ("home.md", "nav.home", {"hide": ["toc"]}) if page_id == "home" else ("page.md", "nav.reference", {})
    )
    yield Draft(
        address_of(entry),
        template,
        plain(entry.body.title),
        plain(entry.body.summary),
        entry.src_uri,
        section,
        {"entry": entry, **(values or {})},
        front,
    )


def _by_theme(catalog: Catalog) -> list[tuple[Entry, list[Entry]]]:
    differences = catalog.ordered("differences")
    grouped = [
        (theme, [d for d in differences if d.body.theme == theme.id]) for theme in catalog.ordered("themes")
    ]
    return [(theme, members) for theme, members in grouped if members]


def _alphabetical(catalog: Catalog, locale: str) -> list[Entry]:
    default = catalog.locales[0]
    return sorted(
        catalog.collections["terms"].values(),
        key=lambda term: (
            (term.body.title.get(locale) or term.body.title.get(default) or "").casefold(),
            term.id,
        ),
    )
