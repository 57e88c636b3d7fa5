"""A filled form for a correction or a translation, as words for whoever makes the change, and a patch if it is safe."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from generator.errors import IssueError
from generator.issues.body import refuse_markup
from generator.issues.entry import source_at
from generator.issues.patch import added, replaced
from generator.issues.place import parts_of, places_of
from generator.markup import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.catalog import Catalog
    from generator.issues.body import Filled
    from generator.issues.patch import Patch
    from generator.issues.place import Place

MOST_PLACES = 10
"""Places told; words that stand in more are no help."""


def tell_correction(filled: Filled, catalog: Catalog) -> Iterator[str]:
    """Yield where the words stand that are said to be wrong, what is proposed, and how far it is proven.

    Raises:
        IssueError: what is proposed holds what no text may hold.
    """
    wrong, right = _unquoted(filled("wrong")), _unquoted(filled("right"))
    refuse_markup(filled, "right")
    places = places_of(wrong, filled("file"), catalog)
    yield from _told(filled, places, wrong, right, catalog)
    source = filled("source")
    known = source_at(source, catalog)
    yield f"source:   {source or 'none'}" + (f" (content/sources/{known}.yml)" if known else "")
    yield "left:     hold it against the source; then `checked` is the day of that"
    yield from (
        "left:     say it in the other languages of this text too" for p in places[:1] if _locale(p, catalog)
    )
    yield from _patch_of([replaced(place, wrong, right) for place in places])


def tell_translation(filled: Filled, catalog: Catalog, languages: dict[str, str]) -> Iterator[str]:
    """Yield where a text stands, and how it is to read in a language; `languages` maps their names to locales.

    Raises:
        IssueError: what is proposed holds what no text may hold, or the language is none of the comparison's.
    """
    original, proposed = _unquoted(filled("original")), _unquoted(filled("proposed"))
    refuse_markup(filled, "proposed")
    locale = languages.get(filled("language"))
    if locale is None:
        raise IssueError(f"`{filled('language')}` is not one of {', '.join(languages)}.")
    found = places_of(original, filled("file"), catalog)
    places = [place for place in found if _locale(place, catalog)]
    yield from _told(filled, places or found, original, f"{locale}: {proposed}", catalog)
    if found and not places:
        yield "left:     it stands once for all languages; write it under each, if they differ"
    yield "left:     read both languages side by side"
    if len(places) == 1 and not places[0].reads(original):
        # A patch would put a translation of this part in the place of the whole, and lose the rest.
        yield from _covers_a_part(places[0], locale)
    else:
        yield from _bare(places, locale)
        yield from _patch_of([_translated(place, locale, proposed) for place in places])


def _bare(places: list[Place], locale: str) -> Iterator[str]:
    """Tell of links and emphasis that words copied from a page have not, and that the patch would take away."""
    for there in (_in(place, locale) for place in places):
        if there and plain(there.value) != there.value:
            yield f"left:     put back the marks and links of: {there.value}"


def _covers_a_part(place: Place, locale: str) -> Iterator[str]:
    there = _in(place, locale)
    yield "patch:    none is safe; your text covers a part of this one. It would " + (
        f"replace: {there.value}" if there else f"stand for all of: {place.value}"
    )


def _translated(place: Place, locale: str, proposed: str) -> Patch:
    """Return a patch that makes a text read as proposed in a language."""
    there = _in(place, locale)
    return replaced(there, there.value, proposed) if there else added(place, locale, proposed)


def _in(place: Place, locale: str) -> Place | None:
    """Return where a text stands in a language, if it does."""
    texts = place.entry.document.value
    for step in place.path[:-1]:
        texts = texts[step]
    return (
        type(place)(place.entry, (*place.path[:-1], locale), str(texts[locale])) if locale in texts else None
    )


def _told(
    filled: Filled, places: list[Place], looked_for: str, proposed: str, catalog: Catalog
) -> Iterator[str]:
    yield f"{filled.form.name}: {filled('page') or 'no page was named'}"
    if not places:
        yield f"nowhere:  {looked_for}"
        yield from _joined(parts_of(looked_for, filled("file"), catalog))
    for place in places[:MOST_PLACES]:
        yield f"stands:   {place}"
        yield f"          {place.value}"
    if len(places) > MOST_PLACES:
        yield f"          and {len(places) - MOST_PLACES} more"
    yield f"proposed: {proposed}"
    yield from (f"remarks:  {remarks}" for remarks in (filled("remarks"),) if remarks)


def _joined(parts: list[Place]) -> Iterator[str]:
    """Tell why words are nowhere: no value says them, or several do together."""
    if len(parts) < 2:  # noqa: PLR2004 (one value alone would have been found)
        yield "          No value of the content says this; are they words around it, or were some left out?"
        return
    yield "          No single value says this; a page joins it of several:"
    for part in parts[:MOST_PLACES]:
        yield f"a part:   {part}"
        yield f"          {part.value}"


def _patch_of(patches: list[Patch]) -> Iterator[str]:
    """Yield the patch if it is clear what is meant."""
    if len(patches) == 1 and patches[0].text:
        yield from (f"note:     {said}" for said in patches[0].said)
        yield "patch:    for `git apply`; nothing else in the file changes"
        yield ""
        yield patches[0].text.rstrip("\n")
    else:
        yield "patch:    none is safe; change it by hand"


def _locale(place: Place, catalog: Catalog) -> str:
    """Return the language of a text, or nothing when the place holds none."""
    last = str(place.path[-1])
    return last if last in catalog.locales else ""


def _unquoted(words: str) -> str:
    """Take off the quotation marks around words that were copied from a page."""
    ends = len(words) > 1 and all(_is_quote(sign) for sign in (words[0], words[-1]))
    return words[1:-1].strip() if ends else words


def _is_quote(sign: str) -> bool:
    return sign in {'"', "'"} or unicodedata.category(sign) in {"Pi", "Pf"}
