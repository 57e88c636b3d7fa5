"""The site builder's settings for one locale: words, address and navigation."""

from __future__ import annotations

import json
import posixpath
from html import escape
from typing import TYPE_CHECKING, Any

from generator.render.scribe import Scribe
from generator.words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.catalog import Catalog
    from generator.render.draft import Page

_THEME_WORDS = (
    "page.edit",
    "page.edit-folder",
    "page.report",
    "page.menu",
    "page.trail",
    "page.beside",
    "page.before",
    "page.after",
    "page.link-copied",
    "page.copied",
    "cite.title",
    "cite.copy",
    "glossary.title",
    "search.label",
    "search.disk",
    "search.failed",
    "head.feed",
    "foot.feed",
    "head.locale",
)
"""Keys of the words that our overrides of the theme say."""

PRIMARY = "timbang"
"""The name that our stylesheet gives to its colours."""


def site_settings(  # noqa: PLR0913 (what the settings of a locale depend on, each named)
    catalog: Catalog,
    locale: str,
    pages: Iterable[Page],
    *,
    site_url: str,
    theme: str,
    feed: str,
    previews: bool,
    inherits: str,
) -> str:
    """Return the settings file of one locale, as YAML that is also JSON.

    Args:
        catalog: the comparison.
        locale: the locale to set up.
        pages: its pages in the order of the navigation.
        site_url: address of the whole site with a slash at its end, or nothing.
        theme: path of our theme overrides, relative to where the file will stand.
        feed: the file of the feed of changes; empty when there is none.
        previews: whether pages have preview images.
        inherits: path of the settings that hold in every language, relative to where the file will stand.
    """
    words = words_of(locale)
    root = locale_root(catalog, locale)
    title = Scribe(catalog, words, "").plain(catalog.comparison.title)
    spoken = [locale] if root else catalog.locales  # a host serves one page for what is missing: the topmost
    settings: dict[str, Any] = {
        "INHERIT": inherits,
        "site_name": escape(title),  # the theme writes it as it is
        "site_url": f"{site_url}{root}" if site_url else "",
        "docs_dir": f"docs/{locale}",
        "site_dir": f"site/{locale}",
        "theme": {
            "custom_dir": theme,
            "language": locale,
            "palette": _palette(words.by_key["theme.light"], words.by_key["theme.dark"]),
        },
        "extra": {
            "alternate": True,
            "addresses": _addresses(catalog, site_url),
            "locales": [_way_to(catalog, root, other) for other in catalog.locales if other != locale],
            "feed": feed,
            "previews": previews,
            "missing": [_missing(root, locale_root(catalog, other), other) for other in spoken],
            "words": {key: words(key) for key in _THEME_WORDS},
        },
        "nav": _navigation(pages, words.by_key),
    }
    return json.dumps(settings, ensure_ascii=False, indent=1) + "\n"


def locale_root(catalog: Catalog, locale: str) -> str:
    """Return where a locale stands under the site's root: "" for the default one."""
    return "" if locale == catalog.locales[0] else f"{locale}/"


def _addresses(catalog: Catalog, site_url: str) -> list[dict[str, str]]:
    """Return where every locale stands, and where readers of any other language go; nothing when unknown."""
    if not site_url:
        return []
    named = [(locale, locale) for locale in catalog.locales] + [("x-default", catalog.locales[0])]
    return [{"lang": lang, "root": f"{site_url}{locale_root(catalog, locale)}"} for lang, locale in named]


def _way_to(catalog: Catalog, root: str, other: str) -> dict[str, str]:
    there = locale_root(catalog, other)
    prefix = posixpath.relpath(there or ".", root or ".")
    words = words_of(other)
    name = words("language")
    return {
        "lang": other,
        "name": name,
        "prefix": prefix,
        "label": words("page.other-language", language=name),
    }


def _missing(root: str, there: str, locale: str) -> dict[str, str]:
    """Return what the page for a wrong address says in one locale."""
    words = words_of(locale)
    search = {"search": words("search.label"), "disk": words("search.disk"), "failed": words("search.failed")}
    prefix = posixpath.relpath(there or ".", root or ".")
    return {"lang": locale, "prefix": prefix, **words.group("missing"), **search}


def _navigation(pages: Iterable[Page], words: Any) -> list[Any]:
    sections: dict[str, list[str]] = {}
    for page in pages:
        if page.section:
            sections.setdefault(page.section, []).append(page.src_uri)
    home = sections.pop("nav.home", [])
    return [{words["nav.home"]: src_uri} for src_uri in home] + [
        {words[key]: files} for key, files in sections.items()
    ]


def _palette(to_dark: str, to_light: str) -> list[dict[str, Any]]:
    """Follow the reader's system until they choose; two buttons, one shown at a time."""
    return [
        {
            "media": f"(prefers-color-scheme: {scheme})",
            "scheme": name,
            "primary": PRIMARY,
            "accent": PRIMARY,
            "toggle": {"icon": icon, "name": label},
        }
        for scheme, name, icon, label in (
            ("light", "default", "material/weather-night", to_dark),
            ("dark", "slate", "material/weather-sunny", to_light),
        )
    ]
