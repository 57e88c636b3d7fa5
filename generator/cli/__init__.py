"""The commands of `timbang`; each only reads its options, and leaves the work to a module of its name."""

from __future__ import annotations

import click

from generator.cli import content, guide, reports, site
from generator.cli.terminal import Commands


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="timbang", message="%(prog)s %(version)s")
def main() -> None:
    """Turn a comparison kept as YAML into a site and a decision guide."""


for command in (
    content.check,
    content.new,
    content.from_issue,
    content.explain,
    content.schema,
    site.build,
    site.serve,
    site.links,
    guide.guide,
    guide.decide,
    reports.diff,
    reports.report,
    reports.translations,
    reports.stale,
):
    main.add_command(command)
