"""Strain: what a page loses under wide text, at 400 % zoom, and in the reader's own colours.

After WCAG 2.2: text spacing (1.4.12), reflow (1.4.10), focus not obscured (2.4.11), focus visible (2.4.7).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

SPACING = """* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
p { margin-bottom: 2em !important; }"""
WIDTHS = (390, 1280)
ZOOMED = {"width": 320, "height": 256}
"""1280 by 1024 pixels at 400 %."""
STEPS = 25
"""Presses of Tab that are followed."""
STEPS_UP = 90
"""Presses of Shift and Tab that are followed from the end of a long page."""

CUT = """() => {
  const shown = element => element.checkVisibility({checkVisibilityCSS: true, checkOpacity: true});
  const cut = [];
  for (const element of document.querySelectorAll('body *')) {
    const style = getComputedStyle(element);
    const hides = side => ['hidden', 'clip'].includes(style[side]);
    if (!element.textContent.trim() || !shown(element) || element.closest('svg')) continue;
    if (element.clientWidth < 3 || element.clientHeight < 3) continue;
    if (hides('overflowX') && element.scrollWidth > element.clientWidth + 2 || hides('overflowY') && element.scrollHeight > element.clientHeight + 2)
      cut.push(`cut: ${element.tagName.toLowerCase()}.${element.className} "${element.textContent.trim().slice(0, 40)}"`);
  }
  const page = document.documentElement;
  if (page.scrollWidth > page.clientWidth) cut.push(`wider than the window: ${page.scrollWidth} > ${page.clientWidth}`);
  return cut;
}"""
"""Elements whose text is cut off, and a page that is wider than its window."""

COVERED = """() => {
  const fixed = [...document.querySelectorAll('body *')].filter(element =>
    ['fixed', 'sticky'].includes(getComputedStyle(element).position) && element.checkVisibility({checkVisibilityCSS: true, checkOpacity: true}));
  const boxes = fixed.map(element => element.getBoundingClientRect()).filter(box => box.width > innerWidth / 2 && box.bottom > 0 && box.top < innerHeight && box.height < innerHeight);
  return boxes.reduce((sum, box) => sum + Math.min(box.bottom, innerHeight) - Math.max(box.top, 0), 0) / innerHeight;
}"""
"""What part of the window's height is covered by what does not scroll."""

FOCUS = """() => {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const style = getComputedStyle(element);
  const boxes = [...element.getClientRects()];
  const middle = (start, end, size) => (Math.max(start, 0) + Math.min(end, size)) / 2;
  const label = element.labels?.[0] ?? element;
  const seen = boxes.some(box => {
    const top = document.elementFromPoint(middle(box.left, box.right, innerWidth), middle(box.top, box.bottom, innerHeight));
    return top !== null && (element.contains(top) || top.contains(element) || label.contains(top));
  });
  const ring = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1;
  return {name: `${element.tagName.toLowerCase()} "${(element.textContent || element.getAttribute('aria-label') || '').trim().slice(0, 40)}"`, seen, ring, small: boxes.every(box => box.width < 2)};
}"""
"""What has the focus: whether something lies over all of it, and whether a ring tells it."""

DRAWN = """() => [...document.querySelectorAll('.tb-picture, .tb-map')].flatMap(picture =>
  [...picture.querySelectorAll('g')].flatMap(group => {
    const [text, shape] = [group.querySelector(':scope > text'), group.querySelector(':scope > rect, :scope > circle')];
    return text && shape && getComputedStyle(text).fill === getComputedStyle(shape).fill ? [`unreadable: ${text.textContent}`] : [];
  }))"""
"""Text in drawings that has the colour of what it stands on."""


def spaced(browser: Browser, address: str) -> list[str]:
    """Return what is cut when a reader widens the text."""
    faults = []
    for width in WIDTHS:
        page = browser.new_page(viewport={"width": width, "height": 900})
        settled(page, address)
        before = set(page.evaluate(CUT))
        page.add_style_tag(content=SPACING)
        faults += [f"{width}: {fault}" for fault in page.evaluate(CUT) if fault not in before]
        faults += [f"{width}, as it is: {fault}" for fault in sorted(before)]
        page.close()
    return faults


def zoomed(browser: Browser, address: str) -> list[str]:
    """Return what is lost at 400 %: text that is cut, a window that is covered, focus under something."""
    page = browser.new_page(viewport=ZOOMED)  # type: ignore[arg-type]  # a size
    settled(page, address)
    faults: list[str] = page.evaluate(CUT)
    covered = page.evaluate(COVERED)
    if covered > 1 / 3:
        faults.append(f"{covered:.0%} of the window does not scroll")
    faults += [f"covered: {focus['name']}" for focus in walked(page) if not focus["seen"]]
    page.close()
    return faults


def upwards(browser: Browser, address: str) -> list[str]:
    """Return what has the focus and cannot be seen, on the way up from the end of a page: under a header that stays."""
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    settled(page, address)
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.locator("article a[href]:visible").last.focus()
    faults = [
        f"covered: {focus['name']}" for focus in walked(page, "Shift+Tab", STEPS_UP) if not focus["seen"]
    ]
    page.close()
    return faults


def forced(browser: Browser, address: str) -> list[str]:
    """Return what cannot be seen in the reader's own colours: a focus without a ring, drawn text."""
    page = browser.new_page(viewport={"width": 1280, "height": 900}, forced_colors="active")
    settled(page, address)
    faults: list[str] = page.evaluate(DRAWN)
    faults += [f"no ring: {focus['name']}" for focus in walked(page) if not focus["ring"]]
    page.close()
    return faults


def settled(page: Page, address: str) -> None:
    """Open a page and let what moves at the start come to rest."""
    page.goto(address, wait_until="networkidle")
    page.wait_for_timeout(300)


def walked(page: Page, key: str = "Tab", steps: int = STEPS) -> list[dict[str, object]]:
    """Press a key through a page and return what had the focus."""
    found = []
    for _ in range(steps):
        page.keyboard.press(key)
        page.wait_for_timeout(30)
        focus = page.evaluate(FOCUS)
        if focus and not focus["small"]:
            found.append(focus)
    return found
