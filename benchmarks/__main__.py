"""Prints every measurement as a table and leaves with 1 when a budget is not kept: `make bench`.

Times are medians on this machine, and ratios where a clock alone would tell more of the machine than of Timbang;
sizes are gzipped bytes.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table

from benchmarks import building, commands, guides

if TYPE_CHECKING:
    from collections.abc import Iterable

    from benchmarks.row import Row

PARTS = {"Commands": commands.rows, "Building": building.rows, "Guides": guides.rows}


def main(asked: list[str]) -> int:
    """Print the parts asked for, all by default; return 1 when a budget is not kept."""
    named = [title for title in PARTS if title.lower() in asked]
    return max(told(title, PARTS[title]()) for title in named or PARTS)


def told(title: str, rows: Iterable[Row]) -> int:
    """Print a table; return 1 when one of its rows does not keep its budget."""
    table = Table("what", "measured", "budget", title=title)
    broken = 0
    for what, measured, budget, kept in rows:
        broken = broken or int(not kept)
        table.add_row(what, measured if kept else f"[bold red]{measured}[/]", budget)
    Console().print(table)
    return broken


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
