"""The commands: check, build, serve."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Callable

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
