"""Writes content in one locale onto one page: texts, links, citations and dates."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from markupsafe import Markup, escape

from generator import markup
from generator.models.reference import EntryRef, SourceId
from generator.render.addresses import ASSETS, address_of, relative
from generator.render.citations import letters_of, short_author
from generator.render.term_links import PageTerms, term_words

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from generator.catalog import Catalog, Entry
    from generator.models.source import Source
    from generator.models.text import Text
    from generator.words import Words

REPORT_FORM = "correction.yml"
"""The issue form that a page's report link opens; the link fills its field `file`, and the theme its field `page`."""

_MARKDOWN = re.compile(r"([\\`*_{}\[\]#|!])")


@dataclass
class Scribe:
    """Holds what a template needs to write one page in one locale."""

    catalog: Catalog
    words: Words
    address: str
    """The page's address relative to the locale's root."""
    untranslated: bool = field(default=False)
    """Becomes true when a text had to be shown in the default locale."""
    terms: PageTerms = field(default_factory=PageTerms)
    """Terms that the page links where it uses them first."""
    cited: set[SourceId] | None = None
    """Sources that the page cites and tells at its foot; None where each citation leads to the source's own page."""

    @property
    def locale(self) -> str:
        """The locale of the page."""
        return self.words.locale

    def html(self, text: Text) -> Markup:
        """Write a text as HTML; in the default locale, and marked so, when untranslated."""
        sentence = text.get(self.locale)
        if sentence is not None:
            return markup.inline_html(sentence, self.resolve)
        self.untranslated = True
        default = self.catalog.locales[0]
        rendered = markup.inline_html(text.get(default) or "", self.resolve)
        return Markup('<span lang="{}">{}</span>').format(default, rendered)

    def prose(self, text: Text) -> Markup:
        """Write a text as HTML in which terms of the glossary are linked, each once in a part of a page."""
        if text.get(self.locale) is None:
            return self.html(text)
        known = term_words(self.catalog, self.locale)
        return known.link(self.html(text), self.terms, lambda term: self.to(EntryRef(f"terms/{term}")))

    def explained(self) -> list[Entry]:
        """Return the terms that the page links, in the order of their ids."""
        return [self.catalog.collections["terms"][term] for term in sorted(self.terms.linked)]

    def plain(self, text: Text) -> str:
        """Write a text without marks."""
        sentence = text.get(self.locale)
        if sentence is None:
            self.untranslated = True
        return markup.plain(sentence or text.get(self.catalog.locales[0]) or "")

    def called(self, text: Text, locale: str) -> str:
        """Write a text without marks in another locale than the page's; nothing where it is missing."""
        return markup.plain(text.get(locale) or "")

    def heading(self, text: Text | str) -> Markup:
        """Write a text for a Markdown heading, where only the builder's table of contents sees it."""
        words = text if isinstance(text, str) else self.plain(text)
        safe = _MARKDOWN.sub(r"\\\1", " ".join(words.split())).replace("&", "&amp;").replace("<", "&lt;")
        return Markup(safe)  # noqa: S704 (escaped for Markdown in the two steps above)

    def resolve(self, target: str) -> str:
        """Turn the target of a link in a text, which names an entry, into a URL."""
        return self.to(EntryRef(target))

    def to(self, reference: EntryRef | SourceId) -> str:
        """Return the relative URL of the entry or claim that a reference names.

        The checks have proved that there is one; without that this is wrong code.
        """
        entry = self.catalog.find(reference)
        if entry is None:
            raise LookupError(reference)
        return self.way(address_of(entry, reference.target()[2]))

    def way(self, address: str) -> str:
        """Return the relative URL of an address of this locale."""
        return relative(self.address, address)

    def asset(self, name: str) -> str:
        """Return the relative URL of one of our stylesheets, pictures or scripts."""
        return self.way(f"{ASSETS}/{name}").rstrip("/")

    def edit(self, src_uri: str, line: int = 1) -> str:
        """Return the address at which a file, from a line on, or a folder's list of files, can be edited."""
        settings = self.catalog.comparison
        how = "edit" if src_uri.endswith(".yml") else "tree"
        anchor = f"#L{line}" if line > 1 else ""
        return f"{settings.repository}/{how}/{settings.branch}/{src_uri}{anchor}"

    def report(self, src_uri: str, title: str) -> str:
        """Return the address at which a mistake on this page can be reported."""
        filled = {"template": REPORT_FORM, "title": f"Correction: {title}", "file": src_uri}
        return f"{self.catalog.comparison.repository}/issues/new?{urlencode(filled)}"

    def cite(self, sources: Iterable[SourceId], *, titled: bool = True) -> Markup:
        """Write short citations, each a link to its source; without titles where there are hundreds."""
        link = Markup('<a class="tb-cite" href="{}"{}>{}</a>')
        if self.cited is not None:
            return Markup(", ").join(
                link.format(f"#source-{source}", self._first(source), self.citation(source))
                for source in sources
            )
        title = Markup(' title="{}"')
        return Markup(", ").join(
            link.format(
                self.to(source),
                title.format(self._source(source).title) if titled else "",
                self.citation(source),
            )
            for source in sources
        )

    def _first(self, source: SourceId) -> Markup | str:
        """Return the anchor to which a note at the foot leads back: where its source is cited first."""
        if self.cited is None or source in self.cited:
            return ""
        self.cited.add(source)
        return Markup(' id="cited-{}"').format(source)

    def noted(self) -> list[Entry]:
        """Return the sources that the page tells at its foot, in the order of their citations."""
        held = [self.catalog.collections["sources"][source] for source in self.cited or ()]
        return sorted(held, key=lambda entry: (self.citation(SourceId(entry.id)).casefold(), entry.id))

    def citation(self, source: SourceId) -> str:
        """Return the short form of a source, which no other has: who and when."""
        return f"{short_author(self._source(source))} {self.year(source)}"

    def year(self, source: SourceId) -> str:
        """Return the year of a source; with a letter where others of the same year have the same short author."""
        body, letter = self._source(source), letters_of(self.catalog).get(source, "")
        if body.year == "unknown":
            return f"{self.words('sources.no-date')}{letter and f'-{letter}'}"
        return f"{body.year}{letter}"

    def _source(self, source: SourceId) -> Source:
        body: Source = self.catalog.collections["sources"][source].body
        return body

    def date(self, day: dt.date) -> Markup:
        """Write a date in the locale's words, readable by programs too."""
        month = self.words.by_key["date.months"].split()[day.month - 1]
        return Markup('<time datetime="{}">{} {} {}</time>').format(day.isoformat(), day.day, month, day.year)

    def list_of(self, parts: Iterable[Markup | str]) -> Markup:
        """Join parts as a list in running text: a, b and c."""
        written = [escape(part) for part in parts]
        if len(written) < 2:  # noqa: PLR2004 (a list has two parts)
            return Markup("").join(written)
        joint = self.words("list.and-two" if len(written) == 2 else "list.and")  # noqa: PLR2004 (as above)
        return Markup(", ").join(written[:-1]) + joint + written[-1]
