"""Turns what pydantic says of a value into diagnostics that a contributor understands."""

from __future__ import annotations

import re
import types
import typing
from typing import TYPE_CHECKING, Any

from generator.diagnostics import Diagnostic, nearest_of
from generator.models.base import Model
from generator.models.tool import known_licences
from generator.slug import slug_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import ValidationError
    from pydantic_core import ErrorDetails

    from generator.yaml_source import Document, Path

_EXPECTED = {
    "string_type": ("text", "Put quotes around the value if it is meant as text."),
    "int_type": ("a whole number", ""),
    "bool_type": ("true or false", ""),
    "tuple_type": ("a list", "Begin each value with `- `, or write [one, two]."),
    "dict_type": ("keys with values", "Indent `key: value` lines under it."),
    "model_type": ("keys with values", "Indent `key: value` lines under it."),
    "model_attributes_type": ("keys with values", "Indent `key: value` lines under it."),
    "id_form": ("lower-case words joined by hyphens, like release-rhythm", ""),
    "date_form": ("a day like 2026-11-23", ""),
    "invariant_form": (
        "`never`, `always`, or `monotone` with `rising`",
        "Keep one kind; write another invariant for another.",
    ),
    "licence_form": ("an SPDX expression, like Apache-2.0 or MIT AND Elastic-2.0", ""),
    "year_form": ("a year like 2024, or unknown", ""),
    "text_form": (
        "text per language, like {en: ..., id: ...}, or one text in quotes",
        "Write the text under each language, or in quotes when it is the same in all.",
    ),
    "text_in_locale": (
        "a sentence",
        "Put quotes around it when it is a number, or begins with `#`, which YAML takes for a comment.",
    ),
    "reference_form": ("the id of an entry", ""),
    "entry_form": ("collection/id or collection/id#claim, like differences/goal", ""),
    "string_too_short": ("some text", ""),
}
_FORMS = {
    r"^https://\S+[^/\s]$": "an address with https://, without a slash at its end",
    r"^(https?://\S+|unknown)$": "an address with https://, or unknown",
    r"^(https://\S+|unknown)$": "an address with https://, or unknown",
    r"^[a-z]{2,3}$": "the code of a language, like en or id",
    r"^\d{4}-\d{2}(-\d{2})?$": "a month or a day, like 2026-11 or 2026-11-23",
    r"^(\d{4}-\d{2}|unknown)$": "a month like 2026-10, or unknown",
}
"""What the patterns of the models ask for, for people."""
_EMPTY = "Write the value after the colon, or remove the key."
_HOST = re.compile(r"^[\w.-]+\.[a-z]{2,}(/\S*)?$")


def diagnose(document: Document, model: type[Model], error: ValidationError) -> Iterator[Diagnostic]:
    """Yield one finding per cause; what follows from another error is left out."""
    details = error.errors(include_url=False)
    places = [_path(detail) for detail in details]
    meant = {(*path[:-1], near) for path in _unknown_keys(details) if (near := _nearest_key(model, path))}
    for detail, path in zip(details, places, strict=True):
        inside = any(other != path and other[: len(path)] == path for other in places)
        follows = (detail["type"] == "too_short" and inside) or (
            detail["type"] == "missing" and path in meant
        )
        if not follows:
            yield _diagnostic(document, model, detail, path)


def _unknown_keys(details: list[ErrorDetails]) -> Iterator[Path]:
    return (_path(detail) for detail in details if detail["type"] == "extra_forbidden")


def _nearest_key(model: type[Model], path: Path) -> str:
    return nearest_of(str(path[-1]), _model_at(model, path[:-1]).model_fields)


def _path(detail: ErrorDetails) -> Path:
    at = detail.get("ctx", {}).get("at")
    steps = (step for step in detail["loc"] if step != "[key]")
    return (*steps, at) if at else tuple(steps)


