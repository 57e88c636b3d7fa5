"""Unsaid: what the check cannot say yet of an entry that it could not read, so that one look shows all that is left."""

from __future__ import annotations

import typing
from typing import TYPE_CHECKING, Any

from generator.diagnostics import nearest_of
from generator.models import COLLECTIONS, GUIDES, Guide
from generator.models.reference import Reference
from generator.models.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.catalog import Catalog


def unsaid(src_uri: str, values: Mapping[str, Any], catalog: Catalog) -> tuple[str, ...]:
    """Return what is left in a file; nothing when its entry was read, since then the check has said it."""
    collection, name = src_uri.removesuffix(".yml").split("/")[-2:]
    held = catalog.guides if collection == GUIDES else catalog.collections[collection]
    return () if name in held else tuple(_left(values, collection, catalog))


def _left(values: Mapping[str, Any], collection: str, catalog: Catalog) -> Iterator[str]:
    for name, field in COLLECTIONS.get(collection, Guide).model_fields.items():
        kinds = (field.annotation, *typing.get_args(field.annotation))
        if Text in kinds and isinstance(values.get(name), dict):
            lacking = [locale for locale in catalog.locales if locale not in values[name]]
            yield from (f"Say `{name}` in `{locale}` too." for locale in lacking)
        for kind in kinds:
            if isinstance(kind, type) and issubclass(kind, Reference):
                yield from _strange(name, values.get(name, ()), catalog.collections[kind.collection])


def _strange(name: str, told: object, known: Mapping[str, object]) -> Iterator[str]:
    named = told if isinstance(told, list) else [told] if isinstance(told, str) else []
    for one in named:
        if one not in known:
            near = nearest_of(str(one), known)
            yield f"`{name}` names `{one}`, which is not there.{f' Did you mean: {near}?' if near else ''}"
