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
    """Say in words what changed between two git revisions: entries, texts, answer paths."""
    from generator.change import changes
    from generator.examine import readable
    from generator.revision import catalog_at, ends_of
    from generator.telling.changes import changes_as_json, tell_changes

    base, head = ends_of(revisions)
    found = changes(catalog_at(root, base), catalog_at(root, head) if head else readable(root))
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


@click.command()
@ROOT
@click.option("--locale", default="", help="Only texts to be written in this language.")
def translations(root: Path, locale: str) -> None:
    """List texts that lack a language, and those that changed in one language after another."""
    from generator.examine import described
    from generator.revision import history
    from generator.telling.translations import tell_translations
    from generator.translation import behind, missing

    locales = described(root).locales
    refuse_unknown(locale, locales)
    told = history(root, locales)
    lacking = [one for uri, versions in told.items() for one in missing(uri, versions[-1], locales)]
    late = [one for uri, versions in told.items() for one in behind(uri, versions, locales)]
    print_lines(tell_translations([one for one in (*lacking, *late) if locale in {"", one.locale}]))


@click.command()
@ROOT
@DATE
def stale(root: Path, today: dt.date) -> None:
    """List entries that nobody has held against their sources for longer than their kind lasts."""
    from generator.ageing import ageing
    from generator.examine import readable
    from generator.telling.ageing import tell_ageing

    print_lines(tell_ageing(list(ageing(readable(root), today))))
