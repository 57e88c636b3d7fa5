"""The live site: what is shown now, which files that is, and which pages are open in a browser."""

from __future__ import annotations

import posixpath
import threading
import time
import urllib.parse
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

WAIT_SECONDS = 20.0
"""So long an open page waits for a newer version before it asks again."""


@dataclass(frozen=True)
class Shown:
    """A version of the site, or of what stands in for all its pages."""

    version: int
    instead: str
    """A page in place of every page; nothing when the site is shown."""


class LiveSite:
    """What is shown now: a folder per locale root, or one page in place of every page."""

    def __init__(self, folders: Mapping[str, Path], instead: str = "") -> None:
        """Take the folders by the first part of their paths; "" is the default locale's."""
        self.folders = folders
        self.shown = Shown(0, instead)
        self._changed = threading.Condition()
        self._loaded: dict[str, float] = {}
        """Path of a page to when it was loaded last, by the monotonic clock."""
        self._open: dict[str, float] = {}
        """Path of a page to when a browser last said that it is open, or loaded it."""

    def show(self, instead: str = "") -> None:
        """Announce a new version of the site, or of what stands in for it."""
        with self._changed:
            self.shown = Shown(self.shown.version + 1, instead)
            self._changed.notify_all()

    def wait_beyond(self, version: int) -> int:
        """Wait a while for a version other than the one given; return the current one."""
        with self._changed:
            self._changed.wait_for(lambda: self.shown.version != version, timeout=WAIT_SECONDS)
            return self.shown.version

    def note(self, url_path: str, *, loaded: bool = False) -> None:
        """Remember that a page is open."""
        now = time.monotonic()
        self._open[url_path] = now
        if loaded:
            self._loaded[url_path] = now

    def opened(self, since: float | None = None) -> dict[str, set[str]]:
        """Return the addresses of pages by locale root: those that are open, or that were loaded since then."""
        signs = self._open if since is None else self._loaded
        oldest = time.monotonic() - 2 * WAIT_SECONDS if since is None else since
        found: dict[str, set[str]] = {}
        for url_path, when in list(signs.items()):
            if when > oldest:
                root, inner = self._place_of(url_path)
                address = inner.removesuffix("index.html").strip("/")
                found.setdefault(root, set()).add(f"{address}/" if address else "")
        return found

    def _place_of(self, url_path: str) -> tuple[str, str]:
        """Split the path of a URL into the root of a locale and a path in it."""
        path = posixpath.normpath("/" + urllib.parse.unquote(url_path)).lstrip("/")
        first, _, rest = path.partition("/")
        return (first, rest) if first and first in self.folders else ("", path)

    def file_at(self, url_path: str) -> Path | None:
        """Return the file that a URL path shows, or None."""
        root, inner = self._place_of(url_path)
        file = self.folders[root] / inner if inner not in {"", "."} else self.folders[root]
        file = file / "index.html" if file.is_dir() else file
        return file if file.is_file() else None
