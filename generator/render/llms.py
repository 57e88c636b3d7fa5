"""The site for language models: an index of its pages (llms.txt), and all their text in one file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.render.plain_page import plain_page
from generator.render.scribe import Scribe
from generator.words import words_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.catalog import Catalog
    from generator.render.draft import Page

INDEX, FULL = "llms.txt", "llms-full.txt"
_OPTIONAL = "Optional"
"""The format's own word, in every language, for what may be left out."""
_BRACKETS = re.compile(r"([\\\[\]])")
"""What would end the words of a link."""


def llms_files(
    catalog: Catalog, locale: str, pages: Sequence[Page], roots: Mapping[str, str]
) -> dict[str, bytes]:
    """Return the two files.

    Args:
        catalog: the comparison.
        locale: the language of the pages.
        pages: every page of the locale, in the order of the navigation.
        roots: locale to the address of its root, absolute, or relative to this locale's.
    """
    found = [page for page in pages if "canonical" not in page.front]
    return {
        INDEX: _index(catalog, locale, found, roots).encode(),
        FULL: "\n".join(_whole(page, roots[locale]) for page in found).encode(),
    }


def _index(catalog: Catalog, locale: str, pages: Sequence[Page], roots: Mapping[str, str]) -> str:
    words, root = words_of(locale), roots[locale]
    title = Scribe(catalog, words, "").plain(catalog.comparison.title)
    home = next((page.description for page in pages if page.src_uri == "index.md"), "")
    sections: dict[str, list[str]] = {}
    for page in pages:
        name = _BRACKETS.sub(r"\\\1", page.title)
        line = f"- [{name}]({root}{_address(page)}): {page.description}"
        sections.setdefault(words(page.section) if page.section else _OPTIONAL, []).append(line)
    others = [
        f"- [{words_of(other)('language')}]({roots[other]}{INDEX}): "
        + words("llms.other", language=words_of(other)("language"))
        for other in catalog.locales
        if other != locale
    ]
    optional = [f"- [{FULL}]({root}{FULL}): {words('llms.full')}", *others, *sections.pop(_OPTIONAL, [])]
    parts = [f"# {title}", f"> {home}"]
    for name, lines in [*sections.items(), (_OPTIONAL, optional)]:
        parts.append(f"## {name}\n\n" + "\n".join(lines))
    return "\n\n".join(parts) + "\n"


def _whole(page: Page, root: str) -> str:
    body = page.text.split("\n---\n", 1)[1]
    return f"<!-- {root}{_address(page)} -->\n\n{plain_page(body)}"


def _address(page: Page) -> str:
    name = page.src_uri.removesuffix(".md")
    return "" if name == "index" else f"{name}/"
