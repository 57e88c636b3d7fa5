"""The guide works by its links alone, in a browser that runs no JavaScript."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urldefrag

import pytest
import yaml

from tests.conftest import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.conftest import NewContext

GUIDES = sorted((ROOT / "decision_tree/guides").glob("*.yml"))


def option_links(page: Page) -> list[str]:
    links = page.locator(".guide-links > li > a:visible").evaluate_all("all => all.map(a => a.href)")
    return [urldefrag(link)[0] for link in links]


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.stem)
@pytest.mark.parametrize("root", ["", "id/"])
def test_links_alone_reach_every_outcome(new_context: NewContext, site_url: str, root: str, guide: object) -> None:
    path = next(known for known in GUIDES if known == guide)
    outcomes = set(yaml.safe_load(path.read_text(encoding="utf-8"))["outcomes"])
    page = new_context(java_script_enabled=False).new_page()
    start = f"{site_url}{root}guides/{path.stem}/"
    seen, pending, reached = {start}, [start], set()
    while pending:
        address = pending.pop()
        page.goto(address)
        if "/outcomes/" in address:
            reached.add(address.rstrip("/").rsplit("/", 1)[1])
            assert page.locator(".tb-recommendation").is_visible()
            continue
        following = option_links(page)
        assert len(following) >= 2, address
        pending.extend(set(following) - seen)
        seen.update(following)
    assert reached == outcomes
