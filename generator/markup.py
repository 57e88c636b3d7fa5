"""The one door for contributed text: inline Markdown in, safe HTML or plain text out.

Python-Markdown is stripped to emphasis, code and links. Raw HTML cannot pass: its patterns
are taken out, so a `<` is escaped like any other character, and the checks refuse it besides.
"""

from __future__ import annotations

import html
import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markupsafe import Markup

from generator.models.address import is_address
from generator.models.reference import ANY_ENTRY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from xml.etree.ElementTree import Element

    from markdown.util import Registry

_MARKED = re.compile(r"[*_`\[<&\\]")
_TAG = re.compile(r"<[A-Za-z/!?][^>]*>?")
_CODE = re.compile(r"`[^`]*`")
_TAGS = re.compile(r"<[^>]+>")
_HREF = re.compile(r'(?<=<a href=")[^"]*')
"""Where a link leads; no words can look so, since every `<` of theirs is escaped."""
_ENTITY = re.compile(r"&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);")
_ELEMENT = re.compile(
    r"</?(?:a|abbr|audio|b|base|body|br|button|canvas|code|div|em|embed|form|h[1-6]|head|hr|html|i|iframe|img|input|"
    r"li|link|main|math|meta|noscript|object|ol|option|p|pre|script|section|select|span|strong|style|sub|sup|svg|"
    r"table|td|template|textarea|th|title|tr|u|ul|video)\b[^>]*>?",
    re.IGNORECASE,
)
"""A tag that browsers know, as somebody writes it who wants the element and not its name."""
_KEPT_INLINE = {"backtick", "escape", "link", "not_strong", "em_strong", "em_strong2"}
_JOINERS = "\u200c\u200d"
"""Characters without a look of their own that scripts and signs need within words."""
LONGEST = 5_000
"""Characters of one text. The converter's time grows with the square of what it reads."""
_REMEMBERED = 16_384
"""Texts that are converted once for all the pages, checks and edits that ask for them."""


@dataclass
class Fault:
    """Something in a text that may not stand in it."""

    what: str
    """The words at fault, as written."""
    reason: str
    expected: str
    rule: str = "bad-markup"
    remedy: str = ""


class _Links(Treeprocessor):
    """Notes the targets of links."""

    def __init__(self, converter: Markdown) -> None:
        super().__init__(converter)
        self.targets: list[str] = []

    def run(self, root: Element) -> None:
        for link in root.iter("a"):
            target = link.get("href", "")
            self.targets.append(target)
            if is_external(target):
                link.set("rel", "noopener")


def is_external(target: str) -> bool:
    """Tell whether a link leads out of the site."""
    return target.startswith(("https://", "http://"))


def inline_html(text: str, resolve: Callable[[str], str]) -> Markup:
    """Render contributed text as HTML for use inside an element.

    Args:
        text: inline Markdown.
        resolve: turns the target of a link that stays on the site into a URL.
    """
    if not _MARKED.search(text):
        return Markup(html.escape(text, quote=False))  # noqa: S704 (escaped here)
    rendered, targets = _converted(text)
    left = iter(targets)

    def resolved(href: re.Match[str]) -> str:
        target = next(left)
        return href[0] if is_external(target) else html.escape(resolve(target))

    return Markup(_HREF.sub(resolved, rendered))  # noqa: S704 (the converter has no pattern for HTML)


@lru_cache(maxsize=_REMEMBERED)
def plain(text: str) -> str:
    """Return contributed text without its marks, for titles and descriptions."""
    if not _MARKED.search(text):
        return text
    return html.unescape(_TAGS.sub("", _converted(text)[0]))


def link_targets(text: str) -> tuple[str, ...]:
    """Return the targets of the links in a text, as written."""
    return _converted(text)[1] if "[" in text and len(text) <= LONGEST else ()


def faults(text: str) -> list[Fault]:
    """Return what may not stand in contributed text."""
    if unreadable := _unreadable(text):
        return [unreadable]  # the rest would be told of what nobody can see, or takes too long to look for
    prose = _CODE.sub("", text)
    found = []
    if tag := _TAG.search(prose):
        known = "inline Markdown: *em*, **strong**, `code`, [label](target)"
        found.append(Fault(tag[0], "HTML is not allowed in text.", known))
    elif tag := _ELEMENT.search(html.unescape(prose)):
        told = f"`{tag[0]}` in `code`, where it is spoken of"
        found.append(Fault("", f"This text spells the HTML `{tag[0]}` with entities.", told))
    found.extend(_line_breaks(text))
    found.extend(
        Fault(
            target,
            f"`{target}` is not a link target.",
            "an address with https://, or an entry like terms/drift",
        )
        for target in link_targets(text)
        if not is_address(target) and not ANY_ENTRY.match(target)
    )
    return found


def line_faults(line: str) -> list[Fault]:
    """Return what may not stand in a string that is no text: it has no marks, and is shown as it is."""
    if unreadable := _unreadable(line):
        return [unreadable]
    found = []
    if tag := _TAG.search(line):
        found.append(Fault(tag[0], "HTML is not allowed here.", "words without marks"))
    elif entity := _ENTITY.search(line):
        told = f"the character itself, `{html.unescape(entity[0])}`"
        found.append(Fault(entity[0], f"`{entity[0]}` is shown here as it is written.", told))
    found.extend(_line_breaks(line))
    return found


def _line_breaks(text: str) -> Iterator[Fault]:
    if "\n" in text:
        yield Fault("", "The text has a line break in it.", "one paragraph; `>-` folds long lines into one")


def _unreadable(text: str) -> Fault | None:
    """Return why nobody should try to read a text, if there is a reason."""
    if len(text) > LONGEST:
        said = f"This text has {len(text):,} characters."
        return Fault(
            "", said, f"at most {LONGEST:,}", "text-too-long", "Say it in several texts, or shorter."
        )
    hidden = "" if text.isprintable() else next((c for c in text if _is_hidden(c)), "")
    if hidden:
        said = f"The character U+{ord(hidden):04X} in this text cannot be seen."
        return Fault(hidden, said, "characters that can be seen", "hidden-character", "Remove it.")
    if not text.strip(_JOINERS + " \t\n"):
        return Fault("", "Nothing in this text can be seen.", "words", "hidden-character")
    return None


def _is_hidden(character: str) -> bool:
    """Tell whether a character controls or formats others; a line break is told by itself."""
    return (
        unicodedata.category(character) in {"Cc", "Cf", "Cs", "Zl", "Zp"} and character not in _JOINERS + "\n"
    )


@lru_cache(maxsize=_REMEMBERED)
def _converted(text: str) -> tuple[str, tuple[str, ...]]:
    """Return a text as HTML, with the targets of its links as they are written, and these targets."""
    converter, links = _converter()
    links.targets = []
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
