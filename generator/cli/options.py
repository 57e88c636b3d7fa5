"""Options that several commands share."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

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
