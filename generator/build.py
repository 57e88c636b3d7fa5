"""The story of a site: examine, compile, render, publish, run the site builder, put it in place."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from generator import output
from generator.errors import ContentError, SiteBuilderError
from generator.examine import examine
from generator.guide.compile import compile_guide
from generator.render.pages import render_pages
from generator.render.site_settings import locale_root, site_settings

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from generator.catalog import Catalog
    from generator.examine import Examination
    from generator.guide.graph import DecisionGraph

    Say = Callable[[str], None]

PACKAGE = Path(__file__).parent
ASSETS = "assets/timbang"


@dataclass(frozen=True)
class Docs:
    """What was rendered for the site builder."""

    examination: Examination
    changed: Mapping[str, tuple[str, ...]]
    """Locale to the files of its docs folder that are new or changed."""


def build_site(root: Path, site_dir: Path, site_url: str, say: Say) -> None:
    """Make the whole site.

    Raises:
        ContentError: the content has errors.
        SiteBuilderError: the site builder failed.
    """
    say("Reading and checking the content")
    docs = render_docs(root, site_url)
    catalog = docs.examination.catalog
    pages = sum(len(list((root / "build" / "docs" / locale).rglob("*.md"))) for locale in catalog.locales)
    say(f"Building {pages} pages in {len(catalog.locales)} languages")
    run_site_builder(root, catalog.locales)
    output.replace_tree(
        site_dir,
        {locale_root(catalog, locale): root / "build" / "site" / locale for locale in catalog.locales},
    )
    say(f"The site is in {site_dir}")


def render_docs(root: Path, site_url: str) -> Docs:
    """Examine the content and write the docs folders and settings that the site builder reads.

    Raises:
        ContentError: the content has errors.
    """
    examination = examine(root)
    if examination.report:
        raise ContentError(examination)
    catalog = examination.catalog
    graphs = _graphs(catalog)
    assets = _assets(root)
    build, changed, settings = root / "build", {}, {}
    settings_dir = build / "settings"
    for locale in catalog.locales:
        pages = list(render_pages(catalog, graphs, locale))
        files = {page.src_uri: page.text.encode() for page in pages} | assets
        changed[locale] = output.publish(build / "docs" / locale, files)
        theme = os.path.relpath(PACKAGE / "theme", settings_dir)
        settings[f"mkdocs.{locale}.yml"] = site_settings(
            catalog, locale, pages, _with_slash(site_url), theme
        ).encode()
    output.publish(settings_dir, settings)
    return Docs(examination, changed)


def _with_slash(url: str) -> str:
    return f"{url.rstrip('/')}/" if url else ""


def _graphs(catalog: Catalog) -> dict[str, DecisionGraph]:
    graphs = {}
    for entry in catalog.guides.values():
        graph = compile_guide(entry.id, entry.body).graph
        if graph is None:
            raise AssertionError(entry.src_uri)  # the examination refuses such a guide
        graphs[entry.id] = graph
    return graphs


def _assets(root: Path) -> dict[str, bytes]:
    """Return our stylesheets, pictures and scripts by their path in a docs folder."""
    folders = (PACKAGE / "theme" / "assets", root / "decision_tree" / "runtime")
    kept = {".js", ".css", ".svg"}
    return {
        f"{ASSETS}/{path.name}": path.read_bytes()
        for folder in folders
        for path in sorted(folder.glob("*"))
        if path.suffix in kept
    }


def run_site_builder(root: Path, locales: tuple[str, ...], *, only_changed: bool = False) -> None:
    """Run the site builder once per locale, side by side.

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
                str(root / "build" / "settings" / f"mkdocs.{locale}.yml"),
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
