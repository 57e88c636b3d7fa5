"""Each kind of page is valid HTML in each language, by an established validator."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.site.test_accessibility import KINDS
from tests.validity import errors

if TYPE_CHECKING:
    from pathlib import Path


def test_each_kind_of_page_is_valid(built_site: Path) -> None:
    pages = [built_site / root / place / "index.html" for root in ("", "id/") for place in KINDS.values()]
    alone = [built_site / "404.html", built_site / "guides/where-to-start/where-to-start.html"]
    found = errors([*pages, *alone])
    assert {str(path.relative_to(built_site)): told[:3] for path, told in found.items()} == {}


def test_the_validator_sees_an_error(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text('<!doctype html><html lang="en"><head><title>x</title></head><body><p id="a"><p id="a"></body></html>')
    assert errors([page]) == {page: ["line 1: Duplicate ID “a”."]}
