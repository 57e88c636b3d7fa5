"""The JSON Schemas: they are those of the models, fit the content, and refuse what the check refuses."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator, FormatChecker

from generator.load import load
from generator.schema import FOLDER, schemas
from tests.conftest import ROOT

SETTINGS: dict[str, str] = json.loads((ROOT / ".vscode/settings.json").read_text("utf-8"))["yaml.schemas"]
SNIPPETS: dict[str, Any] = json.loads((ROOT / ".vscode/content.code-snippets").read_text("utf-8"))


def validator(schema: str) -> Draft7Validator:
    return Draft7Validator(json.loads((ROOT / schema).read_text("utf-8")), format_checker=FormatChecker())


def told(schema: str, text: str) -> list[str]:
    """Return what an editor would underline; it reads dates as text, like the check."""
    value = yaml.load(text, Plain)  # noqa: S506 (our own files)
    return [error.message for error in validator(schema).iter_errors(value)]


class Plain(yaml.SafeLoader):
    """Reads dates as the text that they are written as."""


Plain.yaml_implicit_resolvers = {
    first: [(tag, form) for tag, form in known if tag != "tag:yaml.org,2002:timestamp"]
    for first, known in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def test_the_schemas_kept_are_those_of_the_models() -> None:
    made = schemas(load(ROOT)[0].locales)
    kept = {path.name: path.read_bytes() for path in (ROOT / FOLDER).iterdir()}
    assert kept == made, "run: timbang schema"


def test_every_content_file_has_a_schema_and_fits_it() -> None:
    seen = 0
    for schema, pattern in SETTINGS.items():
        for path in sorted(ROOT.glob(pattern)):
            assert told(schema, path.read_text("utf-8")) == [], path.name
            seen += 1
    written = [*(ROOT / "content").rglob("*.yml"), *(ROOT / "decision_tree").rglob("*.yml")]
    assert seen == len(written)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("licence: Apache-2.0\n", ""),
        ("licence:", "license:"),
        ("status: active", "status: alive"),
        ("last_release: 2026-10", "last_release: October 2026"),
        ("checked: 2026-11-23", "checked: 23-11-2026"),
        ("  id: Model SQL", "  in: Model SQL"),
        ("sources: [bestof-py]", "sources: bestof-py"),
        ("category: transformation", "category: Transformation"),
    ],
)
def test_an_editor_underlines_what_the_check_refuses(old: str, new: str) -> None:
    sound = (ROOT / "tests/beginners/content/tools/dbt-core.yml").read_text("utf-8")
    assert old in sound
    assert told("schema/tools.json", sound) == []
    assert told("schema/tools.json", sound.replace(old, new, 1))


def test_an_editor_says_what_a_key_means() -> None:
    tool = json.loads((ROOT / "schema/tools.json").read_text("utf-8"))
    assert "held the claims against their sources" in tool["properties"]["checked"]["description"]
    assert "quiet: no release for over twelve months" in tool["properties"]["status"]["description"]
    claim = json.loads((ROOT / "schema/similarities.json").read_text("utf-8"))["$defs"]["Claim"]
    assert claim["properties"]["basis"]["description"].startswith(
        "What it rests on; left out: as the entry says. source:"
    )
    guide = json.loads((ROOT / "schema/guides.json").read_text("utf-8"))
    assert guide["$defs"]["Question"]["properties"]["whom"]["description"].startswith("Who can tell")


@pytest.mark.parametrize("schema", ["tools", "sources"])
def test_an_editor_explains_every_key_that_a_newcomer_writes(schema: str) -> None:
    properties = json.loads((ROOT / f"schema/{schema}.json").read_text("utf-8"))["properties"]
    lacking = {key for key, told in properties.items() if not told.get("description")}
    assert lacking <= {"sources"}, "a list explains its items"
    assert "offspring: it grew out of the subject" in (ROOT / "schema/neighbours.json").read_text("utf-8")


def expanded(snippet: list[str]) -> str:
    """Return a snippet with what it proposes filled in: the first of each choice."""
    filled = re.sub(r"\$\{\d+(?::|\|)([^}|,]*)[^}]*\}", r"\1", "\n".join(snippet))
    today = {"YEAR": "2026", "MONTH": "11", "DATE": "23"}
    return re.sub(r"\$CURRENT_([A-Z]+)", lambda part: today[part[1]], filled)


def test_a_snippet_dates_what_is_written_with_the_day_on_which_it_is() -> None:
    days = [
        line
        for told in SNIPPETS.values()
        for line in told["body"]
        if line.startswith(("checked:", "accessed:"))
    ]
    assert len(days) == 4
    assert not [day for day in days if re.search(r"\d", day)]


@pytest.mark.parametrize("name", ["A source", "A term", "A tool", "A difference"])
def test_a_snippet_of_a_file_fits_its_schema(name: str) -> None:
    snippet = SNIPPETS[name]
    schema = f"schema/{snippet['prefix']}s.json"
    assert told(schema, expanded(snippet["body"])) == []


def test_the_snippets_of_parts_fit_where_they_belong() -> None:
    claim = yaml.load(expanded(SNIPPETS["A claim"]["body"]), Plain)  # noqa: S506 (our own file)
    heat = yaml.load((ROOT / "content/similarities/automation.yml").read_text("utf-8"), Plain)  # noqa: S506 (as above)
    assert not list(validator("schema/similarities.json").iter_errors({**heat, "claims": claim}))
    question = yaml.load(expanded(SNIPPETS["A question of a guide"]["body"]), Plain)  # noqa: S506 (as above)
    guide = yaml.load((ROOT / "decision_tree/guides/how-mature.yml").read_text("utf-8"), Plain)  # noqa: S506 (as above)
    assert not list(validator("schema/guides.json").iter_errors({**guide, "questions": question}))
