"""What search engines, feed readers, language models and the lost find: one address, one description, one truth."""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urldefrag
from xml.etree import ElementTree as ET

import pytest
from PIL import Image
from playwright.sync_api import expect
from selectolax.lexbor import LexborHTMLParser

from generator.catalog import Catalog
from generator.load import load
from generator.render.dataset import ADDRESS as DATASET
from generator.render.findable import LONGEST
from generator.render.preview import preview
from generator.words import words_of
from tests.conftest import ROOT
from tests.site.test_accessibility import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

LOCALES = {"en": "", "id": "id/"}
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
PREVIEW_BYTES = 50_000
"""Messengers leave out a large picture; the strictest wants it under some hundred kilobytes."""
ATOM = "{http://www.w3.org/2005/Atom}"
EXPECTED = {
    "home": "WebSite",
    "subject": "TechArticle",
    "comparison": "TechArticle",
    "choosing": "FAQPage",
    "glossary": "DefinedTermSet",
    "tools": "CollectionPage",
    "guide": "WebPage",
    "outcome": "TechArticle",
    "dataset": "Dataset",
}


@cache
def parsed(file: Path) -> LexborHTMLParser:
    return LexborHTMLParser(file.read_text(encoding="utf-8"))


def pages(site: Path, locale: str) -> Iterator[tuple[str, LexborHTMLParser]]:
    """Yield address and page of everything that is to be listed: it names no other page instead of itself."""
    folder = site / LOCALES[locale]
    for path in sorted(folder.rglob("index.html")):
        address = path.parent.relative_to(folder).as_posix()
        foreign = not LOCALES[locale] and address.split("/")[0] in LOCALES
        place = "" if address == "." else f"{address}/"
        if not foreign and attribute(parsed(path), 'link[rel="canonical"]', "href").endswith(f"/timbang/{LOCALES[locale]}{place}"):
            yield place, parsed(path)


def attribute(page: LexborHTMLParser, selector: str, name: str = "content") -> str:
    found = page.css(selector)
    assert len(found) == 1, selector
    return found[0].attributes[name] or ""


def told(page: LexborHTMLParser) -> list[dict[str, Any]]:
    script = page.css_first('script[type="application/ld+json"]')
    assert script is not None
    document = json.loads(script.text(strip=False))
    assert document["@context"] == "https://schema.org"
    nodes: list[dict[str, Any]] = document["@graph"]
    return nodes


def strings(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for inner in value.values():
            yield from strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)
    else:
        yield str(value)


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load(ROOT)[0]


@pytest.mark.parametrize("locale", LOCALES)
def test_every_page_has_a_description_that_no_other_has(built_site: Path, locale: str) -> None:
    every = [attribute(page, 'meta[name="description"]') for _, page in pages(built_site, locale)]
    assert [text for text, times in Counter(every).items() if times > 1] == []
    assert all(20 < len(text) <= LONGEST + 100 for text in every), sorted(every, key=len)[:2]


@pytest.mark.parametrize("locale", LOCALES)
def test_every_page_has_a_preview_image_of_its_own(built_site: Path, site_url: str, locale: str) -> None:
    unknown = preview("", "\ufffe", "\ufffe")
    images, letters = set(), set()
    for _, page in pages(built_site, locale):
        address = attribute(page, 'meta[property="og:image"]')
        image = (built_site / address.removeprefix(site_url)).read_bytes()
        assert Image.open(BytesIO(image)).size == tuple(
            int(attribute(page, f'meta[property="og:image:{side}"]')) for side in ("width", "height")
        )
        assert len(image) < PREVIEW_BYTES
        images.add(image)
        letters |= set(attribute(page, 'meta[property="og:title"]') + attribute(page, 'meta[property="og:description"]'))
    assert len(images) == len(list(pages(built_site, locale)))
    assert [letter for letter in letters if letter.strip() and preview("", letter, letter) == unknown] == []


@pytest.mark.parametrize("locale", LOCALES)
def test_every_page_names_its_own_address_and_that_of_each_language(
    built_site: Path, site_url: str, locale: str
) -> None:
    for address, page in pages(built_site, locale):
        assert attribute(page, 'link[rel="canonical"]', "href") == f"{site_url}{LOCALES[locale]}{address}"
        assert attribute(page, 'meta[property="og:url"]') == f"{site_url}{LOCALES[locale]}{address}"
        alternates = {
            link.attributes["hreflang"]: link.attributes["href"]
            for link in page.css("link[hreflang]")
            if (link.attributes["rel"] or "").split() == ["alternate"]
        }
        assert alternates == {
            "en": f"{site_url}{address}",
            "id": f"{site_url}id/{address}",
            "x-default": f"{site_url}{address}",
        }


@pytest.mark.parametrize("locale", LOCALES)
def test_what_a_page_says_of_itself_is_there(built_site: Path, site_url: str, locale: str) -> None:
    for _, page in pages(built_site, locale):
        for text in strings(told(page)):
            assert "{site}" not in text
            if text.startswith(site_url):
                target, anchor = urldefrag(text.removeprefix(site_url))
                if target.startswith(f"{LOCALES[locale]}{DATASET}") and not target.endswith("/"):
                    assert (built_site / target).stat().st_size > 1000
                    continue
                there = parsed(built_site / target / "index.html")
                assert not anchor or there.css_first(f'[id="{anchor}"]'), text


