"""The report link of every page opens an issue form that exists, with fields that it has, filled."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urljoin, urlsplit

import yaml
from selectolax.lexbor import LexborHTMLParser

from tests.conftest import ROOT
from tests.built_pages import read_pages

if TYPE_CHECKING:
    from pathlib import Path

FORMS = ROOT / ".github/ISSUE_TEMPLATE"
OF_GITHUB = {"template", "title"}
WORDS = {"en": "Report a mistake on this page", "id": "Laporkan kekeliruan di halaman ini"}


def filled(link: str) -> dict[str, str]:
    return {name: value for name, (value,) in parse_qs(urlsplit(link).query, strict_parsing=True).items()}


@cache
def field_ids(form: str) -> set[str]:
    fields = yaml.safe_load((FORMS / form).read_text("utf-8"))["body"]
    return {field["id"] for field in fields if "id" in field}


def faults(page: Path, address: str) -> list[str]:
    """Return what is wrong with the report links of a page that stands at an address."""
    tree = LexborHTMLParser(page.read_text("utf-8"))
    reports, edits, html = tree.css("a.tb-report"), tree.css('a[rel="edit"]'), tree.css_first("html")
    if len(reports) != 1 or html is None:
        return [f"{len(reports)} links"]
    link = reports[0].attributes["href"] or ""
    query = filled(link)
    title = tree.css_first("title")
    expected = {
        "form": urlsplit(link).path.endswith("/issues/new") and (FORMS / query["template"]).is_file(),
        "fields": query.keys() - OF_GITHUB == {"page", "file"} <= field_ids(query["template"]),
        "page": query["page"] == address,
        "file": urlsplit(edits[0].attributes["href"] or "").path.endswith(f"/{query['file']}") and (ROOT / query["file"]).exists(),
        "title": title is not None and title.text().startswith(query["title"].removeprefix("Correction: ")),
        "words": reports[0].text().strip() == WORDS[html.attributes["lang"] or ""],
    }
    return [part for part, holds in expected.items() if not holds]


def test_every_page_can_be_reported_with_its_address_and_its_file(built_site: Path, site_url: str) -> None:
    pages = {
        page.relative_to(built_site).as_posix().removesuffix("index.html"): page
        for page in read_pages(built_site)
    }
    found = {place: faults(page, urljoin(site_url, place)) for place, page in pages.items()}
    assert {place: wrong for place, wrong in found.items() if wrong} == {}
    assert {place.startswith("id/") for place in pages} == {True, False}
