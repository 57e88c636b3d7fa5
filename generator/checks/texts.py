"""Checks of texts: every language is there, and nothing stands in them but words and inline Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import markup
from generator.diagnostics import Finding, nearest_of
from generator.models.term import Term
from generator.models.walk import lines
from generator.words import known_locales

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.catalog import Catalog, Entry
    from generator.yaml_source import Path


def missing_translations(catalog: Catalog) -> Iterator[tuple[Entry, Finding]]:
    """Find texts that lack a language of the site, and languages that the site lacks."""
    if catalog.settings is None:
        return  # which languages there are stands in a file that could not be read
    unasked = {*catalog.comparison.unfinished} | {*catalog.locales}.difference(known_locales())
    finished = tuple(locale for locale in catalog.locales if locale not in unasked)
    for entry in catalog.files():
        for path, text in entry.texts:
            strange = [locale for locale in text.by_locale if locale not in catalog.locales]
            for locale in () if strange else text.missing(finished):  # the strange one is most likely it
                yield (
                    entry,
                    Finding(
                        path,
                        f"The text has no `{locale}`.",
                        expected=f"`{locale}: ...` beside the others",
                        remedy=f"Add the text in `{locale}`.",
                        of_key=True,
                        rule="missing-translation",
                    ),
                )
            for locale in strange:
                yield from _unknown_locale(catalog, entry, (*path, locale))
        if isinstance(entry.body, Term):
            for name in ("also", "avoid"):
                for locale in getattr(entry.body, name):
                    yield from _unknown_locale(catalog, entry, (name, locale))


def _unknown_locale(
    catalog: Catalog, entry: Entry, path: tuple[str | int, ...]
) -> Iterator[tuple[Entry, Finding]]:
    locale = str(path[-1])
    if locale not in catalog.locales:
        yield (
            entry,
            Finding(
                path,
                f"`{locale}` is not a language of this site.",
                of_key=True,
                rule="unknown-locale",
                expected=f"one of {', '.join(catalog.locales)}",
                nearest=nearest_of(locale, catalog.locales),
            ),
        )


def faulty_words(catalog: Catalog) -> Iterator[tuple[Entry, Finding]]:
    """Find HTML, line breaks, hidden characters and unusable link targets in texts, and in lines."""
    for entry in catalog.files():
        for path, text in entry.texts:
            written = text.by_locale.items() or [("", text.everywhere)]
            for locale, sentence in written:
                at = (*path, locale) if locale else path
                yield from ((entry, _finding(at, fault)) for fault in markup.faults(sentence))
        for path, line in lines(entry.body):
            yield from ((entry, _finding(path, fault)) for fault in markup.line_faults(line))


def _finding(path: Path, fault: markup.Fault) -> Finding:
    return Finding(
        path,
        fault.reason,
        expected=fault.expected,
        remedy=fault.remedy,
        words=fault.what,
        rule=fault.rule,
    )
