"""Annotations: what may stand at a path of a model, by the types of its fields."""

from __future__ import annotations

import re
import types
import typing
from typing import TYPE_CHECKING, Any

from generator.models.base import Model
from generator.models.text import Text

if TYPE_CHECKING:
    from generator.yaml_source import Path

_LANGUAGE = re.compile(r"[a-z]{2,3}\Z")


def annotation_at(annotation: Any, path: Path) -> Any:
    """Follow a path of keys and positions through type annotations."""
    for step in path:
        annotation = _inner(annotation, step)
    return annotation


def _inner(annotation: Any, step: str | int) -> Any:
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return annotation.model_fields[str(step)].annotation
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is typing.Annotated:
        return _inner(arguments[0], step)
    if origin in {typing.Union, types.UnionType}:
        return _inner(next(a for a in arguments if a is not type(None)), step)
    return arguments[1] if origin is dict else arguments[0]


def model_at(model: type[Model], path: Path) -> type[Model]:
    """Return the model of the group at a path."""
    found = annotation_at(model, path)
    while typing.get_origin(found) is not None:
        found = next(a for a in typing.get_args(found) if a is not type(None))
    return typing.cast("type[Model]", found)


def kind_at(annotation: Any, path: Path) -> Any:
    """Return the model, `Text` or other type of what may stand at a path; nothing where nothing may, or any group."""
    try:
        found = annotation_at(annotation, path)
    except (KeyError, IndexError, StopIteration):
        return None
    while typing.get_origin(found) in {typing.Annotated, typing.Union, types.UnionType}:
        found = next(a for a in typing.get_args(found) if a is not type(None))
    if typing.get_origin(found) is dict and typing.get_args(found)[0] is str:
        return Text  # words by language, like `also`
    return found if isinstance(found, type) else None


def takes(kind: Any, key: str | int) -> bool:
    """Tell whether a group of a kind may hold a key."""
    if kind is Text:
        return bool(_LANGUAGE.match(str(key)))
    return isinstance(kind, type) and issubclass(kind, Model) and key in kind.model_fields


def literals(annotation: Any) -> tuple[str, ...]:
    """Return the values of a choice."""
    if typing.get_origin(annotation) is typing.Literal:
        return tuple(str(value) for value in typing.get_args(annotation))
    return tuple(value for inner in typing.get_args(annotation) for value in literals(inner))
