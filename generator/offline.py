"""Offline: the list of what a reader keeps who wants to read a language without the network."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING

from generator.output import write_file
from generator.render.dataset import ADDRESS as DATASET
from generator.render.preview import FOLDER as PREVIEWS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

NAME = "files.json"
_LEFT_OUT = {
    "404.html",
    "sitemap.xml",
    "sitemap.xml.gz",
    "robots.txt",
    "llms.txt",
    "llms-full.txt",
    "worker.js",
    NAME,
}
"""Read by programs, or of use only with the network."""
MEGABYTE = 1_000_000
_SIZE = 'data-megabytes=""'
"""Where the start page says how much there is to keep."""
_NOT_LOADED = (".map", "assets/javascripts/lunr/", "assets/javascripts/workers/", f"{PREVIEWS}/")
"""What the theme ships and no page of ours loads, and pictures that other sites show."""


def list_files(folders: Sequence[Path]) -> None:
    """Write beside each language the addresses of its files, how much they hold, and a version that changes with any."""
    for folder in folders:
        paths = [path for path in sorted(folder.rglob("*")) if path.is_file() and _is_kept(folder, path)]
        size = sum(path.stat().st_size for path in paths)
        _say_size(folder / "index.html", size)
        version = sha256()
        for path in paths:
            version.update(
                path.relative_to(folder).as_posix().encode() + b"\0" + sha256(path.read_bytes()).digest()
            )
        told = {
            "version": version.hexdigest()[:16],
            "bytes": size,
            "files": [_address(folder, path) for path in paths],
        }
        write_file(folder / NAME, json.dumps(told, separators=(",", ":")).encode())


def _say_size(start: Path, size: int) -> None:
    """Let the start page say how much a reader would keep, without fetching the list for it."""
    html = start.read_text(encoding="utf-8")
    if _SIZE in html:
        write_file(start, html.replace(_SIZE, f'data-megabytes="{-(-size // MEGABYTE)}"').encode())


def _is_kept(folder: Path, path: Path) -> bool:
    name = path.relative_to(folder).as_posix()
    if name.startswith(DATASET) and not name.endswith(".html"):
        return False  # its files are for programs; the page that lists them is kept
    return (
        name not in _LEFT_OUT and not name.endswith(_NOT_LOADED[0]) and not name.startswith(_NOT_LOADED[1:])
    )


def _address(folder: Path, path: Path) -> str:
    """Return the address at which a browser asks for a file."""
    name = path.relative_to(folder).as_posix()
    return f"./{name.removesuffix('index.html')}" if name.endswith("index.html") else name
