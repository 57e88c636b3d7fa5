"""Every rule has a page in every language, made of the cases that the tests run."""

from __future__ import annotations

import html
import re
import shutil
from typing import TYPE_CHECKING

import pytest

from generator.checks.examples import examples_of
from generator.checks.reasons import reason_of
from generator.checks.registry import RULES
from generator.docs import Place, render_docs
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def docs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("drinks")
    shutil.copytree(ROOT / "tests/comparison", root, dirs_exist_ok=True)
    shutil.copy(ROOT / "mkdocs.yml", root)
    render_docs(root, Place())
    return root / "build/docs"


@pytest.mark.parametrize("locale", ["en", "id"])
def test_the_list_leads_to_the_page_of_every_rule(docs: Path, locale: str) -> None:
    listed = re.findall(
        r'href="([^"]+)/"><code>([a-z0-9-]+)<', (docs / locale / "rules.md").read_text("utf-8")
    )
    assert [name for _, name in listed] == sorted(RULES)
    assert {path.stem for path in (docs / locale / "rules").glob("*.md")} == set(RULES)


@pytest.mark.parametrize("locale", ["en", "id"])
@pytest.mark.parametrize("rule", RULES)
def test_a_page_shows_each_case_as_it_is_wrong_as_it_is_right_and_what_is_said(
    docs: Path, rule: str, locale: str
) -> None:
    page = (docs / locale / "rules" / f"{rule}.md").read_text("utf-8")
    shown = [
        html.unescape(code) for code in re.findall(r"<pre[^>]*><code>(.*?)</code></pre>", page, re.DOTALL)
    ]
    for example in examples_of(rule):
        assert example.says.strip() in shown
        assert not example.wrong or example.wrong in shown
        assert not example.right or example.right in shown
    assert RULES[rule] in html.unescape(page)


@pytest.mark.parametrize("locale", ["en", "id"])
@pytest.mark.parametrize("rule", RULES)
def test_a_page_says_why_the_rule_is_there_and_how_to_mend_what_breaks_it(
    docs: Path, rule: str, locale: str
) -> None:
    page = (docs / locale / "rules" / f"{rule}.md").read_text("utf-8")
    shown = re.findall(r"\{ #(why|mend) \}\s+<p lang=\"en\">(.*?)</p>", page)
    told = {name: html.unescape(re.sub("<[^>]*>", "", words)) for name, words in shown}
    assert told == {name: words.replace("`", "") for name, words in reason_of(rule)._asdict().items()}
