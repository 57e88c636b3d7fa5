"""Placement: keys that stand in the wrong group by their indentation, and all that is wrong because of it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING, Any

from generator.diagnostics import Diagnostic
from generator.model_errors.annotations import kind_at, takes
from generator.models.text import Text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from generator.models.base import Model
    from generator.yaml_source import Document, Path


_LANGUAGES_TOO = frozenset({"id"})
"""Keys of groups that may name a language in a text; of others one that is missing is meant, like `why`."""
_STEP = 2
"""Spaces by which what stands under a key is indented."""


@dataclass(frozen=True)
class Misplaced:
    """A key in the wrong group."""

    path: Path
    """Where it stands."""
    group: Path
    """Where it belongs."""
    neighbour: Path
    """A key of that group, or the key of the group itself when it holds none."""
    company: frozenset[str | int]
    """The key, and those below it that came along."""

    def explains(self, path: Path) -> bool:
        """Tell whether what is wrong at a path comes of it."""
        holder = self.path[:-1]
        here = len(path) > len(holder) and path[: len(holder)] == holder and path[len(holder)] in self.company
        return here or path == self.group or (path[:-1] == self.group and path[-1] in self.company)


def misplaced(document: Document, model: type[Model], faults: Collection[Path]) -> Iterator[Misplaced]:
    """Yield the keys that are wrong where they stand, and lacking in a group above or below."""
    starts = dict.fromkeys(path[:length] for path in faults for length in range(1, len(path) + 1))
    above: dict[Path, dict[str | int, str]] = {}
    for path in starts:
        if document.holds(path):
            beside = above.get(path[:-1]) or _above(document.value_at(path[:-1]))
            above[path[:-1]] = beside
            if path[-1] in beside and not takes(kind_at(model, path[:-1]), path[-1]):
                yield from _too_shallow(document, model, path, (*path[:-1], beside[path[-1]]), faults)
        elif path in faults:
            yield from _too_deep(document, model, path, faults)
            yield from _left_alone(document, model, path, faults)


def told_of(document: Document, found: Misplaced) -> Diagnostic:
    """Say of a misplaced key where it stands and where it belongs."""
    key, holder, group = found.path[-1], _name(found.path[:-1]), _name(found.group)
    if not document.holds(found.group):
        return Diagnostic(
            "missing-key",
            document.span(found.path, of_key=True),
            f"The key `{group}` is missing above `{key}`, which now stands under `{holder}`.",
            expected=f"`{group}:` above it",
            remedy=f"Write `{group}:` on the line above, as far to the left as `{found.neighbour[-1]}`.",
        )
    beside = found.neighbour != found.group
    spaces = document.span(found.neighbour, of_key=True).column - 1 + (0 if beside else _STEP)
    return Diagnostic(
        "misplaced-key",
        document.span(found.path, of_key=True),
        f"The key `{key}` stands {_where(holder)} by its indentation, and belongs {_where(group)}.",
        expected=f"{spaces or 'no'} {'space' if spaces == 1 else 'spaces'} before it",
        remedy=f"Indent it {'as far as' if beside else 'further than'} `{found.neighbour[-1]}`.",
    )


def _where(holder: str) -> str:
    return f"under `{holder}`" if holder else "at the top"


def _name(group: Path) -> str:
    return next((step for step in reversed(group) if isinstance(step, str)), "")


def _too_deep(
    document: Document, model: type[Model], missing: Path, faults: Collection[Path]
) -> Iterator[Misplaced]:
    """Find a missing key in a group below the one that lacks it, where it cannot stand."""
    group, key = missing[:-1], missing[-1]
    for path in _groups_with(key, document.value_at(group), group):
        kind = kind_at(model, path[:-1])
        wrong = kind is not None or any(fault[: len(path)] == path for fault in faults)
        if wrong and not (takes(kind, key) and (kind is not Text or key in _LANGUAGES_TOO)):
            yield _misplaced(document, model, path, group, path[: len(missing)])
            return


def _left_alone(
    document: Document, model: type[Model], missing: Path, faults: Collection[Path]
) -> Iterator[Misplaced]:
    """Find the languages of a text whose own key was lost, so that they went to the group above it."""
    group = missing[:-1]
    if kind_at(model, missing) is not Text:
        return
    for path in faults:
        below = path[: len(group)] == group and len(path) > len(missing) and path[: len(missing)] != missing
        alone = takes(Text, path[-1]) and not takes(kind_at(model, path[:-1]), path[-1])
        if below and alone and isinstance(document.value_at(path), str):
            yield _misplaced(document, model, path, missing, path[: len(missing)])
            return


def _misplaced(document: Document, model: type[Model], path: Path, group: Path, neighbour: Path) -> Misplaced:
    names = list(document.value_at(path[:-1]))
    below = names[names.index(path[-1]) :]
    belongs = (kind_at(model, group), kind_at(model, (*group, path[-1])))
    company = takewhile(lambda name: name == path[-1] or any(takes(kind, name) for kind in belongs), below)
    return Misplaced(path, group, neighbour, frozenset(company))


def _groups_with(key: str | int, value: Any, path: Path) -> Iterator[Path]:
    """Yield every place of a key in a value and in what it holds."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, held in inner:
        if step == key:
            yield (*path, step)
        yield from _groups_with(key, held, (*path, step))


def _above(holder: Any) -> dict[str | int, str]:
    """Return each key of a group with the one that stands before it."""
    return {key: before for before, key in pairwise(holder)} if isinstance(holder, dict) else {}


def _too_shallow(
    document: Document, model: type[Model], path: Path, above: Path, faults: Collection[Path]
) -> Iterator[Misplaced]:
    """Find a key that is wrong beside the group which lacks it and stands just above."""
    for group in _last_groups(document.value_at(above), above):
        held = document.value_at(group)
        kind = kind_at(model, group)
        short = kind is None and isinstance(held, dict) and group in faults  # a group of free names lacks one
        if (short or takes(kind, path[-1])) and path[-1] not in (held or ()):
            neighbour = (*group, next(iter(held))) if held else group
            yield _misplaced(document, model, path, group, neighbour)
            return


def _last_groups(value: Any, path: Path) -> Iterator[Path]:
    """Yield a group and, one in the other, the last that stand in it: what a line below could go on with."""
    if value is None or isinstance(value, dict):
        yield path
    if isinstance(value, dict) and value:
        last = next(reversed(value))
        yield from _last_groups(value[last], (*path, last))
    elif isinstance(value, list) and value:
        yield from _last_groups(value[-1], (*path, len(value) - 1))
