"""Whatever stands in the content, no script and no handler of its own reaches a page, nor may one run there."""

from __future__ import annotations

import base64
import hashlib
import json
import shutil
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from pydantic import BaseModel, BeforeValidator
from selectolax.lexbor import LexborHTMLParser

from generator import docs
from generator.diagnostics import Report
from generator.docs import Place, render_docs
from generator.examine import Examination
from generator.load import load
from generator.models.seam import Seam
from generator.models.text import Text
from generator.site_builder import begin, end
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from selectolax.lexbor import LexborNode

    from generator.catalog import Catalog, Entry

SCRIPTS = [f"alert({n})" for n in range(1, 7)]
HOSTILE = (
    f"<script>{SCRIPTS[0]}</script> `<script>{SCRIPTS[1]}</script>` &lt;script&gt;{SCRIPTS[2]}&lt;/script&gt; "
    f"</title><script>{SCRIPTS[3]}</script> \"><img src=x onerror=alert(8)> ' onmouseover='alert(9) "
    f'" onclick="alert(10)" `"><svg onload=alert(11)>` {{{{ 7*7 }}}} {{ #x onclick=alert(12) }} a|b ]]>'
)
OVER_LINES = f"{HOSTILE}\n\n<script>{SCRIPTS[4]}</script>\n\n- `<script>{SCRIPTS[5]}</script>`"
TITLE = 'Foo <Bar> & "Baz"'
READ_AS_NUMBERS = {"last_release", "year"}
NAMES = {"locales", "unfinished", "start", "next", "go", "when", "never", "always", "monotone", "rising"}
"""Keys whose values name something: no hostile words can stand under them."""


def poisoned(value: Any) -> Any:
    """Return a value of the content with hostile words in every text and every line of it."""
    if isinstance(value, Text):
        by_locale = {locale: f"{text} {HOSTILE}" for locale, text in value.by_locale.items()}
        return Text(by_locale, f"{value.everywhere} {HOSTILE}" if value.everywhere else "")
    if isinstance(value, BaseModel):
        told = {name: getattr(value, name) for name in type(value).model_fields if not is_id(value, name)}
        return value.model_copy(update={name: poisoned(inner) for name, inner in told.items()})
    if isinstance(value, dict):
        return {key: poisoned(inner) for key, inner in value.items()}
    if isinstance(value, tuple):
        return tuple(map(poisoned, value))
    return f"{value}{OVER_LINES}" if type(value) is str else value


def is_id(model: BaseModel, name: str) -> bool:
    """Tell whether a value is one of a few, or names something."""
    field = type(model).model_fields[name]
    few = "Literal" in str(field.annotation)
    kebab = any(isinstance(one, BeforeValidator) and one.func.__name__ == "_kebab" for one in field.metadata)
    return few or kebab or name in READ_AS_NUMBERS | NAMES or (name == "stages" and isinstance(model, Seam))


def poisoned_entries(entries: Any) -> dict[str, Entry]:
    return {name: replace(entry, body=poisoned(entry.body)) for name, entry in entries.items()}


def poisoned_catalog(catalog: Catalog) -> Catalog:
    return replace(
        catalog,
        comparison=poisoned(catalog.comparison),
        collections={name: poisoned_entries(held) for name, held in catalog.collections.items()},
        guides=poisoned_entries(catalog.guides),
    )


@pytest.fixture
def drinks(tmp_path: Path) -> Path:
    root = tmp_path / "drinks"
    shutil.copytree(ROOT / "tests/comparison", root)
    shutil.copytree(ROOT / "decision_tree/runtime", root / "decision_tree/runtime")
    shutil.copy(ROOT / "mkdocs.yml", root)
    return root


def built(root: Path) -> dict[str, LexborHTMLParser]:
    """Build the pages of a comparison, and return them by their path."""
    end([begin(root, locale) for locale in render_docs(root, Place("https://example.org/x"))])
    site = root / "build/site"
    return {  # those of the first language without its folder, like their addresses
        path.relative_to(site).as_posix().removeprefix("en/"): LexborHTMLParser(
            path.read_text(encoding="utf-8")
        )
        for path in site.rglob("*.html")
    }


