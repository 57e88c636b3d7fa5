"""Checks of the settings: the languages of the site, and that there is something to compare."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.diagnostics import Finding, nearest_of
from generator.words import known_locales

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.catalog import Catalog, Entry


def locales(catalog: Catalog) -> Iterator[tuple[Entry, Finding]]:
    """Find languages that the pages have no words for, and lists of languages that contradict each other."""
    if catalog.settings is None:
        return
    body = catalog.comparison
    for position, locale in enumerate(body.locales):
        if finding := _locale(body.locales, position, locale):
            yield catalog.settings, finding
    for position, locale in enumerate(body.unfinished):
        if finding := _unfinished(body.locales, position, locale):
            yield catalog.settings, finding


def _locale(known: tuple[str, ...], position: int, locale: str) -> Finding | None:
    if locale in known[:position]:
        return Finding(
            ("locales", position),
            f"The language `{locale}` stands twice.",
            expected="each language once",
            rule="site-language",
        )
    if locale not in known_locales():
        return Finding(
            ("locales", position),
            f"The pages have no words in `{locale}`.",
            expected=f"one of {', '.join(known_locales())}",
            nearest=nearest_of(locale, set(known_locales()) - set(known)),
            remedy="Write generator/words/<language>.yml first: the same keys as in another language.",
            rule="site-language",
        )
    return None


def _unfinished(known: tuple[str, ...], position: int, locale: str) -> Finding | None:
    if locale in known[1:]:
        return None
    first = locale == known[0]
    return Finding(
        ("unfinished", position),
        f"`{locale}` is shown where others are unfinished."
        if first
        else f"`{locale}` is none of the languages.",
        expected=f"one of {', '.join(known[1:])}" if known[1:] else "no language: there is one only",
        nearest="" if first else nearest_of(locale, known[1:]),
        rule="site-language",
    )


def no_subject(catalog: Catalog) -> Iterator[tuple[Entry, Finding]]:
    """Find a comparison of nothing."""
    unread = any(name.startswith("subjects/") for name in catalog.unread)
    if catalog.settings is not None and not catalog.subjects and not unread:
        finding = Finding(
            (),
            "The comparison has no subject.",
            expected="a file in content/subjects/ for each thing that is compared",
            remedy="Run `timbang new subjects`.",
            rule="too-few",
        )
        yield catalog.settings, finding
