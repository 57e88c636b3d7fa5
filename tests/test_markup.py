"""Contributed text reaches a page as safe HTML, whatever stands in it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from generator import markup

SAFE = {"em", "strong", "code", "a"}


def html(text: str) -> str:
    return str(markup.inline_html(text, lambda target: f"/{target}" if "://" not in target else target))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5 < 6 & 7", "5 &lt; 6 &amp; 7"),
        ("*em* and **strong**", "<em>em</em> and <strong>strong</strong>"),
        ("`a < b`", "<code>a &lt; b</code>"),
        ("[drift](terms/drift)", '<a href="/terms/drift">drift</a>'),
        (
            "[out](https://example.org/?a=1&b=2)",
            '<a href="https://example.org/?a=1&amp;b=2" rel="noopener">out</a>',
        ),
        ("# not a heading", "# not a heading"),
        ("- not a list", "- not a list"),
        ("![no picture](x.png)", "![no picture](x.png)"),
        ("snake_case_name", "snake_case_name"),
        (r"\*starred\*", "*starred*"),
    ],
)
def test_inline_markdown_becomes_html(text: str, expected: str) -> None:
    assert html(text) == expected


dangerous = st.text(alphabet=st.sampled_from(list("<>&\"'`*_[]()!#\\/:; \nabcsriptonerimgx=")), max_size=60)


@given(dangerous | st.text(max_size=60))
def test_no_text_makes_an_element_beyond_the_four(text: str) -> None:
    tree = LexborHTMLParser(f"<p>{html(text)}</p>")
    made = {node.tag for node in tree.css("p *")}
    assert made <= SAFE
    assert all(set(node.attributes) <= {"href", "rel", "title"} for node in tree.css("p *"))


@given(dangerous)
def test_a_text_without_faults_has_only_links_that_can_be_followed(text: str) -> None:
    if not markup.faults(text):
        for target in markup.link_targets(text):
            assert target.startswith(("https://", "http://")) or "/" in target
            assert not target.startswith(("javascript", "data", "//"))


def test_plain_text_loses_its_marks_only() -> None:
    assert markup.plain("*a* & `b` [c](terms/c) < d") == "a & b c < d"


def test_a_text_too_long_to_read_is_not_converted(monkeypatch: pytest.MonkeyPatch) -> None:
    def convert(text: str) -> object:
        raise AssertionError(len(text))

    monkeypatch.setattr(markup, "_converted", convert)
    assert markup.link_targets("[" * 20_000) == ()
    assert [fault.rule for fault in markup.faults("[" * 20_000)] == ["text-too-long"]


@pytest.mark.parametrize(
    "text",
    [
        "zero\u200bwidth",
        "back\u202ewards",
        "\ufeffmarked",
        "esc\x1b[31m",
        "nul\0",
        "\u200c\u200d",
        "a\u2028b",
        " ",
    ],
)
def test_what_cannot_be_seen_is_told_once_in_a_text_and_in_a_line(text: str) -> None:
    for found in (markup.faults(text), markup.line_faults(text)):
        assert [fault.rule for fault in found] == ["hidden-character"]


@pytest.mark.parametrize(
    "text", ["می‌خواهم", "👩‍🔬 ☀️", "日本", "a &lt;Bar&gt; b", "`<script>` is an element", "5 < 6"]
)
def test_what_is_innocent_may_stand(text: str) -> None:
    assert markup.faults(text) == []


@pytest.mark.parametrize(
    "target",
    [
        "https://",
        "https://[x",
        "https://me:secret@example.org/",
        "https://a..b/",
        "http:///x",
        "https://x:y/",
    ],
)
def test_a_link_leads_to_a_whole_address(target: str) -> None:
    assert [fault.what for fault in markup.faults(f"[there]({target})")] == [target]
