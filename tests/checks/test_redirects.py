"""Who names an entry or a claim that moved is told its new name, wherever it went."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.examine import examine

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("file", "old", "new", "moved"),
    [
        ("content/terms/brewing.yml", "[brewer2020]", "[zymurgist]", "sources/zymurgist: sources/brewer2020"),
        (
            "content/similarities/heat.yml",
            "All are served hot.", '"All are served [hot](subjects/tea#rouses)."',
            "subjects/tea#rouses: subjects/tea#tea-wakes",
        ),
    ],
)  # fmt: skip
def test_the_new_name_is_told(drinks: Path, file: str, old: str, new: str, moved: str) -> None:
    (drinks / "content/redirects.yml").write_text(f"moved:\n  {moved}\n", "utf-8")
    text = (drinks / file).read_text("utf-8")
    (drinks / file).write_text(text.replace(old, new, 1), "utf-8")
    (found,) = examine(drinks).report.diagnostics
    now = moved.partition(": ")[2]
    assert (found.rule, found.span.src_uri) == ("dangling-reference", file)
    assert found.nearest
    assert now.endswith(found.nearest)
    assert found.remedy == "It has another name now."
