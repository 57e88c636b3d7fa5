"""Entry: a new one, from what is given and what is asked, to its file."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from generator.diagnostics import Report, nearest_of
from generator.entry_file import as_id, as_yaml, undated
from generator.errors import TimbangError
from generator.examine import Examination, described, examine
from generator.models import COLLECTIONS, GUIDES, Guide
from generator.models.claim import Trust
from generator.new.answer import fault_of, values_of
from generator.new.blank import blanks
from generator.new.key import LAST, keys_of
from generator.new.rows import keys_given, models_of_rows, rows_of
from generator.new.unsaid import unsaid
from generator.output import write_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from generator.catalog import Catalog
    from generator.models.base import Model
    from generator.new.key import Key

    Ask = Callable[[Key, str, str], str]
    """Shows what a key is for, an answer that is likely, and what was wrong with the last one; returns what was
    typed. Nothing leaves the key blank."""

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


@dataclass(frozen=True)
class Drafted:
    """A new entry on disk."""

    src_uri: str
    examination: Examination
    """What the check says of it: that is left to do."""
    left: tuple[str, ...] = ()
    """What else is left, which the check says only of an entry that it can read."""


def new_entry(root: Path, kind: str, given: Mapping[str, str], ask: Ask, *, entry_id: str = "") -> Drafted:
    """Write a new entry from what is given and what is asked, with blanks for what it needs besides.

    Raises:
        ContentError: the comparison itself has mistakes, so that its languages are not known.
        TimbangError: there is no such kind or key, the id is none or is taken, or nothing names the entry.
    """
    collection = _collection(kind)
    catalog = described(root)
    model = COLLECTIONS.get(collection, Guide)
    keys = keys_of(model, catalog)
    rows = models_of_rows(model)
    asked = [*keys, *(key for name, row in rows.items() for key in keys_given(name, row, catalog, given))]
    _refuse_strange(given, asked, kind)
    alike = {key.field: given[key.field] for key in keys if key.locale and key.field in given}
    answers = {key: given[key.name] for key in keys if key.name in given}
    for key in keys:
        said = alike | values_of(answers)  # a text that is given without a language is the same in all
        if named := entry_id or _id(said):
            _src_uri(collection, named, catalog)  # refused as soon as it is known, not after all answers
        if key.asked and key not in answers and key.field not in alike:
            answers[key] = _answer(key, answers, ask, model)
    said = alike | values_of(answers)
    for name, row in rows.items():
        told = rows_of(name, row, catalog, given, partial(_answer, ask=ask, model=row))
        said |= {name: held} if (held := list(told)) else {}
    src_uri = _src_uri(collection, entry_id or _id(said), catalog)
    write_file(root / src_uri, _file(_in_order(said, model, catalog), collection).encode())
    return _examined(root, src_uri, said)


def _examined(root: Path, src_uri: str, said: Mapping[str, Any]) -> Drafted:
    found = examine(root)
    own = [one for one in found.report.diagnostics if one.span.src_uri == src_uri]
    left = unsaid(src_uri, said, found.catalog)
    return Drafted(src_uri, Examination(root, found.catalog, Report.of(own)), left)


def _collection(kind: str) -> str:
    """Return the collection of a kind, which may be called as its folder is.

    Raises:
        TimbangError: there is none.
    """
    if kind in KINDS.values():
        return kind
    if kind not in KINDS:
        near = nearest_of(kind, KINDS)
        hint = f" Did you mean: {near}?" if near else ""
        raise TimbangError(f"There is no kind `{kind}`.{hint} There is: {', '.join(KINDS)}.")
    return KINDS[kind]


def _answer(key: Key, answers: Mapping[Key, str], ask: Ask, model: type[Model]) -> str:
    """Ask until an answer fits or the key is left out; most names are the same in every language."""
    alike = (answer for said, answer in answers.items() if said.field == key.field == "name")
    likely = key.usual or next(alike, "")
    wrong = ""
    while answer := ask(key, likely, wrong):
        wrong = fault_of(key, answer, model)
        if not wrong:
            break
    return answer


def _in_order(said: Mapping[str, Any], model: type[Model], catalog: Catalog) -> dict[str, Any]:
    """Return the keys of a file in the order of its collection, blanks where nothing was said."""
    values = blanks(model, catalog)
    for name, value in said.items():
        blank = values.get(name)
        values[name] = {**blank, **value} if isinstance(blank, dict) and isinstance(value, dict) else value
    order = [*(name for name in model.model_fields if name not in LAST), *LAST]
    return {name: values[name] for name in order if name in values}


def _file(values: dict[str, Any], collection: str) -> str:
    """Return what is written; the day of a check stands in it only when a person has named it."""
    dated = issubclass(COLLECTIONS.get(collection, Guide), Trust)
    return undated(values, "checked") if dated else as_yaml(values)


def _refuse_strange(given: Mapping[str, str], keys: Iterable[Key], kind: str) -> None:
    known = [*(key.shown for key in keys), *(key.alike for key in keys if key.locale and not key.several)]
    if strange := [name for name in given if name not in known]:
        near = nearest_of(strange[0], known)
        hint = f" Did you mean: {near}?" if near else ""
        told = ", ".join(key.shown for key in keys)
        raise TimbangError(f"`{strange[0]}` is not asked of a {kind}.{hint} There is: {told}.")


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
    src_uri = f"{'decision_tree' if collection == GUIDES else 'content'}/{collection}/{entry_id}.yml"
    if entry_id in held or f"{collection}/{entry_id}" in catalog.unread:
        raise TimbangError(f"{src_uri} is there already.")
    return src_uri
