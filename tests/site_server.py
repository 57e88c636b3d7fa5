"""Serves a built site to the tests as its host will: in a sub-folder, with a page for what is missing."""

from __future__ import annotations

import gzip
import sys
import threading
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator


FOLDER = "/timbang/"
"""A project site stands in a sub-folder: a link that forgets it must fail here, not only there."""
PACKED = {".html", ".css", ".js", ".json", ".xml", ".svg", ".txt", ".webmanifest"}
"""Endings of text, which hosts send packed."""


class SiteServer(ThreadingHTTPServer):
    """A server on a free local port; its folder may be filled after it has started."""

    daemon_threads = True

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.asked: list[str] = []
        self.gone = False
        super().__init__(("127.0.0.1", 0), partial(_Handler, directory=str(folder)))

    @property
    def host(self) -> str:
        """The host and port, as in an address."""
        return f"127.0.0.1:{self.server_port}"

    @property
    def url(self) -> str:
        """The address of the site, with its closing slash."""
        return f"http://{self.host}{FOLDER}"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Let a browser go away in the middle of an answer; tell of everything else."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"  # one connection for many files

    def parse_request(self) -> bool:
        """Answer nothing any more, on connections that are still open too, once the server is gone."""
        self.close_connection = True
        return not self.server.gone and super().parse_request()  # type: ignore[attr-defined]  # the server is ours

    def do_GET(self) -> None:  # (the name is the base class's)
        """Pack what is text, as hosts do."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if self.path.partition("?")[0].endswith("/") else path
        if (
            "gzip" not in self.headers.get("Accept-Encoding", "")
            or path.suffix not in PACKED
            or not path.is_file()
        ):
            super().do_GET()
            return
        body = gzip.compress(path.read_bytes(), 6)
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def translate_path(self, path: str) -> str:
        """Map an address to a file; what lies outside the sub-folder is nowhere."""
        if not path.startswith(FOLDER):
            return str(Path(self.directory) / "outside the site")
        return super().translate_path(path.removeprefix(FOLDER.rstrip("/")))

    def end_headers(self) -> None:
        """Note what was asked, and let browsers keep it for ten minutes as the host of the site does."""
        self.server.asked.append(self.path)  # type: ignore[attr-defined]  # the server is ours
        self.send_header("Cache-Control", "max-age=600")
        super().end_headers()

    def guess_type(self, path: Any) -> str:
        """Name the encoding of text, as hosts do."""
        kind = super().guess_type(path)
        return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind

    def list_directory(self, path: Any) -> None:
        """Answer that a folder without an index page is not there."""
        del path
        self.send_error(HTTPStatus.NOT_FOUND)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer with the site's own page for what is missing."""
        page = Path(self.directory) / "404.html"
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(HTTPStatus.NOT_FOUND)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 (the name is the base class's)
        """Say nothing: tests report for themselves."""


@contextmanager
def serving(folder: Path) -> Iterator[SiteServer]:
    """Serve a folder while the block runs."""
    with SiteServer(folder) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.gone = True
            server.shutdown()
            thread.join()
