"""Diagnosis: every complaint of pydantic's about an entry as a finding; what follows from another is left out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.diagnostics import Diagnostic, nearest_of
from generator.model_errors.annotations import annotation_at, literals, model_at
from generator.model_errors.detail import is_of_key, path_of, value_of
from generator.model_errors.likely import likely_form
from generator.model_errors.placement import misplaced, told_of
from generator.model_errors.remedies import expected_of, remedy_of
from generator.model_errors.sentences import NOTHING, beyond, fact, nothing, shown, whose

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pydantic import ValidationError
    from pydantic_core import ErrorDetails

    from generator.diagnostics import Span
    from generator.models.base import Model
    from generator.yaml_source import Document, Path


def diagnose(document: Document, model: type[Model], error: ValidationError) -> Iterator[Diagnostic]:
    """Yield one finding per cause; what follows from another error is left out."""
    details = [(path_of(detail), detail) for detail in error.errors(include_url=False)]
    around = {path[:length] for path, _ in details for length in range(len(path))}
    details = [
        (path, detail) for path, detail in details if not (detail["type"] == "too_short" and path in around)
    ]
    for found in misplaced(document, model, [path for path, _ in details]):
        rest = [(path, detail) for path, detail in details if not found.explains(path)]
        if len(rest) < len(details):
            yield told_of(document, found)
        details = rest
    yield from _judged(document, model, details)


def _judged(
    document: Document, model: type[Model], details: list[tuple[Path, ErrorDetails]]
) -> Iterator[Diagnostic]:
    meant = _meant(model, details)
    missing: dict[Path, list[Path]] = {}
    end = _cut_off(document, details)
    for path, detail in details:
        if path == end:
            continue
        if detail["type"] == "missing" and path not in meant.values():
            missing.setdefault(path[:-1], []).append(path)
        elif detail["type"] != "missing":
            yield _diagnostic(document, model, detail, path, meant)
    yield from (_missing_keys(document, paths, () if group else end) for group, paths in missing.items())


def _cut_off(document: Document, details: list[tuple[Path, ErrorDetails]]) -> Path:
    """Return the last key of a file that has no value, where the entry lacks several: the rest was cut off."""
    lacking = sum(detail["type"] == "missing" and len(path) == 1 for path, detail in details)
    last = document.last_path()
    empty = any(path == last and detail["input"] is None for path, detail in details)
    begun = isinstance(document.value, dict) and len(document.value) > 1
    return last if lacking > 1 and empty and begun else ()


def _meant(model: type[Model], details: list[tuple[Path, ErrorDetails]]) -> dict[Path, Path]:
    """Return, for keys that are not known, the missing ones that they most likely stand for."""
    unknown = _by_group(details, "extra_forbidden")
    missing = _by_group(details, "missing")
    meant = {}
    for group, paths in unknown.items():
        lacking = missing.get(group, [])
        for path in paths:
            near = nearest_of(str(path[-1]), [str(one[-1]) for one in lacking]) or _nearest_key(model, path)
            if near:
                meant[path] = (*group, near)
            elif len(paths) == len(lacking) == 1:
                meant[path] = lacking[0]
    return meant


def _by_group(details: list[tuple[Path, ErrorDetails]], kind: str) -> dict[Path, list[Path]]:
    groups: dict[Path, list[Path]] = {}
    for path, detail in details:
        if detail["type"] == kind:
            groups.setdefault(path[:-1], []).append(path)
    return groups


def _nearest_key(model: type[Model], path: Path) -> str:
    return nearest_of(str(path[-1]), model_at(model, path[:-1]).model_fields)


def _diagnostic(
    document: Document, model: type[Model], detail: ErrorDetails, path: Path, meant: Mapping[Path, Path]
) -> Diagnostic:
    kind = detail["type"]
    if kind == "extra_forbidden":
        return _unknown_key(document, model, path, meant)
    span = document.span(path, of_key=is_of_key(detail))
    if kind == "literal_error":
        return _not_one_of(document, model, path, detail["input"], span)
    if kind == "too_short":
        return _too_few(path, detail["ctx"], span)
    return Diagnostic(
        "wrong-type" if kind.endswith("_type") else "wrong-value",
        span,
        beyond(detail) or fact(kind, path, value_of(detail), shown(document, span, value_of(detail))),
        expected=expected_of(detail),
        nearest=likely_form(detail),
        remedy=remedy_of(document, span, detail),
    )


def _missing_keys(document: Document, paths: list[Path], end: Path) -> Diagnostic:
    """Tell all keys that a group lacks as one: they were left out, or cut off, together."""
    group, names = paths[0][:-1], [f"`{path[-1]}`" for path in paths]
    listed = f"{', '.join(names[:-1])} and {names[-1]}" if names[1:] else names[0]
    keys, are, them = ("keys", "are", "them") if names[1:] else ("key", "is", f"the key {listed}")
    return Diagnostic(
        "missing-key",
        document.span(group, of_key=True),
        f"The {keys} {listed} {are} missing{whose(group)}.",
        expected=", ".join(f"`{path[-1]}: ...`" for path in paths),
        remedy=f"Add {them}; after `{end[-1]}` the file seems to be cut off." if end else f"Add {them}.",
    )


def _too_few(path: Path, told: dict[str, Any], span: Span) -> Diagnostic:
    number = told["actual_length"]
    held = {0: "no value", 1: "one value"}.get(number, f"{number} values")
    return Diagnostic(
        "too-few", span, f"`{path[-1]}` holds {held}.", expected=f"at least {told['min_length']}"
    )


def _unknown_key(
    document: Document, model: type[Model], path: Path, meant: Mapping[Path, Path]
) -> Diagnostic:
    known = tuple(model_at(model, path[:-1]).model_fields)
    likely = str(meant[path][-1]) if path in meant else ""
    near = nearest_of(str(path[-1]), [likely] if likely else known)
    lacking = "" if near else likely
    return Diagnostic(
        "unknown-key",
        document.span(path, of_key=True),
        f"The key `{path[-1]}` is not known here.",
        expected=f"one of {', '.join(known)}",
        nearest=near,
        remedy=f"`{lacking}` is missing here: if it is meant, write it instead." if lacking else "",
    )


def _not_one_of(document: Document, model: type[Model], path: Path, value: Any, span: Span) -> Diagnostic:
    allowed = literals(annotation_at(model, path))
    told = f"`{path[-1]}` is {shown(document, span, value)}." if value not in NOTHING else nothing(path)
    near = nearest_of(value, allowed) if isinstance(value, str) else ""
    return Diagnostic("wrong-value", span, told, expected=f"one of {', '.join(allowed)}", nearest=near)
