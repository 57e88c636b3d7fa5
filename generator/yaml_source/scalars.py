"""Scalars: what a plain word of YAML stands for, by the YAML 1.2 core schema; anything quoted is text."""

from __future__ import annotations

import re
from typing import Any

LONGEST_NUMBER = 18
"""Digits of a whole number; longer ones are text, and Python refuses to read those of thousands."""

QUOTED = frozenset({"'", '"', "|", ">"})
"""Styles of scalars that are text whatever they hold."""

_NULL = frozenset({"", "~", "null", "Null", "NULL"})
_BOOL = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_INT = re.compile(r"[-+]?[0-9]+\Z")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\Z")


def value_of(text: str, style: str | None) -> Any:
    """Return the value of a scalar as written, in a style of PyYAML's."""
    if style in QUOTED:
        return text
    if text in _NULL:
        return None
    if text in _BOOL:
        return _BOOL[text]
    if _INT.match(text):
        return int(text) if len(text.lstrip("+-")) <= LONGEST_NUMBER else text
    return float(text) if _FLOAT.match(text) else text
