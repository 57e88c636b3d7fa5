"""The commands of `timbang`; each only reads its options, and leaves the work to a module of its name."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable

    from generator.examine import Examination

ROOT = click.option(
    "--root",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    default=Path(),
    help="Folder of the comparison; the current one if not given.",
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="timbang", message="%(prog)s %(version)s")
def main() -> None:
    """Turn a comparison kept as YAML into a site and a decision guide."""


@main.command()
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

    def judge() -> None:
        examination = _mended(root) if fix else examine(root)
        _show(examination, form)
        raise SystemExit(1 if examination.report else 0)

    _guarded(judge)


def _mended(root: Path) -> Examination:
    """Make safe fixes until none is left to make; a mended line may show another mistake."""
    from generator.examine import examine
    from generator.fixes import mended
    from generator.output import write_file

    while True:
        examination = examine(root)
        named = {found.span.src_uri for found in examination.report.diagnostics}
        sources = {uri: (root / uri).read_text("utf-8") for uri in named if (root / uri).is_file()}
        changed = mended(sources, examination.report.diagnostics)
        if not changed:
            return examination
        for src_uri, text in changed.items():
            write_file(root / src_uri, text.encode())
            click.echo(f"mended: {src_uri}", err=True)


@main.command()
@ROOT
@click.option(
    "--site-url", envvar="TIMBANG_SITE_URL", default="", help="Address at which the site will stand."
)
@click.option(
    "--repository", envvar="TIMBANG_REPOSITORY", default="", help="Address at which content can be edited."
)
@click.option(
    "--site-dir",
    type=click.Path(path_type=Path, file_okay=False),
    default=None,
    help="Where to put the site; `site` under the root if not given.",
)
def build(root: Path, site_url: str, repository: str, site_dir: Path | None) -> None:
    """Check the content and make the whole site from it."""
    from generator.build import Place, build_site

    _guarded(
        lambda: build_site(
            root, site_dir or root / "site", Place(site_url, repository, previews=bool(site_url)), _say
        )
    )


@main.command()
@ROOT
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
def serve(root: Path, port: int) -> None:
    """Serve the site on this machine and show every edit in the open page."""
    from generator.serve import serve_site

    _guarded(lambda: serve_site(root, port, _say, _show))


@main.command()
@click.argument("rule")
def explain(rule: str) -> None:
    """Explain a rule: what it asks, how it is broken, and what is right instead."""
    from generator.checks.registry import RULES
    from generator.errors import UnknownRuleError
    from generator.telling import tell_rule

    def tell() -> None:
        if rule not in RULES:
            raise UnknownRuleError(rule, RULES)
        _print(tell_rule(rule))

    _guarded(tell)


@main.group()
def guide() -> None:
    """Look into a decision guide, or accept it as it stands."""


@guide.command("show")
@click.argument("guide_id")
@ROOT
def show_guide(guide_id: str, root: Path) -> None:
    """Print the proof card of a guide: what was counted and proved about it."""
    from generator.accept import guide_of
    from generator.guide.proof import proof_of
    from generator.load import load
    from generator.telling import tell_proof

    def tell() -> None:
        catalog, _ = load(root)
        entry, graph = guide_of(catalog, guide_id)
        _print(tell_proof(graph, proof_of(entry.body, graph)))

    _guarded(tell)


@guide.command("accept")
@click.argument("guide_id")
@ROOT
def accept(guide_id: str, root: Path) -> None:
    """Write the scenarios that hold a guide, and keep this version of it for links."""
    from generator.accept import accept_guide

    def write() -> None:
        written = accept_guide(root, guide_id)
        _print(f"written: {src_uri}" for src_uri in written)
        _say(
            "The guide is accepted as it stands." if written else "Nothing to write: it was accepted before."
        )

    _guarded(write)


@main.command("from-issue")
@click.argument("body", metavar="FILE|-", type=click.File("rb"))
@ROOT
@click.option("--date", type=click.DateTime(["%Y-%m-%d"]), default=None, help="Today, if not given.")
def from_issue(body: BinaryIO, root: Path, date: dt.datetime | None) -> None:
    """Turn an issue made with a form into a new entry, or into the change that it asks for.

    Exit 1 when the new entry still lacks something.
    """
    import datetime as dt

    from generator.issues.body import MAX_BYTES
    from generator.issues.run import from_issue

    def make() -> None:
        today = date.date() if date else dt.datetime.now(dt.UTC).date()
        outcome = from_issue(root, body.read(MAX_BYTES + 1), today)
        _print(outcome.lines)
        if outcome.examination:
            _show(outcome.examination)
            raise SystemExit(1 if outcome.examination.report else 0)

    _guarded(make)


@main.command()
@click.argument("guide_id")
@ROOT
@click.option("--locale", default="", help="Language to ask in; the comparison's first one if not given.")
def decide(guide_id: str, root: Path, locale: str) -> None:
    """Ask a guide here, in the terminal."""
    from generator.accept import guide_of
    from generator.interview import Interview
    from generator.load import load
    from generator.words import words_of

    def ask(question: str, options: int) -> int:
        return int(click.prompt(f"\n{question}\n", type=click.IntRange(0, options), prompt_suffix="> "))

    def interview() -> None:
        catalog, _ = load(root)
        entry, graph = guide_of(catalog, guide_id)
        asked = Interview(catalog, entry, graph, words_of(locale or catalog.locales[0]))
        click.echo()
        _print(asked.result(asked.answers(ask)))

    _guarded(interview)


@main.command()
@click.argument("revisions", metavar="BASE..HEAD")
@ROOT
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def diff(revisions: str, root: Path, form: str) -> None:
    """Say in words what changed between two git revisions: entries, texts, answer paths."""
    from generator.change import changes
    from generator.revision import catalogs_of
    from generator.telling import changes_as_json, tell_changes

    def tell() -> None:
        found = changes(*catalogs_of(root, revisions))
        _print([changes_as_json(found)] if form == "json" else tell_changes(found))

    _guarded(tell)


@main.command()
@ROOT
def report(root: Path) -> None:
    """Count what there is: entries, claims, how they are sourced, languages, and care for each side."""
    from generator.inventory import take_inventory
    from generator.load import load
    from generator.telling import tell_inventory

    _guarded(lambda: _print(tell_inventory(take_inventory(load(root)[0]))))


@main.command()
@ROOT
@click.option("--locale", default="", help="Only texts to be written in this language.")
def translations(root: Path, locale: str) -> None:
    """List texts that lack a language, and those that changed in one language after another."""
    from generator.load import load
    from generator.revision import history
    from generator.telling import tell_translations
    from generator.translation import behind, missing

    def tell() -> None:
        locales = load(root)[0].locales
        told = history(root, locales)
        lacking = [one for uri, versions in told.items() for one in missing(uri, versions[-1], locales)]
        late = [one for uri, versions in told.items() for one in behind(uri, versions, locales)]
        _print(tell_translations([one for one in (*lacking, *late) if locale in {"", one.locale}]))

    _guarded(tell)


@main.command()
@ROOT
@click.option("--date", type=click.DateTime(["%Y-%m-%d"]), default=None, help="Today, if not given.")
def stale(root: Path, date: dt.datetime | None) -> None:
    """List entries that nobody has held against their sources for longer than their kind lasts."""
    import datetime as dt

    from generator.ageing import ageing
    from generator.load import load
    from generator.telling import tell_ageing

    def tell() -> None:
        today = date.date() if date else dt.datetime.now(dt.UTC).date()
        _print(tell_ageing(list(ageing(load(root)[0], today))))

    _guarded(tell)


@main.command()
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
@click.option("--date", type=click.DateTime(["%Y-%m-%d"]), default=None, help="Today, if not given.")
def new(root: Path, kind: str, entry_id: str, given: tuple[str, ...], date: dt.datetime | None) -> None:
    """Write a new entry (tool, source, term, case ...), asking for what it needs, and say what is left.

    In a terminal it asks; elsewhere what is not set is left.
    """
    import datetime as dt
    import sys

    from generator.new import new_entry
    from generator.telling import prompt_of

    def make() -> None:
        today = date.date() if date else dt.datetime.now(dt.UTC).date()
        known = {key: value for key, _, value in (one.partition("=") for one in given)}
        asking = sys.stdin.isatty()
        made = new_entry(
            root,
            kind,
            today,
            known,
            lambda key: click.prompt(prompt_of(key), default=key.usual) if asking else key.usual,
            entry_id=entry_id,
        )
        _say(f"Written: {made.src_uri}")
        if made.examination.report:
            _say("What is left:")
        _show(made.examination)

    _guarded(make)


@main.command()
@ROOT
def schema(root: Path) -> None:
    """Write the JSON Schemas of the content, by which editors complete and explain keys."""
    from generator.load import load
    from generator.output import write_file
    from generator.schema import FOLDER, schemas

    def write() -> None:
        for name, content in schemas(load(root)[0].locales).items():
            write_file(root / FOLDER / name, content)
        _say(f"The schemas are in {FOLDER}/.")

    _guarded(write)


@main.command()
@ROOT
@click.option(
    "--ledger",
    type=click.Path(path_type=Path, dir_okay=False),
    required=True,
    help="File that remembers what became of each address; made when it is not there.",
)
@click.option("--date", type=click.DateTime(["%Y-%m-%d"]), default=None, help="Today, if not given.")
@click.option("--limit", type=click.IntRange(min=1), default=None, help="Ask for so many addresses at most.")
@click.option("--allow-local", is_flag=True, help="Ask this machine and its network too; for tests.")
def links(root: Path, ledger: Path, date: dt.datetime | None, limit: int | None, allow_local: bool) -> None:  # noqa: FBT001 (a flag of the command line)
    """Ask whether the addresses that the content names still answer; sum up in Markdown."""
    import datetime as dt

    from generator.links.finding import Manners
    from generator.links.run import check_links

    def ask() -> None:
        today = date.date() if date else dt.datetime.now(dt.UTC).date()
        _print(check_links(root, ledger, today, Manners(allow_local=allow_local), limit))

    _guarded(ask)


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        click.echo(line)


def _say(words: str) -> None:
    click.echo(f"timbang: {words}")


def _show(examination: Examination, form: str = "text") -> None:
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

        from generator.reporters import show

        show(report, examination.source_line, Console(highlight=False))


def _guarded(step: Callable[[], None]) -> None:
    """Run a step; wrong content and wrong use end with their exit codes, wrong code with a traceback."""
    from generator.errors import ContentError, TimbangError

    try:
        step()
    except ContentError as error:
        _show(error.examination)
        raise SystemExit(error.exit_code) from None
    except TimbangError as error:
        click.echo(f"timbang: {error}", err=True)
        raise SystemExit(error.exit_code) from None
    except KeyboardInterrupt:
        click.echo()
