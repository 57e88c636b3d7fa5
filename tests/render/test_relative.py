"""The way from one page to another is the one that posix paths have."""

from __future__ import annotations

import posixpath

from hypothesis import given
from hypothesis import strategies as st

from generator.render.addresses import relative

pages = st.lists(st.sampled_from(["a", "b", "c-d"]), max_size=4).map(
    lambda parts: "".join(f"{part}/" for part in parts)
)
anchors = st.sampled_from(["", "#x"])


@given(pages, anchors, pages, anchors, st.sampled_from(["", "x.svg"]))
def test_a_relative_way_leads_to_its_target(
    start: str, here: str, target: str, there: str, file: str
) -> None:
    target += file
    way = relative(start + here, target + there)
    page, _, anchor = way.partition("#")
    assert anchor == there.removeprefix("#")
    if not page:
        assert start == target
    else:
        assert page.endswith("/")
        assert posixpath.normpath(f"/{start}{page}") == posixpath.normpath(f"/{target}")
