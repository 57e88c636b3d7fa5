"""A whole walk by keyboard, and what a screen reader gets at each step, kept as a reviewed file.

The guide is the one of the small comparison, so that no correction of a text asks for a review
of these files; the flagship's is walked by keyboard too. To write the files anew after a change that is meant: TIMBANG_ACCEPT=1 pytest.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from generator.build import build_site
from generator.docs import Place
from tests.conftest import ROOT
from tests.site_server import serving

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

HERE = Path(__file__).parent
SMALL = [("little", 1), ("early", 1), ("likes", 0)]
FLAGSHIP = [("live", 2), ("daily", 0), ("trained", 0), ("cheap", 0), ("seam", 2), ("both", 2)]
"""Option and how often the arrow goes down to it."""


@pytest.fixture(scope="module")
def drinks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the small comparison's site, with the guide's script."""
    root = tmp_path_factory.mktemp("drinks") / "drinks"
    shutil.copytree(ROOT / "tests/comparison", root)
    shutil.copytree(ROOT / "decision_tree/runtime", root / "decision_tree/runtime")
    shutil.copy(ROOT / "mkdocs.yml", root)
    with serving(root / "site") as server:
        build_site(root, root / "site", Place(server.url), lambda _: None)
        yield server.url


@pytest.mark.parametrize(("root", "locale"), [("", "en"), ("id/", "id")])
def test_the_walk_by_keyboard_says_what_the_reviewed_file_says(
    browser: Browser, drinks: str, root: str, locale: str
) -> None:
    page = browser.new_page()
    page.goto(f"{drinks}{root}guides/which-drink/")
    told = walked(page, SMALL)
    page.close()
    text = "\n\n".join(f"== {title}\n{spoken}" for title, spoken in told) + "\n"
    file = HERE / "spoken" / f"which-drink.{locale}.txt"
    if os.environ.get("TIMBANG_ACCEPT"):
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
    assert text == file.read_text(encoding="utf-8"), f"{file.relative_to(ROOT)} says otherwise"


@pytest.mark.parametrize("root", ["", "id/"])
def test_the_flagship_is_walked_by_keyboard_and_nothing_is_said_twice(page: Page, root: str) -> None:
    page.goto(f"{root}guides/where-to-start/")
    told = walked(page, FLAGSHIP)
    assert len({title for title, _ in told}) == len(told)
    for _, spoken in told:
        assert spoken.count("[level=1]") == 1
        assert spoken.count("- status") == 1


def walked(page: Page, walk: list[tuple[str, int]]) -> list[tuple[str, str]]:
    """Walk by keys alone; return what is heard at the start and after each answer."""
    page.locator("h1").focus()
    told = [heard(page)]
    for option, down in walk:
        press_through(page, option, down)
        expect(page.locator("h1")).to_be_focused()
        told.append(heard(page))
    expect(page.locator(".guide-result")).to_be_visible()
    return told


def press_through(page: Page, option: str, down: int) -> None:
    """Reach an option and go on: three keys, and the arrows down to the option."""
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    for _ in range(down):
        page.keyboard.press("ArrowDown")
    expect(page.locator(f"decision-guide input[value='{option}']")).to_be_checked()
    page.keyboard.press("Enter")


def heard(page: Page) -> tuple[str, str]:
    """The page's title and the guide as assistive technology gets it; its own address is left out."""
    spoken = page.locator("decision-guide").aria_snapshot()
    kept = [line for line in spoken.splitlines() if "@" not in line and "guide version" not in line.lower()]
    return page.title(), "\n".join(kept)
