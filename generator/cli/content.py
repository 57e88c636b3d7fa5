"""Commands for those who write: judge the content, begin an entry, take one from an issue."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from generator.cli.options import ROOT
from generator.cli.terminal import print_lines, say, show

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from typing import BinaryIO

    from generator.examine import Examination
    from generator.new.key import Key


@click.command()
@ROOT
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "github", "json", "sarif"]),
    default="text",
    show_default=True,
    help="For people, for annotations of a pull request, or for other programs.",
)
@click.option("--fix", is_flag=True, help="First mend what can be mended safely; comments and order stay.")
def check(root: Path, form: str, fix: bool) -> None:  # noqa: FBT001 (a flag of the command line)
    """Judge the content; list every mistake with its place. Exit 1 when there is an error."""
    from generator.examine import examine

    examination = _mended(root) if fix else examine(root)
    show(examination, form)
    raise SystemExit(1 if examination.report else 0)


def _mended(root: Path) -> Examination:
    """Make safe fixes until none is left to make; a mended line may show another mistake."""
    from generator.examine import examine
    from generator.fixes import mended
    from generator.output import write_file

    while True:
        examination = examine(root)
        named = {found.span.src_uri for found in examination.report.diagnostics}
        sources = {uri: (root / uri).read_bytes() for uri in named if (root / uri).is_file()}
        changed = mended(sources, examination.report.diagnostics)
        if not changed:
            return examination
        for src_uri, raw in changed.items():
            write_file(root / src_uri, raw)
            click.echo(f"mended: {src_uri}", err=True)


@click.command()
@ROOT
@click.argument("kind")
@click.option(
    "--id", "entry_id", default="", help="The name of the file; made of the title or name if not given."
)
@click.option(
    "--set",
    "given",
    multiple=True,
    metavar="KEY=VALUE",
    help="A value, like title.en=Drift; asks for no such key.",
)
def new(root: Path, kind: str, entry_id: str, given: tuple[str, ...]) -> None:
    """Write a new entry (tool, source, term, case ...), asking for what it needs, and say what is left.

    In a terminal it asks; elsewhere what is not set is left.
    """
    import sys

    from generator.new.entry import new_entry

    known = {key: value for key, _, value in (one.partition("=") for one in given)}
    typed: dict[Key, str] = {}

    def ask(key: Key, likely: str, wrong: str) -> str:
        typed[key] = _typed(key, likely, wrong) if sys.stdin.isatty() else key.usual
        return typed[key]

    try:
        made = new_entry(root, kind, known, ask, entry_id=entry_id)
    except click.Abort:
        _keep(typed)
        raise
    say(f"Written: {made.src_uri}")
    if made.examination.report:
        say("What is left:")
    print_lines(made.left)
    show(made.examination)


def _typed(key: Key, likely: str, wrong: str) -> str:
    """Ask for a key, after saying what was wrong with the last answer."""
    from generator.telling.question import prompt_of

    if wrong:
        click.echo(f"  {wrong}")
    return str(click.prompt(prompt_of(key, likely), default=likely, show_default=bool(likely)))


def _keep(typed: Mapping[Key, str]) -> None:
    """Show what was typed by somebody who broke off, so that it is not typed again."""
    from generator.entry_file import as_yaml
    from generator.new.answer import values_of

    values = values_of(typed)
    click.echo("\n")
    say(f"Nothing was written.{' What you had typed:' if values else ''}")
    if values:
        click.echo(as_yaml(values), nl=False)


@click.command("from-issue")
@click.argument("body", metavar="FILE|-", type=click.File("rb"))
@ROOT
def from_issue(body: BinaryIO, root: Path) -> None:
    """Turn an issue made with a form into a new entry, or into the change that it asks for.

    Exit 1 when the new entry still lacks something.
    """
    from generator.issues.body import MAX_BYTES
    from generator.issues.run import from_issue

    outcome = from_issue(root, body.read(MAX_BYTES + 1))
    print_lines(outcome.lines)
    if outcome.examination:
        show(outcome.examination)
        raise SystemExit(1 if outcome.examination.report else 0)


@click.command()
@click.argument("rule")
def explain(rule: str) -> None:
    """Explain a rule: what it asks, how it is broken, and what is right instead."""
    from generator.checks.registry import RULES
    from generator.errors import UnknownRuleError
    from generator.telling.rule import tell_rule

    if rule not in RULES:
        raise UnknownRuleError(rule, RULES)
    print_lines(tell_rule(rule))


@click.command()
@ROOT
def schema(root: Path) -> None:
    """Write the JSON Schemas of the content, by which editors complete and explain keys."""
    from generator.examine import described
    from generator.output import write_file
    from generator.schema import FOLDER, schemas

    for name, content in schemas(described(root).locales).items():
        write_file(root / FOLDER / name, content)
    say(f"The schemas are in {FOLDER}/.")
