"""Turns what pydantic says of a value into diagnostics that a contributor understands."""

from __future__ import annotations

import datetime as dt
import re
import types
import typing
from typing import TYPE_CHECKING, Any

from generator.diagnostics import Diagnostic, nearest_of
from generator.models.base import Model
from generator.models.tool import known_licences
from generator.slug import slug_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pydantic import ValidationError
    from pydantic_core import ErrorDetails

    from generator.diagnostics import Span
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
    "text_in_locale": ("a sentence", "Write one text here; put quotes around a number."),
    "reference_form": ("the id of an entry", "Write the id; one that is a number stands in quotes."),
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
_NOT = {
    "id_form": "is not an id",
    "date_form": "is not a date",
    "licence_form": "is not an SPDX licence expression",
    "year_form": "is not a year",
    "reference_form": "is not the id of an entry",
    "entry_form": "does not name an entry",
}
"""What a value that has not the form is told to be."""
_EMPTY = "Write the value after the colon, or remove the key."
_WITHOUT_QUOTES = {
    "int_type": "Write the number without quotes.",
    "year_form": "Write the year without quotes.",
    "bool_type": "Write true or false without quotes.",
}
_DEEPER = "If the key belongs to what stands above it, indent it as far as its neighbours there."
_DASHES = "Remove the dashes: languages stand below the key without them."
_OF_LISTS = {"text_form": _DASHES, "model_type": _DEEPER, "dict_type": _DEEPER}
_NOTHING = (None, "")
_COMMENT = "Put quotes around a value that begins with `#`, which YAML takes for a comment."
_DAYS_NOT_MONTHS = range(13, 32)
_HOST = re.compile(r"^[\w.-]+\.[a-z]{2,}(/\S*)?$")


def diagnose(document: Document, model: type[Model], error: ValidationError) -> Iterator[Diagnostic]:
    """Yield one finding per cause; what follows from another error is left out."""
    details = error.errors(include_url=False)
    places = [_path(detail) for detail in details]
    around = {path[:length] for path in places for length in range(len(path))}
    meant = _meant(model, details)
    for detail, path in zip(details, places, strict=True):
        follows = (detail["type"] == "too_short" and path in around) or (
            detail["type"] == "missing" and path in meant.values()
        )
        if not follows:
            yield _diagnostic(document, model, detail, path, meant)


def _meant(model: type[Model], details: list[ErrorDetails]) -> dict[Path, Path]:
    """Return, for keys that are not known, the missing ones that they most likely stand for."""
    unknown = _by_group(details, "extra_forbidden")
    missing = _by_group(details, "missing")
    meant = {}
    for group, paths in unknown.items():
        lacking = missing.get(group, [])
        for path in paths:
            if near := _nearest_key(model, path):
                meant[path] = (*group, near)
            elif len(paths) == len(lacking) == 1:
                meant[path] = lacking[0]
    return meant


def _by_group(details: list[ErrorDetails], kind: str) -> dict[Path, list[Path]]:
    groups: dict[Path, list[Path]] = {}
    for path in (_path(detail) for detail in details if detail["type"] == kind):
        groups.setdefault(path[:-1], []).append(path)
    return groups


def _nearest_key(model: type[Model], path: Path) -> str:
    return nearest_of(str(path[-1]), _model_at(model, path[:-1]).model_fields)


def _path(detail: ErrorDetails) -> Path:
    at = detail.get("ctx", {}).get("at")
    steps = detail["loc"][:-1] if _is_of_key(detail) else detail["loc"]
    return (*steps, at) if at else steps


def _is_of_key(detail: ErrorDetails) -> bool:
    """Tell whether a key is wrong: pydantic puts `[key]` behind it, which may be the name of a key as well."""
    return detail["loc"][-1:] == ("[key]",) and detail["loc"][-2:-1] == (detail["input"],)


def _value(detail: ErrorDetails) -> Any:
    """Return the value at fault; a text is judged as a whole, and one of its languages may be it."""
    at = detail.get("ctx", {}).get("at")
    return detail["input"][at] if at else detail["input"]


def _diagnostic(
    document: Document, model: type[Model], detail: ErrorDetails, path: Path, meant: Mapping[Path, Path]
) -> Diagnostic:
    kind = detail["type"]
    if kind == "extra_forbidden":
        return _unknown_key(document, model, path, meant)
    if kind == "missing":
        return _missing_key(document, path)
    span = document.span(path, of_key=_is_of_key(detail))
    if kind == "literal_error":
        return _not_one_of(document, model, path, detail["input"], span)
    if kind == "too_short":
        return _too_few(path, detail["ctx"], span)
    return Diagnostic(
        "wrong-type" if kind.endswith("_type") else "wrong-value",
        span,
        _beyond(detail) or _fact(kind, path, _value(detail), _shown(document, span, _value(detail))),
        expected=_expected(detail),
        nearest=_nearest_form(detail),
        remedy=_remedy(document, span, detail),
    )


def _missing_key(document: Document, path: Path) -> Diagnostic:
    return Diagnostic(
        "missing-key",
        document.span(path[:-1], of_key=True),
        f"The key `{path[-1]}` is missing{_whose(path[:-1])}.",
        expected=f"`{path[-1]}: ...`",
        remedy=f"Add the key `{path[-1]}`.",
    )


