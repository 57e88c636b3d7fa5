"""What is due to be checked again is said by the reader's clock; the page is the same on any day."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from generator.ageing import ageing
from generator.load import load
from tests.conftest import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.conftest import NewContext


def on(page: Page, day: dt.date, place: str) -> None:
    page.clock.set_fixed_time(dt.datetime.combine(day, dt.time(12), dt.UTC))
    page.goto(place)


def test_nothing_is_due_on_the_day_of_the_check(page: Page) -> None:
    on(page, dt.date(2026, 11, 23), "differences/")
    expect(page.locator("check-age").first).to_be_attached()
    assert page.locator("check-age:visible").count() == 0


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("differences/", "14 months ago, and due to be checked again"),
        ("id/differences/", "14 bulan yang lalu, sudah waktunya diperiksa lagi"),
    ],
)
def test_what_is_due_is_said_in_the_language_of_the_page(page: Page, place: str, words: str) -> None:
    on(page, dt.date(2028, 1, 23), place)
    expect(page.locator("check-age:visible").first).to_have_text(words)


def test_the_page_says_it_of_the_entries_that_the_report_names(page: Page) -> None:
    day = dt.date(2027, 12, 1)
    late = [one.entry for one in ageing(load(ROOT)[0], day)]
    for place, collection in (("differences/", "differences"), ("similarities/", "similarities")):
        on(page, day, place)
        expect(page.locator("check-age").first).to_be_attached()
        expected = sum(entry.collection == collection for entry in late)
        assert page.locator("check-age:visible").count() == expected


def test_a_tool_is_due_sooner_than_a_difference(page: Page) -> None:
    day = dt.date(2027, 7, 1)
    on(page, day, "tools/dbt-core/")
    expect(page.locator("check-age:visible")).to_contain_text("7 months ago")
    on(page, day, "differences/")
    assert page.locator("check-age:visible").count() == 0


def test_without_javascript_the_day_stands_alone(new_context: NewContext) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto("differences/")
    assert page.locator(".tb-foot time").first.is_visible()
    assert page.locator("check-age:visible").count() == 0
