"""Change: what differs between two states of the content, entry by entry and guide by guide."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from generator.guide.compare import Comparison, TooLargeError, compare
from generator.guide.compile import compile_guide
from generator.guide.link import walk_link
from generator.models.walk import texts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.catalog import Catalog, Entry
    from generator.guide.graph import DecisionGraph

Kind = Literal["added", "removed", "changed"]


@dataclass(frozen=True)
class EntryChange:
    """What changed in one file of content."""

    ref: str
    kind: Kind
    claims_added: tuple[str, ...] = ()
    claims_removed: tuple[str, ...] = ()
    texts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Locale to the places whose text changed."""
    other: bool = False
    """Whether something that is not text changed: sources, order, confidence."""


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
    """Everything that differs, in the order of the content."""

    entries: tuple[EntryChange, ...]
    guides: tuple[GuideChange, ...]


def changes(before: Catalog, after: Catalog) -> Changes:
    """Compare two states of the content."""
    old = {entry.ref: entry for entry in before.entries()}
    new = {entry.ref: entry for entry in after.entries()}
    refs = [*new, *(ref for ref in old if ref not in new)]
    entries = (_entry(old.get(ref), new.get(ref)) for ref in refs)
    guides = (_guide(before, after, name) for name in {**after.guides, **before.guides})
    return Changes(
        tuple(change for change in entries if change), tuple(change for change in guides if change)
    )


def _entry(old: Entry | None, new: Entry | None) -> EntryChange | None:
    if old is None or new is None:
        entry = new or old
        assert entry is not None  # noqa: S101 (a name comes from one of the two)
        return EntryChange(entry.ref, "added" if old is None else "removed")
    if old.body == new.body:
        return None
    changed = _changed_texts(old, new)
    return EntryChange(
        new.ref,
        "changed",
        tuple(claim for claim in new.claims if claim not in old.claims),
        tuple(claim for claim in old.claims if claim not in new.claims),
        changed,
        _bare(old.body.model_dump()) != _bare(new.body.model_dump()),
    )


def _changed_texts(old: Entry, new: Entry) -> dict[str, tuple[str, ...]]:
    before, after = _texts(old), _texts(new)
    found: dict[str, dict[str, None]] = {}
    for key in {**after, **before}:
        if before.get(key) != after.get(key):
            found.setdefault(key[0], {})[key[1]] = None
    return {locale or "every language": tuple(places) for locale, places in found.items()}


def _texts(entry: Entry) -> dict[tuple[str, str], str]:
    """Return every text by locale and place; a part with an id is placed by it, not by its position."""
    told = {}
    for path, text in texts(entry.body):
        place = ".".join(_names(entry.body, path))
        for locale, sentence in text.by_locale.items() or [("", text.everywhere)]:
            told[locale, place] = sentence
    return told


def _names(body: Any, path: tuple[str | int, ...]) -> Iterator[str]:
    for step in path:
        body = body[step] if isinstance(step, int) or isinstance(body, dict) else getattr(body, step)
        yield str(getattr(body, "id", step) if isinstance(step, int) else step)


def _bare(value: Any) -> Any:
    """Return a value without its texts."""
    if isinstance(value, dict):
        return {key: _bare(inner) for key, inner in value.items() if key not in {"by_locale", "everywhere"}}
    return [_bare(inner) for inner in value] if isinstance(value, list | tuple) else value


def _guide(before: Catalog, after: Catalog, name: str) -> GuideChange | None:
    old, new = _graph(before, name), _graph(after, name)
    if old is None or new is None:
        return GuideChange(name, "added" if old is None else "removed") if old or new else None
    if old.identity == new.identity:
        return None
    try:
        told = compare(old, new)
    except TooLargeError:
        return GuideChange(name, "changed")
    return GuideChange(name, "changed", told, tuple(walk_link(new, move.witness) for move in told.moves))


def _graph(catalog: Catalog, name: str) -> DecisionGraph | None:
    entry = catalog.guides.get(name)
    return compile_guide(name, entry.body).graph if entry else None
