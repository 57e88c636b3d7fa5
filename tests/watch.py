"""Watches pages in tests: other hosts asked, console errors, uncaught exceptions."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, WebError, WebSocket

WITHOUT_HOST = {"about", "blob", "data"}


class Watch:
    """What pages did that none may do. A test that provokes something says so first, with `expect`."""

    def __init__(self, host: str) -> None:
        self.host = host
        self.found: list[str] = []
        self._expected: list[str] = []

    def expect(self, words: str) -> None:
        """Allow findings that contain these words, and miss them if there are none."""
        self._expected.append(words)

    def follow(self, context: BrowserContext) -> None:
        """Watch every page of a context."""
        context.on("request", self._on_request)
        context.on("console", self._on_console)
        context.on("weberror", self._on_error)
        context.on("page", self._on_page)

    def verdict(self) -> list[str]:
        """Return what was found and not expected, and what was expected and not found."""
        unexpected = [found for found in self.found if not any(words in found for words in self._expected)]
        missing = [words for words in self._expected if not any(words in found for found in self.found)]
        return [*unexpected, *(f"expected, but did not happen: {words}" for words in missing)]

    def _on_page(self, page: Page) -> None:
        page.on("websocket", self._on_socket)

    def _on_request(self, request: Request) -> None:
        self._see(request.url)

    def _on_socket(self, socket: WebSocket) -> None:
        self._see(socket.url)

    def _see(self, url: str) -> None:
        address = urlsplit(url)
        if address.scheme not in WITHOUT_HOST and address.netloc != self.host:
            self.found.append(f"asked another host: {url}")

    def _on_console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.found.append(f"console error: {message.text} ({message.location.get('url', '')})")

    def _on_error(self, error: WebError) -> None:
        self.found.append(f"uncaught exception: {error.error}")
