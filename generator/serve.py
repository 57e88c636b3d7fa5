"""Serves the site while its content is being edited: every edit is checked, built and shown."""

from __future__ import annotations

import errno
from contextlib import suppress
from typing import TYPE_CHECKING

from watchfiles import watch

from generator.editor import Editor
from generator.errors import PortError
from generator.live_server import HOST, serve

if TYPE_CHECKING:
    from collections.abc import Iterator
    from http.server import HTTPServer
    from pathlib import Path

    from generator.editor import Say, Show
    from generator.live_site import LiveSite

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
    editor = Editor(root, f"http://{HOST}:{port}/", say, show)
    server = _listening(editor.site, port)
    edits = _edits(root)
    try:
        next(edits)  # what is edited while the first build runs is followed after it
        editor.first()
        for paths in edits:
            if paths:
                editor.follow(paths)
            else:
                editor.catch_up()
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
