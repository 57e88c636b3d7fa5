"""Aloud: the comparison as a screen reader tells it, from the accessibility tree of the browser."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from rich.console import Console

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

WIDTHS = (1280, 390)
"""With the table, and with a card for each row."""
SHOWN = 6
"""Rows that are printed."""


@dataclass(frozen=True)
class Cell:
    """One value as it is told: the heads of its row and column, then what it says."""

    row: str
    column: str
    says: str


@dataclass(frozen=True)
class Told:
    """What a reader hears of the comparison at one width."""

    width: int
    headings: tuple[str, ...]
    table: str
    """Name of the table."""
    cells: tuple[Cell, ...]
    faults: tuple[str, ...]
    """What is missing: a cell without a head, a table that is none."""


def aloud(browser: Browser, url: str) -> list[Told]:
    """Read the comparison at both widths."""
    told = []
    for width in WIDTHS:
        page = browser.new_page(viewport={"width": width, "height": 900})
        page.goto(f"{url}compare/", wait_until="networkidle")
        told.append(heard(page, width))
        page.close()
    return told


def heard(page: Page, width: int) -> Told:
    """Return what the browser's accessibility tree holds of the comparison."""
    client = page.context.new_cdp_session(page)
    nodes = {node["nodeId"]: node for node in client.send("Accessibility.getFullAXTree")["nodes"]}
    tree = [node for node in nodes.values() if not node["ignored"]]
    headings = tuple(_name(node) for node in tree if _role(node) == "heading")
    tables = [node for node in tree if _role(node) == "table"]
    if not tables:
        return Told(width, headings, "", (), ("no table",))
    cells, faults = _cells(nodes, tables[0])
    return Told(width, headings, _name(tables[0]), tuple(cells), tuple(faults))


def _cells(nodes: dict[str, Any], table: Any) -> tuple[list[Cell], list[str]]:
    rows = [node for node in _below(nodes, table) if _role(node) == "row"]
    heads: list[str] = []
    cells, faults = [], []
    for row in rows:
        parts = [
            node
            for node in _below(nodes, row)
            if _role(node) in {"columnheader", "rowheader", "cell", "gridcell"}
        ]
        if parts and all(_role(part) == "columnheader" for part in parts):
            heads = [_words(nodes, part) for part in parts]
            continue
        named = [_words(nodes, part) for part in parts if _role(part) == "rowheader"]
        values = [_words(nodes, part) for part in parts if _role(part) not in {"rowheader", "columnheader"}]
        if len(values) < 2:  # the head of a theme, or what a row opens
            continue
        if len(named) != 1 or len(heads) != len(values) + 1:
            faults.append(f"without its heads: {values[0][:50]}")
            continue
        cells += [Cell(named[0], column, says) for column, says in zip(heads[1:], values, strict=True)]
    return cells, faults


def _below(nodes: dict[str, Any], node: Any) -> list[Any]:
    """Return everything under a node, in reading order."""
    found = []
    for child in node.get("childIds", []):
        if child in nodes:
            found += [nodes[child], *_below(nodes, nodes[child])]
    return [one for one in found if not one["ignored"]]


def _role(node: Any) -> str:
    return str(node.get("role", {}).get("value", ""))


def _name(node: Any) -> str:
    return str(node.get("name", {}).get("value", ""))


def _words(nodes: dict[str, Any], node: Any) -> str:
    """Return the text of a node, in reading order."""
    words = " ".join(_name(part) for part in _below(nodes, node) if _role(part) == "StaticText")
    return " ".join(words.split())


def told_aloud(read: list[Told]) -> int:
    """Print what is heard; return 1 when something is missing."""
    console = Console()
    for told in read:
        console.print(
            f"\n[bold]The comparison read aloud, {told.width} px wide[/]: table “{told.table}”, {len(told.cells)} values"
        )
        console.print(f"headings: {' · '.join(told.headings[:8])} …", highlight=False)
        for cell in told.cells[:SHOWN]:
            console.print(f"  {cell.row} | {cell.column}: {cell.says}", highlight=False, markup=False)
        for fault in told.faults:
            console.print(f"  [bold red]{fault}[/]")
    return 0 if all(told.cells and not told.faults for told in read) else 1
