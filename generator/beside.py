"""What stands beside the pages of a locale: guides as files, feed, search, manifest, preview images."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from generator.assets import WORKER, worker
from generator.load import RELEASE_FOLDER
from generator.render.addresses import ASSETS
from generator.render.exports import dmn, mermaid, table
from generator.render.feed import NAME as FEED
from generator.render.feed import feed
from generator.render.guide_file import guide_file
from generator.render.guide_pages import labels_of, older_releases
from generator.render.llms import llms_files
from generator.render.manifest import NAME as MANIFEST
from generator.render.manifest import manifest
from generator.render.preview import preview
from generator.render.scribe import Scribe
from generator.render.search_words import search_files
from generator.render.site_settings import locale_root
from generator.render.term_notes import NAME as TERM_NOTES
from generator.render.term_notes import term_notes
from generator.words import words_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from generator.catalog import Catalog
    from generator.commits import Commit
    from generator.guide.graph import DecisionGraph
    from generator.render.draft import Page


def guide_files(  # noqa: PLR0913, PLR0917 (what a locale's guides are made of)
    root: Path,
    catalog: Catalog,
    graphs: Mapping[str, DecisionGraph],
    locale: str,
    assets: Mapping[str, bytes],
    address: str,
) -> dict[str, bytes]:
    """Return what stands beside a guide's page: the guide as one file, and its older versions."""
    files = {}
    script, style = (assets.get(f"{ASSETS}/{name}", b"").decode() for name in ("guide.js", "guide.css"))
    for entry in catalog.guides.values():
        folder, graph = f"guides/{entry.id}", graphs[entry.id]
        base = f"{address}{locale_root(catalog, locale)}{folder}/" if address else ""
        files[f"{folder}/{entry.id}.html"] = guide_file(
            catalog, entry, graph, locale, base=base, script=script, style=style
        )
        labels = labels_of(Scribe(catalog, words_of(locale), ""), entry)
        told = {"mmd": mermaid(graph, labels), "csv": table(graph, labels), "dmn": dmn(graph, labels)}
        files |= {f"{folder}/map/{entry.id}.{kind}": text.encode() for kind, text in told.items() if text}
        for version in older_releases(catalog, graph):
            kept = root / RELEASE_FOLDER / entry.id / f"{version}.json"
            files[f"{folder}/releases/{version}.json"] = kept.read_bytes()
    return files


def findable_files(
    catalog: Catalog, locale: str, pages: Sequence[Page], history: Sequence[Commit], address: str
) -> dict[str, bytes]:
    """Return what leads readers and programs to a locale's pages, and what those ask for: feed, search, notes."""
    here = locale_root(catalog, locale)
    places = {other: locale_root(catalog, other) for other in catalog.locales}
    near = {other: posixpath.relpath(f"/{place}", f"/{here}") + "/" for other, place in places.items()}
    roots = {other: f"{address}{place}" if address else near[other] for other, place in places.items()}
    files = llms_files(catalog, locale, pages, roots | ({} if address else {locale: ""}))
    files |= {f"{ASSETS}/{name}": content for name, content in search_files(catalog, locale, pages).items()}
    scribe = Scribe(catalog, words_of(locale), "")
    files[MANIFEST] = manifest(catalog, scribe)
    files[WORKER] = worker(scribe)
    files[f"{ASSETS}/{TERM_NOTES}"] = term_notes(scribe)
    told = feed(scribe, history, roots[locale] if address else "")
    if told:
        files[FEED] = told
    if address and not here:
        sitemaps = "".join(f"Sitemap: {root}sitemap.xml\n" for root in roots.values())
        files["robots.txt"] = f"User-agent: *\nAllow: /\n\n{sitemaps}".encode()
    return files


def previews(catalog: Catalog, locale: str, pages: Sequence[Page]) -> dict[str, bytes]:
    """Return the preview image of each page that has one."""
    site = Scribe(catalog, words_of(locale), "").plain(catalog.comparison.title)
    return {
        page.front["image"]: preview(site, page.title, page.description)
        for page in pages
        if "image" in page.front
    }
