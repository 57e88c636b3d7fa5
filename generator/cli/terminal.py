"""How a command speaks, and how it ends."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.examine import Examination

INTERRUPTED = 130
"""What shells report of a program that Ctrl+C ended: whatever was to follow must not."""


class Commands(click.Group):
    """Commands that speak on any console, and end with the exit code of what went wrong.

    Only wrong code ends with a traceback.
    """

    def main(self, *arguments: Any, **options: Any) -> Any:
        """Run a command; a sign that the console does not have is written as its number."""
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(errors="backslashreplace")
        return super().main(*arguments, **options)

    def invoke(self, context: click.Context) -> Any:
        """Run a command; wrong content and wrong use end it with their exit codes."""
        from generator.errors import ContentError, TimbangError

        try:
            return super().invoke(context)
        except ContentError as error:
            show(error.examination)
            context.exit(error.exit_code)
        except TimbangError as error:
            click.echo(f"timbang: {error}", err=True)
            context.exit(error.exit_code)
        except (KeyboardInterrupt, click.Abort):  # a prompt makes the second of the first
            click.echo(err=True)
            context.exit(INTERRUPTED)


def print_lines(lines: Iterable[str]) -> None:
    """Print what the command was asked for."""
    for line in lines:
        click.echo(line)


def print_for_programs(text: str) -> None:
    """Print text in UTF-8, whatever the console has: a program reads it."""
    click.echo(text.encode(errors="backslashreplace"), nl=False)


def say(words: str) -> None:
    """Say what the command does, under its name."""
    click.echo(f"timbang: {words}")


def show(examination: Examination, form: str = "text") -> None:
    """Show the findings of an examination, for people or in one of the formats for programs."""
    from generator import formats
    from generator.checks.registry import RULES

    report = examination.report
    if form == "github":
        print_for_programs(formats.as_github(report))
    elif form == "json":
        print_for_programs(formats.as_json(report))
    elif form == "sarif":
        print_for_programs(formats.as_sarif(report, RULES))
    else:
        from rich.console import Console

        from generator import reporters

        reporters.show(report, examination.source_line, Console(highlight=False))
