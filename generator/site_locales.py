"""The languages of a site, held against those that its texts are in."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from generator.diagnostics import Diagnostic, nearest_of
from generator.models import Comparison
from generator.models.term import Term

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from generator.catalog import Entry
    from generator.yaml_source import Document


def judged(
    read: tuple[Document, Comparison] | None, entries: Iterable[Entry]
) -> tuple[Comparison, list[Diagnostic]]:
    """Return what was read of the comparison if its languages are right, or else what stands in for it."""
    used = Counter(locale for entry in entries for locale in set(_locales(entry)))
    if read is None:
        return _stand_in(used), []
    document, body = read
    faults = [*_unused(document, body, used)] or [*_unnamed(document, body, used)]
    return (_stand_in(used) if faults else body), faults


def _locales(entry: Entry) -> Iterator[str]:
    for _, text in entry.texts:
        yield from text.by_locale
    if isinstance(entry.body, Term):
        yield from (*entry.body.also, *entry.body.avoid)


def _stand_in(used: Iterable[str]) -> Comparison:
    """Return what to go on with when the comparison's own file is wrong: the rest is judged too.

    Which languages the site has is unknown then, so all that are used are right, and none has to be finished.
    """
    locales = sorted(used) or ["en"]
    told = {"title": "?", "repository": "https://example.org/x", "branch": "main"}
    return Comparison.model_validate({**told, "locales": locales, "unfinished": locales})


def _unused(document: Document, body: Comparison, used: Counter[str]) -> Iterator[Diagnostic]:
    """Find languages of the site that no text is in, and that are not said to be unfinished."""
    begun = {*used, *body.unfinished}
    for position, locale in enumerate(body.locales if used else ()):
        if locale not in begun:
            fact, near = f"No text is in the language `{locale}`.", nearest_of(locale, used)
            yield _finding(document, ("locales", position), fact, _usual(used), near)


def _unnamed(document: Document, body: Comparison, used: Counter[str]) -> Iterator[Diagnostic]:
    """Find the languages that texts usually are in and the site does not name."""
    unnamed = [locale for locale in _usual(used) if locale not in body.locales]
    if unnamed:
        yield _finding(document, ("locales",), f"Texts are in `{unnamed[0]}` as well.", _usual(used), "")


def _usual(used: Counter[str]) -> list[str]:
    """Return the languages of at least half as many entries as the language of most has."""
    return sorted(locale for locale, times in used.items() if times > max(used.values()) / 2)


def _finding(
    document: Document, path: tuple[str | int, ...], fact: str, usual: Collection[str], near: str
) -> Diagnostic:
    return Diagnostic(
        "site-locales",
        document.span(path, of_key=len(path) == 1),
        fact,
        expected=f"the languages that texts are in: {', '.join(usual)}",
        nearest=near,
        remedy="A language that is still being translated into stands under `unfinished` too.",
    )
