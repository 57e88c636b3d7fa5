"""A local web server that shows the built site, or the findings that keep it from being built.

Every HTML page gets a small script that waits for the next version and then reloads. It is
for one author on one machine: it listens on the loopback address only.
"""

from __future__ import annotations

import http.server
import posixpath
import threading
import urllib.parse
from http import HTTPStatus
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

HOST = "127.0.0.1"
_VERSION_PATH = "/__timbang/version"
_SCRIPT_PATH = "/__timbang/reload.js"
_WAIT_SECONDS = 20.0
_SCRIPT = """\
// Waits for the next version of the site and reloads this page.
const { version, wait } = document.currentScript.dataset;
const follow = async () => {
  try {
    const answer = await fetch(`${wait}?since=${version}`);
    if ((await answer.text()) !== version) return location.reload();
  } catch {
    await new Promise((resume) => setTimeout(resume, 1000));
  }
  return follow();
};
follow();
"""


class LiveSite:
    """What is shown now: a folder per locale root, or an error page in place of every page."""

    def __init__(self, folders: Mapping[str, Path]) -> None:
        """Take the folders by the first part of their paths; "" is the default locale's."""
        self.folders = folders
        self.error_page = ""
        self.version = 0
        self._changed = threading.Condition()

    def show(self, error_page: str = "") -> None:
        """Announce a new version of the site, or of what is wrong with it."""
        with self._changed:
            self.error_page = error_page
            self.version += 1
            self._changed.notify_all()

    def wait_beyond(self, version: int) -> int:
        """Wait a while for a version other than the one given; return the current one."""
        with self._changed:
            self._changed.wait_for(lambda: self.version != version, timeout=_WAIT_SECONDS)
            return self.version

    def file_at(self, url_path: str) -> Path | None:
        """Return the file that a URL path shows, or None."""
        path = posixpath.normpath("/" + urllib.parse.unquote(url_path)).lstrip("/")
        first, _, rest = path.partition("/")
        folder, inner = (
            (self.folders[first], rest) if first and first in self.folders else (self.folders[""], path)
        )
        file = folder / inner if inner not in {"", "."} else folder
        file = file / "index.html" if file.is_dir() else file
        return file if file.is_file() else None


def serve(site: LiveSite, port: int) -> http.server.ThreadingHTTPServer:
    """Start serving a site in the background.

    Raises:
        OSError: the port is taken.
    """

    class Handler(_Handler):
        live = site

    server = http.server.ThreadingHTTPServer((HOST, port), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True, name="live-server").start()
    return server


class _Handler(http.server.BaseHTTPRequestHandler):
    live: LiveSite
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:  # (the name is the base class's)
        url = urllib.parse.urlsplit(self.path)
        if url.path == _VERSION_PATH:
            since = urllib.parse.parse_qs(url.query).get("since", ["-1"])[0]
            version = self.live.wait_beyond(int(since) if since.lstrip("-").isdigit() else -1)
            self._send(str(version).encode(), "text/plain")
        elif url.path == _SCRIPT_PATH:
            self._send(_SCRIPT.encode(), "text/javascript")
        else:
            self._send_page(url.path)

    def _send_page(self, path: str) -> None:
        file = self.live.file_at(path)
        is_page = file is None or file.suffix == ".html"
        if is_page and self.live.error_page:
            self._send(
                self._with_script(self.live.error_page.encode()),
                "text/html; charset=utf-8",
                HTTPStatus.SERVICE_UNAVAILABLE,
            )
        elif file is not None and file.name == "index.html" and not path.endswith(("/", ".html")):
            self.send_response(HTTPStatus.MOVED_PERMANENTLY)
            self.send_header("Location", f"{path}/")
            self.send_header("Content-Length", "0")
            self.end_headers()
        else:
            status = HTTPStatus.OK if file else HTTPStatus.NOT_FOUND
            file = file or self.live.file_at("/404.html")
            content = file.read_bytes() if file else b"Not found."
            self._send(self._with_script(content) if is_page else content, self._kind(file), status)

    def _with_script(self, page: bytes) -> bytes:
        script = (
            f'<script src="{_SCRIPT_PATH}" data-version="{self.live.version}" data-wait="{_VERSION_PATH}"></script>'
        ).encode()
        before, end, after = page.rpartition(b"</body>")
        return before + script + end + after if end else page + script

    @staticmethod
    def _kind(file: Path | None) -> str:
        kinds = {
            ".html": "text/html; charset=utf-8",
            ".css": "text/css",
            ".js": "text/javascript",
            ".svg": "image/svg+xml",
            ".json": "application/json",
            ".xml": "application/xml",
            ".png": "image/png",
        }
        return kinds.get(file.suffix if file else "", "application/octet-stream")

    def _send(self, content: bytes, kind: str, status: HTTPStatus = HTTPStatus.OK) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the name is the base class's)
        """Say nothing: the terminal is for findings."""
