"""Catalogues: tools, cases, terms and sources as lists that can be narrowed and put in order."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from generator.render.bibliography import bibliography
from generator.render.facets import Facet, facet
from generator.render.uses import KINDS, uses_of
from generator.words import known_locales, words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from generator.catalog import Catalog, Entry
    from generator.render.scribe import Scribe

SPAN = 5
"""Years that stand together in a facet."""


@dataclass(frozen=True)
class Property:
    """By which values entries are told apart."""

    key: str
    label: str
    labels: Mapping[str, str]
    """Values in their order, each in words."""
    values: Callable[[Entry], Sequence[str]]


@dataclass(frozen=True)
class Order:
    """A way to put entries in order; the first of a catalogue is its own and has no key."""

    key: str
    label: str
    by: Callable[[Entry], Any]
    """What sorts them: of all but the first a number, which the page carries."""


@dataclass(frozen=True)
class Row:
    """An entry as a catalogue lists it."""

    entry: Entry
    values: Mapping[str, tuple[str, ...]]
    """Facet to the values that the entry has."""
    ranks: Mapping[str, int]
    """Order to the number that puts the entry in its place there."""


@dataclass(frozen=True)
class Catalogue:
    """A list with what a reader can do to it."""

    facets: tuple[Facet, ...]
    orders: tuple[Order, ...]
    rows: tuple[Row, ...]

    def grouped(self, key: Callable[[Entry], str]) -> dict[str, list[Row]]:
        """Return the rows under the names of their groups, in the order in which those come."""
        groups: dict[str, list[Row]] = {}
        for row in self.rows:
            groups.setdefault(key(row.entry), []).append(row)
        return groups


def catalogue(properties: Sequence[Property], orders: Sequence[Order], entries: Iterable[Entry]) -> Catalogue:
    """List entries in the first of the orders."""
    kept = sorted(entries, key=orders[0].by)
    rows = tuple(
        Row(
            entry,
            {one.key: tuple(one.values(entry)) for one in properties},
            {order.key: order.by(entry) for order in orders[1:]},
        )
        for entry in kept
    )
    facets = (
        facet(one.key, one.label, one.labels, (row.values[one.key] for row in rows)) for one in properties
    )
    return Catalogue(tuple(facets), tuple(orders), rows)


def _places(entries: Iterable[Entry]) -> dict[str, int]:
    return {entry.id: place for place, entry in enumerate(entries)}


def _placed(entries: Iterable[Entry], by: Callable[[Entry], Any]) -> Callable[[Entry], int]:
    places = _places(sorted(entries, key=by))
    return lambda entry: places[entry.id]


def tools(catalog: Catalog, scribe: Scribe) -> Catalogue:
    """List tools by the need that they meet."""
    words, needs = scribe.words, {entry.id: n for n, entry in enumerate(catalog.ordered("categories"))}
    titles = {entry.id: scribe.plain(entry.body.title) for entry in catalog.ordered("categories")}
    licences = {"all": words("tools.open.all")} | {v: words(f"tools.open.{v}") for v in ("part", "none")}
    name, entries = _by(scribe, "name"), catalog.collections["tools"].values()
    return catalogue(
        (
            Property("category", words("tools.need"), titles, lambda e: (e.body.category,)),
            _subjects(catalog, scribe),
            Property("licence", words("tools.licence"), licences, lambda e: (e.body.open_source,)),
            Property("upkeep", words("tools.upkeep"), words.group("upkeep"), lambda e: (e.body.status,)),
        ),
        (
            Order("", words("order.need"), lambda e: (needs[e.body.category], name(e))),
            Order("name", words("order.name"), _placed(entries, name)),
            Order("release", words("order.release"), lambda e: _newest(e.body.last_release)),
        ),
        entries,
    )


def cases(catalog: Catalog, scribe: Scribe) -> Catalogue:
    """List cases by organisation."""
    words, entries = scribe.words, catalog.collections["cases"].values()
    countries = {
        _slug(catalog, e): scribe.plain(e.body.country) for e in sorted(entries, key=_by(scribe, "country"))
    }
    organisation = _by(scribe, "organisation")
    figures = {"some": words("cases.with-figures"), "none": words("cases.without-figures")}
    return catalogue(
        (
            _subjects(catalog, scribe),
            Property("country", words("cases.country"), countries, lambda e: (_slug(catalog, e),)),
            Property(
                "figures", words("cases.figures"), figures, lambda e: ("some" if e.body.figures else "none",)
            ),
        ),
        (
            Order("", words("order.organisation"), organisation),
            Order("country", words("order.country"), _placed(entries, _by(scribe, "country"))),
            Order("figures", words("order.figures"), lambda e: -len(e.body.figures)),
        ),
        entries,
    )


def terms(catalog: Catalog, scribe: Scribe) -> Catalogue:
    """List terms by the alphabet."""
    title = _by(scribe, "title")
    uses = {e.id: uses_of(catalog, scribe.locale, e) for e in catalog.collections["terms"].values()}
    return catalogue(
        (_used(scribe, uses),),
        (
            Order("", scribe.words("order.alphabet"), title),
            Order("uses", scribe.words("order.uses"), lambda e: -_count(uses[e.id])),
        ),
        catalog.collections["terms"].values(),
    )


def sources(catalog: Catalog, scribe: Scribe) -> Catalogue:
    """List sources by author."""
    words, places = scribe.words, _places(bibliography(catalog))
    uses = {e.id: uses_of(catalog, scribe.locale, e) for e in catalog.collections["sources"].values()}
    spans = sorted({_span(e) for e in catalog.collections["sources"].values()}, key=_newest)
    languages = sorted({e.body.language for e in catalog.collections["sources"].values()})
    return catalogue(
        (
            Property("kind", words("sources.kind"), words.group("kind"), lambda e: (e.body.kind,)),
            Property(
                "year",
                words("sources.year"),
                {s: _span_label(s, scribe) for s in spans},
                lambda e: (_span(e),),
            ),
            Property(
                "language",
                words("sources.language"),
                {c: language_name(c) for c in languages},
                lambda e: (e.body.language,),
            ),
        ),
        (
            Order("", words("order.author"), lambda e: places[e.id]),
            Order("year", words("order.year"), lambda e: _newest(str(e.body.year))),
            Order("uses", words("order.uses"), lambda e: -_count(uses[e.id])),
        ),
        catalog.collections["sources"].values(),
    )


def letter(scribe: Scribe, entry: Entry) -> str:
    """Return the letter under which a term stands; all that begin with none stand together."""
    plain = unicodedata.normalize("NFKD", scribe.plain(entry.body.title)).upper()
    first = next((character for character in plain if character.isalnum()), "")
    return first if first.isalpha() else "0-9"


def language_name(code: str) -> str:
    """Return what a language calls itself, or its code."""
    return words_of(code)("language") if code in known_locales() else code


def _by(scribe: Scribe, key: str) -> Callable[[Entry], tuple[str, str]]:
    return lambda entry: (scribe.plain(getattr(entry.body, key)).casefold(), entry.id)


def _subjects(catalog: Catalog, scribe: Scribe) -> Property:
    names = {entry.id: scribe.plain(entry.body.name) for entry in catalog.subjects}
    return Property("subject", scribe.words("filter.subject"), names, lambda e: tuple(e.body.subjects))


def _used(scribe: Scribe, uses: Mapping[str, Mapping[str, Sequence[object]]]) -> Property:
    kinds = dict.fromkeys(KINDS.values())
    labels = {_kind_id(kind): scribe.words(kind) for kind in kinds}
    return Property(
        "used", scribe.words("filter.used"), labels, lambda e: tuple(_kind_id(k) for k in uses[e.id])
    )


def _kind_id(kind: str) -> str:
    page, _, part = kind.partition(".")
    return page if part == "title" else part


def _count(uses: Mapping[str, Sequence[object]]) -> int:
    return sum(len(places) for places in uses.values())


def _newest(when: str) -> int:
    """Return what puts the newest first and the unknown last."""
    return 0 if when == "unknown" else -int(when.replace("-", ""))


def _slug(catalog: Catalog, entry: Entry) -> str:
    """Return a country as addresses name it, the same in every locale."""
    country = entry.body.country
    name = country.get(catalog.locales[0]) or ""
    bare = (c for c in unicodedata.normalize("NFKD", name.lower()) if not unicodedata.combining(c))
    return "-".join("".join(c if c.isalnum() else " " for c in bare).split())


def _span(entry: Entry) -> str:
    year = entry.body.year
    return "unknown" if year == "unknown" else str(year // SPAN * SPAN)


def _span_label(first: str, scribe: Scribe) -> str:
    if first == "unknown":
        return scribe.words("sources.unknown-year")
    return scribe.words("sources.span", first=first, last=int(first) + SPAN - 1)
