"""What makes a page findable: a description of its own, what it is, and when it last changed."""

from __future__ import annotations

import html
import json
import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.commits import last_change
from generator.render.scribe import Scribe
from generator.render.structured import structured

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.catalog import Catalog
    from generator.commits import Commit
    from generator.render.draft import Draft
    from generator.words import Words

LONGEST = 200
"""Search engines show some 160 characters; one sentence more does no harm."""
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")


def findable(
    catalog: Catalog, words: Words, drafts: Sequence[Draft], commits: Sequence[Commit]
) -> Iterator[Draft]:
    """Yield the drafts with what the head of their pages says."""
    titles = {draft.address: draft.title for draft in drafts}
    scribe, told = Scribe(catalog, words, ""), _descriptions(drafts)
    for draft, description in zip(drafts, told, strict=True):
        day = last_change(commits, draft.edit)
        modified = day.isoformat() if day else ""
        described = replace(draft, description=description)
        node = structured(scribe, described, titles, modified)
        front = {
            **draft.front,
            "description": html.escape(description),  # the theme writes it as it is
            "structured": json.dumps(node, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c"),
        }
        yield replace(described, front=front | ({"modified": modified} if modified else {}))


def _descriptions(drafts: Sequence[Draft]) -> list[str]:
    """Return a short description of each page that no other page has."""
    short = [shortened(draft.description) for draft in drafts]
    held = Counter(short)
    named = [
        f"{draft.title} · {told}" if held[told] > 1 else told
        for draft, told in zip(drafts, short, strict=True)
    ]
    seen: Counter[str] = Counter()
    for position, told in enumerate(named):
        seen[told] += 1
        if seen[told] > 1:
            named[position] = f"{told} ({seen[told]})"
    return named


def shortened(text: str) -> str:
    """Return as many whole sentences as fit; of a first sentence that does not, its whole words."""
    sentences = _SENTENCE_END.split(text)
    kept = sentences[0]
    for sentence in sentences[1:]:
        if len(kept) + 1 + len(sentence) > LONGEST:
            break
        kept = f"{kept} {sentence}"
    return kept if len(kept) <= LONGEST else f"{kept[:LONGEST].rsplit(' ', 1)[0].rstrip(',;:')}…"