def _too_few(path: Path, told: dict[str, Any], span: Span) -> Diagnostic:
    number = told["actual_length"]
    held = {0: "no value", 1: "one value"}.get(number, f"{number} values")
    return Diagnostic(
        "too-few", span, f"`{path[-1]}` holds {held}.", expected=f"at least {told['min_length']}"
    )


def _expected(detail: ErrorDetails) -> str:
    kind, told = detail["type"], detail.get("ctx", {})
    if kind == "string_pattern_mismatch":
        return _FORMS[told["pattern"]]
    if kind == "string_too_long":
        return f"at most {told['max_length']} characters"
    return _EXPECTED.get(kind, (detail["msg"], ""))[0]  # what a model itself asks for, it says itself


def _remedy(document: Document, span: Span, detail: ErrorDetails) -> str:
    if _value(detail) in _NOTHING and any(isinstance(step, int) for step in _path(detail)[-1:]):
        return "Write the value, or remove this item of the list."
    if _value(detail) is None:
        behind = document.lines[span.line - 1][span.column - 1 :] if span.line <= len(document.lines) else ""
        return _COMMENT if "#" in behind else _EMPTY
    if _value(detail) == "":
        return _EMPTY
    if isinstance(detail["input"], list) and (told := _OF_LISTS.get(detail["type"])):
        return told
    if detail["type"] in _WITHOUT_QUOTES and isinstance(detail["input"], str):
        return _WITHOUT_QUOTES[detail["type"]] if _is_quoted(document, span) else ""
    return _EXPECTED.get(detail["type"], ("", ""))[1]


def _is_quoted(document: Document, span: Span) -> bool:
    return document.lines[span.line - 1][span.column - 1 :].startswith(("'", '"'))


def _fact(kind: str, path: Path, value: Any, shown: str) -> str:
    if value in _NOTHING:
        return _nothing(path)
    if kind in {"text_form", "text_in_locale"}:
        return f"`{path[-1]}` is {shown}, which YAML does not read as text."
    if kind == "invariant_form":
        return "This invariant does not say one thing."
    if kind in _NOT:
        return f"{shown[0].upper()}{shown[1:]} {_NOT[kind]}."
    if not path:
        return f"The file holds {shown} and no keys."
    return f"{f'`{path[-1]}`' if isinstance(path[-1], str) else 'This'} is {shown}, which does not fit here."


def _beyond(detail: ErrorDetails) -> str:
    """Say of a day that there is, and that nothing here can be of, between which years it has to be."""
    return detail["msg"] if detail["type"] == "date_form" and "first" in detail.get("ctx", {}) else ""


def _nothing(path: Path) -> str:
    if not path:
        return "The entry is empty."
    return f"Nothing stands after `{path[-1]}`." if isinstance(path[-1], str) else "Nothing stands here."


def _shown(document: Document, span: Span, value: Any) -> str:
    """Return a value as its file spells it: `false`, not Python's `False`; `3.10`, not `3.1`."""
    if isinstance(value, dict):
        return "a group of keys"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, str):
        return f"`{value}`"
    return f"`{document.lines[span.line - 1][span.column - 1 : span.end_column - 1]}`"


def _nearest_form(detail: ErrorDetails) -> str:
    kind, value = detail["type"], str(detail["input"])
    if kind == "licence_form":
        return nearest_of(value.replace(" ", "-"), known_licences())
    if kind == "string_pattern_mismatch":
        fitting = (one for one in _rewritten(value) if re.search(detail["ctx"]["pattern"], one))
        return next((one for one in fitting if one != value), "")
    if kind == "year_form":
        year = re.search(r"\b(19|20)\d\d\b", value)
        return year[0] if year and year[0] != value else ""
    if kind == "date_form":
        return next((one for one in _rewritten(value) if _is_day(one) and one != value), "")
    return slug_of(value) if kind == "id_form" else ""


def _rewritten(value: str) -> Iterator[str]:
    """Yield what a value may stand for: an address in another spelling, a day or month in other signs."""
    bare = value.strip("<> ").rstrip("/")
    yield f"https://{bare}" if _HOST.match(bare) else re.sub("^http://", "https://", bare)
    parts = re.split("[-/. ]", bare)
    if all(part.isdigit() for part in parts):
        day_first = len(parts) == len("dmy") and int(parts[0]) in _DAYS_NOT_MONTHS
        yield "-".join(part.zfill(2) for part in (parts[::-1] if day_first else parts))


def _is_day(value: str) -> bool:
    try:
        return dt.date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _unknown_key(
    document: Document, model: type[Model], path: Path, meant: Mapping[Path, Path]
) -> Diagnostic:
    known = tuple(_model_at(model, path[:-1]).model_fields)
    near = _nearest_key(model, path)
    lacking = meant[path][-1] if path in meant and not near else ""
    return Diagnostic(
        "unknown-key",
        document.span(path, of_key=True),
        f"The key `{path[-1]}` is not known here.",
        expected=f"one of {', '.join(known)}",
        nearest=near,
        remedy=f"`{lacking}` is missing here: if it is meant, write it instead." if lacking else "",
    )


def _not_one_of(document: Document, model: type[Model], path: Path, value: Any, span: Span) -> Diagnostic:
    allowed = _literals(_annotation_at(model, path))
    fact = f"`{path[-1]}` is {_shown(document, span, value)}." if value not in _NOTHING else _nothing(path)
    near = nearest_of(value, allowed) if isinstance(value, str) else ""
    return Diagnostic("wrong-value", span, fact, expected=f"one of {', '.join(allowed)}", nearest=near)


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
