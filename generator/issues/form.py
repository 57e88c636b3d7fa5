"""Issue forms: which there are, and what each asks. The forms themselves are the only place that says so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from generator import yaml_source
from generator.errors import IssueError

if TYPE_CHECKING:
    from pathlib import Path

FORMS = ".github/ISSUE_TEMPLATE"
_SETTINGS = "config"
"""A file among the forms that is none."""


@dataclass(frozen=True)
class Field:
    """One thing that a form asks."""

    id: str
    label: str
    """The heading under which GitHub shows the answer."""
    several: bool = False
    """Whether several options may be chosen."""

    @property
    def key(self) -> str:
        """What is asked, without the language of the answer: `purpose` of `purpose-en`."""
        return self.id.partition("-")[0]

    @property
    def locale(self) -> str:
        """The language of the answer: `en` of `purpose-en`; nothing when it has none."""
        return self.id.partition("-")[2]


@dataclass(frozen=True)
class Form:
    """An issue form."""

    name: str
    """Its file without the suffix."""
    fields: tuple[Field, ...]

    @property
    def labels(self) -> frozenset[str]:
        """The headings of an issue that was made with it."""
        return frozenset(field.label for field in self.fields)


def forms_of(root: Path) -> tuple[Form, ...]:
    """Return the forms of a repository.

    Raises:
        IssueError: there are none, or one is malformed.
    """
    files = [path for path in sorted((root / FORMS).glob("*.yml")) if path.stem != _SETTINGS]
    forms = (_form(path) for path in files)
    if found := tuple(form for form in forms if form.fields):
        return found
    raise IssueError(f"There is no issue form in {FORMS}/.")


def _form(path: Path) -> Form:
    document, _ = yaml_source.read(path.name, path.read_bytes())
    asked = document.value.get("body", []) if isinstance(document.value, dict) else []
    parts = asked if isinstance(asked, list) else []
    fields = (_field(part, path.name) for part in parts if isinstance(part, dict) and "id" in part)
    return Form(path.stem, tuple(fields))


def _field(part: dict[str, Any], file: str) -> Field:
    """Return a field of a form.

    Raises:
        IssueError: it has no label, so that its answer cannot be told from others.
    """
    told = part.get("attributes")
    label = told.get("label") if isinstance(told, dict) else None
    if not isinstance(told, dict) or not isinstance(label, str) or not isinstance(part["id"], str):
        raise IssueError(
            f"{FORMS}/{file}: the field `{part['id']}` has no label. Write `label: ...` under its `attributes`."
        )
    return Field(part["id"], label, bool(told.get("multiple")))
