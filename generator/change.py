"""Change: what differs between two states of the content, entry by entry and guide by guide."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from generator.checks import registry
from generator.diagnostics import Report
from generator.guide.compare import Comparison, TooLargeError, compare
from generator.guide.compile import compile_guide
from generator.guide.link import walk_link
from generator.load import COMPARISON
from generator.models.reference import EntryRef
from generator.values import differing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.catalog import Catalog, Entry
    from generator.guide.graph import DecisionGraph
    from generator.models.base import Model
    from generator.revision import State
    from generator.values import Value

Kind = Literal["added", "removed", "changed", "unreadable", "mended"]
"""unreadable: it is there, and cannot be read now; mended: it could not be read before."""

_SETTINGS = frozenset({"comparison", "guides", "pages", "themes", "roles", "categories", "terms"})
"""Here values that are no text say how something is shown, asked or called, not what is true."""


@dataclass(frozen=True)
class EntryChange:
    """What changed in one file of content."""

    ref: str
    kind: Kind
    values: tuple[Value, ...] = ()
    """What differs; of an entry that came or went, all that it says."""
    claims_added: tuple[str, ...] = ()
    claims_removed: tuple[str, ...] = ()
    now: str = ""
    """Of an entry that was removed, the name to which its old links lead; empty when they lead nowhere."""
    was: str = ""
    """Of an entry that has another name now, the one that it had."""


@dataclass(frozen=True)
class GuideChange:
    """What changed in what a guide decides."""

    guide: str
    kind: Kind
    comparison: Comparison | None = None
    """None when there is nothing to compare, or when it cannot be done exactly."""
    witnesses: tuple[str, ...] = ()
    """For each move the address that reopens a shortest walk."""


@dataclass(frozen=True)
class Changes:
    """Everything that differs, in the order of the content, and what is known of the newer state."""

    entries: tuple[EntryChange, ...]
    guides: tuple[GuideChange, ...]
    locales: tuple[str, ...]
    """Languages in which every text has to stand."""
    mistakes: int
    """How many the check finds in the newer state."""
    walks: int
    """Answer paths of all guides of the newer state that can be compiled."""

    @property
    def elsewhere(self) -> int:
        """How many answer paths end elsewhere than before."""
        return sum(guide.comparison.changed for guide in self.guides if guide.comparison)

    def to_judge(self) -> Mapping[str, int]:
        """Return what a human has to judge, and how much of it there is."""
        found: Counter[str] = Counter()
        for entry in self.entries:
            found += _to_judge(entry)
            found["alone"] += len(self.alone(entry)) if entry.kind == "changed" else 0
        found["guides"] = sum(guide.kind not in {"mended", "unreadable"} for guide in self.guides)
        found["unreadable"] += sum(guide.kind == "unreadable" for guide in self.guides)
        return {name: number for name, number in found.items() if number}

    def alone(self, entry: EntryChange) -> frozenset[str]:
        """Return the places of texts that changed in some languages, and not in all."""
        told: dict[str, set[str]] = {}
        for value in entry.values:
            if value.locale and value.claim not in entry.claims_removed:
                told.setdefault(value.place, set()).add(value.locale)
        return frozenset(place for place, locales in told.items() if not locales.issuperset(self.locales))


def _to_judge(entry: EntryChange) -> Counter[str]:
    if entry.kind not in {"changed", "added"}:
        return Counter({entry.kind: 1} if entry.kind != "mended" else {})
    if entry.kind == "added":
        return Counter({"added": 1})
    known = [
        value for value in entry.values if value.claim not in {*entry.claims_added, *entry.claims_removed}
    ]
    return Counter(
        facts=sum(value.kind == "fact" for value in known),
        figures=len({value.place for value in known if value.kind == "figure"}),
        trust=len({owner_of(value) for value in known if value.kind == "trust"}),
        claims_added=len(entry.claims_added),
        claims_removed=len(entry.claims_removed),
    )


def owner_of(value: Value) -> str:
    """Return whose sources and trust a value tells: a claim, a part of the entry, or all of it."""
    return f"claim {value.claim}" if value.claim else value.place.rpartition(".")[0]


def changes(before: State, after: State) -> Changes:
    """Compare two states of the content."""
    old, new = before.catalog, after.catalog
    compiled = {name: _graph(new, name) for name in new.guides}
    comparison = new.comparison
    return Changes(
        tuple(_entries(before, after)),
        tuple(change for name in {**new.guides, **old.guides} if (change := _guide(old, new, name))),
        tuple(locale for locale in comparison.locales if locale not in comparison.unfinished),
        len(Report.of([*after.found, *registry.run(new)]).diagnostics),
        sum(graph.count_paths() for graph in compiled.values() if graph),
    )


def _entries(before: State, after: State) -> Iterator[EntryChange]:
    settings = _settings(before, after)
    if settings:
        yield settings
    new = {entry.ref: entry for entry in after.catalog.entries()}
    named = _renamed(before.catalog, after.catalog)
    old = {named.get(entry.ref, entry.ref): entry for entry in before.catalog.entries()}
    for ref in {**new, **old, **dict.fromkeys(sorted(after.catalog.unread))}:
        if ref in after.catalog.unread:
            yield EntryChange(ref, "unreadable")
        elif ref in before.catalog.unread:
            yield EntryChange(ref, "mended")
        else:
            change = _entry(ref, old.get(ref), new.get(ref))
            if change.values or change.was or change.kind != "changed":
                yield replace(change, now=after.catalog.moved.get(EntryRef(ref), ""))


def _renamed(before: Catalog, after: Catalog) -> dict[str, str]:
    """Return the old name of each entry that has another one now, with the new one, which nothing had before."""
    return {
        str(old): str(new)
        for old, new in after.moved.items()
        if after.find(old) is None and before.find(old) is not None and before.find(new) is None
    }


def _settings(before: State, after: State) -> EntryChange | None:
    """Return what differs in the comparison's own file."""
    for state, kind in ((after, "unreadable"), (before, "mended")):
        if any(found.span.src_uri == COMPARISON for found in state.found):
            return EntryChange("comparison", kind)  # type: ignore[arg-type]
    values = _values("comparison", before.catalog.comparison, after.catalog.comparison)
    return EntryChange("comparison", "changed", values) if values else None


