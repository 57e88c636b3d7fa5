"""Finishes built pages: mends what the theme writes against the standard, joins its styles, and adds the policy."""

from __future__ import annotations

import re
from hashlib import sha256
from typing import TYPE_CHECKING

from generator.output import write_file
from generator.policy import KnownScripts, has_policy, with_policy
from generator.render.addresses import ASSETS
from generator.styles import seen_in, trimmed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_TOGGLE = re.compile(r'(<input class="md-toggle"[^>]*?) autocomplete="off"')
_TABINDEX = re.compile(r'(<label\b[^>]*?) tabindex=""')
_LOGO = re.compile(r'(<a [^>]*?title=")[^"]*(" class="[^"]*\bmd-logo" aria-label="([^"]*)")')
_SHEET = re.compile(r'<link rel="stylesheet" href="([^"]*?)(assets/[^"]+\.css)">\s*')
_THEME = "assets/stylesheets"
_ROUNDS = 2
"""A property that is left out may have been the only one that took another."""


def finish(folders: Sequence[Path]) -> None:
    """Finish the pages of every locale's built site; those that are finished stay as they are."""
    for folder in folders:
        ours = {path.read_text(encoding="utf-8").strip() for path in folder.glob(f"{ASSETS}/*.js")}
        known = KnownScripts(ours)
        for path in sorted(folder.rglob("*.html")):
            html = path.read_text(encoding="utf-8")
            if not has_policy(html):
                write_file(path, with_policy(mended(html), known).encode())


def mended(html: str) -> str:
    """Take out attributes of the theme's that the standard refuses.

    Browsers do heed `autocomplete="off"` on a box to tick: without it they tick it again when a reader comes back,
    so the menu's script closes the menu by itself. An empty place in the tab order is none, and on a page without
    a table of contents there is no box for its label. Of the two names of the logo the theme escapes one, which
    ours is already.
    """
    html = _LOGO.sub(r"\1\3\2", _TABINDEX.sub(r"\1", _TOGGLE.sub(r"\1", html)))
    return html if 'id="__toc"' in html else html.replace(' for="__toc"', "")


def join_styles(folders: Sequence[Path]) -> None:
    """Let every page load one stylesheet, with nothing of the theme's that no page of its locale can match.

    Its name carries a hash of what it holds. An edit may need what was left out, so a site that is still edited
    keeps the sheets that it has.
    """
    for folder in folders:
        pages = {path: path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.html"))}
        names = list(dict.fromkeys(name for html in pages.values() for _, name in _SHEET.findall(html)))
        if not names:
            continue
        sheet = _joined(folder, names, list(pages.values()))
        name = f"{_THEME}/site.{sha256(sheet.encode()).hexdigest()[:8]}.css"
        write_file(folder / name, sheet.encode())
        for path, html in pages.items():
            write_file(path, _linked(html, name).encode())
        for old in names:
            if old.startswith(_THEME):
                (folder / old).unlink()


def _joined(folder: Path, names: Sequence[str], pages: Sequence[str]) -> str:
    """Return the sheets as one, in the order of the pages."""
    sheets = {name: (folder / name).read_text(encoding="utf-8") for name in names}
    scripts = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("assets/*/*.js"))]
    for _ in range(_ROUNDS):
        seen = seen_in(pages, scripts, [*sheets.values(), *pages])
        sheets |= {name: trimmed(sheets[name], seen) for name in names if name.startswith(_THEME)}
    return "\n".join(sheets.values())


def _linked(html: str, name: str) -> str:
    """Put the one sheet where the first stood."""
    first = _SHEET.search(html)
    if not first:
        return html
    head, rest = html[: first.start()], html[first.start() :]
    return f'{head}<link rel="stylesheet" href="{first[1]}{name}">\n{_SHEET.sub("", rest)}'