def _diagnostic(document: Document, model: type[Model], detail: ErrorDetails, path: Path) -> Diagnostic:
    kind = detail["type"]
    if kind == "extra_forbidden":
        return _unknown_key(document, model, path)
    if kind == "missing":
        message = f"The key `{path[-1]}` is missing{_whose(path[:-1])}."
        return Diagnostic(
            "missing-key",
            document.span(path[:-1], of_key=True),
            message,
            expected=f"`{path[-1]}: ...`",
            remedy=f"Add the key `{path[-1]}`.",
        )
    span = document.span(path, of_key="[key]" in detail["loc"])
    if kind == "literal_error":
        return _not_one_of(model, path, detail["input"], span)
    if kind == "too_short":
        least = detail["ctx"]["min_length"]
        return Diagnostic(
            "too-few",
            span,
            f"`{path[-1]}` holds {detail['ctx']['actual_length']} values.",
            expected=f"at least {least}",
        )
    expected, remedy = _EXPECTED.get(kind, (detail["msg"], ""))
    if kind == "string_pattern_mismatch":
        expected = _FORMS[detail["ctx"]["pattern"]]
    if detail["input"] is None and kind.endswith("_type"):
        remedy = _EMPTY
    return Diagnostic(
        "wrong-type" if kind.endswith("_type") else "wrong-value",
        span,
        _fact(detail, path),
        expected=expected,
        nearest=_nearest_form(kind, detail["input"]),
        remedy=remedy,
    )


def _fact(detail: ErrorDetails, path: Path) -> str:
    if detail["input"] is None or detail["input"] == "":
        return f"Nothing stands after `{path[-1]}`." if path else "The entry is empty."
    if detail["type"] == "text_form":
        return f"`{path[-1]}` is {_shown(detail['input'])}, which YAML does not read as text."
    if detail["type"].endswith("_form") or detail["type"] == "text_in_locale":
        return detail["msg"]
    named = f"`{path[-1]}` is" if path and isinstance(path[-1], str) else "This is"
    return f"{named} {_shown(detail['input'])}, which does not fit here."


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return "a group of keys"
    return "a list" if isinstance(value, list) else f"`{value}`"


def _nearest_form(kind: str, value: Any) -> str:
    if kind == "licence_form":
        return nearest_of(str(value).replace(" ", "-"), known_licences())
    if kind == "string_pattern_mismatch":
        return f"https://{value}" if _HOST.match(str(value)) else ""
    return slug_of(str(value)) if kind == "id_form" else ""


def _unknown_key(document: Document, model: type[Model], path: Path) -> Diagnostic:
    known = tuple(_model_at(model, path[:-1]).model_fields)
    return Diagnostic(
        "unknown-key",
        document.span(path, of_key=True),
        f"The key `{path[-1]}` is not known here.",
        expected=f"one of {', '.join(known)}",
        nearest=_nearest_key(model, path),
    )


def _not_one_of(model: type[Model], path: Path, value: Any, span: Any) -> Diagnostic:
    allowed = _literals(_annotation_at(model, path))
    return Diagnostic(
        "wrong-value",
        span,
        f"`{path[-1]}` is `{value}`.",
        expected=f"one of {', '.join(allowed)}",
        nearest=nearest_of(str(value), allowed),
    )


def _whose(path: Path) -> str:
    names = [str(step) for step in path if isinstance(step, str)]
    return f" in `{names[-1]}`" if names else ""


def _annotation_at(annotation: Any, path: Path) -> Any:
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


def _model_at(model: type[Model], path: Path) -> type[Model]:
    found = _annotation_at(model, path)
    while typing.get_origin(found) is not None:
        found = next(a for a in typing.get_args(found) if a is not type(None))
    return typing.cast("type[Model]", found)


def _literals(annotation: Any) -> tuple[str, ...]:
    if typing.get_origin(annotation) is typing.Literal:
        return tuple(str(value) for value in typing.get_args(annotation))
    return tuple(value for inner in typing.get_args(annotation) for value in _literals(inner))
