"""The story of a site: examine, compile, render, publish, run the site builder, put it in place."""

from __future__ import annotations

import json
import os
import posixpath
import re
import subprocess
import sys
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from generator import output
from generator.checks.examples import examples_of
from generator.checks.registry import RULES
from generator.commits import commits
from generator.errors import ContentError, SiteBuilderError
from generator.examine import examine
from generator.finish import finish, join_styles
from generator.guide.compile import compile_guide
from generator.load import RELEASE_FOLDER
from generator.offline import list_files
from generator.render.addresses import ASSETS
from generator.render.bundle import bundle
from generator.render.exports import dmn, mermaid, table
from generator.render.feed import NAME as FEED
from generator.render.feed import feed
from generator.render.guide_file import guide_file
from generator.render.guide_pages import labels_of, older_releases
from generator.render.llms import llms_files
from generator.render.manifest import NAME as MANIFEST
from generator.render.manifest import manifest
from generator.render.pages import render_pages
from generator.render.rule_pages import Rule
from generator.render.scribe import Scribe
from generator.render.search_words import search_files
from generator.render.site_settings import locale_root, site_settings
from generator.search import index
from generator.words import words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from generator.catalog import Catalog
    from generator.commits import Commit
    from generator.examine import Examination
    from generator.guide.graph import DecisionGraph
    from generator.render.draft import Page

    Say = Callable[[str], None]

PACKAGE = Path(__file__).parent
READER = PACKAGE / "reader"
"""Scripts that filter what pages list."""


@dataclass(frozen=True)
class Place:
    """Where the site will stand, and where its content can be edited."""

    site_url: str = ""
    """Address of the site; empty when it is not known."""
    repository: str = ""
    """Address of the repository; empty for the one that the comparison names."""

    @property
    def address(self) -> str:
        """The site's address with one slash at its end, or nothing."""
        return f"{self.site_url.rstrip('/')}/" if self.site_url else ""


@dataclass(frozen=True)
class Docs:
    """What was rendered for the site builder."""

    examination: Examination
    changed: Mapping[str, tuple[str, ...]]
    """Locale to the files of its docs folder that are new or changed."""


def build_site(root: Path, site_dir: Path, place: Place, say: Say) -> None:
    """Make the whole site.

    Raises:
        ContentError: the content has errors.
        SiteBuilderError: the site builder failed, or the search could not be made.
        ForeignFilesError: the folder for the site holds files that are not ours.
    """
    say("Reading and checking the content")
    docs = render_docs(root, place)
    catalog = docs.examination.catalog
    pages = sum(len(list((root / "build" / "docs" / locale).rglob("*.md"))) for locale in catalog.locales)
    say(f"Building {pages} pages in {len(catalog.locales)} languages")
    run_site_builder(root, catalog.locales)
    join_styles(site_folders(root, catalog.locales))
    index(site_folders(root, catalog.locales))
    list_files(site_folders(root, catalog.locales))
    built = {locale_root(catalog, locale): root / "build" / "site" / locale for locale in catalog.locales}
    output.replace_tree(site_dir, built)
    say(f"The site is in {site_dir}")


