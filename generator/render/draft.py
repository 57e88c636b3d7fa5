"""A page: as a draft of what it shows, and as the Markdown file that is written from it."""

from __future__ import annotations

import html
import json
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from generator.ageing import due
from generator.catalog import trust_of
from generator.render import pictures
from generator.render.addresses import address_of, page_of, place_of, source_file, step_address
from generator.render.anchors import with_old_anchors
from generator.render.bibliography import place_name
from generator.render.reading_time import reading_time
from generator.render.scribe import Scribe
from generator.render.term_links import PageTerms
from generator.render.uses import uses_of
from generator.words import words_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.catalog import Catalog
    from generator.models.reference import SourceId
    from generator.words import Words


NOTED = frozenset(
    {
        "subject.md",
        "similarities.md",
        "differences.md",
        "lifecycles.md",
        "timeline.md",
        "neighbours.md",
        "choose.md",
        "maturity.md",
        "roadmap.md",
    }
)
"""Templates of pages that tell their sources at their foot."""
READ = NOTED | {"cases.md", "page.md"}
"""Templates of pages that are read from top to bottom."""
LONG = frozenset({"compare.md", "tools.md", "cases.md", "glossary.md", "guide.md"})
"""Templates of pages of so many parts that the notes on their terms are fetched when somebody asks for one."""


@dataclass(frozen=True)
class Page:
    """One Markdown file of a locale's docs folder."""

    src_uri: str
    """Path in the docs folder, posix."""
    text: str
    title: str
    """In words; what the front matter holds is HTML."""
    description: str
    """In words, as the title."""
    section: str = ""
    """Key of the navigation section that lists the page; empty when none does."""
    front: Mapping[str, Any] = field(default_factory=dict)
    """Its front matter."""


@dataclass(frozen=True)
class Draft:
    """A page before it is written."""

    address: str
    """Where it stands, relative to the locale's root."""
    template: str
    title: str
    description: str
    edit: str
    """The file, or folder of files, that holds its content; posix, relative to the project's root."""
    section: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)
    """What its template needs beyond what every template gets."""
    front: Mapping[str, Any] = field(default_factory=dict)
    """Further front matter."""
    line: int = 1
    """Where in the file its content begins."""


def write(catalog: Catalog, words: Words, draft: Draft) -> Page:
    """Write a draft as Markdown with front matter."""
    terms = PageTerms("fetched" if draft.template in LONG else "within")
    cited: set[SourceId] | None = set() if draft.template in NOTED else None
    scribe = Scribe(catalog, words, draft.address, terms=terms, cited=cited)
    body = render(draft.template, catalog, scribe, {"title": draft.title, **draft.values}).strip()
    body = with_old_anchors(catalog, draft.address, body)
    minutes = reading_time(body) if draft.template in READ else 0
    if scribe.cited:
        body += "\n\n" + render("source_notes.md", catalog, scribe, {}).strip()
    if scribe.terms.linked or scribe.cited:
        body += "\n\n" + render("term_notes.html", catalog, scribe, {}).strip()
    front = {
        "title": html.escape(draft.title),  # these two the theme writes as they are
        "description": html.escape(draft.description),
        "edit": scribe.edit(draft.edit, draft.line),
        "report": scribe.report(draft.edit, draft.title),
        **draft.front,
    }
    if minutes:
        front["minutes"] = words("page.minutes", minutes=minutes)
    if scribe.untranslated:
        front["untranslated"] = words("page.untranslated", language=words_of(catalog.locales[0])("language"))
    header = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in front.items())
    text = f"---\n{header}---\n\n{body}\n"
    return Page(source_file(draft.address), text, draft.title, draft.description, draft.section, front)


def render(template: str, catalog: Catalog, scribe: Scribe, values: Mapping[str, Any]) -> str:
    """Fill a template with what every page gets and what this one needs beyond it."""
    filled = _environment().get_template(template)
    return filled.render(scribe=scribe, words=scribe.words, catalog=catalog, **values)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("generator.render"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals.update(
        address_of=address_of,
        due=due,
        page_of=page_of,
        pictures=pictures,
        place_of=place_of,
        place_name=place_name,
        uses_of=uses_of,
        step_address=step_address,
        trust_of=trust_of,
        words_of=words_of,
    )
    return environment
