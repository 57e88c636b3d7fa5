"""Blank: the keys that an entry needs and that nobody has said yet, to be filled in."""

from __future__ import annotations

import typing
from typing import TYPE_CHECKING, Any

from annotated_types import MinLen

from generator.models.base import Model
from generator.models.reference import Reference
from generator.models.subject import ASPECTS, Subject
from generator.models.text import Text

if TYPE_CHECKING:
    from pydantic.fields import FieldInfo

    from generator.catalog import Catalog

_WRITTEN: dict[str, Any] = {
    "start": "question-1",
    "next": [{"when": {"question-1": ["option-1"]}, "go": "outcome-1"}, {"go": "outcome-2"}],
}
"""Keys that name blanks of the same guide."""


def blanks(model: type[Model], catalog: Catalog) -> dict[str, Any]:
    """Return the keys that an entry needs, with blanks of their form under them."""
    return {
        name: _WRITTEN.get(name) or _blank(name, field.annotation, _least(name, field), catalog)
        for name, field in sorted(model.model_fields.items(), key=lambda named: named[0] != "id")
        if name not in {"confidence", "basis", "checked"} and _needs(model, name, field, catalog)
    }


def _needs(model: type[Model], name: str, field: FieldInfo, catalog: Catalog) -> bool:
    """Tell whether an entry needs a key: its model or a rule asks for it."""
    if model is Subject and name in ASPECTS:
        return any(getattr(subject.body, name) for subject in catalog.subjects)
    return field.is_required() or name == "sources"


def _least(name: str, field: FieldInfo) -> int:
    """Return how many values a key holds at least; a guide with one outcome decides nothing."""
    told = [rule.min_length for rule in field.metadata if isinstance(rule, MinLen)]
    return 2 if name == "outcomes" else max((1, *told))


def _blank(name: str, annotation: Any, least: int, catalog: Catalog) -> Any:
    origin, inner = typing.get_origin(annotation), typing.get_args(annotation)
    if annotation is Text:
        return dict.fromkeys(catalog.locales)
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return blanks(annotation, catalog)
    if origin is tuple and not (isinstance(inner[0], type) and issubclass(inner[0], Reference)):
        return [_blank(name, inner[0], 1, catalog) for _ in range(least)]
    if origin is dict:
        keys = _keys(name, inner[0], least, catalog)
        return {key: _blank(name, inner[1], 1, catalog) for key in keys}
    return None


def _keys(name: str, kind: Any, least: int, catalog: Catalog) -> list[str]:
    """Return the keys of a group: the subjects, those with a drawn lifecycle for stages, else names to be changed."""
    if isinstance(kind, type) and issubclass(kind, Reference):
        return [one.id for one in catalog.subjects if name != "stages" or one.body.stages]
    return [f"{name.removesuffix('s')}-{number + 1}" for number in range(least)]
