"""Options that several commands share."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = click.option(
    "--root",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    default=Path(),
    help="Folder of the comparison; the current one if not given.",
)


def _day(_context: click.Context, _option: click.Parameter, date: dt.datetime | None) -> dt.date:
    return date.date() if date else dt.datetime.now(dt.UTC).date()


DATE = click.option(
    "--date",
    "today",
    type=click.DateTime(["%Y-%m-%d"]),
    default=None,
    callback=_day,
    help="Today, if not given.",
)
"""A command gets a day in any case."""


def refuse_unknown(locale: str, locales: Sequence[str]) -> None:
    """Refuse a language that the comparison is not in; none at all stands for the command's usual one.

    Raises:
        UnknownLocaleError: there is no such language.
    """
    from generator.errors import UnknownLocaleError

    if locale and locale not in locales:
        raise UnknownLocaleError(locale, locales)
