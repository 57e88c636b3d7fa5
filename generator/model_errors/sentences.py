"""Sentences: the fact that a finding states, with values as their file spells them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

    from generator.diagnostics import Span
    from generator.yaml_source import Document, Path

NOTHING = (None, "")
_NOT = {
    "id_form": "is not an id",
    "date_form": "is not a date",
    "licence_form": "is not an SPDX licence expression",
    "year_form": "is not a year",
    "reference_form": "is not the id of an entry",
    "entry_form": "does not name an entry",
}
"""What a value that has not the form is told to be."""


def fact(kind: str, path: Path, value: Any, shown: str) -> str:
    """Say what stands at a path; `shown` is the value as its file spells it."""
    if value in NOTHING:
        return nothing(path)
    if kind in {"text_form", "text_in_locale"}:
        return f"`{path[-1]}` is {shown}, which YAML does not read as text."
    if kind == "invariant_form":
        return "This invariant does not say one thing."
    if kind in _NOT:
        return f"{shown[0].upper()}{shown[1:]} {_NOT[kind]}."
    if not path:
        return f"The file holds {shown} and no keys."
    return f"{f'`{path[-1]}`' if isinstance(path[-1], str) else 'This'} is {shown}, which does not fit here."


def beyond(detail: ErrorDetails) -> str:
    """Say of a day that there is, and that nothing here can be of, between which years it has to be."""
    return detail["msg"] if detail["type"] == "date_form" and "first" in detail.get("ctx", {}) else ""


def nothing(path: Path) -> str:
    """Say where a value is missing."""
    if not path:
        return "The entry is empty."
    return f"Nothing stands after `{path[-1]}`." if isinstance(path[-1], str) else "Nothing stands here."


def shown(document: Document, span: Span, value: Any) -> str:
    """Return a value as its file spells it: `false`, not Python's `False`; `3.10`, not `3.1`."""
    if isinstance(value, dict):
        return "a group of keys"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, str):
        return f"`{value}`"
    return f"`{document.lines[span.line - 1][span.column - 1 : span.end_column - 1]}`"


def whose(path: Path) -> str:
    """Name the group at a path, for the end of a sentence."""
    names = [str(step) for step in path if isinstance(step, str)]
    return f" in `{names[-1]}`" if names else ""
