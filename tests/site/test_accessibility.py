"""No violation that axe can find, on each kind of page, light and dark, wide and narrow."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe

if TYPE_CHECKING:
    from tests.conftest import NewContext

KINDS = {
    "home": "",
    "subject": "dataops/",
    "comparison": "compare/",
    "similarities": "similarities/",
    "differences": "differences/",
    "choosing": "choose/",
    "guide": "guides/where-to-start/",
    "state": "guides/where-to-start/devops-base/",
    "outcome": "guides/where-to-start/outcomes/both-together/",
    "map": "guides/where-to-start/map/",
    "maturity guide": "guides/how-mature/",
    "tool guide": "guides/which-tool-first/",
    "cases": "cases/",
    "tools": "tools/",
    "maturity": "maturity/",
    "lifecycles": "lifecycles/",
    "timeline": "timeline/",
    "roadmap": "roadmap/",
    "neighbours": "neighbours/",
    "glossary": "glossary/",
    "sources": "sources/",
    "page": "method/",
    "dataset": "open-data/",
}


SETTINGS = [
    ("", "light", 1280),
    ("", "light", 390),
    ("", "dark", 1280),
    ("", "dark", 390),
    ("id/", "light", 390),
    ("id/", "dark", 1280),
]
"""Both schemes and widths in one language, two mixed settings in the other: its pages differ in words alone."""


@pytest.mark.parametrize(("root", "scheme", "width"), SETTINGS)
@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_no_violation(
    new_context: NewContext, kind: str, root: str, scheme: Literal["light", "dark"], width: int
) -> None:
    page = new_context(
        color_scheme=scheme, viewport={"width": width, "height": 900}, reduced_motion="reduce"
    ).new_page()
    page.goto(root + KINDS[kind])
    page.wait_for_load_state("load")
    for details in page.locator("tr.tb-more details").all()[:2]:
        details.locator("summary").click()
    found: list[dict[str, Any]] = Axe().run(page).response["violations"]
    told = [f"{v['id']}: {v['help']}: {[n['html'][:120] for n in v['nodes'][:3]]}" for v in found]
    assert told == []
