"""Changes told in words, what of them a human must judge, and what is proven; the same as JSON."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from generator.change import owner_of
from generator.load import REDIRECTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.change import Changes, EntryChange, GuideChange
    from generator.values import Value

_MOST = 40
"""So many lines are told of one entry; all of them are in the JSON."""
_LONGEST = 160
"""So much of a text is told; of longer ones what differs, and a little around it."""
_AROUND = 40

_JUDGE = "   judge: does its source say so?"
_SAYS = {
    "unreadable": "see `timbang check` (not removed)",
    "mended": "could not be read before, so what changed is not known",
}
_TO_JUDGE = {
    "added": "new entry|new entries",
    "removed": "removed entry|removed entries",
    "unreadable": "unreadable file|unreadable files",
    "facts": "fact|facts",
    "figures": "figure|figures",
    "trust": "claim with other sources or trust|claims with other sources or trust",
    "claims_added": "new claim|new claims",
    "claims_removed": "removed claim|removed claims",
    "alone": "text in one language only|texts in one language only",
    "guides": "guide that decides otherwise|guides that decide otherwise",
}


def tell_changes(changes: Changes) -> Iterator[str]:
    """Yield in words what changed, what a human has to judge, and what was proven."""
    if not changes.entries and not changes.guides:
        yield "Nothing changed."
        return
    yield from _mended([entry for entry in changes.entries if entry.kind == "mended"])
    for entry in changes.entries:
        yield from _entry(entry)
    for guide in changes.guides:
        yield from _guide(guide)
    yield from _verdict(changes)


def _mended(entries: Sequence[EntryChange]) -> Iterator[str]:
    """Yield files that could not be read before; of a whole folder only their number."""
    folders = Counter(entry.ref.partition("/")[0] for entry in entries)
    for folder, number in folders.items():
        if number > _AROUND:
            yield f"mended {folder}: {number} files {_SAYS['mended']}"
    for entry in entries:
        if folders[entry.ref.partition("/")[0]] <= _AROUND:
            yield f"mended {entry.ref}: {_SAYS['mended']}"


def _entry(change: EntryChange) -> Iterator[str]:
    if change.kind == "mended":
        return
    if change.kind == "unreadable":
        yield f"unreadable {change.ref}: {_SAYS['unreadable']}"
        return
    yield f"{change.kind:<8} {change.ref}{_moved(change)}"
    if change.kind != "removed":
        lines = list(_lines(change))
        yield from (f"  {line}" for line in lines[:_MOST])
        if len(lines) > _MOST:
            yield f"  and {len(lines) - _MOST} more"


def _moved(change: EntryChange) -> str:
    """Return where the links to what has gone lead, or what an entry was called before."""
    if change.kind == "removed":
        return (
            f": old links lead to {change.now}"
            if change.now
            else f": old links lead nowhere (see {REDIRECTS})"
        )
    return f", which was {change.was}" if change.was else ""


def _lines(change: EntryChange) -> Iterator[str]:
    whole = (("new claim", change.claims_added), ("lost claim", change.claims_removed))
    for what, claims in whole:
        for claim in claims:
            yield f"{what} {claim}: {_statement(change, claim)}   judge"
    rest = [v for v in change.values if v.claim not in {*change.claims_added, *change.claims_removed}]
    for owner in dict.fromkeys(owner_of(value) for value in rest if value.kind == "trust"):
        told = [f"{_last(v)} {_trust(v)}" for v in rest if v.kind == "trust" and owner_of(v) == owner]
        yield f"{owner}{': ' if owner else ''}{'; '.join(told)}" + _mark(change, "   judge")
    for value in (value for value in rest if value.kind != "trust"):
        where = f"{value.place} [{value.locale}]" if value.locale else value.place
        yield f"{where}: {_step(value)}" + _mark(change, _JUDGE if value.kind in {"fact", "figure"} else "")


def _mark(change: EntryChange, mark: str) -> str:
    """Return what to judge of a value; a new entry is judged as a whole."""
    return "" if change.kind == "added" else mark


def _statement(change: EntryChange, claim: str) -> str:
    """Return what a claim says, in its first language, and what it rests on."""
    values = [value for value in change.values if value.claim == claim]
    text = next((v for v in values if v.place.endswith(".text")), None)
    rests = [v for v in values if v.kind == "trust" and "stated" not in {v.before, v.after}]
    trust = [f"{_last(value)} {value.after or value.before}" for value in rests]
    told = [_quoted(text.after or text.before)] if text else []
    told += [v.after or v.before or "" for v in values if v.kind == "figure" and _last(v) == "amount"][:1]
    return " ".join([*told, "; ".join(trust)])


def _last(value: Value) -> str:
    return value.place.rpartition(".")[2]


def _step(value: Value) -> str:
    """Return how a value changed; what was not there before, or is not any more, stands alone."""
    words = value.kind == "text" or bool(value.locale)
    before, after = (None if one is None else _line(one) for one in (value.before, value.after))
    if before is None or after is None:
        told = after if before is None else before
        return f"{'' if before is None else 'removed: '}{_quoted(told) if words else told}"
    if words:
        before, after = (f"“{one}”" for one in _clipped(before, after))
    return f"{before} -> {after}"


def _trust(value: Value) -> str:
    """Return how sources or trust changed; a claim without its own has those of its entry."""
    if value.claim and _last(value) != "sources":
        return f"{value.before or '(as the entry)'} -> {value.after or '(as the entry)'}"
    return _step(value)


def _line(text: str) -> str:
    """Return a text as one line without what steers a terminal."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _quoted(text: str | None) -> str:
    line = _line(text or "")
    return f"“{line if len(line) <= _LONGEST else line[: _LONGEST - 2].rpartition(' ')[0] + ' …'}”"


