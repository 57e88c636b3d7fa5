"""Commands about a decision guide: ask it, look into it, accept it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from generator.cli.options import ROOT, refuse_unknown
from generator.cli.terminal import print_lines, say

if TYPE_CHECKING:
    from pathlib import Path


@click.group()
def guide() -> None:
    """Look into a decision guide, or accept it as it stands."""


@guide.command("show")
@click.argument("guide_id")
@ROOT
def show_guide(guide_id: str, root: Path) -> None:
    """Print the proof card of a guide: what was counted and proved about it."""
    from generator.accept import guide_in
    from generator.guide.proof import proof_of
    from generator.telling.proof import tell_proof

    _, entry, graph = guide_in(root, guide_id)
    print_lines(tell_proof(graph, proof_of(entry.body, graph)))


@guide.command("accept")
@click.argument("guide_id")
@ROOT
def accept(guide_id: str, root: Path) -> None:
    """Write the scenarios that hold a guide, and keep this version of it for links."""
    from generator.accept import accept_guide

    written = accept_guide(root, guide_id)
    print_lines(f"written: {src_uri}" for src_uri in written)
    say("The guide is accepted as it stands." if written else "Nothing to write: it was accepted before.")


@click.command()
@click.argument("guide_id")
@ROOT
@click.option("--locale", default="", help="Language to ask in; the comparison's first one if not given.")
def decide(guide_id: str, root: Path, locale: str) -> None:
    """Ask a guide here, in the terminal."""
    from generator.accept import guide_in
    from generator.interview import Interview
    from generator.words import words_of

    def ask(question: str, options: int) -> int:
        return int(click.prompt(f"\n{question}\n", type=click.IntRange(0, options), prompt_suffix="> "))

    catalog, entry, graph = guide_in(root, guide_id)
    refuse_unknown(locale, catalog.locales)
    asked = Interview(catalog, entry, graph, words_of(locale or catalog.locales[0]))
    click.echo()
    print_lines(asked.result(asked.answers(ask)))