@pytest.mark.parametrize("kind", EXPECTED)
def test_each_kind_of_page_says_what_it_is(built_site: Path, kind: str) -> None:
    nodes = told(parsed(built_site / "id" / KINDS[kind] / "index.html"))
    page = nodes[-1]
    assert page["@type"] == EXPECTED[kind]
    assert page["inLanguage"] == "id"
    crumbs = [node for node in nodes if node["@type"] == "BreadcrumbList"]
    assert len(crumbs) == (kind != "home")
    for node in crumbs:
        assert [crumb["position"] for crumb in node["itemListElement"]] == [*range(1, len(node["itemListElement"]) + 1)]
        assert node["itemListElement"][-1]["item"] == page["@id"]


def test_questions_and_terms_are_those_of_the_content(built_site: Path, catalog: Catalog) -> None:
    faq = told(parsed(built_site / "choose/index.html"))[-1]
    article = parsed(built_site / "choose/index.html").css_first("article")
    assert article is not None
    visible = article.text()
    assert len(faq["mainEntity"]) == len(catalog.collections["debates"])
    for question in faq["mainEntity"]:
        assert question["name"] in visible
        assert question["acceptedAnswer"]["text"] in visible
    for term in catalog.collections["terms"]:
        defined = told(parsed(built_site / f"glossary/{term}/index.html"))[-1]["mainEntity"]
        assert defined["@type"] == "DefinedTerm"
        assert defined["url"].endswith(f"/glossary/{term}/")
        assert defined["inDefinedTermSet"]["@id"].endswith("/glossary/")


@pytest.mark.parametrize("locale", LOCALES)
def test_the_sitemap_has_every_page_and_no_other(built_site: Path, site_url: str, locale: str) -> None:
    urls = ET.parse(built_site / LOCALES[locale] / "sitemap.xml").getroot()
    listed = [url.findtext(f"{SITEMAP}loc") for url in urls]
    assert sorted(filter(None, listed)) == sorted(
        f"{site_url}{LOCALES[locale]}{address}" for address, _ in pages(built_site, locale)
    )
    assert "1970" not in (built_site / LOCALES[locale] / "sitemap.xml").read_text(encoding="utf-8")


@pytest.mark.parametrize("locale", LOCALES)
def test_the_texts_for_language_models_have_every_page(built_site: Path, site_url: str, locale: str) -> None:
    root = f"{site_url}{LOCALES[locale]}"
    index = (built_site / LOCALES[locale] / "llms.txt").read_text(encoding="utf-8")
    whole = (built_site / LOCALES[locale] / "llms-full.txt").read_text(encoding="utf-8")
    assert index.startswith("# ")
    for address, _ in pages(built_site, locale):
        assert f"]({root}{address}): " in index
        assert f"<!-- {root}{address} -->\n\n# " in whole
    assert "<p" not in whole
    assert "<span" not in whole
    assert "{{" not in whole


@pytest.mark.parametrize("locale", LOCALES)
def test_the_feed_leads_to_pages_of_its_language(built_site: Path, site_url: str, locale: str) -> None:
    feed = built_site / LOCALES[locale] / "changes.xml"
    home = parsed(built_site / LOCALES[locale] / "index.html")
    linked = [link for link in home.css("link[type='application/atom+xml']")]
    assert len(linked) == feed.exists(), "a clone without its history has no feed, and then no link to one"
    if feed.exists():
        top = ET.parse(feed).getroot()
        entries = top.findall(f"{ATOM}entry")
        assert entries
        assert len({entry.findtext(f"{ATOM}id") for entry in entries}) == len(entries)
        dates = [entry.findtext(f"{ATOM}updated") or "" for entry in entries]
        assert top.findtext(f"{ATOM}updated") == dates[0]
        told_pages = "".join(entry.findtext(f"{ATOM}content") or "" for entry in entries)
        for link in LexborHTMLParser(told_pages).css("a"):
            target, anchor = urldefrag((link.attributes["href"] or "").removeprefix(f"{site_url}{LOCALES[locale]}"))
            there = parsed(built_site / LOCALES[locale] / target / "index.html")
            assert not anchor or there.css_first(f'[id="{anchor}"]'), link.attributes["href"]


@pytest.mark.parametrize("locale", LOCALES)
def test_the_start_page_names_the_site_once(built_site: Path, locale: str, catalog: Catalog) -> None:
    title = parsed(built_site / LOCALES[locale] / "index.html").css_first("title")
    assert title
    assert title.text().strip() == catalog.comparison.title.get(locale)


@pytest.mark.parametrize("locale", LOCALES)
def test_every_page_leads_to_the_feed_in_sight(page: Page, site_url: str, locale: str) -> None:
    page.goto(f"{LOCALES[locale]}glossary/drift/")
    link = page.get_by_role("contentinfo").get_by_role("link", name=words_of(locale)("foot.feed"))
    expect(link).to_be_visible()
    assert page.request.get(f"{site_url}{LOCALES[locale]}changes.xml").ok
    assert link.evaluate("link => link.href") == f"{site_url}{LOCALES[locale]}changes.xml"


def test_a_wrong_address_is_told_in_every_language(built_site: Path) -> None:
    for name, languages in (("404.html", ["en", "id"]), ("id/404.html", ["id"])):
        sections = parsed(built_site / name).css(".tb-missing")
        assert [section.attributes["lang"] for section in sections] == languages


def test_a_question_names_its_guide_as_the_page_to_list(built_site: Path, site_url: str) -> None:
    for locale, root in LOCALES.items():
        state = parsed(built_site / root / "guides/where-to-start/devops-base/index.html")
        assert attribute(state, 'link[rel="canonical"]', "href") == f"{site_url}{root}guides/where-to-start/"
        listed = [address for address, _ in pages(built_site, locale)]
        assert "guides/where-to-start/" in listed
        assert "guides/where-to-start/devops-base/" not in listed
