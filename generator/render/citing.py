"""Citing: how a page of the site is cited, in APA style and as BibTeX.

The address is added by the theme, which alone knows where a page stands in the end.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import datetime as dt

    from generator.words import Words

_SPECIAL = re.compile(r"([&%$#_{}])")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
"""The names that every BibTeX style knows."""


def citing(words: Words, site: str, title: str, address: str, changed: dt.date | None) -> dict[str, Any]:
    """Return the parts of a citation.

    Args:
        words: the words of the page's locale.
        site: the title of the comparison; its contributors are the author.
        title: of the page.
        address: of the page, relative to the locale's root.
        changed: the day of the commit that last changed it; None when it is not known.
    """
    author = words("cite.author", site=site)
    return {
        "author": author,
        "when": _when(words, changed),
        "title": title,
        "site": site,
        "bibtex": _bibtex(words, author, site, title, address, changed),
    }


def _when(words: Words, changed: dt.date | None) -> str:
    if changed is None:
        return words("sources.no-date")
    month = words.by_key["date.months"].split()[changed.month - 1]
    return words("cite.when", year=changed.year, month=month, day=changed.day)


def _bibtex(  # noqa: PLR0913, PLR0917 (the fields of a record)
    words: Words, author: str, site: str, title: str, address: str, changed: dt.date | None
) -> str:
    """Return a record without its end: the address and a closing brace follow."""
    name = "-".join([part for part in re.split(r"\W+", address) if part] or ["home"])
    fields = [
        f"author = {{{{{_escaped(author)}}}}}",
        f"title = {{{{{_escaped(title)}}}}}",
        f"howpublished = {{{_escaped(site)}}}",
        f"language = {{{words.locale}}}",
    ]
    if changed is not None:
        fields += [f"year = {{{changed.year}}}", f"month = {_MONTHS[changed.month - 1]}"]
    year = f"-{changed.year}" if changed else ""
    return ",\n  ".join([f"@misc{{{name}-{words.locale}{year}", *fields])


def _escaped(text: str) -> str:
    """Write what BibTeX would read as a command."""
    parts = (_SPECIAL.sub(r"\\\1", part) for part in text.split("\\"))
    return (
        r"\textbackslash{}".join(parts).replace("~", r"\textasciitilde{}").replace("^", r"\textasciicircum{}")
    )
