"""Serves the site while its content is being edited: every edit is checked, built and shown."""

from __future__ import annotations

import errno
import time
from contextlib import suppress
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from watchfiles import watch

from generator.build import BUILT_IN, Docs, Place, render_docs, run_site_builder, site_folders
from generator.errors import ContentError, NoContentError, PortError, SiteBuilderError, TimbangError
from generator.live_server import HOST, LiveSite, serve
from generator.render.site_settings import locale_root
from generator.reporters import as_page, page, trouble_as_page
from generator.search import index

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from http.server import HTTPServer
    from pathlib import Path

    from generator.examine import Examination

    Say = Callable[[str], None]
    Show = Callable[[Examination], None]

SERVED_FROM = f"{BUILT_IN}/serve"
"""A folder of its own: a site for others that is built meanwhile must not get pages made for this machine."""

_QUIET_MS = 60
"""An edit counts as over when nothing was written for so long."""
_IDLE_MS = 200
"""The watcher is sure to watch when it came back for the first time, which it does after so long."""


def serve_site(root: Path, port: int, say: Say, show: Show) -> None:
    """Build the site, serve it, and follow edits until interrupted.

    A broken edit is shown in the terminal and in the page; the server lives on.

    Raises:
        PortError: the site cannot be served at this port.
        NoContentError: the folder holds no comparison.
    """
    editor = _Editor(root, f"http://{HOST}:{port}/", say, show)
    server = _listening(editor.site, port)
    edits = _edits(root)
    try:
        next(edits)  # what is edited while the first build runs is followed after it
        editor.first()
        for paths in edits:
            if paths:
                editor.follow(paths)
    finally:
        server.shutdown()


def _listening(site: LiveSite, port: int) -> HTTPServer:
    """Serve before anything is built: a port that cannot be used is said at once."""
    try:
        return serve(site, port)
    except OSError as error:
        why = "is taken: stop what uses it, or"
        if error.errno != errno.EADDRINUSE:
            why = f"cannot be used ({error.strerror}):"
        raise PortError(f"Port {port} {why} choose another with --port.") from error


def _edits(root: Path) -> Iterator[list[str]]:
    """Yield the paths of each edit, and none whenever there was nothing for a while.

    Many editors save a file by putting another in its place. Within a folder that is an edit like any other; what is
    watched by its own name has to be watched anew.
    """
    edited: set[str] = set()
    while True:
        watched = _watched(root)
        for changes in watch(
            *watched, debounce=400, step=_QUIET_MS, rust_timeout=_IDLE_MS, yield_on_timeout=True
        ):
            edited |= {path for _, path in changes}
            if replaced := watched.items() ^ _watched(root).items():
                edited |= {str(path.resolve()) for path, _ in replaced}
                break
            yield sorted(edited)
            edited.clear()


def _watched(root: Path) -> dict[Path, int]:
    """Return what is watched, each with a number that no other file has."""
    watched = {}
    for place in (root / name for name in ("content", "decision_tree", "mkdocs.yml")):
        with suppress(OSError):  # it is not there, or gone for a moment
            watched[place] = place.stat().st_ino
    return watched


class _Editor:
    """Turns edits into new versions of the live site."""

    def __init__(self, root: Path, url: str, say: Say, show: Show) -> None:
        self.root, self.url, self.say, self.show = root, url, say, show
        waiting = page("The site is being built.", "This page reloads by itself when it is there.")
        self.site = LiveSite({"": root / SERVED_FROM / "site"}, waiting)
        self.built = False
        self.touched: tuple[str, ...] = ()
        """Locales that the last edit changed."""

    def first(self) -> None:
        """Build everything once; what keeps it from being built is shown instead."""
        self.say("Checking and building (some seconds the first time)")
        made = self._make(only_changed=False)
        self.say(f"Serving at {self.url} (stop with Ctrl+C)")
        if made:
            self._index()

    def follow(self, paths: list[str]) -> None:
        """Check and build again after an edit, and say how long that took."""
        start = time.perf_counter()
        names = ", ".join(path.removeprefix(f"{self.root.resolve()}/") for path in paths[:3])
        if self._make(only_changed=self.built and not any(path.endswith("mkdocs.yml") for path in paths)):
            self.say(f"{names}: shown after {time.perf_counter() - start:.1f} s")
            self._index()

    def _index(self) -> None:
        """Let the search follow, when the page is there already."""
        try:
            index(site_folders(self.root, self.touched, built_in=SERVED_FROM))
        except SiteBuilderError as error:
            self.say(str(error))

    def _make(self, *, only_changed: bool) -> bool:
        """Bring the site up to date and show it, or else what keeps it from being built."""
        try:
            self._build(only_changed=only_changed)
        except ContentError as error:
            self.show(error.examination)
            self.site.show(as_page(error.examination.report, error.examination.source_line))
            return False
        except (TimbangError, OSError) as error:  # a file can vanish between being listed and being read
            if isinstance(error, NoContentError) and not self.site.shown.version:
                raise
            self.built = False
            self.say(str(error))
            self.site.show(trouble_as_page(str(error)))
            return False
        self.built = True
        self.site.show()
        return True

    def _build(self, *, only_changed: bool) -> None:
        docs = render_docs(self.root, Place(site_url=self.url), built_in=SERVED_FROM)
        catalog = docs.examination.catalog
        self.touched = tuple(
            locale
            for locale, done in docs.published.items()
            if done.changed or done.removed or not only_changed
        )
        run_site_builder(self.root, self.touched, built_in=SERVED_FROM, only_changed=only_changed)
        self._remove_pages(docs)
        folders = site_folders(self.root, catalog.locales, built_in=SERVED_FROM)
        roots = (locale_root(catalog, locale).rstrip("/") for locale in catalog.locales)
        self.site.folders = dict(zip(roots, folders, strict=True))

    def _remove_pages(self, docs: Docs) -> None:
        """Remove what the site builder, which looks at changed files only, has left of removed ones."""
        for locale, done in docs.published.items():
            (folder,) = site_folders(self.root, [locale], built_in=SERVED_FROM)
            for src_uri in done.removed:
                (folder / _built_as(src_uri)).unlink(missing_ok=True)


def _built_as(src_uri: str) -> str:
    """Return the file of a site that the site builder makes of one of its docs folder."""
    path = PurePosixPath(src_uri)
    if path.suffix != ".md":
        return src_uri
    return str(path.with_suffix(".html") if path.stem == "index" else path.with_suffix("") / "index.html")
