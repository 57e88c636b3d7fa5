"""Tests of the site look at the flagship's site as built."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def _built(built_site: Path) -> None:
    """Have the site built before a page of it is opened."""
    assert (built_site / "index.html").is_file()
