"""Templates import what they use."""

from __future__ import annotations

import re

import pytest

from tests.conftest import ROOT

TEMPLATES = sorted(path for path in (ROOT / "generator/render/templates").iterdir() if path.is_file())
IMPORT = re.compile(r'{% from "[^"]+" import ([\w, ]+?) with context %}')


@pytest.mark.parametrize("name", [path.name for path in TEMPLATES])
def test_every_macro_that_a_template_imports_is_called_in_it(name: str) -> None:
    text = (ROOT / "generator/render/templates" / name).read_text(encoding="utf-8")
    macros = [macro for listed in IMPORT.findall(text) for macro in listed.split(", ")]
    assert [macro for macro in macros if f"{macro}(" not in IMPORT.sub("", text)] == []


def test_every_name_that_templates_are_given_is_used_in_one() -> None:
    given = (ROOT / "generator/render/draft.py").read_text(encoding="utf-8")
    names = re.findall(r"^        (\w+)=\1,$", given, re.MULTILINE)
    templates = "".join(path.read_text(encoding="utf-8") for path in TEMPLATES)
    assert len(names) > 5
    assert [name for name in names if not re.search(rf"\b{name}\b", templates)] == []
