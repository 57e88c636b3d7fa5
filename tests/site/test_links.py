"""The built site holds together: every link, anchor and language pair leads somewhere."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser
from tests.built_pages import read_pages

LOCALES = {"": "en", "id/": "id"}


@cache
def parsed(file: Path) -> LexborHTMLParser:
    return LexborHTMLParser(file.read_text(encoding="utf-8"))


@cache
def anchors(file: Path) -> frozenset[str]:
    return frozenset(node.attributes.get("id") or "" for node in parsed(file).css("[id]"))


def pages(site: Path) -> list[Path]:
    return sorted(site.rglob("*.html"))


def links(file: Path) -> list[str]:
    """Every address that a page names, in templates of the guide too."""
    tree = parsed(file)
    found = [node.attributes.get(name) or "" for name in ("href", "src") for node in tree.css(f"[{name}]")]
    inside = [LexborHTMLParser(node.html or "") for node in tree.css("template")]
    return found + [node.attributes.get("href") or "" for part in inside for node in part.css("[href]")]


def file_at(site: Path, address: str) -> Path:
    path = site / unquote(urlsplit(address).path.removeprefix("/timbang/"))
    return path / "index.html" if path.is_dir() else path


def leads(file: Path, anchor: str) -> bool:
    """Whether an anchor names a place of the page, or answers that the guide on it knows."""
    if anchor in anchors(file):
        return True
    guide = parsed(file).css_first("decision-guide[data-graph]")
    if guide is None:
        return False
    graph = json.loads(guide.attributes["data-graph"] or "")
    named, *answers = anchor.split("/")
    known = {f"{question}={option}" for question, options in graph["options"].items() for option in options}
    return named == f"{graph['guide']}@{graph['identity'][:8]}" and known.issuperset(answers)


def test_every_internal_link_and_anchor_leads_somewhere(built_site: Path, site_url: str) -> None:
    broken, followed = [], 0
    for page in pages(built_site):
        here = urljoin(site_url, page.relative_to(built_site).as_posix().removesuffix("index.html"))
        for link in links(page):
            target, anchor = urldefrag(urljoin(here, link))
            if not target.startswith(site_url):
                continue
            followed += 1
            file = file_at(built_site, target)
            there = file.is_file() and (not anchor or file.suffix != ".html" or leads(file, unquote(anchor)))
            if not there and not anchor.startswith("__"):
                broken.append(f"{page.relative_to(built_site)}: {link}")
    assert broken == []
    assert followed > 5000


def test_no_link_uses_a_scheme_that_can_run_code(built_site: Path) -> None:
    schemes = {urlsplit(link).scheme for page in pages(built_site) for link in links(page)}
    assert schemes <= {"", "http", "https", "javascript"}
    scripted = {link for page in pages(built_site) for link in links(page) if link.startswith("javascript")}
    assert scripted <= {"javascript:void(0)"}  # the theme's own share button


def test_both_languages_have_the_same_pages(built_site: Path) -> None:
    everything = {page.relative_to(built_site).as_posix() for page in built_site.rglob("index.html")}
    indonesian = {page.removeprefix("id/") for page in everything if page.startswith("id/")}
    english = {page for page in everything if not page.startswith("id/")}
    assert indonesian == english
    assert len(english) > 30


@pytest.mark.parametrize("locale", ["en", "id"])
def test_every_page_names_its_language_and_links_to_its_pair(built_site: Path, site_url: str, locale: str) -> None:
    root = next(root for root, name in LOCALES.items() if name == locale)
    other_root, other = next((root, name) for root, name in LOCALES.items() if name != locale)
    wrong = []
    for page in read_pages(built_site / root):
        place = page.relative_to(built_site).as_posix()
        if locale == "en" and place.startswith("id/"):
            continue
        tree = parsed(page)
        here = urljoin(site_url, place.removesuffix("index.html"))
        switch = tree.css_first(f'a[hreflang="{other}"]')
        expected = urljoin(site_url, other_root + here.removeprefix(site_url).removeprefix(root))
        pair = urljoin(here, switch.attributes["href"] or "") if switch else ""
        html = tree.css_first("html")
        if html is None or html.attributes["lang"] != locale or pair != expected:
            wrong.append((place, pair, expected))
    assert wrong == []


def test_every_page_has_a_description_and_an_edit_link_to_yaml(built_site: Path) -> None:
    wrong = []
    for page in read_pages(built_site):
        tree = parsed(page)
        described = tree.css_first('meta[name="description"]')
        edit = tree.css_first('a[rel="edit"]')
        address = (edit.attributes["href"] or "") if edit else ""
        leads = any(f"/{folder}/" in f"{address}/" for folder in ("content", "decision_tree", "generator/checks"))
        if not described or not described.attributes["content"] or not leads:
            wrong.append(page.relative_to(built_site).as_posix())
    assert wrong == []


def test_every_claim_on_the_pages_of_subjects_shows_a_source(built_site: Path) -> None:
    for place in ("dataops", "mlops", "id/dataops", "id/mlops", "similarities", "id/similarities"):
        claims = parsed(built_site / place / "index.html").css(".tb-claims > li")
        assert claims
        assert [claim.text()[:60] for claim in claims if not claim.css_first("a.tb-cite")] == []


def test_every_row_of_the_comparison_opens_to_why_and_sources(built_site: Path) -> None:
    for root in LOCALES:
        tree = parsed(built_site / root / "compare/index.html")
        rows, more = tree.css("tr.tb-row"), tree.css("tr.tb-more details")
        assert len(rows) == len(more) >= 12
        assert all(detail.css_first(".tb-sources a.tb-cite") for detail in more)
