"""The policy names the scripts that are known, wherever they stand, and no other."""

from __future__ import annotations

import base64
import hashlib
import re
from importlib.metadata import distribution
from pathlib import Path

import pytest

from generator.policy import KnownScripts, policy_of, with_policy

THEME = Path(distribution("mkdocs-material").locate_file("material"))  # type: ignore[arg-type]
OURS = KnownScripts({"ours()"})
PAGE = '<head><meta charset="utf-8">{}<title>A</title></head><body><article>B</article></body>'


def sha256(script: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def test_a_page_that_has_a_policy_keeps_it() -> None:
    once = with_policy(PAGE.format("<script>\nours()\n</script>"), OURS)
    assert with_policy(once, OURS) == once
    assert sha256("\nours()\n") in once


@pytest.mark.parametrize("place", ["<title>A", "</body>", "<article>"])
def test_a_script_that_is_not_known_may_not_run_wherever_it_stands(place: str) -> None:
    html = PAGE.format("").replace(place, f"<script>foreign()</script>{place}<script>foreign()</script>")
    assert html.count("foreign()") == 2
    assert "sha256" not in policy_of(html, OURS)


def filled(address: str) -> str:
    """Return the theme's first script with an address in it, as its template has it."""
    [path] = THEME.glob("templates/partials/javascripts/base.html")
    template = path.read_text(encoding="utf-8").partition("<script>")[2].partition("</script>")[0]
    return re.sub(r"{{.*?}}", lambda _: address, template)


@pytest.mark.parametrize(("address", "known"), [("../..", True), ("/x/id", True), ('",alert(1),"', False)])
def test_the_theme_may_fill_in_an_address_and_nothing_else(address: str, *, known: bool) -> None:
    script = filled(address)
    assert (sha256(script) in policy_of(f"<script>{script}</script>", OURS)) is known


def test_only_a_base_before_anything_contributed_counts() -> None:
    base = '<base href="https://example.org/x/">'
    assert "base-uri https://example.org/x/" in policy_of(PAGE.format(base), OURS)
    assert "base-uri 'none'" in policy_of(PAGE.format("").replace("</title>", f"</title>{base}"), OURS)
