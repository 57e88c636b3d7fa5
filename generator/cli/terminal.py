"""How a command speaks, and how it ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from generator.examine import Examination


def print_lines(lines: Iterable[str]) -> None:
    """Print what the command was asked for."""
    for line in lines:
        click.echo(line)


def say(words: str) -> None:
    """Say what the command does, under its name."""
    click.echo(f"timbang: {words}")


def show(examination: Examination, form: str = "text") -> None:
    """Show the findings of an examination, for people or in one of the formats for programs."""
    from generator import formats
    from generator.checks.registry import RULES

    report = examination.report
    if form == "github":
        click.echo(formats.as_github(report), nl=False)
    elif form == "json":
        click.echo(formats.as_json(report), nl=False)
    elif form == "sarif":
        click.echo(formats.as_sarif(report, RULES), nl=False)
    else:
        from rich.console import Console

        from generator import reporters

        reporters.show(report, examination.source_line, Console(highlight=False))


def guarded(step: Callable[[], None]) -> None:
    """Run a step; wrong content and wrong use end with their exit codes, wrong code with a traceback."""
    from generator.errors import ContentError, TimbangError

    try:
        step()
    except ContentError as error:
        show(error.examination)
        raise SystemExit(error.exit_code) from None
    except TimbangError as error:
        click.echo(f"timbang: {error}", err=True)
        raise SystemExit(error.exit_code) from None
    except KeyboardInterrupt:
        click.echo()
