"""Answer: what was said of a key, as its file has it, and what is wrong with it."""

from __future__ import annotations

import datetime as dt
import re
from contextlib import suppress
from itertools import chain
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from generator import yaml_source
from generator.diagnostics import nearest_of
from generator.entry_file import as_yaml
from generator.markup import faults
from generator.model_errors import diagnose

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.models.base import Model
    from generator.new.key import Key

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_BOOL = {"true": True, "false": False}


def values_of(answers: Mapping[Key, str]) -> dict[str, Any]:
    """Return what was answered as the keys of a file, with the values of lists below the rest."""
    values = plain_values({key: answer for key, answer in answers.items() if not key.within})
    for within in dict.fromkeys(key.within for key in answers if key.within):
        row = plain_values({key: answer for key, answer in answers.items() if key.within == within})
        if row:
            values.setdefault(within.partition(".")[0], []).append(row)
    return values


def plain_values(answers: Mapping[Key, str]) -> dict[str, Any]:
    """Return answers of one group as its keys; a name that is the same in all languages stands once."""
    values: dict[str, Any] = {}
    for key, answer in answers.items():
        if not answer:
            continue
        value = [part.strip() for part in answer.split(",") if part.strip()] if key.several else answer
        if key.locale:
            values.setdefault(key.field, {})[key.locale] = value
        else:
            values[key.field] = value if key.several else _plain(answer, key)
    asked = sum(key.field == "name" for key in answers)
    if isinstance(name := values.get("name"), dict) and len(name) == asked and len(set(name.values())) == 1:
        values["name"] = next(iter(name.values()))
    return values


def fault_of(key: Key, answer: str, model: type[Model]) -> str:
    """Return what is wrong with an answer and what is right instead, or nothing."""
    value = plain_values({key: answer}).get(key.field)
    return next(chain(_strange(key, value), _unfit(key, value, model), _marked(key, answer)), "")


def _strange(key: Key, value: Any) -> Iterator[str]:
    if not key.titles:
        return
    for named in value if isinstance(value, list) else [value]:
        if named not in key.titles:
            near = nearest_of(str(named), key.titles)
            hint = f"Did you mean: {near}?" if near else "Leave it empty if it is yet to be written."
            yield f"`{named}` is not there. {hint}"


def _unfit(key: Key, value: Any, model: type[Model]) -> Iterator[str]:
    """Yield what the model says of the value; that other keys are missing is no fault of it."""
    document, _ = yaml_source.read("answer", as_yaml({key.field: value}).encode())
    try:
        model.model_validate(document.value)
    except ValidationError as error:
        for found in diagnose(document, model, error):
            if found.rule != "missing-key":
                near = f"Did you mean: {found.nearest}?" if found.nearest else ""
                expected = f"Expected: {found.expected}." if found.expected else ""
                yield " ".join(filter(None, (found.message, expected, near)))


def _marked(key: Key, answer: str) -> Iterator[str]:
    if key.locale:
        yield from (f"{fault.reason} Expected: {fault.expected}." for fault in faults(answer))


def _plain(answer: str, key: Key) -> bool | int | dt.date | str:
    """Return a number as such, and a day, which needs no quotes; what is neither is text, for the check to judge."""
    if key.kind is bool and answer in _BOOL:
        return _BOOL[answer]
    if key.kind is int and answer.isdecimal():
        return int(answer)
    if _DAY.fullmatch(answer):
        with suppress(ValueError):
            return dt.date.fromisoformat(answer)
    return answer
