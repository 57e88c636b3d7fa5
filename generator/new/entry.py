"""Entry: a new one, from what is given and what is asked, to its file."""

from __future__ import annotations

import datetime as dt
import re
import typing
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pydantic_core import PydanticUndefined

from generator.diagnostics import Report, nearest_of
from generator.entry_file import as_id, as_yaml, undated
from generator.errors import TimbangError
from generator.examine import Examination, described, examine
from generator.models import COLLECTIONS, GUIDES, Guide
from generator.models.base import Model
from generator.models.claim import Trust
from generator.models.reference import Reference
from generator.models.text import Text
from generator.new.unsaid import unsaid
from generator.output import write_file
from generator.schema import meanings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from generator.catalog import Catalog

    Ask = Callable[["Key"], str]
    """Shows what a key is for and returns what was typed; nothing leaves the key out."""

KINDS = {
    "subject": "subjects",
    "similarity": "similarities",
    "theme": "themes",
    "role": "roles",
    "difference": "differences",
    "seam": "seams",
    "criterion": "criteria",
    "prerequisite": "prerequisites",
    "debate": "debates",
    "neighbour": "neighbours",
    "milestone": "milestones",
    "maturity": "maturity",
    "step": "roadmap",
    "category": "categories",
    "tool": "tools",
    "case": "cases",
    "term": "terms",
    "source": "sources",
    "page": "pages",
    "guide": GUIDES,
}
"""What people call an entry to the collection that holds it."""

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_USUAL = {"confidence": "medium", "basis": "source"}


@dataclass(frozen=True)
class Key:
    """Something that an entry says, before it is said."""

    name: str
    """As in the file; in a text, the language behind a dot."""
    meaning: str
    choices: tuple[str, ...] = ()
    """What may be answered; empty when anything may."""
    several: bool = False
    usual: str = ""
    number: bool = False
    """Whether digits are a number here, and not text like the title `1984`."""


@dataclass(frozen=True)
class Drafted:
    """A new entry on disk."""

    src_uri: str
    examination: Examination
    """What the check says of it: that is left to do."""
    left: tuple[str, ...] = ()
    """What else is left, which the check says only of an entry that it can read."""


def new_entry(root: Path, kind: str, given: Mapping[str, str], ask: Ask, *, entry_id: str = "") -> Drafted:
    """Write a new entry from what is given and what is asked.

    Raises:
        ContentError: the comparison itself has mistakes, so that its languages are not known.
        TimbangError: there is no such kind or key, the id is none or is taken, or nothing names the entry.
    """
    if kind not in KINDS:
        near = nearest_of(kind, KINDS)
        raise TimbangError(
            f"There is no kind `{kind}`.{f' Did you mean: {near}?' if near else ''} There is: {', '.join(KINDS)}."
        )
    catalog = described(root)
    collection = KINDS[kind]
    keys = list(_keys(COLLECTIONS.get(collection, Guide), catalog))
    _refuse_strange(given, keys, kind)
    # A text that is given without a language is the same in all.
    alike = {
        key: given[name] for key in keys if (name := key.name.partition(".")[0]) in given and name != key.name
    }
    answers = {key: given.get(key.name) or ask(key) for key in keys if key not in alike}
    values = {key.name.partition(".")[0]: value for key, value in alike.items()} | _values(answers)
    values = {
        name: values[name]
        for name in dict.fromkeys(key.name.partition(".")[0] for key in keys)
        if name in values
    }
    src_uri = _src_uri(collection, entry_id or _id(values), catalog)
    write_file(root / src_uri, _file(values, collection).encode())
    found = examine(root)
    own = [one for one in found.report.diagnostics if one.span.src_uri == src_uri]
    left = unsaid(src_uri, values, found.catalog)
    return Drafted(src_uri, Examination(root, found.catalog, Report.of(own)), left)


def _file(values: dict[str, Any], collection: str) -> str:
    """Return what is written; the day of a check stands in it only when a person has named it."""
    dated = issubclass(COLLECTIONS.get(collection, Guide), Trust)
    return undated(values, "checked") if dated else as_yaml(values)


def _refuse_strange(given: Mapping[str, str], keys: list[Key], kind: str) -> None:
    known = [*(key.name for key in keys), *(key.name.partition(".")[0] for key in keys if "." in key.name)]
    if strange := [name for name in given if name not in known]:
        near = nearest_of(strange[0], known)
        hint = f" Did you mean: {near}?" if near else ""
        told = ", ".join(key.name for key in keys)
        raise TimbangError(f"`{strange[0]}` is not asked of a {kind}.{hint} There is: {told}.")


def _keys(model: type[Model], catalog: Catalog) -> Iterator[Key]:
    """Yield what can be asked in a line: texts, choices, references, numbers and days that an entry must have.

    What it is made of besides (claims, values, questions) is written in the file.
    """
    fields = model.model_fields.items()
    for name, field in sorted(
        fields, key=lambda one: one[0] in {"confidence", "basis", "checked", "sources"}
    ):
        meaning = meanings(model).get(name, "")
        if field.default is not PydanticUndefined and name != "sources":
            continue
        if field.annotation is Text:
            yield from (Key(f"{name}.{locale}", meaning) for locale in catalog.locales)
        elif (key := _key(name, field.annotation, meaning, catalog)) is not None:
            yield key


def _key(name: str, annotation: Any, meaning: str, catalog: Catalog) -> Key | None:
    several = typing.get_origin(annotation) is tuple
    inner = typing.get_args(annotation)[0] if several else annotation
    if typing.get_origin(inner) is typing.Literal:
        return Key(name, meaning, typing.get_args(inner), several, _USUAL.get(name, ""))
    if isinstance(inner, type) and issubclass(inner, Reference):
        known = tuple(catalog.collections.get(inner.collection, ()))
        return Key(name, meaning, known, several)
    if (isinstance(inner, type) and issubclass(inner, Model)) or typing.get_origin(inner) is dict:
        return None
    return Key(name, meaning, number=int in {inner, *typing.get_args(inner)})


def _values(answers: Mapping[Key, str]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for key, answer in answers.items():
        name, _, locale = key.name.partition(".")
        if not answer:
            continue
        if locale:
            values.setdefault(name, {})[locale] = answer
        elif key.several:
            values[name] = [part.strip() for part in answer.split(",") if part.strip()]
        else:
            values[name] = _plain(answer, key)
    return values


def _plain(answer: str, key: Key) -> int | dt.date | str:
    """Return a number as such, and a day, which needs no quotes; what is neither is text, for the check to judge."""
    if key.number and answer.isdecimal():
        return int(answer)
    if _DAY.fullmatch(answer):
        with suppress(ValueError):
            return dt.date.fromisoformat(answer)
    return answer


def _id(values: Mapping[str, Any]) -> str:
    """Make an id of what names the entry, in its first language."""
    named = values.get("name") or values.get("title") or ""
    return as_id(next(iter(named.values())) if isinstance(named, dict) else str(named))


def _src_uri(collection: str, entry_id: str, catalog: Catalog) -> str:
    if not entry_id:
        raise TimbangError("Nothing names the entry: give a title or a name, or --id.")
    if as_id(entry_id) != entry_id:
        raise TimbangError(f"`{entry_id}` is not an id. Did you mean: {as_id(entry_id)}?")
    held = catalog.guides if collection == GUIDES else catalog.collections[collection]
    folder = "decision_tree" if collection == GUIDES else "content"
    if entry_id in held or f"{collection}/{entry_id}" in catalog.unread:
        raise TimbangError(f"{folder}/{collection}/{entry_id}.yml is there already.")
    return f"{folder}/{collection}/{entry_id}.yml"
