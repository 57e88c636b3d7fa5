"""The pages of a guide: its proof card says when it is a sample, and is worked out once for all languages."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from generator.build import Place, render_docs
from generator.guide import mutation
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def drinks(tmp_path: Path) -> Path:
    root = tmp_path / "drinks"
    shutil.copytree(ROOT / "tests/comparison", root)
    shutil.copy(ROOT / "mkdocs.yml", root)
    return root


def card(root: Path, locale: str) -> str:
    return (root / f"build/docs/{locale}/guides/which-drink.md").read_text("utf-8").split("#proof")[1]


def test_the_card_says_of_a_sample_that_it_is_one(drinks: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    render_docs(drinks, Place())
    assert "sampled" not in card(drinks, "en")
    monkeypatch.setattr(mutation, "MOST_WORK", 0)
    render_docs(drinks, Place())
    assert "put in on purpose; sampled, 1 of " in card(drinks, "en")
    assert "yang sengaja dimasukkan; sampel, 1 dari " in card(drinks, "id")
