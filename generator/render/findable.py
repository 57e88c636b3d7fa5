"""What makes a page findable: a description of its own, what it is, and when it last changed."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.commits import last_changes
from generator.render.citing import citing
from generator.render.preview import image_of
from generator.render.scribe import Scribe
from generator.render.structured import structured
from generator.render.trails import trails

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.catalog import Catalog
    from generator.commits import Commit
    from generator.render.draft import Draft
    from generator.render.trails import Trail
    from generator.words import Words

LONGEST = 200
"""Search engines show some 160 characters; one sentence more does no harm."""
CITED = frozenset(
    {
        "subject.md",
        "compare.md",
        "similarities.md",
        "differences.md",
        "lifecycles.md",
        "timeline.md",
        "neighbours.md",
        "cases.md",
        "choose.md",
        "maturity.md",
        "roadmap.md",
        "tools.md",
        "glossary.md",
        "page.md",
        "outcome.md",
        "entry.md",
    }
)
"""Templates of pages that somebody may want to cite."""
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")


def findable(
    catalog: Catalog, words: Words, drafts: Sequence[Draft], commits: Sequence[Commit]
) -> Iterator[Draft]:
    """Yield the drafts with what the head of their pages says."""
    titles = {draft.address: draft.title if draft.address else words("nav.home") for draft in drafts}
    scribe, told, placed = Scribe(catalog, words, ""), _descriptions(drafts), trails(drafts)
    site, days = scribe.plain(catalog.comparison.title), last_changes(commits)
    for draft, description in zip(drafts, told, strict=True):
        day = days.get(draft.edit)
        modified = day.isoformat() if day else ""
        described = replace(draft, description=description)
        node = structured(scribe, described, titles, modified)
        front = {
            **draft.front,
            "structured": json.dumps(node, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c"),
        }
        front |= _ways(placed[draft.address], titles)
        front |= (
            {"cite": citing(words, site, draft.title, draft.address, day)} if draft.template in CITED else {}
        )
        if "canonical" not in draft.front:
            front["image"] = image_of(draft.address)
        yield replace(described, front=front | ({"modified": modified} if modified else {}))


def _ways(trail: Trail, titles: Mapping[str, str]) -> dict[str, object]:
    """Return the pages around a page as the theme shows them: title, and address in the docs of the locale."""
    told: dict[str, object] = {}
    if trail.above:
        told["above"] = [_way(address, titles) for address in trail.above]
    for name, address in (("before", trail.before), ("after", trail.after)):
        if address is not None:
            told[name] = _way(address, titles)
    return told


def _way(address: str, titles: Mapping[str, str]) -> list[str]:
    return [titles[address], address or "./"]


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
