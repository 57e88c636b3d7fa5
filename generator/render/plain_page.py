"""A page as plain text: what its Markdown and HTML say, without how it looks."""

from __future__ import annotations

import re
from functools import lru_cache
from html.parser import HTMLParser
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_ATTRIBUTES = re.compile(r"^(#{1,6} .*?)\s*\{ #[^}]*\}$", re.MULTILINE)
_LEFT_OUT = {"decision-guide", "script", "style", "svg", "template", "term-notes", "summary"}
_LEFT_OUT_CLASSES = {"tb-foot", "tb-aside", "tb-cell-name", "tb-mark", "tb-hidden"}
_VOID = {"br", "hr", "img", "input", "link", "meta", "wbr"}
_BEFORE = {"li": "\n- ", "dd": ": ", "td": " | ", "th": " | ", "h3": "\n\n### ", "h4": "\n\n#### "}
_BLOCKS = {"p", "div", "ul", "ol", "dl", "dt", "tr", "table", "caption", "figure", "section", "h2"}


@lru_cache(maxsize=8192)
def plain_page(markdown: str) -> str:
    """Return the body of a page as text; links to other sites stay.

    The search and the site's text in one file both ask for it, and after an edit most pages are what they were.
    """
    reader = _Reader()
    reader.feed(_ATTRIBUTES.sub(r"\1", markdown))
    reader.close()
    lines = (re.sub(r"[ \t]+", " ", line).strip() for line in "".join(reader.said).split("\n"))
    text = re.sub(r"\n{3,}", "\n\n", "\n".join(line.removeprefix("| ") for line in lines))
    text = re.sub(r"^-\s*\n+", "- ", text, flags=re.MULTILINE)
    return re.sub(r"(?<=\n)(- .*)\n\n(?=- )", r"\1\n", text).strip() + "\n"


class _Reader(HTMLParser):
    """Notes the words of a page and where its blocks begin."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self._left_out: list[str] = []
        """Open tags from the outermost one that is left out."""
        self._links: list[str] = []

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        """Begin a block, a link, or what is left out."""
        named = dict(attrs)
        classes = set((named.get("class") or "").split())
        if self._left_out or tag in _LEFT_OUT or classes & _LEFT_OUT_CLASSES:
            if tag not in _VOID:
                self._left_out.append(tag)
        elif tag == "a":
            target = named.get("href") or ""
            self._links.append(target if target.startswith(("https://", "http://")) else "")
            self.said.append("[" if self._links[-1] else "")
        else:
            self.said.append(_BEFORE.get(tag, "\n\n" if tag in _BLOCKS else ""))

    def handle_endtag(self, tag: str) -> None:
        """End a block, a link, or what is left out."""
        if self._left_out:
            if tag in self._left_out:
                while self._left_out.pop() != tag:
                    pass
        elif tag == "a" and self._links:
            target = self._links.pop()
            self.said.append(f"]({target})" if target else "")
        elif tag in _BLOCKS:
            self.said.append("\n")

    def handle_data(self, data: str) -> None:
        """Note words."""
        if not self._left_out:
            self.said.append(data)
