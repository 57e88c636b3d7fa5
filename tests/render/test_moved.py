"""Links to what moved go on: old addresses lead to new ones, old anchors stand where the new ones do."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urljoin

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.docs import Place, render_docs
from generator.site_builder import begin, end

if TYPE_CHECKING:
    from pathlib import Path

MOVED = {
    "tools/piper": "tools/whistler",
    "terms/steeping": "terms/brewing",
    "similarities/warmth": "similarities/heat",
    "differences/acridity": "differences/bitterness",
    "subjects/chai": "subjects/tea",
    "subjects/tea#tea-rouses": "subjects/tea#tea-wakes",
    "guides/what-to-drink": "guides/which-drink",
}
WAYS = {
    "tools/piper/": "tools/whistler/",
    "tools/#piper": "tools/#whistler",
    "glossary/steeping/": "glossary/brewing/",
    "glossary/#steeping": "glossary/#brewing",
    "similarities/#warmth": "similarities/#heat",
    "differences/#acridity": "differences/#bitterness",
    "chai/": "tea/",
    "tea/#tea-rouses": "tea/#tea-wakes",
    "guides/what-to-drink/": "guides/which-drink/",
}


@pytest.fixture
def site(drinks: Path) -> Path:
    told = "".join(f"  {old}: {new}\n" for old, new in MOVED.items())
    (drinks / "content/redirects.yml").write_text(f"moved:\n{told}", "utf-8")
    end([begin(drinks, locale) for locale in render_docs(drinks, Place("https://example.org/"))])
    return drinks / "build/site"


@pytest.mark.parametrize("locale", ["en", "id"])
def test_every_old_address_leads_to_the_new_one(site: Path, locale: str) -> None:
    for old, new in WAYS.items():
        page, _, anchor = old.partition("#")
        html = LexborHTMLParser((site / locale / page / "index.html").read_text("utf-8"))
        if anchor:
            place = html.css_first(f"[id={anchor}]")
            now = html.css_first(f"[id={new.partition('#')[2]}]")
            assert place is not None
            assert place.parent is not None
            assert now is not None
            assert place.parent.attributes.get("id") == now.attributes["id"], old
        else:
            refresh = html.css_first("meta[http-equiv=refresh]")
            assert refresh is not None
            target = str(refresh.attributes["content"]).removeprefix("0; url=")
            assert urljoin(f"/{page}", target) == f"/{new}"
            assert [one.attributes["href"] for one in html.css("main a")] == [target]
            root = "https://example.org/" + ("id/" if locale == "id" else "")
            (canonical,) = html.css("link[rel=canonical]")
            assert canonical.attributes["href"] == f"{root}{new}"


def test_no_list_of_pages_names_an_old_address(site: Path) -> None:
    for name in ("sitemap.xml", "llms.txt"):
        told = (site / "en" / name).read_text("utf-8")
        assert "tools/whistler" in told or name == "llms.txt"
        assert "piper" not in told