def _entry(ref: str, old: Entry | None, new: Entry | None) -> EntryChange:
    values = _values(ref.partition("/")[0], old.body if old else None, new.body if new else None)
    if old is None or new is None:
        return EntryChange(ref, "added" if old is None else "removed", values)
    return EntryChange(
        ref,
        "changed",
        values,
        tuple(claim for claim in new.claims if claim not in old.claims),
        tuple(claim for claim in old.claims if claim not in new.claims),
        was=old.ref if old.ref != ref else "",
    )


def _values(collection: str, old: Model | None, new: Model | None) -> tuple[Value, ...]:
    shown = collection in _SETTINGS
    return tuple(
        replace(value, kind="note") if shown and value.kind == "fact" else value
        for value in differing(old, new)
    )


def _guide(before: Catalog, after: Catalog, name: str) -> GuideChange | None:
    old, new = _graph(before, name), _graph(after, name)
    if old is None or new is None:
        return _lone_guide(before, after, name) if old or new else None
    if old.identity == new.identity:
        return None
    try:
        told = compare(old, new)
    except TooLargeError:
        return GuideChange(name, "changed")
    return GuideChange(name, "changed", told, tuple(walk_link(new, move.witness) for move in told.moves))


def _lone_guide(before: Catalog, after: Catalog, name: str) -> GuideChange | None:
    """Return what became of a guide that can be compiled in one of two states; of unread files its entry tells."""
    if f"guides/{name}" in before.unread | after.unread:
        return None
    if name in before.guides and name in after.guides:
        return GuideChange(name, "mended" if _graph(after, name) else "unreadable")
    return GuideChange(name, "added" if name in after.guides else "removed")


def _graph(catalog: Catalog, name: str) -> DecisionGraph | None:
    entry = catalog.guides.get(name)
    return compile_guide(name, entry.body).graph if entry else None
