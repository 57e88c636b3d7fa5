"""The docs folders, one per locale: pages, what stands beside them, and settings, as the site builder reads them."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from generator import output
from generator.assets import assets
from generator.beside import findable_files, guide_files, previews
from generator.checks.examples import examples_of
from generator.checks.reasons import reason_of
from generator.checks.registry import RULES
from generator.commits import commits
from generator.examine import sound
from generator.guide.compile import compile_guide
from generator.render.dataset import dataset_files
from generator.render.draft import write
from generator.render.feed import NAME as FEED
from generator.render.moved import moved_files
from generator.render.pages import drafts_of
from generator.render.rule_pages import Rule
from generator.render.scribe import Scribe
from generator.render.site_settings import locale_root, site_settings
from generator.words import words_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from generator.catalog import Catalog
    from generator.commits import Commit
    from generator.examine import Examination
    from generator.guide.graph import DecisionGraph
    from generator.render.draft import Draft, Page

PACKAGE = Path(__file__).parent
BUILT_IN = "build"
"""Folder under the root in which a site is made; one that is made at the same time needs another."""


@dataclass(frozen=True)
class Place:
    """Where the site will stand, and where its content can be edited."""

    site_url: str = ""
    """Address of the site; empty when it is not known."""
    repository: str = ""
    """Address of the repository; empty for the one that the comparison names."""
    previews: bool = False
    """Whether pages get preview images; without an address nobody could fetch them."""

    @property
    def address(self) -> str:
        """The site's address with one slash at its end, or nothing."""
        return f"{self.site_url.rstrip('/')}/" if self.site_url else ""


class Docs:
    """The docs folders of sound content, written one locale at a time."""

    def __init__(self, examination: Examination, place: Place, built_in: str = BUILT_IN) -> None:
        self.examination = examination
        self.place = place
        self.folder = examination.root / built_in
        """Settings stand in it beside the docs: a builder may refuse to write above its settings."""
        self.catalog: Catalog = examination.catalog.edited_at(place.repository)

    def write(self, locale: str) -> output.Published:
        """Write everything of a locale, and take away what it no longer has."""
        words = words_of(locale)
        pages = [write(self.catalog, words, draft) for draft in self._drafts(locale)]
        beside = self._beside(locale, pages)
        self._write_settings(locale, pages, feed=FEED if FEED in beside else "")
        return output.publish(self.docs(locale), _apart(pages) | beside)

    def refresh(self, locale: str, addresses: Collection[str]) -> output.Published:
        """Write those pages of a locale alone that stand at some addresses and were there before."""
        words = words_of(locale)
        drafts = (draft for draft in self._drafts(locale) if draft.address in addresses)
        return output.refresh(
            self.docs(locale), _apart(write(self.catalog, words, draft) for draft in drafts)
        )

    def docs(self, locale: str) -> Path:
        """Return the docs folder of a locale."""
        return self.folder / "docs" / locale

    @cached_property
    def _graphs(self) -> dict[str, DecisionGraph]:
        graphs = {}
        for entry in self.catalog.guides.values():
            graph = compile_guide(entry.id, entry.body).graph
            if graph is None:
                raise AssertionError(entry.src_uri)  # the examination refuses such a guide
            graphs[entry.id] = graph
        return graphs

    @cached_property
    def history(self) -> tuple[Commit, ...]:
        """The commits that changed the content, from new to old."""
        return commits(self.examination.root)

    @cached_property
    def _assets(self) -> dict[str, bytes]:
        return assets(self.examination.root)

    def _drafts(self, locale: str) -> Iterator[Draft]:
        rules = [
            Rule(name, asks, *reason_of(name), examples_of(name)) for name, asks in sorted(RULES.items())
        ]
        return drafts_of(self.catalog, self._graphs, locale, self.history, rules)

    def _beside(self, locale: str, pages: Sequence[Page]) -> dict[str, bytes]:
        catalog, graphs, base = self.catalog, self._graphs, self.place.address
        guides = guide_files(self.examination.root, catalog, graphs, locale, self._assets, base)
        found = findable_files(catalog, locale, pages, self.history, base)
        address = f"{base}{locale_root(catalog, locale)}" if base else ""
        told = dataset_files(Scribe(catalog, words_of(locale), ""), graphs, address)
        shown = previews(catalog, locale, pages) if self.place.previews else {}
        moved = moved_files(catalog, locale, address)
        return self._assets | guides | found | told | shown | moved

    def _write_settings(self, locale: str, pages: Sequence[Page], feed: str) -> None:
        settings = site_settings(
            self.catalog,
            locale,
            pages,
            site_url=self.place.address,
            theme=os.path.relpath(PACKAGE / "theme", self.folder),
            feed=feed,
            previews=self.place.previews,
            inherits=os.path.relpath(self.examination.root / "mkdocs.yml", self.folder),
        )
        output.write_file(self.folder / f"mkdocs.{locale}.yml", settings.encode())


def render_docs(root: Path, place: Place) -> Mapping[str, output.Published]:
    """Examine the content and write the docs folder of every locale; return what became of each.

    Raises:
        ContentError: the content has errors.
    """
    docs = Docs(sound(root), place)
    return {locale: docs.write(locale) for locale in docs.catalog.locales}


def _apart(pages: Iterable[Page]) -> dict[str, bytes]:
    """Return the pages as files; a file for two of them would be wrong code, for the examination refuses it."""
    files: dict[str, bytes] = {}
    for page in pages:
        if page.src_uri in files:
            raise AssertionError(page.src_uri)
        files[page.src_uri] = page.text.encode()
    return files
