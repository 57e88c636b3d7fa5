"""Pages of the rules that content is held to: what each asks, how it is broken, and what is right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from generator.models.text import Text
from generator.render.draft import Draft

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.words import Words

CASES = "generator/checks/cases"
"""Where the cases stand, for the link that edits them; posix, relative to the project's root."""


class Example(Protocol):
    """One way to break a rule, as the checks keep it; pages and checks do not know each other."""

    @property
    def src_uri(self) -> str:
        """The file that is wrong."""

    @property
    def wrong(self) -> str:
        """The part that breaks the rule."""

    @property
    def right(self) -> str:
        """What stands there when it is right."""

    @property
    def says(self) -> str:
        """What the check says of it."""

    @property
    def is_lost(self) -> bool:
        """Whether it is wrong because nothing is there."""


@dataclass(frozen=True)
class Rule:
    """A rule with the cases that the tests run."""

    id: str
    asks: str
    """In the language of the messages, as the two that follow."""
    why: str
    """Why it is there, with the marks of a text."""
    mend: str
    """How to mend in general what breaks it, with the marks of a text."""
    examples: Sequence[Example]


def rule_pages(rules: Sequence[Rule], words: Words) -> Iterator[Draft]:
    """Yield the list of all rules, and a page for each."""
    if not rules:
        return
    title, summary = words("rules.title"), words("rules.summary")
    yield Draft(
        "rules/", "rules.md", title, summary, CASES, "nav.reference", {"rules": rules}, {"hide": ["toc"]}
    )
    for rule in rules:
        yield Draft(
            f"rules/{rule.id}/",
            "rule.md",
            rule.id,
            words("rules.of", rule=rule.id, asks=rule.asks),
            f"{CASES}/{rule.id}.yml",
            values={"rule": rule, "why": Text({}, rule.why), "mend": Text({}, rule.mend)},
            front={"hide": ["toc"]},
        )
