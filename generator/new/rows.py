"""Rows: the values of a list that an entry may hold, like a case's figures, asked for one after the other."""

from __future__ import annotations

import typing
from dataclasses import replace
from itertools import count, takewhile
from typing import TYPE_CHECKING, Any

from generator.new.answer import plain_values
from generator.new.blank import blanks
from generator.new.key import LAST, keys_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from generator.catalog import Catalog
    from generator.models.base import Model
    from generator.new.key import Key

    Answer = Callable[[Key, Mapping[Key, str]], str]
    """Asks for a key until an answer fits, knowing what was said before."""

LISTS = ("figures",)
"""Keys that hold such lists; an entry may go without."""
_NAME = "id"
"""The key of a row that is asked for first; without it there is no such row."""
_UNTIL = "Leave it empty when there is none, or no other."


def models_of_rows(model: type[Model]) -> dict[str, type[Model]]:
    """Return the lists of a model that are asked for, with the model of what they hold."""
    held = {name: model.model_fields[name].annotation for name in LISTS if name in model.model_fields}
    return {name: typing.get_args(annotation)[0] for name, annotation in held.items()}


def keys_of_row(within: str, row: type[Model], catalog: Catalog) -> tuple[Key, ...]:
    """Return what can be said of one value of a list: what it is called, what only it has, and the rest."""
    own = [name for name in row.__annotations__ if name in row.model_fields]
    ranks = {_NAME: 0, **dict.fromkeys(own, 1), **dict.fromkeys(LAST, 3)}
    keys = sorted(keys_of(row, catalog), key=lambda key: ranks.get(key.field, 2))
    told = (replace(key, meaning=" ".join(filter(None, (key.meaning, _UNTIL)))) for key in keys[:1])
    return tuple(replace(key, within=within) for key in (*told, *keys[1:]))


def keys_given(name: str, row: type[Model], catalog: Catalog, given: Mapping[str, str]) -> Iterator[Key]:
    """Yield the keys of a list's values that are there when something is given of them, and of one at least."""
    told = {one.split(".")[1] for one in given if one.startswith(f"{name}.")} | {"0"}
    for position in takewhile(told.__contains__, map(str, count())):
        yield from keys_of_row(f"{name}.{position}", row, catalog)


def rows_of(
    name: str, row: type[Model], catalog: Catalog, given: Mapping[str, str], answer: Answer
) -> Iterator[dict[str, Any]]:
    """Yield the values of a list, those given first, until the name of one is left empty; blanks where nothing was said."""
    for position in count():
        keys = keys_of_row(f"{name}.{position}", row, catalog)
        alike = {key.field: given[key.alike] for key in keys if key.locale and key.alike in given}
        said = {key: given[key.shown] for key in keys if key.shown in given}
        for key in keys:
            if key.asked and key not in said and key.field not in alike:
                said[key] = answer(key, said)
            if not alike and not any(said.values()):
                return  # the first key is its name
        values = blanks(row, catalog) | alike | plain_values(said)
        yield {field: values[field] for field in dict.fromkeys(key.field for key in keys) if field in values}
