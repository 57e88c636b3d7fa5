"""The commands: check, build, serve, guide, decide, diff."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
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
def check(root: Path) -> None:
    """Judge the content; list every mistake with its place. Exit 1 when there is an error."""
    from generator.examine import examine

    def judge() -> None:
        examination = examine(root)
        _show(examination)
        raise SystemExit(1 if examination.report else 0)

    _guarded(judge)


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

    _guarded(lambda: build_site(root, site_dir or root / "site", Place(site_url, repository), _say))


@main.command()
@ROOT
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
def serve(root: Path, port: int) -> None:
    """Serve the site on this machine and show every edit in the open page."""
    from generator.serve import serve_site

    _guarded(lambda: serve_site(root, port, _say, _show))


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


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        click.echo(line)


def _say(words: str) -> None:
    click.echo(f"timbang: {words}")


def _show(examination: Examination) -> None:
    from rich.console import Console

    from generator.reporters import show

    show(examination.report, examination.source_line, Console(highlight=False))


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
