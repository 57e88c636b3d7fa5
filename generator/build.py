"""The story of a site: examine, compile, render, publish, run the site builder, put it in place."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from generator import output
from generator.assets import assets
from generator.beside import findable_files, guide_files, previews
from generator.checks.examples import examples_of
from generator.checks.reasons import reason_of
from generator.checks.registry import RULES
from generator.commits import commits
from generator.errors import SiteBuilderError
from generator.examine import sound
from generator.finish import finish, join_styles
from generator.guide.compile import compile_guide
from generator.offline import list_files
from generator.render.dataset import dataset_files
from generator.render.feed import NAME as FEED
from generator.render.pages import render_pages
from generator.render.rule_pages import Rule
from generator.render.scribe import Scribe
from generator.render.site_settings import locale_root, site_settings
from generator.search import index
from generator.words import words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from generator.catalog import Catalog
    from generator.examine import Examination
    from generator.guide.graph import DecisionGraph
    from generator.render.draft import Page

    Say = Callable[[str], None]

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


@dataclass(frozen=True)
class Docs:
    """What was rendered for the site builder."""

    examination: Examination
    published: Mapping[str, output.Published]
    """Locale to what became of its docs folder."""


def build_site(root: Path, site_dir: Path, place: Place, say: Say) -> None:
    """Make the whole site.

    Raises:
        ContentError: the content has errors.
        SiteBuilderError: the site builder failed, or the search could not be made.
        ForeignFilesError: the folder for the site holds files that are not ours.
    """
    output.refuse_foreign(site_dir)
    say("Reading and checking the content")
    docs = render_docs(root, place)
    catalog = docs.examination.catalog
    pages = sum(len(list((root / BUILT_IN / "docs" / locale).rglob("*.md"))) for locale in catalog.locales)
    if not commits(root):
        say("This clone has no history: pages get no dates, and there is no feed.")
    say(f"Building {pages} pages in {len(catalog.locales)} languages")
    run_site_builder(root, catalog.locales)
    folders = site_folders(root, catalog.locales)
    join_styles(folders)
    index(folders)
    list_files(folders)
    places = (locale_root(catalog, locale) for locale in catalog.locales)
    output.replace_tree(site_dir, dict(zip(places, folders, strict=True)))
    say(f"The site is in {site_dir}")


def render_docs(root: Path, place: Place, *, built_in: str = BUILT_IN) -> Docs:
    """Examine the content and write the docs folders and settings that the site builder reads.

    Raises:
        ContentError: the content has errors.
    """
    examination = sound(root)
    catalog = examination.catalog.edited_at(place.repository)
    graphs, shared, history = _graphs(catalog), assets(root), commits(root)
    rules = [
        Rule(name, asks, *reason_of(name), tuple(examples_of(name))) for name, asks in sorted(RULES.items())
    ]
    settings_dir = root / built_in  # beside the docs: a builder may refuse to write above its settings
    theme = os.path.relpath(PACKAGE / "theme", settings_dir)
    published, settings = {}, {}
    for locale in catalog.locales:
        pages = list(render_pages(catalog, graphs, locale, history, rules))
        beside = guide_files(root, catalog, graphs, locale, shared, place.address)
        found = findable_files(catalog, locale, pages, history, place.address)
        address = f"{place.address}{locale_root(catalog, locale)}" if place.address else ""
        told = dataset_files(Scribe(catalog, words_of(locale), ""), graphs, address)
        shown = previews(catalog, locale, pages) if place.previews else {}
        files = _apart(pages) | shared | beside | found | told | shown
        published[locale] = output.publish(root / built_in / "docs" / locale, files)
        settings[f"mkdocs.{locale}.yml"] = site_settings(
            catalog,
            locale,
            pages,
            site_url=place.address,
            theme=theme,
            feed=FEED if FEED in found else "",
            previews=place.previews,
            inherits=os.path.relpath(root / "mkdocs.yml", settings_dir),
        ).encode()
    for name, content in settings.items():
        output.write_file(settings_dir / name, content)
    return Docs(examination, published)


def _apart(pages: Iterable[Page]) -> dict[str, bytes]:
    """Return the pages as files; a file for two of them would be wrong code, for the examination refuses it."""
    files: dict[str, bytes] = {}
    for page in pages:
        if page.src_uri in files:
            raise AssertionError(page.src_uri)
        files[page.src_uri] = page.text.encode()
    return files


def _graphs(catalog: Catalog) -> dict[str, DecisionGraph]:
    graphs = {}
    for entry in catalog.guides.values():
        graph = compile_guide(entry.id, entry.body).graph
        if graph is None:
            raise AssertionError(entry.src_uri)  # the examination refuses such a guide
        graphs[entry.id] = graph
    return graphs


def run_site_builder(
    root: Path, locales: tuple[str, ...], *, built_in: str = BUILT_IN, only_changed: bool = False
) -> None:
    """Run the site builder once per locale, side by side, and finish what it built.

    Raises:
        SiteBuilderError: it failed, or warned of a broken link or anchor.
    """
    mode = ["--dirty"] if only_changed else ["--strict"]
    environment = {
        **os.environ,
        "NO_MKDOCS_2_WARNING": "1",
        "SOURCE_DATE_EPOCH": os.environ.get("SOURCE_DATE_EPOCH", "0"),
    }
    runs = [
        subprocess.Popen(  # noqa: S603 (our own command, no input in it)
            [
                sys.executable,
                "-m",
                "mkdocs",
                "build",
                *mode,
                "-f",
                str(root / built_in / f"mkdocs.{locale}.yml"),
            ],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            env=environment,
        )
        for locale in locales
    ]
    said = [run.communicate()[0] for run in runs]
    failed = [words for run, words in zip(runs, said, strict=True) if run.returncode]
    if failed:
        raise SiteBuilderError("\n".join(failed))
    finish(site_folders(root, locales, built_in=built_in))


def site_folders(root: Path, locales: Iterable[str], *, built_in: str = BUILT_IN) -> list[Path]:
    """Return where the site builder puts each locale."""
    return [root / built_in / "site" / locale for locale in locales]
