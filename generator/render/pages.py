"""Every page of a locale: which there are, and where each stands in the navigation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.models.subject import ASPECTS
from generator.render import catalogues
from generator.render.addresses import address_of
from generator.render.comparison import comparison_values
from generator.render.dataset import ADDRESS, FORMAT, tables
from generator.render.draft import Draft
from generator.render.entry_pages import entry_pages
from generator.render.facts import facts_of
from generator.render.findable import findable
from generator.render.guide_pages import guide_pages
from generator.render.rule_pages import rule_pages
from generator.render.scribe import Scribe
from generator.words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.catalog import Catalog, Entry
    from generator.commits import Commit
    from generator.guide.graph import DecisionGraph
    from generator.render.rule_pages import Rule
    from generator.words import Words

_FOLDERS = {
    "compare": "content/differences",
    "similarities": "content/similarities",
    "differences": "content/differences",
    "lifecycles": "content/seams",
    "choose": "content/criteria",
    "neighbours": "content/neighbours",
    "timeline": "content/milestones",
    "maturity": "content/maturity",
    "roadmap": "content/roadmap",
    "tools": "content/tools",
    "cases": "content/cases",
    "glossary": "content/terms",
    "sources": "content/sources",
}
"""Pages made of a whole collection, with the folder that holds it."""

_FLAT = ("compare", "cases", "sources")
"""Pages of one long list, without headings that a table of contents would list."""


def drafts_of(
    catalog: Catalog,
    graphs: Mapping[str, DecisionGraph],
    locale: str,
    commits: Sequence[Commit] = (),
    rules: Sequence[Rule] = (),
) -> Iterator[Draft]:
    """Yield every page of one locale as a draft, in the order of the navigation."""
    words = words_of(locale)
    return findable(catalog, words, [*_drafts(catalog, graphs, words), *rule_pages(rules, words)], commits)


def _drafts(catalog: Catalog, graphs: Mapping[str, DecisionGraph], words: Words) -> Iterator[Draft]:
    facts = {"facts": facts_of(catalog, Scribe(catalog, words, ""))}
    shortest = {name: graph.remaining({}) for name, graph in graphs.items()}
    yield from _by_hand(catalog, words, "home", {"spans": shortest, **facts})
    yield from (_subject(catalog, words, subject) for subject in catalog.subjects)
    compared = comparison_values(catalog, Scribe(catalog, words, ""))
    yield _whole("compare", words, "nav.read", {**compared, **facts})
    yield _whole("similarities", words, "nav.read")
    yield _whole("differences", words, "nav.read", {"themes": _by_theme(catalog)})
    yield from _filled(catalog, "lifecycles", words, "nav.read")
    yield from _filled(catalog, "timeline", words, "nav.read")
    yield from _filled(catalog, "neighbours", words, "nav.read")
    plain = Scribe(catalog, words, "")
    yield from _filled(catalog, "cases", words, "nav.read", {"list": catalogues.cases(catalog, plain)})
    yield _whole("choose", words, "nav.decide")
    yield from _filled(catalog, "maturity", words, "nav.decide")
    yield from _filled(catalog, "roadmap", words, "nav.decide", {"tracks": _by_subjects(catalog, words)})
    for entry in catalog.guides.values():
        yield from guide_pages(catalog, graphs[entry.id], entry, words)
    tools, terms = catalogues.tools(catalog, plain), catalogues.terms(catalog, plain)
    by_need = {"list": tools, "groups": tools.grouped(lambda tool: tool.body.category)}
    yield from _filled(catalog, "tools", words, "nav.reference", by_need)
    by_letter = {"list": terms, "groups": terms.grouped(lambda term: catalogues.letter(plain, term))}
    yield _whole("glossary", words, "nav.reference", by_letter)
    yield _whole("sources", words, "nav.reference", {"list": catalogues.sources(catalog, plain)})
    for page in catalog.collections["pages"]:
        if page != "home":
            yield from _by_hand(catalog, words, page)
    yield _dataset(plain)
    yield from entry_pages(catalog, words)


def _subject(catalog: Catalog, words: Words, entry: Entry) -> Draft:
    plain = Scribe(catalog, words, "").plain
    values = {"subject": entry, "aspects": ASPECTS, "position": catalog.subjects.index(entry) + 1}
    name, summary = plain(entry.body.name), plain(entry.body.summary)
    return Draft(address_of(entry), "subject.md", name, summary, entry.src_uri, "nav.read", values)


def _whole(name: str, words: Words, section: str, values: Mapping[str, Any] | None = None) -> Draft:
    front = {"hide": ["toc"]} if name in _FLAT else {}
    title, summary = words(f"{name}.title"), words(f"{name}.summary")
    return Draft(f"{name}/", f"{name}.md", title, summary, _FOLDERS[name], section, values or {}, front)


def _filled(
    catalog: Catalog,
    name: str,
    words: Words,
    section: str,
    values: Mapping[str, Any] | None = None,
) -> Iterator[Draft]:
    """Yield the page of a collection that a comparison may do without."""
    if catalog.collections[_FOLDERS[name].removeprefix("content/")]:
        yield _whole(name, words, section, values)


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


def _dataset(scribe: Scribe) -> Draft:
    counts = {name: len(rows) - 1 for name, rows in tables(scribe, "").items()}
    values = {"counts": counts, "format": FORMAT}
    title, summary = scribe.words("dataset.title"), scribe.words("dataset.summary")
    return Draft(ADDRESS, "dataset.md", title, summary, "content", "nav.reference", values)


def _by_theme(catalog: Catalog) -> list[tuple[Entry, list[Entry]]]:
    """Return the themes that have differences, each with them."""
    held: dict[str, list[Entry]] = {}
    for difference in catalog.ordered("differences"):
        held.setdefault(difference.body.theme, []).append(difference)
    return [(theme, held[theme.id]) for theme in catalog.ordered("themes") if theme.id in held]


def _by_subjects(catalog: Catalog, words: Words) -> list[tuple[str, str, list[Entry]]]:
    """Return anchor, title and steps of each track of the roadmap; what is shared stands last."""
    held: dict[tuple[str, ...], list[Entry]] = {}
    for step in catalog.ordered("roadmap"):
        held.setdefault(tuple(s.id for s in catalog.subjects if s.id in step.body.subjects), []).append(step)
    places = [subject.id for subject in catalog.subjects]
    tracks = sorted(held, key=lambda track: (len(track), places.index(track[0])))
    return [("-".join(track), _track_title(catalog, words, track), held[track]) for track in tracks]


def _track_title(catalog: Catalog, words: Words, track: tuple[str, ...]) -> str:
    if len(track) > 1 and len(track) == len(catalog.subjects):
        return words("roadmap.shared")
    scribe = Scribe(catalog, words, "")
    names = scribe.list_of(scribe.plain(s.body.name) for s in catalog.subjects if s.id in track)
    return words("roadmap.track", subjects=names.unescape())
