"""Term links: the words of a page that the glossary explains, each linked where it is used first."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from markupsafe import Markup

from generator import markup
from generator.phrases import Phrases

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.catalog import Catalog
    from generator.models.term import Term

_TAG = re.compile(r"(<[^>]+>)")
_CLOSED = {"a", "code"}
"""Elements in which no word is linked: they lead elsewhere, or are not prose."""
_BRACKETS = re.compile(r"\s*\(.*?\)")
_SHORT_FORM = re.compile(r"[A-Z][A-Za-z]{0,2}[A-Z]")


@dataclass(frozen=True)
class TermWords:
    """What to look for on a page of one locale."""

    phrases: Phrases
    terms: dict[str, str]
    """Word in lower case to the id of its term."""

    def link(self, rendered: Markup, taken: set[str], address: Callable[[str], str]) -> Markup:
        """Link the words of rendered text that stand in no link yet, each term once; note what was taken."""
        written, inside = [], 0
        for part in _TAG.split(rendered):
            inside += _depth(part)
            prose = not inside and not part.startswith("<")
            written.append("".join(self._linked(part, taken, address)) if prose else part)
        return Markup("".join(written))  # noqa: S704 (rendered text, with links of our own in it)

    def named(self, text: str) -> Iterator[str]:
        """Yield the id of the term for each of its words in a plain text."""
        return (self.terms[found.phrase] for found in self.phrases.find(text))

    def _linked(self, prose: str, taken: set[str], address: Callable[[str], str]) -> Iterator[str]:
        link, done = '<a class="tb-term-link" href="{}" aria-describedby="term-{}">{}</a>', 0
        for found in self.phrases.find(prose):
            term = self.terms[found.phrase]
            if term not in taken:
                taken.add(term)
                yield prose[done : found.start]
                yield link.format(address(term), term, prose[found.start : found.end])
                done = found.end
        yield prose[done:]


def _depth(part: str) -> int:
    """Return how many closed elements a tag opens, or closes."""
    name = part[1:].lstrip("/").split(">")[0].split(" ")[0] if part.startswith("<") else ""
    return (-1 if part.startswith("</") else 1) if name in _CLOSED else 0


@lru_cache(maxsize=8)
def term_words(catalog: Catalog, locale: str) -> TermWords:
    """Return the words of a locale: titles of terms, their titles in the default locale, and short forms.

    Other words that a term is known by are too often ordinary words to be linked unseen.
    """
    terms: dict[str, str] = {}
    for entry in catalog.collections["terms"].values():
        if not entry.body.everyday:
            for word in _words(entry.body, locale, catalog.locales[0]):
                terms.setdefault(word.lower(), entry.id)
    # A plural s is the same word; in a language without it, nothing ends so. Before a word in capitals
    # stands a part of a name, such as the Continuous Delivery Foundation.
    return TermWords(Phrases(terms, joined="/", ending="s", then="(?! [A-Z])"), terms)


def _words(term: Term, locale: str, default: str) -> Iterator[str]:
    for known in dict.fromkeys((locale, default)):
        title = term.title.get(known)
        if title:
            yield from _BRACKETS.sub("", markup.plain(title)).split(", ")
        yield from (word for word in term.also.get(known, ()) if _SHORT_FORM.fullmatch(word))
