"""Detail: one complaint of pydantic's, with the place and the value that it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

    from generator.yaml_source import Path


def path_of(detail: ErrorDetails) -> Path:
    """Return the path of the value or key at fault."""
    at = detail.get("ctx", {}).get("at")
    steps = detail["loc"][:-1] if is_of_key(detail) else detail["loc"]
    return (*steps, at) if at else steps


def is_of_key(detail: ErrorDetails) -> bool:
    """Tell whether a key is wrong: pydantic puts `[key]` behind it, which may be the name of a key as well."""
    return detail["loc"][-1:] == ("[key]",) and detail["loc"][-2:-1] == (detail["input"],)


def value_of(detail: ErrorDetails) -> Any:
    """Return the value at fault; a text is judged as a whole, and one of its languages may be it."""
    at = detail.get("ctx", {}).get("at")
    return detail["input"][at] if at else detail["input"]
