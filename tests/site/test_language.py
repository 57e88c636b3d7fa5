"""The link to the other language takes along what a reader chose, as far as it means the same there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page

GUIDE = "guides/where-to-start/"


def test_answers_given_to_a_guide_go_along(page: Page) -> None:
    page.goto(GUIDE)
    for option in ("live", "daily"):
        page.locator(f"decision-guide input[value='{option}']").check()
        page.locator(".guide-continue").click()
    given = page.url.partition("#")[2]
    page.locator(".tb-language").click()
    expect(page).to_have_url(re.compile(f"/id/{GUIDE}#{re.escape(given)}$"))
    expect(page.locator(".guide-progress")).to_contain_text("Pertanyaan 3")


@pytest.mark.parametrize(
    ("address", "there"),
    [
        ("compare/?role=analyst&theme=quality", "id/compare/?role=analyst&theme=quality"),
        ("compare/?theme=quality&find=drift", "id/compare/?theme=quality"),
        ("id/tools/?compare=dagster,prefect&view=side-by-side", "tools/?compare=dagster,prefect&view=side-by-side"),
        ("glossary/#drift", "id/glossary/#drift"),
    ],
)
def test_a_choice_and_an_anchor_go_along_and_typed_words_stay(page: Page, site_url: str, address: str, there: str) -> None:
    page.goto(address)
    page.locator(".tb-language").click()
    expect(page).to_have_url(re.compile(f"^{re.escape(site_url)}(?!{re.escape(address)}$)"))
    assert page.url.replace("%2C", ",") == f"{site_url}{there}"