def one(page: LexborHTMLParser, selector: str) -> LexborNode:
    """Return the first element that a selector names."""
    found = page.css_first(selector)
    assert found is not None, selector
    return found


def foreign(page: LexborHTMLParser) -> Iterator[str]:
    """Yield what of a page can only come from hostile words."""
    for node in page.css("*"):
        yield from (f"{node.tag} {name}" for name in node.attributes if name.startswith("on"))
    yield from (script.text() for script in page.css("script") if "alert(" in script.text(strip=False)[:40])
    yield from (node.html or "" for node in page.css("img, svg[onload]"))


def sha256(script: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def test_no_script_and_no_handler_of_the_content_reaches_a_page(
    drinks: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    catalog = poisoned_catalog(load(drinks)[0])
    monkeypatch.setattr(docs, "sound", lambda root: Examination(root, catalog, Report()))
    pages = built(drinks)
    assert len(pages) > 100
    assert {name: list(foreign(page)) for name, page in pages.items() if list(foreign(page))} == {}
    policies = {
        (tag.attributes["content"] or "")
        for page in pages.values()
        for tag in page.css('meta[http-equiv="Content-Security-Policy"]')
    }
    assert len(policies) > 1
    assert not any(sha256(script) in policy for script in SCRIPTS for policy in policies)


def called(drinks: Path) -> None:
    """Name the comparison, a page, its section and a source by a title of characters that HTML knows."""
    text = TITLE.replace("<", "&lt;")
    for name, old, new in (
        ("comparison.yml", "{en: Hot drinks, id: Minuman panas}", f"'`{TITLE}`'"),
        ("pages/about.yml", "en: About,", f"en: '{text}',"),
        ("pages/about.yml", "en: Why,", f"en: '{text}',"),
        ("sources/kettle.yml", "title: Kettle notes", f"title: '{TITLE}'"),
    ):
        file = drinks / "content" / name
        written = file.read_text(encoding="utf-8")
        assert old in written
        file.write_text(written.replace(old, new, 1), encoding="utf-8")


def test_a_title_of_odd_characters_reads_right_everywhere(
    drinks: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    called(drinks)
    catalog = load(drinks)[0]
    monkeypatch.setattr(docs, "sound", lambda root: Examination(root, catalog, Report()))
    pages = built(drinks)
    for name, page in pages.items():
        if not name.endswith("which-drink.html"):
            assert (one(page, "title").text()).endswith(TITLE), name
            logo = one(page, "a.md-logo")
            assert (logo.attributes["title"], logo.attributes["aria-label"]) == (TITLE, TITLE), name
    for name in ("about/index.html", "sources/kettle/index.html"):
        page = pages[name]
        assert one(page, "title").text() == f"{TITLE} - {TITLE}"
        assert one(page, "h1").text().rstrip("¶") == TITLE
        assert one(page, '[data-md-component="header-topic"]').text().strip() == TITLE
        for meta in ("title", "site_name", "image:alt"):
            assert {tag.attributes["content"] for tag in page.css(f'meta[property="og:{meta}"]')} <= {TITLE}
        told = json.loads(one(page, 'script[type="application/ld+json"]').text())
        assert TITLE in {node.get("name") for node in told["@graph"]}
    listed = pages["about/index.html"].css('nav[data-md-component="toc"] a, .md-nav--secondary a')
    assert {link.text().strip() for link in listed} == {TITLE}
    shown = pages["index.html"].css('nav a[href="about/"]')
    assert {link.text().strip() for link in shown} == {TITLE}
    beside = drinks / "build/docs/en"
    index = (beside / "llms.txt").read_text(encoding="utf-8")
    assert f"# {TITLE}\n" in index
    assert f"[{TITLE}](https://example.org/x/about/)" in index
    assert json.loads((beside / "app.webmanifest").read_text(encoding="utf-8"))["name"] == TITLE
    assert f"\n# {TITLE}\n" in (beside / "llms-full.txt").read_text(encoding="utf-8").replace("\\", "")
