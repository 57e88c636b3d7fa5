"""Turns edits into new versions of the live site: first the pages that are open, then all others."""

from __future__ import annotations

import time
from collections import deque
from functools import partial
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from generator.docs import BUILT_IN, Docs, Place
from generator.errors import ContentError, NoContentError, SiteBuilderError, TimbangError
from generator.examine import sound
from generator.live_site import LiveSite
from generator.render.site_settings import locale_root
from generator.reporters import as_page, page, trouble_as_page
from generator.search import index
from generator.site_builder import begin, end, site_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from pathlib import Path

    from generator.catalog import Catalog
    from generator.examine import Examination
    from generator.output import Published

    Say = Callable[[str], None]
    Show = Callable[[Examination], None]

SERVED_FROM = f"{BUILT_IN}/serve"
"""A folder of its own: a site for others that is built meanwhile must not get pages made for this machine."""


class Editor:
    """Makes the site anew, as much of it as an edit asks for."""

    def __init__(self, root: Path, url: str, say: Say, show: Show) -> None:
        self.root, self.url, self.say, self.show = root, url, say, show
        waiting = page("The site is being built.", "This page reloads by itself when it is there.")
        self.site = LiveSite({"": root / SERVED_FROM / "site"}, waiting)
        self._built = False
        """Whether the site builder may look at changed files only."""
        self._catalog: Catalog | None = None
        """What was read last; files that say the same are not read again."""
        self._later: deque[Callable[[], None]] = deque()
        """What the last edit has left to do, step by step, when there is time."""
        self._unsearched: set[str] = set()
        """Locales with pages newer than their search index."""

    def first(self) -> None:
        """Build everything once; what keeps it from being built is shown instead."""
        self.say("Checking and building (some seconds the first time)")
        self._guarded(partial(self._make, ["mkdocs.yml"]))
        self.say(f"Serving at {self.url} (stop with Ctrl+C)")

    def follow(self, paths: Collection[str]) -> None:
        """Check and build again after an edit of some files, and say how long that took."""
        start = time.perf_counter()
        names = ", ".join(path.removeprefix(f"{self.root.resolve()}/") for path in list(paths)[:3])
        if self._guarded(partial(self._make, paths)):
            self.say(f"{names}: shown after {time.perf_counter() - start:.1f} s")

    def catch_up(self) -> None:
        """Do one step of what was left for later, if anything was."""
        if self._later:
            self._guarded(self._later.popleft())

    def _guarded(self, step: Callable[[], None]) -> bool:
        """Take a step, or show what keeps it from being taken."""
        try:
            step()
        except ContentError as error:
            self._later.clear()
            self._catalog = error.examination.catalog
            self.show(error.examination)
            self.site.show(as_page(error.examination.report, error.examination.source_line))
            return False
        except (TimbangError, OSError) as error:  # a file can vanish between being listed and being read
            self._later.clear()
            if isinstance(error, NoContentError) and not self.site.shown.version:
                raise
            self._built = False
            self.say(str(error))
            self.site.show(trouble_as_page(str(error)))
            return False
        return True

    def _make(self, paths: Collection[str]) -> None:
        """Bring the site up to date and show it."""
        docs = Docs(sound(self.root, self._catalog), Place(site_url=self.url), SERVED_FROM)
        self._catalog = docs.examination.catalog
        self._later.clear()
        begun, settings = time.monotonic(), any(path.endswith("mkdocs.yml") for path in paths)
        if self._built and not settings and self._refreshed(docs):
            self._later.extend(partial(self._write, docs, [locale]) for locale in docs.catalog.locales)
            self._later.append(partial(self._tell_others, begun))
        else:
            self._write(docs, docs.catalog.locales, all_pages=settings or not self._built)
            self._place(docs.catalog)
            self._built = True
        self._later.append(self._index)
        self.site.show()

    def _refreshed(self, docs: Docs) -> bool:
        """Make the pages that are open, where the edit changed any; leave all others."""
        runs, opened = [], self.site.opened()
        for locale in docs.catalog.locales:
            addresses = opened.get(locale_root(docs.catalog, locale).rstrip("/"), set())
            if addresses and docs.refresh(locale, addresses).changed:
                runs.append(begin(self.root, locale, built_in=SERVED_FROM, only_changed=True))
                self._unsearched.add(locale)
        end(runs)
        return bool(runs)

    def _write(self, docs: Docs, locales: Collection[str], *, all_pages: bool = False) -> None:
        """Write some locales and build what changed of them."""
        runs = []
        for locale in locales:
            done = docs.write(locale)
            if all_pages or done.changed or done.removed:
                runs.append(begin(self.root, locale, built_in=SERVED_FROM, only_changed=not all_pages))
                self._unsearched.add(locale)
            self._remove(locale, done)
        end(runs)

    def _remove(self, locale: str, done: Published) -> None:
        """Remove what the site builder, which looks at changed files only, has left of removed ones."""
        folder = site_folder(self.root, locale, SERVED_FROM)
        for src_uri in done.removed:
            (folder / _built_as(src_uri)).unlink(missing_ok=True)

    def _place(self, catalog: Catalog) -> None:
        self.site.folders = {
            locale_root(catalog, locale).rstrip("/"): site_folder(self.root, locale, SERVED_FROM)
            for locale in catalog.locales
        }

    def _tell_others(self, begun: float) -> None:
        """Let pages reload that were opened while they were still those of before."""
        if self.site.opened(since=begun):
            self.site.show()

    def _index(self) -> None:
        """Let the search follow, when the pages are there already."""
        try:
            index(site_folder(self.root, locale, SERVED_FROM) for locale in sorted(self._unsearched))
            self._unsearched.clear()
        except SiteBuilderError as error:
            self.say(str(error))


def _built_as(src_uri: str) -> str:
    """Return the file of a site that the site builder makes of one of its docs folder."""
    path = PurePosixPath(src_uri)
    if path.suffix != ".md":
        return src_uri
    return str(path.with_suffix(".html") if path.stem == "index" else path.with_suffix("") / "index.html")
