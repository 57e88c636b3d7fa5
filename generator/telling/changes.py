"""What changed between two states of the content: in words, and as JSON for programs."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.change import Changes, EntryChange, GuideChange


def tell_changes(changes: Changes) -> Iterator[str]:
    """Yield in words what changed, and what a human has to judge."""
    if not changes.entries and not changes.guides:
        yield "Nothing changed."
    for entry in changes.entries:
        yield from _entry(entry)
    for guide in changes.guides:
        yield from _guide(guide)


def _entry(change: EntryChange) -> Iterator[str]:
    yield f"{change.kind:<8} {change.ref}"
    for what, claims in (("new claim", change.claims_added), ("lost claim", change.claims_removed)):
        yield from (f"           {what}: {claim}" for claim in claims)
    for locale, places in change.texts.items():
        yield f"           text in {locale}: {', '.join(_folded(places))}"
    if change.other:
        yield "           sources, order or marks of trust"


def _folded(places: Sequence[str]) -> Iterator[str]:
    """Yield places for people: those within one part of an entry are told by that part and their number."""
    within = Counter(_part(place) for place in places)
    for place in dict.fromkeys(place if within[_part(place)] == 1 else _part(place) for place in places):
        yield place if place not in within or within[place] == 1 else f"{place} ({within[place]} texts)"


def _part(place: str) -> str:
    return ".".join(place.split(".")[:2])


def _guide(change: GuideChange) -> Iterator[str]:
    if change.kind != "changed":
        yield f"guide {change.guide}: {change.kind}"
        return
    told = change.comparison
    if told is None:
        yield f"guide {change.guide}: changed, and too large to say exactly how"
        return
    yield f"guide {change.guide}: {told.changed:,} of {told.walks:,} answer paths end elsewhere"
    for move, witness in zip(told.moves, change.witnesses, strict=True):
        before = " or ".join(sorted(move.before))
        yield f"  {move.walks:>6,} from {before} to {move.after}; shortest: {witness}"


def changes_as_json(changes: Changes) -> str:
    """Return what changed as JSON."""
    told = {
        "entries": [
            {
                "ref": e.ref,
                "kind": e.kind,
                "claims_added": list(e.claims_added),
                "claims_removed": list(e.claims_removed),
                "texts": {locale: list(places) for locale, places in e.texts.items()},
                "other": e.other,
            }
            for e in changes.entries
        ],
        "guides": [_guide_as_json(g) for g in changes.guides],
    }
    return json.dumps(told, ensure_ascii=False, indent=2)


def _guide_as_json(change: GuideChange) -> dict[str, Any]:
    told: dict[str, Any] = {
        "guide": change.guide,
        "kind": change.kind,
        "exact": change.comparison is not None,
    }
    if change.comparison:
        told |= {
            "paths": change.comparison.walks,
            "changed": change.comparison.changed,
            "moves": [
                {"before": sorted(m.before), "after": m.after, "paths": m.walks, "witness": w}
                for m, w in zip(change.comparison.moves, change.witnesses, strict=True)
            ],
        }
    return told
