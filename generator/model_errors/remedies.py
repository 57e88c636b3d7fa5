"""Remedies: what is expected where a value does not fit, and how to mend it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model_errors.detail import path_of, value_of
from generator.model_errors.sentences import NOTHING

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

    from generator.diagnostics import Span
    from generator.yaml_source import Document

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
_EMPTY = "Write the value after the colon, or remove the key."
_WITHOUT_QUOTES = {
    "int_type": "Write the number without quotes.",
    "year_form": "Write the year without quotes.",
    "bool_type": "Write true or false without quotes.",
}
_DEEPER = "If the key belongs to what stands above it, indent it as far as its neighbours there."
_DASHES = "Remove the dashes: languages stand below the key without them."
_OF_LISTS = {"text_form": _DASHES, "model_type": _DEEPER, "dict_type": _DEEPER}
_COMMENT = "Put quotes around a value that begins with `#`, which YAML takes for a comment."


def expected_of(detail: ErrorDetails) -> str:
    """Say what may stand there."""
    kind, told = detail["type"], detail.get("ctx", {})
    if kind == "string_pattern_mismatch":
        return _FORMS[told["pattern"]]
    if kind == "string_too_long":
        return f"at most {told['max_length']} characters"
    return _EXPECTED.get(kind, (detail["msg"], ""))[0]  # what a model itself asks for, it says itself


def remedy_of(document: Document, span: Span, detail: ErrorDetails) -> str:
    """Say what to do, where that is more than writing what is expected."""
    if value_of(detail) in NOTHING and any(isinstance(step, int) for step in path_of(detail)[-1:]):
        return "Write the value, or remove this item of the list."
    if value_of(detail) is None:
        behind = document.lines[span.line - 1][span.column - 1 :] if span.line <= len(document.lines) else ""
        return _COMMENT if "#" in behind else _EMPTY
    if value_of(detail) == "":
        return _EMPTY
    if isinstance(detail["input"], list) and (told := _OF_LISTS.get(detail["type"])):
        return told
    if detail["type"] in _WITHOUT_QUOTES and isinstance(detail["input"], str):
        return _WITHOUT_QUOTES[detail["type"]] if _is_quoted(document, span) else ""
    return _EXPECTED.get(detail["type"], ("", ""))[1]


def _is_quoted(document: Document, span: Span) -> bool:
    return document.lines[span.line - 1][span.column - 1 :].startswith(("'", '"'))
