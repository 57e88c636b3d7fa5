"""Commands that only tell: what changed, what there is, what lacks a language, what is ageing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from generator.cli.options import DATE, ROOT, refuse_unknown
from generator.cli.terminal import print_for_programs, print_lines

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path


@click.command()
@click.argument("revisions", metavar="BASE..HEAD")
@ROOT
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def diff(revisions: str, root: Path, form: str) -> None:
    """Say what changed between two git revisions, what of it a human must judge, and what is proven."""
    from generator.change import changes
    from generator.revision import states_of
    from generator.telling.changes import changes_as_json, tell_changes

    found = changes(*states_of(root, revisions))
    if form == "json":
        print_for_programs(f"{changes_as_json(found)}\n")
    else:
        print_lines(tell_changes(found))


@click.command()
@ROOT
def report(root: Path) -> None:
    """Count what there is: entries, claims, how they are sourced, languages, and care for each side."""
    from generator.examine import sound
    from generator.inventory import COUNTED, take_inventory
    from generator.telling.inventory import tell_inventory

    print_lines(tell_inventory(take_inventory(sound(root, apart_from=COUNTED).catalog)))


def _part(_context: click.Context, _option: click.Parameter, told: str) -> tuple[int, int]:
    part, _, parts = told.partition("/")
    if part.isdecimal() and parts.isdecimal() and 0 < int(part) <= int(parts):
        return int(part), int(parts)
    raise click.BadParameter("say which part of how many, like 2/5.")


@click.command()
@ROOT
@click.option("--locale", default="", help="Only texts to be written in this language.")
@click.option("--part", default="1/1", callback=_part, help="One person's part of the files: 2/5.")
def translations(root: Path, locale: str, part: tuple[int, int]) -> None:
    """List texts that lack a language, and those that changed in one language after another."""
    from generator.examine import described
    from generator.lineage import lineage
    from generator.telling.translations import tell_translations
    from generator.translation import behind, missing, share

    locales = described(root).locales
    refuse_unknown(locale, locales)
    told = lineage(root, locales)
    found = [
        one
        for uri, now in told.files.items()
        for one in (*missing(uri, now, locales), *behind(uri, now, locales))
        if locale in {"", one.locale}
    ]
    print_lines(tell_translations(share(found, *part), told.astray))


@click.command()
@ROOT
@DATE
def stale(root: Path, today: dt.date) -> None:
    """List entries and claims that nobody has held against their sources for longer than their kind lasts."""
    from generator.ageing import ageing
    from generator.examine import readable
    from generator.telling.ageing import tell_ageing

    print_lines(tell_ageing(list(ageing(readable(root), today))))
