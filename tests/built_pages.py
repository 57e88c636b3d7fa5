"""The pages of a built site that are read; those that only lead on to where something moved are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

LEADS_ON = 'http-equiv="refresh"'


def read_pages(folder: Path) -> list[Path]:
    """Return the file of every page below a folder, ordered by path."""
    return sorted(page for page in folder.rglob("index.html") if LEADS_ON not in page.read_text("utf-8"))
