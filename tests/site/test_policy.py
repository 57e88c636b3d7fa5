"""The content security policy: every page has one, nothing breaks it, and it refuses what is not ours."""

from __future__ import annotations

import base64
import hashlib
import shutil
from typing import TYPE_CHECKING

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.policy import KnownScripts, with_policy
from tests.site.test_accessibility import KINDS

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.watch import Watch

INJECTED = '<p id="tb-injected"></p><script>document.getElementById("tb-injected").dataset.ran = "yes"</script>'


def policy_of(page: LexborHTMLParser) -> dict[str, list[str]]:
    tag = page.css_first('meta[http-equiv="Content-Security-Policy"]')
    assert tag is not None
    first = page.css_first("head > meta[http-equiv] ~ script, head > meta[http-equiv] ~ link")
    assert first is not None or page.css_first("head > script, head > link") is None
    directives = (directive.split() for directive in (tag.attributes["content"] or "").split(";"))
    return {name: sources for name, *sources in directives}


def sha256(script: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def test_every_page_names_its_inline_scripts_and_no_other_source(built_site: Path) -> None:
    theme: set[str] = set()
    for path in built_site.rglob("*.html"):
        page = LexborHTMLParser(path.read_text(encoding="utf-8"))
        policy = policy_of(page)
        inline = [
            script.text(strip=False)
            for script in page.css("script:not([src])")
            if (script.attributes.get("type") or "module") in {"module", "text/javascript"}
        ]
        assert policy["default-src"] == ["'none'"]
        assert policy["script-src"] == ["'self'", "'wasm-unsafe-eval'", *map(sha256, inline)], path
        if page.css_first("article"):
            theme |= {script for script in inline if "__md_scope=" not in script}
    assert len(theme) == 2, "the theme has other inline scripts than those that were read"


@pytest.mark.parametrize("root", ["", "id/"])
def test_no_kind_of_page_breaks_its_policy(page: Page, root: str) -> None:
    for address in KINDS.values():
        page.goto(root + address)
        page.wait_for_load_state("networkidle")
    # the watch fails the test on any console error, and a broken policy logs one


def test_a_script_that_slipped_into_an_article_is_not_run(page: Page, built_site: Path, watch: Watch) -> None:
    watch.expect("violates the following Content Security Policy directive")
    built = (built_site / "method/index.html").read_text(encoding="utf-8")
    head, meta = built.index("<meta http-equiv"), built.index("\n", built.index("<meta http-equiv"))
    slipped = (built[:head] + built[meta + 1 :]).replace("</article>", f"{INJECTED}</article>")
    assert slipped.count(INJECTED) == 1
    (built_site / "slipped").mkdir()
    (built_site / "slipped/index.html").write_text(with_policy(slipped, KnownScripts()), encoding="utf-8")
    try:
        page.goto("slipped/")
        page.wait_for_load_state("load")
        assert page.locator("#tb-injected").get_attribute("data-ran") is None
        assert page.locator("html.js").count() == 1
    finally:
        shutil.rmtree(built_site / "slipped")


def test_a_guide_in_a_file_may_have_its_base_and_nothing_else(built_site: Path) -> None:
    file = built_site / "guides/where-to-start/where-to-start.html"
    page = LexborHTMLParser(file.read_text(encoding="utf-8"))
    base = page.css_first("base")
    assert base is not None
    assert policy_of(page)["base-uri"] == [base.attributes["href"]]
