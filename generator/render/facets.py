"""Facets: by what a list can be narrowed, and how many of its rows each value would show."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping


@dataclass(frozen=True)
class Value:
    """One value of a facet."""

    id: str
    """How the address and the rows name it."""
    label: str
    count: int
    """How many rows have it."""


@dataclass(frozen=True)
class Facet:
    """One property by which rows are told apart."""

    key: str
    label: str
    values: tuple[Value, ...]


def facet(key: str, label: str, labels: Mapping[str, str], held: Iterable[Collection[str]]) -> Facet:
    """Count a facet's values over rows; values that no row has are left out.

    Args:
        key: how the address names the facet.
        label: its name in words.
        labels: its values in their order, each with its name in words.
        held: the values of each row.
    """
    counts = Counter(value for values in held for value in set(values))
    kept = (Value(value, name, counts[value]) for value, name in labels.items() if counts[value])
    return Facet(key, label, tuple(kept))
