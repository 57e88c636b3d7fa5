"""A local web server that shows the built site, or the findings that keep it from being built.

Every HTML page gets a small script that waits for the next version and then reloads. It is
for one author on one machine: it listens on the loopback address only.
"""

from __future__ import annotations

import http.server
import os
import sys
import threading
import urllib.parse
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

    from generator.live_site import LiveSite, Shown

HOST = "127.0.0.1"
_VERSION_PATH = "/__timbang/version"
_SCRIPT_PATH = "/__timbang/reload.js"
_HTML = "text/html; charset=utf-8"
_KINDS = {
    ".html": _HTML,
    ".css": "text/css",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
    ".json": "application/json",
    ".xml": "application/xml",
    ".png": "image/png",
}
_SCRIPT = """\
// Waits for the next version of the site and reloads this page.
const { version, wait } = document.currentScript.dataset;
const follow = async () => {
  try {
    const answer = await fetch(`${wait}?since=${version}&page=${encodeURIComponent(location.pathname)}`);
    if ((await answer.text()) !== version) return location.reload();
  } catch {
    await new Promise((resume) => setTimeout(resume, 1000));
  }
  return follow();
};
follow();
"""


class _Server(http.server.ThreadingHTTPServer):
    daemon_threads = True
    allow_reuse_address = os.name != "nt"  # there it would let two servers share a port

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a browser that went away before it had its answer."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


def serve(site: LiveSite, port: int) -> http.server.ThreadingHTTPServer:
    """Start serving a site in the background.

    Raises:
        OSError: nothing can be served at this port.
    """

    class Handler(_Handler):
        live = site

    server = _Server((HOST, port), Handler)
    threading.Thread(target=server.serve_forever, daemon=True, name="live-server").start()
    return server


class _Handler(http.server.BaseHTTPRequestHandler):
    live: LiveSite
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:  # (the name is the base class's)
        url = urllib.parse.urlsplit(self.path)
        if url.path == _VERSION_PATH:
            asked = urllib.parse.parse_qs(url.query)
            if "page" in asked:
                self.live.note(asked["page"][0])
            since = _number(asked.get("since", ["-1"])[0])
            self._send(str(self.live.wait_beyond(since)).encode(), "text/plain")
        elif url.path == _SCRIPT_PATH:
            self._send(_SCRIPT.encode(), "text/javascript")
        else:
            self._send_page(url.path, self.live.shown)  # before any file is read: what is newer reloads

    do_HEAD = do_GET  # noqa: N815 (the name is the base class's)

    def _send_page(self, path: str, shown: Shown) -> None:
        file = self.live.file_at(path)
        is_page = file is None or file.suffix == ".html"
        if is_page and file:
            self.live.note(path, loaded=True)
        if is_page and shown.instead:
            page = shown.instead.encode(errors="backslashreplace")  # it may name a file whose name is no text
            self._send(_with_script(page, shown), _HTML, HTTPStatus.SERVICE_UNAVAILABLE)
        elif file is not None and file.name == "index.html" and not path.endswith(("/", ".html")):
            self.send_response(HTTPStatus.MOVED_PERMANENTLY)
            self.send_header("Location", f"{path}/")
            self.send_header("Content-Length", "0")
            self.end_headers()
        else:
            content, status = _read(file), HTTPStatus.OK
            if content is None:
                file, status = self.live.file_at("/404.html"), HTTPStatus.NOT_FOUND
                content = _read(file) or b"Not found."
            kind = _KINDS.get(file.suffix if file else "", "application/octet-stream")
            self._send(_with_script(content, shown) if is_page else content, kind, status)

    def _send(self, content: bytes, kind: str, status: HTTPStatus = HTTPStatus.OK) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the name is the base class's)
        """Say nothing: the terminal is for findings."""


def _with_script(page: bytes, shown: Shown) -> bytes:
    script = (
        f'<script src="{_SCRIPT_PATH}" data-version="{shown.version}" data-wait="{_VERSION_PATH}"></script>'
    ).encode()
    before, end, after = page.rpartition(b"</body>")
    return before + script + end + after if end else page + script


def _read(file: Path | None) -> bytes | None:
    """Return a file's content, or None: the site builder may be making it anew just now."""
    try:
        return file.read_bytes() if file else None
    except OSError:
        return None


def _number(words: str) -> int:
    """Return a number, or one that no version has."""
    try:
        return int(words)
    except ValueError:
        return -1
