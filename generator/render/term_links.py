"""Term links: the words of a page that the glossary explains, each linked where a part of it uses them first."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from markupsafe import Markup

from generator import markup
from generator.phrases import Phrases

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.catalog import Catalog
    from generator.models.term import Term

    Notes = Literal["within", "fetched"]

_TAG = re.compile(r"(<[^>]+>)")
_CLOSED = {"a", "code"}
"""Elements in which no word is linked: they lead elsewhere, or are not prose."""
_BRACKETS = re.compile(r"\s*\(.*?\)")
_SHORT_FORM = re.compile(r"[A-Z][A-Za-z]{0,2}[A-Z]")


@dataclass
class PageTerms:
    """The terms that a page links, and where it tells what they mean."""

    notes: Notes | None = "within"
    """Within the page, or in a file that is fetched when somebody asks; with None no word is linked."""
    linked: set[str] = field(default_factory=set)
    """Ids of all terms that it links."""
    _taken: set[str] = field(default_factory=set)

    def part(self, *explained: str) -> str:
        """Begin a part that may be read alone: its words are linked afresh, but for terms that it explains itself.

        Returns nothing, for a template to write.
        """
        self._taken = set(explained)
        return ""

    def takes(self, term: str) -> bool:
        """Tell whether a word is to be linked here, and note that it then is."""
        if self.notes is None or term in self._taken or (self.notes == "within" and term in self.linked):
            return False
        self._taken.add(term)
        self.linked.add(term)
        return True

    def described(self, term: str) -> str:
        """Return the attribute by which a link names its note, where that stands in the page."""
        return f' aria-describedby="term-{term}"' if self.notes == "within" else ""


@dataclass(frozen=True)
class TermWords:
    """What to look for on a page of one locale."""

    phrases: Phrases
    terms: dict[str, str]
    """Word in lower case to the id of its term."""

    def link(self, rendered: Markup, page: PageTerms, address: Callable[[str], str]) -> Markup:
        """Link the words of rendered text that stand in no link yet, each term once in a part of the page."""
        written, inside = [], 0
        for part in _TAG.split(rendered):
            inside += _depth(part)
            prose = not inside and not part.startswith("<")
            written.append("".join(self._linked(part, page, address)) if prose else part)
        return Markup("".join(written))  # noqa: S704 (rendered text, with links of our own in it)

    def named(self, text: str) -> Iterator[str]:
        """Yield the id of the term for each of its words in a plain text."""
        return (self.terms[found.phrase] for found in self.phrases.find(text))

    def _linked(self, prose: str, page: PageTerms, address: Callable[[str], str]) -> Iterator[str]:
        link, done = '<a class="tb-term-link" href="{}"{}>{}</a>', 0
        for found in self.phrases.find(prose):
            term = self.terms[found.phrase]
            if page.takes(term):
                yield prose[done : found.start]
                yield link.format(address(term), page.described(term), prose[found.start : found.end])
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