def _clipped(before: str, after: str) -> tuple[str, str]:
    """Return two texts; of long ones what differs, with a little around it."""
    if max(len(before), len(after)) <= _LONGEST:
        return before, after
    start = _alike(before, after)
    end = _alike(before[start:][::-1], after[start:][::-1])
    head = before.rfind(" ", 0, max(0, start - _AROUND)) + 1
    rest = before[len(before) - end :].find(" ", _AROUND) if end > _AROUND else -1
    tail = end - rest if rest >= 0 else 0
    return _cut(before, head, tail), _cut(after, head, tail)


def _alike(one: str, other: str) -> int:
    """Return how many letters two texts begin with alike."""
    differ = (n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b)
    return next(differ, min(len(one), len(other)))


def _cut(text: str, head: int, tail: int) -> str:
    shown = text[head : len(text) - tail]
    if len(shown) > 4 * _LONGEST:
        shown, tail = shown[: 4 * _LONGEST].rpartition(" ")[0], 1
    return f"{'… ' if head else ''}{shown}{' …' if tail else ''}"


def _guide(change: GuideChange) -> Iterator[str]:
    told = change.comparison
    if change.kind == "unreadable":
        yield f"guide {change.guide}: cannot be compiled, {_SAYS['unreadable']}"
    elif change.kind == "mended":
        yield f"guide {change.guide}: could not be compiled before, so what changed is not known"
    elif change.kind != "changed":
        yield f"guide {change.guide}: {change.kind}"
    elif told is None:
        yield f"guide {change.guide}: changed, and too large to say exactly how"
    else:
        yield f"guide {change.guide}: {told.changed:,} of {told.walks:,} answer paths end elsewhere"
        for move, witness in zip(told.moves, change.witnesses, strict=True):
            before = " or ".join(sorted(move.before))
            yield f"  {move.walks:>6,} from {before} to {move.after}; shortest: {witness}"


def _verdict(changes: Changes) -> Iterator[str]:
    """Yield what is proven of the newer state, and how much is left to judge."""
    paths = f"{changes.elsewhere:,} of {changes.walks:,} answer paths end elsewhere"
    if any(guide.kind in {"changed", "unreadable"} and not guide.comparison for guide in changes.guides):
        paths += ", apart from a guide that cannot be compared"
    if changes.mistakes:
        yield f"Not proven: `timbang check` finds {_number(changes.mistakes, 'mistake|mistakes')}. {paths}."
    else:
        yield f"Proven: every source cited, every text in {', '.join(changes.locales)}, {paths}."
    found = changes.to_judge()
    told = [_number(found[name], words) for name, words in _TO_JUDGE.items() if name in found]
    yield f"To judge: {', '.join(told) or 'nothing but the wording'}."


def _number(number: int, words: str) -> str:
    one, _, several = words.partition("|")
    return f"{number} {one if number == 1 else several}"


def changes_as_json(changes: Changes) -> str:
    """Return what changed as JSON."""
    told = {
        "entries": [
            asdict(entry) | {"one_language_only": sorted(changes.alone(entry))} for entry in changes.entries
        ],
        "guides": [_guide_as_json(guide) for guide in changes.guides],
        "mistakes": changes.mistakes,
        "answer_paths": {"all": changes.walks, "elsewhere": changes.elsewhere},
        "to_judge": _as_dict(changes.to_judge()),
    }
    return json.dumps(told, ensure_ascii=False, indent=2)


def _as_dict(found: Mapping[str, int]) -> dict[str, int]:
    return {name: found[name] for name in _TO_JUDGE if name in found}


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
