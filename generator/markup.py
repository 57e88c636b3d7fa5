"""The one door for contributed text: inline Markdown in, safe HTML or plain text out.

Python-Markdown is stripped to emphasis, code and links. Raw HTML cannot pass: its patterns
are taken out, so a `<` is escaped like any other character, and the checks refuse it besides.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markupsafe import Markup

from generator.models.reference import ANY_ENTRY

if TYPE_CHECKING:
    from collections.abc import Callable
    from xml.etree.ElementTree import Element

    from markdown.util import Registry

_MARKED = re.compile(r"[*_`\[<&\\]")
_TAG = re.compile(r"<[A-Za-z/!?][^>]*>?")
_CODE = re.compile(r"`[^`]*`")
_TAGS = re.compile(r"<[^>]+>")
_KEPT_INLINE = {"backtick", "escape", "link", "not_strong", "em_strong", "em_strong2"}

Resolve = "Callable[[str], str]"
"""Turns a link target as written into a URL."""


@dataclass
class Fault:
    """Something in a text that may not stand in it."""

    what: str
    """The words at fault, as written."""
    reason: str
    expected: str


class _Links(Treeprocessor):
    """Notes the targets of links, and rewrites them when told how."""

    def __init__(self, converter: Markdown) -> None:
        super().__init__(converter)
        self.resolve: Callable[[str], str] | None = None
        self.targets: list[str] = []

    def run(self, root: Element) -> None:
        for link in root.iter("a"):
            target = link.get("href", "")
            self.targets.append(target)
            if self.resolve is not None:
                link.set("href", self.resolve(target))
                if is_external(target):
                    link.set("rel", "noopener")


def is_external(target: str) -> bool:
    """Tell whether a link leads out of the site."""
    return target.startswith(("https://", "http://"))


def inline_html(text: str, resolve: Callable[[str], str]) -> Markup:
    """Render contributed text as HTML for use inside an element."""
    if not _MARKED.search(text):
        return Markup(html.escape(text, quote=False))  # noqa: S704 (escaped here)
    return Markup(_convert(text, resolve)[0])  # noqa: S704 (the converter has no pattern for HTML)


def plain(text: str) -> str:
    """Return contributed text without its marks, for titles and descriptions."""
    if not _MARKED.search(text):
        return text
    return html.unescape(_TAGS.sub("", _convert(text, lambda target: target)[0]))


def link_targets(text: str) -> tuple[str, ...]:
    """Return the targets of the links in a text, as written."""
    return _convert(text, None)[1] if "[" in text else ()


def faults(text: str) -> list[Fault]:
    """Return what may not stand in contributed text."""
    found = []
    if tag := _TAG.search(_CODE.sub("", text)):
        found.append(
            Fault(
                tag[0],
                "HTML is not allowed in text.",
                "inline Markdown: *em*, **strong**, `code`, [label](target)",
            )
        )
    if "\n" in text:
        found.append(
            Fault("", "The text has a line break in it.", "one paragraph; `>-` folds long lines into one")
        )
    found.extend(
        Fault(
            target,
            f"`{target}` is not a link target.",
            "an address with https://, or an entry like terms/drift",
        )
        for target in link_targets(text)
        if not is_external(target) and not ANY_ENTRY.match(target)
    )
    return found


def _convert(text: str, resolve: Callable[[str], str] | None) -> tuple[str, tuple[str, ...]]:
    converter, links = _converter()
    links.resolve, links.targets = resolve, []
    rendered = converter.reset().convert(text.replace("\n", " "))
    return rendered.removeprefix("<p>").removesuffix("</p>"), tuple(links.targets)


@cache
def _converter() -> tuple[Markdown, _Links]:
    converter = Markdown(output_format="html")
    _keep(converter.preprocessors, {"normalize_whitespace"})
    _keep(converter.parser.blockprocessors, {"empty", "paragraph"})
    _keep(converter.inlinePatterns, _KEPT_INLINE)
    links = _Links(converter)
    converter.treeprocessors.register(links, "timbang-links", 0)
    return converter, links


def _keep(registry: Registry[Any], kept: set[str]) -> None:
    """Take every pattern out of a registry but those named."""
    for item in list(registry._priority):  # type: ignore[attr-defined]  # noqa: SLF001 (no other way to list its names)
        if item.name not in kept:
            registry.deregister(item.name)
