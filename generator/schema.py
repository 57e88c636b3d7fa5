"""JSON Schemas of the content, for editors: what a file may hold, with what each key means.

The ids of other entries are not listed: the schemas would change with every new entry, and a misspelt
id is told by `timbang check` with the nearest one.
"""

from __future__ import annotations

import ast
import importlib
import inspect
import json
from functools import cache
from itertools import pairwise
from textwrap import dedent
from typing import TYPE_CHECKING, Any

from pydantic.json_schema import GenerateJsonSchema

from generator.models import COLLECTIONS, Comparison, Guide, Redirects, Scenarios
from generator.models.base import Model

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

FOLDER = "schema"
"""Where the schemas are kept, relative to the project's root."""

_MODELS = "generator.models"
_DIALECT = "http://json-schema.org/draft-07/schema#"
"""The newest one that editors' YAML plugins know well."""


def schemas(locales: tuple[str, ...]) -> dict[str, bytes]:
    """Return every schema as a file by its name, for the languages of a comparison."""
    held: dict[str, type[Model]] = {
        **COLLECTIONS,
        "guides": Guide,
        "scenarios": Scenarios,
        "comparison": Comparison,
        "redirects": Redirects,
    }
    return {f"{name}.json": _file(model, locales) for name, model in held.items()}


def _file(model: type[Model], locales: tuple[str, ...]) -> bytes:
    schema = model.model_json_schema(schema_generator=GenerateJsonSchema)
    definitions = schema.get("$defs", {})
    for known in _models(model):
        _describe(schema if known is model else definitions.get(known.__name__, {}), known)
    told = _in_locales(_without_titles(schema), locales)
    return (json.dumps({"$schema": _DIALECT, **told}, ensure_ascii=False, indent=2) + "\n").encode()


def _models(model: type[Model]) -> Iterator[type[Model]]:
    """Yield every model; a schema names those that it needs."""
    yield model
    waiting = list(Model.__subclasses__())
    while waiting:
        known = waiting.pop()
        waiting.extend(known.__subclasses__())
        if known is not model:
            yield known


def _describe(schema: dict[str, Any], model: type[Model]) -> None:
    """Tell of each key what stands under it in the model's source."""
    for key, words in meanings(model).items():
        schema.get("properties", {}).get(key, {}).setdefault("description", words)


def meanings(model: type[Model]) -> dict[str, str]:
    """Return what the keys of a model mean, as far as its source says so."""
    bases = [base for base in reversed(model.__mro__) if issubclass(base, Model) and base is not Model]
    return {key: words for base in bases for key, words in _told_of(base).items()}


@cache
def _told_of(model: type[Model]) -> dict[str, str]:
    """Return the strings under the fields of a model, and under the types that these name: so they are explained."""
    body = ast.parse(dedent(inspect.getsource(model))).body[0].body  # type: ignore[attr-defined]  # it is a class
    told = _words_below(body)
    for field in body:
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name):
            words = (told.get(field.target.id, ""), _meaning_of(_named(field.annotation), model.__module__))
            told[field.target.id] = " ".join(filter(None, words))
    return {key: words for key, words in told.items() if words}


def _named(annotation: ast.expr) -> str:
    """Return the type that an annotation names: `Basis` of `Basis | None`, nothing of a group of several."""
    if isinstance(annotation, ast.BinOp):
        return _named(annotation.left)
    return annotation.id if isinstance(annotation, ast.Name) else ""


@cache
def _meaning_of(name: str, module: str) -> str:
    """Return what is told of a type where it is written, which may be another module than the one that uses it."""
    body = ast.parse(inspect.getsource(importlib.import_module(module))).body
    for imported in body:
        if isinstance(imported, ast.ImportFrom) and name in {alias.name for alias in imported.names}:
            return _meaning_of(name, imported.module) if (imported.module or "").startswith(_MODELS) else ""
    return _words_below(body).get(name, "")


def _words_below(body: Iterable[ast.stmt]) -> dict[str, str]:
    """Return the strings that stand under names in a module or a class."""
    return {
        target.id: inspect.cleandoc(words.value.value).replace("\n", " ")
        for named, words in pairwise(body)
        for target in (named.targets if isinstance(named, ast.Assign) else [getattr(named, "target", None)])
        if isinstance(target, ast.Name)
        and isinstance(words, ast.Expr)
        and isinstance(words.value, ast.Constant)
        and isinstance(words.value.value, str)
    }


def _without_titles(schema: Any) -> Any:
    """Leave out the titles that repeat a key; they would stand above the description in an editor."""
    if isinstance(schema, list):
        return [_without_titles(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    return {
        key: _without_titles(part)
        for key, part in schema.items()
        if not (key == "title" and isinstance(part, str) and part != "Text")
    }


def _in_locales(schema: Any, locales: tuple[str, ...]) -> Any:
    """Name the languages wherever a text stands, so that an editor can offer them."""
    if isinstance(schema, list):
        return [_in_locales(part, locales) for part in schema]
    if not isinstance(schema, dict):
        return schema
    if schema.get("title") == "Text":
        sentence = {"type": "string", "minLength": 1}
        by_locale = {
            "type": "object",
            "properties": dict.fromkeys(locales, sentence),
            "required": list(locales),
            "additionalProperties": False,
        }
        told = schema.get("description", "A text in every language; one string when it is the same in all.")
        return {"description": told, "anyOf": [sentence, by_locale]}
    return {key: _in_locales(part, locales) for key, part in schema.items()}
