"""Pages load one stylesheet, and it lacks nothing that the theme's own would style there."""

from __future__ import annotations

import re
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest

from generator.styles import seen_in, trimmed

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.conftest import NewContext

KINDS = (
    "",
    "compare/",
    "mlops/",
    "tools/",
    "tools/dbt-core/",
    "glossary/",
    "sources/",
    "guides/where-to-start/",
    "guides/where-to-start/map/",
    "method/",
    "rules/",
)

OURS = ("timbang.css", "reader.css", "guide.css")

MATCHED = """sheets => {
  const asked = text => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    const walk = rules => [...rules].flatMap(rule => rule.selectorText
      ? rule.selectorText.split(/,(?![^(]*[)])/).map(one => [one.trim(), rule.style])
      : rule.cssRules ? walk(rule.cssRules) : []);
    return walk(sheet.cssRules);
  };
  const taken = /::?(before|after|hover|focus-visible|focus-within|focus|active|checked|target|indeterminate|disabled|-[a-z-]+)/g;
  const here = selector => {
    try { return document.querySelector(selector.replace(taken, '').replace(/(^|[ >~+])(?=$|[ >~+])/g, '$1*')) !== null; }
    catch { return false; }
  };
  const [theme, ours] = sheets.map(asked);
  const kept = new Set(ours.map(([selector]) => selector));
  const visible = style => [...style].some(name => !name.startsWith('--'));
  const matched = theme.filter(([selector, style]) => visible(style) && here(selector)).map(([selector]) => selector);
  return [matched.length, matched.filter(selector => !kept.has(selector))];
}"""
"""Given the theme's styles and those of the site: how many of the theme's match here, and which of them are lost."""


@pytest.mark.parametrize("address", KINDS)
def test_nothing_is_lost_that_the_theme_styles_on_a_page(
    new_context: NewContext, built_site: Path, address: str
) -> None:
    page = new_context(viewport={"width": 390, "height": 844}).new_page()
    page.goto(address)
    use(page)
    matched, lost = page.evaluate(MATCHED, [theme(), sheet(built_site)])
    assert matched > 150
    assert lost == []


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 390)])
@pytest.mark.parametrize("address", KINDS)
def test_a_page_looks_as_with_the_whole_sheets_of_the_theme(
    new_context: NewContext, built_site: Path, address: str, scheme: Literal["light", "dark"], width: int
) -> None:
    page = new_context(
        color_scheme=scheme, viewport={"width": width, "height": 900}, reduced_motion="reduce", java_script_enabled=False
    ).new_page()
    page.goto(address)
    page.wait_for_load_state("networkidle")
    trimmed_away = page.screenshot()
    ours = "\n".join((built_site / "assets/timbang" / name).read_text() for name in OURS)
    page.route("**/site.*.css", lambda route: route.fulfill(body=theme() + ours, content_type="text/css"))
    page.reload()
    page.wait_for_load_state("networkidle")
    assert page.screenshot() == trimmed_away


def test_every_page_of_a_locale_loads_the_same_one_sheet(built_site: Path) -> None:
    for root, at_root in ((built_site, True), (built_site / "id", False)):
        pages = [
            path
            for path in root.rglob("*.html")
            if "<header" in (html := path.read_text()) and "md-header" in html and not (at_root and "id" in path.relative_to(root).parts)
        ]
        assert len(pages) > 600
        linked = {tuple(re.findall(r'rel="stylesheet" href="[^"]*?(assets/[^"]+)"', path.read_text())) for path in pages}
        assert len(linked) == 1
        [names] = linked
        assert len(names) == 1
        assert (root / names[0]).stat().st_size < 120_000


CASES = {
    "a class of a page": (".here{color:red}", ".here{color:red}"),
    "a class that a script may add": (".added{color:red}", ".added{color:red}"),
    "a class of nowhere": (".gone{color:red}", ""),
    "one of a list": (".gone,.here p{color:red}", ".here p{color:red}"),
    "a tag of nowhere": (".here video{color:red}", ""),
    "what must not be there": (".here:not(.gone){color:red}", ".here:not(.gone){color:red}"),
    "the other direction": ("[dir=rtl] .here{color:red}[dir=ltr] .here{left:0}", "[dir=ltr] .here{left:0}"),
    "any other attribute": ("[hidden][title=x]{color:red}", "[hidden][title=x]{color:red}"),
    "another colour of the theme": ('[data-md-color-primary="red"]{color:red}', ""),
    "a state": (".here:hover::after{color:red}", ".here:hover::after{color:red}"),
    "within a condition": (
        "@media print{.here{color:red}.gone{color:red}}@media screen{.gone{top:0}}",
        "@media print{.here{color:red}}",
    ),
    "a property that nothing takes": (":root{--kept:1px;--untaken:url(x)}", ":root{--kept:1px}"),
    "other rules": ("@font-face{font-family:x}@keyframes gone{0%{top:0}}", "@font-face{font-family:x}@keyframes gone{0%{top:0}}"),
    "braces and commas in a text": ('.here::before{content:"},.gone{"}', '.here::before{content:"},.gone{"}'),
}


@pytest.mark.parametrize("case", CASES)
def test_a_rule_stays_if_something_can_match_it(case: str) -> None:
    css, expected = CASES[case]
    page = '<html dir="ltr"><body data-md-color-primary=timbang><p class="here other" style="top:var( --kept )"></p>'
    seen = seen_in([page], ['element.classList.toggle("added")'], [page])
    assert trimmed(css, seen) == expected


def use(page: Page) -> None:
    """Open what a page opens: menu, search, a term."""
    page.locator(".tb-menu").click()
    page.keyboard.press("Escape")
    page.evaluate("document.querySelector('#__drawer').checked = true")
    page.evaluate("document.querySelectorAll('details').forEach(element => { element.open = true; })")
    page.evaluate("scrollTo(0, document.body.scrollHeight)")


def theme() -> str:
    """Return the theme's stylesheets as it ships them."""
    spec = find_spec("material")
    assert spec
    assert spec.origin
    sheets = sorted((Path(spec.origin).parent / "templates" / "assets" / "stylesheets").glob("*.css"))
    return "\n".join(path.read_text() for path in sheets if path.name.startswith(("main", "palette")))


def sheet(site: Path) -> str:
    """Return the stylesheet that the site has made of them."""
    [path] = (site / "assets" / "stylesheets").glob("site.*.css")
    return path.read_text()
