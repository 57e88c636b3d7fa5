"""Pictures drawn from the content: legible at any width, and never the only place where something is said."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Literal

import pytest

if TYPE_CHECKING:
    from tests.conftest import NewContext

PAGES = ("similarities/", "lifecycles/", "timeline/", "neighbours/", "maturity/", "roadmap/")
NAMED = {"similarities/": 1, "lifecycles/": 1, "timeline/": 1, "neighbours/": 1, "maturity/": 4, "roadmap/": 1}
"""How many pictures a page has at least."""

FAULTS = """() => [...document.querySelectorAll('.tb-picture')].flatMap(picture => {
  const name = picture.getAttribute('aria-label').slice(0, 30);
  const frame = picture.viewBox.baseVal;
  const within = (inner, outer) => inner.x >= outer.x - 1 && inner.y >= outer.y - 1
    && inner.x + inner.width <= outer.x + outer.width + 1 && inner.y + inner.height <= outer.y + outer.height + 1;
  const apart = (a, b) => a.x + a.width <= b.x + 1 || b.x + b.width <= a.x + 1
    || a.y + a.height <= b.y + 1 || b.y + b.height <= a.y + 1;
  const texts = [...picture.querySelectorAll('tspan')].map(line => [line.textContent, line.getExtentOfChar(0), line])
    .map(([said, first, line]) => {
      const last = line.getExtentOfChar(line.getNumberOfChars() - 1);
      return {said, x: first.x, y: first.y + 2, width: last.x + last.width - first.x, height: first.height - 4};
    });
  const aired = ({x, y, width, height}) => ({x: x + 4, y, width: width - 8, height});
  const bars = [...picture.querySelectorAll('.tb-bar > rect')].map(bar => bar.getBBox());
  const boxes = [...picture.querySelectorAll('.tb-box > rect')].map(rect => rect.getBBox());
  const seals = [...picture.querySelectorAll('circle, .tb-seal > rect')].map(shape => shape.getBBox());
  const faults = [];
  for (const text of texts) {
    if (!within(text, frame)) faults.push(`${name}: outside: ${text.said}`);
    for (const box of boxes) if (!apart(text, box) && !within(text, aired(box))) faults.push(`${name}: over an edge: ${text.said}`);
    for (const seal of seals) if (!apart(text, seal)) faults.push(`${name}: over a mark: ${text.said}`);
    for (const bar of bars) if (!apart({...text, width: text.width + 1}, bar) && !within(text, bar)) faults.push(`${name}: against a bar: ${text.said}`);
    for (const other of texts) if (other !== text && !apart(text, other)) faults.push(`${name}: over ${other.said}: ${text.said}`);
  }
  boxes.forEach((box, n) => boxes.slice(n + 1).forEach(other => { if (!apart(box, other)) faults.push(`${name}: boxes overlap`); }));
  return faults;
})"""
"""What of each picture on a page runs over something else."""


@pytest.mark.parametrize("root", ["", "id/"])
@pytest.mark.parametrize("address", PAGES)
def test_nothing_in_a_picture_runs_over_something_else(
    new_context: NewContext, root: str, address: str
) -> None:
    page = new_context(viewport={"width": 390, "height": 844}).new_page()
    page.goto(root + address)
    assert page.locator(".tb-picture").count() >= NAMED[address]
    assert page.evaluate(FAULTS) == []


@pytest.mark.parametrize("root", ["", "id/"])
@pytest.mark.parametrize("address", PAGES)
def test_what_a_picture_shows_stands_on_its_page_in_words_too(
    new_context: NewContext, root: str, address: str
) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(root + address)
    lines = page.locator(".tb-picture tspan").all_text_contents()
    page.locator(".tb-picture").evaluate_all("pictures => pictures.forEach(picture => picture.remove())")
    told = plain(page.locator("article").text_content() or "")
    assert len(lines) > 10
    assert [line for line in lines if plain(line) not in told] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_of_a_picture_stands_out_from_its_ground(
    new_context: NewContext, scheme: Literal["light", "dark"]
) -> None:
    page = new_context(color_scheme=scheme).new_page()
    page.goto("lifecycles/")
    colours: list[list[Any]] = page.locator(".tb-picture .tb-box").evaluate_all(
        "boxes => boxes.flatMap(box => [[box.querySelector(':scope > text'), box.querySelector('rect')],"
        " [box.querySelector('.tb-seal > text'), box.querySelector('.tb-seal > rect')]])"
        ".filter(([text]) => text).map(pair => pair.map(shape => getComputedStyle(shape).fill))"
    )
    assert len(colours) > 13
    assert min(contrast(text, ground) for text, ground in colours) >= 4.5


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", text).casefold()


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours (WCAG 2.2)."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def luminance(colour: str) -> float:
    parts = [float(part) / 255 for part in re.findall(r"[\d.]+", colour)[:3]]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
