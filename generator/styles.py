"""Styles: leaves out of the theme's stylesheets what no page of the site can ever match.

The theme carries styles for all that it could show; most of it no page here has, and readers need not load it.
A rule stays if every class, tag and language direction that its selector asks for stands in a page, or as a word in
a script, which may add it. A custom property stays if some style takes its value.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import tinycss2
from tinycss2.ast import (
    AtRule,
    Declaration,
    IdentToken,
    LiteralToken,
    QualifiedRule,
    SquareBracketsBlock,
    StringToken,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tinycss2.ast import Node

_CLASSES = re.compile(r"""\sclass=(?:"([^"]*)"|'([^']*)'|([^\s>"']+))""")
_ATTRIBUTES = re.compile(r"""\s(dir|data-md-[\w-]+)=(?:"([^"]*)"|'([^']*)'|([^\s>"']+))""")
_TAGS = re.compile(r"<([a-z][\w-]*)", re.IGNORECASE)
_TAKEN = re.compile(r"var\(\s*(--[\w-]+)")
_WORDS = re.compile(r"[A-Za-z][\w-]*")


@dataclass(frozen=True)
class Seen:
    """What the pages of a site hold, and what its scripts may add."""

    classes: frozenset[str]
    tags: frozenset[str]
    attributes: frozenset[tuple[str, str]]
    """Name and value of attributes by which the theme tells its kinds of pages."""
    words: frozenset[str]
    """Words of scripts: any may be a class, a tag or a value that a script sets."""
    properties: frozenset[str]
    """Custom properties that some style takes its value from."""


def seen_in(pages: Iterable[str], scripts: Iterable[str], styles: Iterable[str]) -> Seen:
    """Gather what styles could ask for, and what they take from one another."""
    classes: set[str] = set()
    tags = {"html", "body"}
    attributes: set[tuple[str, str]] = set()
    for page in pages:
        classes.update(*("".join(found).split() for found in _CLASSES.findall(page)))
        tags.update(tag.lower() for tag in _TAGS.findall(page))
        attributes.update((name, "".join(value)) for name, *value in _ATTRIBUTES.findall(page))
    words = {word for script in scripts for word in _WORDS.findall(script)}
    properties = {name for style in styles for name in _TAKEN.findall(style)}
    return Seen(
        frozenset(classes), frozenset(tags), frozenset(attributes), frozenset(words), frozenset(properties)
    )


def trimmed(css: str, seen: Seen) -> str:
    """Return a stylesheet without the rules that nothing seen can match."""
    return _rules(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True), seen)


def _rules(rules: Iterable[Node], seen: Seen) -> str:
    return "".join(_rule(rule, seen) for rule in rules)


def _rule(rule: Node, seen: Seen) -> str:
    if isinstance(rule, QualifiedRule):
        kept = [selector for selector in _split(rule.prelude) if _can_match(selector, seen)]
        selectors = ",".join(tinycss2.serialize(selector).strip() for selector in kept)
        held = _declarations(rule.content, seen) if kept else ""
        return f"{selectors}{{{held}}}" if held else ""
    if isinstance(rule, AtRule) and rule.lower_at_keyword in {"media", "supports"}:
        inner = tinycss2.parse_rule_list(rule.content or [], skip_comments=True, skip_whitespace=True)
        held = _rules(inner, seen)
        return f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude)}{{{held}}}" if held else ""
    return rule.serialize()


def _declarations(content: Sequence[Node], seen: Seen) -> str:
    """Return the declarations of a rule, but for properties that nothing takes."""
    parts = tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True)
    return ";".join(part.serialize().strip() for part in parts if not _untaken(part, seen))


def _untaken(part: Node, seen: Seen) -> bool:
    return isinstance(part, Declaration) and part.name.startswith("--") and part.name not in seen.properties


def _split(prelude: Sequence[Node]) -> list[list[Node]]:
    """Return the selectors of a list of them."""
    selectors: list[list[Node]] = [[]]
    for token in prelude:
        if isinstance(token, LiteralToken) and token.value == ",":
            selectors.append([])
        else:
            selectors[-1].append(token)
    return selectors


def _can_match(selector: Sequence[Node], seen: Seen) -> bool:
    """Tell whether all that a selector asks for was seen; what stands in a function, as :not(), asks for nothing."""
    before = ""
    for token in selector:
        if isinstance(token, IdentToken) and not _known(before, token.value, seen):
            return False
        if isinstance(token, SquareBracketsBlock) and not _has(token.content, seen):
            return False
        before = token.value if isinstance(token, LiteralToken) else ""
    return True


def _known(before: str, name: str, seen: Seen) -> bool:
    if before == ":":
        return True
    return name in seen.words or name in (seen.classes if before == "." else seen.tags)


def _has(content: Sequence[Node], seen: Seen) -> bool:
    """Tell whether an attribute has the value asked for, where the theme tells its kinds by it."""
    match [token for token in content if token.type != "whitespace"]:
        case [IdentToken(value=name), LiteralToken(value="="), IdentToken() | StringToken() as asked]:
            told = name == "dir" or name.startswith("data-md-")
            return not told or (name, asked.value) in seen.attributes
    return True
