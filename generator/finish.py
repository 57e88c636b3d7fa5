"""Finishes built pages: mends what the theme writes against the standard, and adds the policy."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.output import write_file
from generator.policy import has_policy, with_policy

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_TOGGLE = re.compile(r'(<input class="md-toggle"[^>]*?) autocomplete="off"')
_TABINDEX = re.compile(r'(<label\b[^>]*?) tabindex=""')


def finish(folders: Sequence[Path]) -> None:
    """Finish the pages of every locale's built site; those that are finished stay as they are."""
    for folder in folders:
        for path in sorted(folder.rglob("*.html")):
            html = path.read_text(encoding="utf-8")
            if not has_policy(html):
                write_file(path, with_policy(mended(html)).encode())


def mended(html: str) -> str:
    """Take out attributes of the theme's that the standard refuses and no browser heeds.

    A box to tick has no words to complete, an empty place in the tab order is none, and on a page without a
    table of contents there is no box for its label.
    """
    html = _TABINDEX.sub(r"\1", _TOGGLE.sub(r"\1", html))
    return html if 'id="__toc"' in html else html.replace(' for="__toc"', "")
