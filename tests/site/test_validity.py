"""Each kind of page is valid HTML in each language, by an established validator."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.site.test_accessibility import KINDS
from tests.validity import errors

if TYPE_CHECKING:
    from pathlib import Path


def test_each_kind_of_page_is_valid(built_site: Path) -> None:
    pages = [built_site / root / place / "index.html" for root in ("", "id/") for place in KINDS.values()]
    alone = [built_site / "404.html", built_site / "guides/where-to-start/where-to-start.html"]
    found = errors([*pages, *alone])
    assert {str(path.relative_to(built_site)): told[:3] for path, told in found.items()} == {}


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ('<p id="a"></p><p id="a"></p>', "the id `a` stands 2 times"),
        ("<p><div></div></p>", "Unexpected end tag (p)"),
        ("<table><div></div></table>", "Unexpected start tag (div)"),
        ("<b><i></b></i>", "adoption agency"),
        ("&nosuch;", "entity"),
    ],
)
def test_an_error_is_seen(tmp_path: Path, body: str, told: str) -> None:
    page = tmp_path / "page.html"
    page.write_text(f'<!doctype html><html lang="en"><head><title>x</title></head><body>{body}</body></html>')
    assert any(told.lower() in one.lower() for one in errors([page])[page])
