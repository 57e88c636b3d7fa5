"""Commands that make the site, show it, and ask after the addresses it names."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.options import DATE, ROOT
from generator.cli.terminal import print_lines, say, show

if TYPE_CHECKING:
    import datetime as dt


@click.command()
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
    from generator.build import build_site
    from generator.docs import Place

    build_site(root, site_dir or root / "site", Place(site_url, repository, previews=bool(site_url)), say)


@click.command()
@ROOT
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
def serve(root: Path, port: int) -> None:
    """Serve the site on this machine and show every edit in the open page."""
    from generator.serve import serve_site

    with suppress(KeyboardInterrupt):  # the way to end it
        serve_site(root, port, say, show)


@click.command()
@ROOT
@click.option(
    "--ledger",
    type=click.Path(path_type=Path, dir_okay=False),
    required=True,
    help="File that remembers what became of each address; made when it is not there.",
)
@DATE
@click.option("--limit", type=click.IntRange(min=1), default=None, help="Ask for so many addresses at most.")
@click.option("--allow-local", is_flag=True, help="Ask this machine and its network too; for tests.")
def links(root: Path, ledger: Path, today: dt.date, limit: int | None, allow_local: bool) -> None:  # noqa: FBT001 (a flag of the command line)
    """Ask whether the addresses that the content names still answer; sum up in Markdown."""
    from generator.links.finding import Manners
    from generator.links.run import check_links

    print_lines(check_links(root, ledger, today, Manners(allow_local=allow_local), limit))
