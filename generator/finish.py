"""Finishes a built site: mends what the theme writes against the standard, adds the policy, makes the search."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.output import write_file
from generator.policy import with_policy
from generator.search import index

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_TOGGLE = re.compile(r'(<input class="md-toggle"[^>]*?) autocomplete="off"')
_TABINDEX = re.compile(r'(<label\b[^>]*?) tabindex=""')


def finish(folders: Sequence[Path]) -> None:
    """Finish the built site of every locale.

    Raises:
        SiteBuilderError: the search could not be made.
    """
    for folder in folders:
        for path in sorted(folder.rglob("*.html")):
            write_file(path, with_policy(mended(path.read_text(encoding="utf-8"))).encode())
    index(folders)


def mended(html: str) -> str:
    """Take out attributes of the theme's that the standard refuses and no browser heeds.

    A box to tick has no words to complete, an empty place in the tab order is none, and on a page without a
    table of contents there is no box for its label.
    """
    html = _TABINDEX.sub(r"\1", _TOGGLE.sub(r"\1", html))
    return html if 'id="__toc"' in html else html.replace(' for="__toc"', "")