def render_docs(root: Path, place: Place) -> Docs:
    """Examine the content and write the docs folders and settings that the site builder reads.

    Raises:
        ContentError: the content has errors.
    """
    examination = examine(root)
    if examination.report:
        raise ContentError(examination)
    catalog = examination.catalog.edited_at(place.repository)
    graphs, assets, history = _graphs(catalog), _assets(root), commits(root)
    rules = [Rule(name, asks, tuple(examples_of(name))) for name, asks in sorted(RULES.items())]
    settings_dir = root / "build" / "settings"
    theme = os.path.relpath(PACKAGE / "theme", settings_dir)
    changed, settings = {}, {}
    for locale in catalog.locales:
        pages = list(render_pages(catalog, graphs, locale, history, rules))
        beside = _guide_files(root, catalog, graphs, locale, assets, place.address)
        found = _findable_files(catalog, locale, pages, history, place.address)
        files = {page.src_uri: page.text.encode() for page in pages} | assets | beside | found
        changed[locale] = output.publish(root / "build" / "docs" / locale, files)
        settings[f"mkdocs.{locale}.yml"] = site_settings(
            catalog,
            locale,
            pages,
            site_url=place.address,
            theme=theme,
            feed=FEED if FEED in found else "",
        ).encode()
    output.publish(settings_dir, settings)
    return Docs(examination, changed)


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
    runtime = root / "decision_tree" / "runtime"
    assets = {
        f"{ASSETS}/{path.name}": _COMMENT.sub(b"", path.read_bytes())
        if path.suffix == ".css"
        else path.read_bytes()
        for folder, suffixes in ((PACKAGE / "theme" / "assets", {".css", ".svg", ".js"}), (runtime, {".css"}))
        for path in sorted(folder.glob("*"))
        if path.suffix in suffixes
    }
    modules = {path.name: path.read_text(encoding="utf-8") for path in sorted(runtime.glob("*.js"))}
    wanted = _ENTRIES if modules else ()  # a comparison to read alone has neither guides nor filters
    for folder in (READER, PACKAGE / "browser"):
        modules |= {path.name: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.js"))}
    bundles = {name: bundle(modules, name) for name in (*wanted, *_EVERYWHERE)}
    bundles |= {name: f"{{\n{bundles[name]}}}\n" for name in _PLAIN}  # a block keeps its names to itself
    return assets | {f"{ASSETS}/{name}": script.encode() for name, script in bundles.items()}


_COMMENT = re.compile(rb"/\*.*?\*/\s*", re.DOTALL)
"""What a stylesheet says to its authors; readers need not load it."""

_ENTRIES = ("guide.js", "map.js", "comparison.js", "catalogue.js", "catalogue-picks.js")
"""Scripts that pages ask for; every other module is part of one of them."""
_EVERYWHERE = ("timbang.js", "search.js", "keeping.js")
"""Scripts that any page may ask for."""
WORKER = "worker.js"
_PLAIN = ("timbang.js",)
"""Scripts that run from a disk too, where browsers run no modules."""


def _guide_files(  # noqa: PLR0913, PLR0917 (what a locale's guides are made of)
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


def _findable_files(
    catalog: Catalog, locale: str, pages: Sequence[Page], history: Sequence[Commit], address: str
) -> dict[str, bytes]:
    """Return what leads readers and programs to a locale's pages: feed, llms.txt, robots.txt, search."""
    here = locale_root(catalog, locale)
    places = {other: locale_root(catalog, other) for other in catalog.locales}
    near = {other: posixpath.relpath(f"/{place}", f"/{here}") + "/" for other, place in places.items()}
    roots = {other: f"{address}{place}" if address else near[other] for other, place in places.items()}
    files = llms_files(catalog, locale, pages, roots | ({} if address else {locale: ""}))
    files |= {f"{ASSETS}/{name}": content for name, content in search_files(catalog, locale, pages).items()}
    scribe = Scribe(catalog, words_of(locale), "")
    files[MANIFEST] = manifest(catalog, scribe)
    files[WORKER] = _worker(scribe)
    told = feed(scribe, history, roots[locale] if address else "")
    if told:
        files[FEED] = told
    if address and not here:
        sitemaps = "".join(f"Sitemap: {root}sitemap.xml\n" for root in roots.values())
        files["robots.txt"] = f"User-agent: *\nAllow: /\n\n{sitemaps}".encode()
    return files


def _worker(scribe: Scribe) -> bytes:
    """Return the service worker of a locale, which knows what to say of a page that was not kept."""
    words = {"lang": scribe.locale} | {
        name: escape(word) for name, word in scribe.words.group("unkept").items()
    }
    said = json.dumps(words, ensure_ascii=False)
    return f"const words = {said};\n{(PACKAGE / 'browser' / WORKER).read_text(encoding='utf-8')}".encode()


def run_site_builder(root: Path, locales: tuple[str, ...], *, only_changed: bool = False) -> None:
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
    finish(site_folders(root, locales))


def site_folders(root: Path, locales: Iterable[str]) -> list[Path]:
    """Return where the site builder puts each locale."""
    return [root / "build" / "site" / locale for locale in locales]
