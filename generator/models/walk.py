"""Walks a model and yields its texts, lines and references with the path to each."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from pydantic import BaseModel

from generator.models.reference import Reference
from generator.models.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.yaml_source import Path


_LEAVES = frozenset({str, int, bool, type(None), dt.date})
"""Types of values that hold no others and are neither text nor reference."""


def walk(value: object, path: Path = ()) -> Iterator[tuple[Path, object]]:
    """Yield every model inside a value, with its path, outermost first, then its parts."""
    if type(value) in _LEAVES:
        return  # most values are: to ask what else they may be would take the most time
    if isinstance(value, BaseModel):
        yield path, value
        for name in type(value).model_fields:
            yield from walk(getattr(value, name), (*path, name))
    elif isinstance(value, dict):
        for key, inner in value.items():
            if isinstance(key, Reference):
                yield (*path, key), key
            yield from walk(inner, (*path, key))
    elif isinstance(value, tuple):
        for position, inner in enumerate(value):
            yield from walk(inner, (*path, position))
    elif isinstance(value, Text | Reference):
        yield path, value


def lines(value: object, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Yield every plain string that was written inside a value, with its path: a name, a title, an id."""
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            if name in value.model_fields_set:
                yield from lines(getattr(value, name), (*path, name))
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from lines(inner, (*path, key))
    elif isinstance(value, tuple):
        for position, inner in enumerate(value):
            yield from lines(inner, (*path, position))
    elif isinstance(value, str) and not isinstance(value, Reference):
        yield path, value
