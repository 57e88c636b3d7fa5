"""Serves the site while its content is being edited: every edit is checked, built and shown."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from watchfiles import watch

from generator.build import Place, render_docs, run_site_builder, site_folders
from generator.errors import ContentError, PortTakenError, SiteBuilderError
from generator.live_server import HOST, LiveSite, serve
from generator.render.site_settings import locale_root
from generator.reporters import as_page
from generator.search import index

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from generator.examine import Examination

    Say = Callable[[str], None]
    Show = Callable[[Examination], None]

_QUIET_MS = 60
"""An edit counts as over when nothing was written for so long."""


def serve_site(root: Path, port: int, say: Say, show: Show) -> None:
    """Build the site, serve it, and follow edits until interrupted.

    A broken edit is shown in the terminal and in the page; the server lives on.

    Raises:
        PortTakenError: the port is not free.
    """
    url = f"http://{HOST}:{port}/"
    editor = _Editor(root, url, say, show)
    editor.first()
    try:
        server = serve(editor.site, port)
    except OSError as error:
        raise PortTakenError(
            f"Port {port} is taken: stop what uses it, or choose another with --port."
        ) from error
    say(f"Serving at {url} (stop with Ctrl+C)")
    try:
        for changes in watch(*_watched(root), debounce=400, step=_QUIET_MS):
            editor.follow(sorted({path for _, path in changes}))
    finally:
        server.shutdown()


def _watched(root: Path) -> list[Path]:
    names = ("content", "decision_tree", "mkdocs.yml")
    return [root / name for name in names if (root / name).exists()]


class _Editor:
    """Turns edits into new versions of the live site."""

    def __init__(self, root: Path, url: str, say: Say, show: Show) -> None:
        self.root, self.url, self.say, self.show = root, url, say, show
        self.site = LiveSite({"": root / "build" / "site"})
        self.built = False
        self.touched: tuple[str, ...] = ()
        """Locales that the last edit changed."""

    def first(self) -> None:
        """Build everything once; content with errors is shown instead."""
        self.say("Checking and building (some seconds the first time)")
        if self._make(only_changed=False):
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
            index(site_folders(self.root, self.touched))
        except SiteBuilderError as error:
            self.say(str(error))

    def _make(self, *, only_changed: bool) -> bool:
        try:
            docs = render_docs(self.root, Place(site_url=self.url))
            catalog = docs.examination.catalog
            touched = tuple(
                locale for locale in catalog.locales if docs.published[locale].changed or not only_changed
            )
            run_site_builder(self.root, touched, only_changed=only_changed)
        except ContentError as error:
            self.show(error.examination)
            self.site.show(as_page(error.examination.report, error.examination.source_line))
            return False
        except SiteBuilderError as error:
            self.say(str(error))
            self.built = False
            return False
        self.site.folders = {
            locale_root(catalog, locale).rstrip("/"): self.root / "build" / "site" / locale
            for locale in catalog.locales
        }
        self.built = True
        self.touched = touched
        self.site.show()
        return True
