"""What is said of values that do not fit: in words of ours, as the file spells them, and in time."""

from __future__ import annotations

import json
import re
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from pydantic import ValidationError

from generator.examine import examine
from generator.model_errors import diagnose
from generator.models import COLLECTIONS, Comparison, Guide, Scenarios
from generator.yaml_source import read
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from generator.diagnostics import Diagnostic
    from generator.models.base import Model

SAMPLE = ROOT / "tests/comparison"
THEME = "title: {en: Taste, id: Rasa}\norder: 1\nquestion: {en: How?, id: Bagaimana?}\n"
MODELS: dict[str, type[Model]] = {**COLLECTIONS, "guides": Guide, "scenarios": Scenarios}
ODD: list[Any] = [
    None,
    "",
    " ",
    "x" * 40,
    "two words",
    "[key]",
    3,
    3.1,
    True,
    [],
    [1, None],
    {},
    {"[key]": 1},
    {"en": {"en": "a"}},
    {"en": None},
    {"en": False, "id": 2},
]
PYDANTIC = re.compile(r"should|valid |Input|must be|instance|None|True|False|\{'|Extra|``|`'")


def found_in(model: type[Model], text: str) -> list[Diagnostic]:
    document, found = read("x.yml", text.encode())
    try:
        model.model_validate(document.value)
    except ValidationError as error:
        found = [*found, *diagnose(document, model, error)]
    return found


def places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Yield every group with its first keys or positions: others look alike."""
    keys = list(value) if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    alike = len(keys) > 2 and len({type(value[key]) for key in keys}) == 1
    for key in keys[:1] if alike else keys:
        yield value, key
        yield from places(value[key])


@pytest.mark.parametrize(
    "folder", sorted({file.parent for file in SAMPLE.rglob("*.yml")}), ids=lambda f: f.name
)
def test_any_value_anywhere_is_told_in_our_words(folder: Path) -> None:
    file = min(folder.glob("*.yml"))
    model, value = MODELS.get(folder.name, Comparison), read("x.yml", file.read_bytes())[0].value
    for holder, key in places(value):
        right = holder[key]
        for odd in ODD:
            holder[key] = odd
            for found in found_in(model, json.dumps(value)):  # JSON is YAML, and quicker to write
                assert not PYDANTIC.search(f"{found.message} {found.remedy}"), (key, odd, found)
                assert found.message
                assert found.expected
        holder[key] = right


@pytest.mark.parametrize(
    ("collection", "line", "message", "remedy"),
    [
        ("subjects", "mark: Tea", "`mark` is `Tea`, which does not fit here.", ""),
        (
            "subjects",
            "everyday: 1\nmark: 3.10",
            "`mark` is `3.10`, which does not fit here.",
            "quotes around",
        ),
        ("subjects", "checked: false", "`false` is not a date.", ""),
        ("subjects", "confidence: true", "`confidence` is `true`.", ""),
        ("subjects", "confidence:", "Nothing stands after `confidence`.", ""),
        (
            "subjects",
            "summary: {en: {en: a}}",
            "`en` is a group of keys, which YAML does not read as text.",
            "",
        ),
        ("subjects", 'summary: {en: ""}', "Nothing stands after `en`.", "Write the value after the colon"),
        ("subjects", "summary: {en: 7}", "`en` is `7`, which YAML does not read as text.", "around a number"),
        ("subjects", "order: 1" + "0" * 5000, "`order` is `1000", ""),
        ("subjects", 'order: "1"', "`order` is `1`, which does not fit here.", "without quotes"),
        ("sources", 'year: "2020"', "`2020` is not a year.", "without quotes"),
        ("sources", "publisher: #1 vendor", "Nothing stands after `publisher`.", "takes for a comment"),
        ("terms", "sources: [1]", "`1` is not the id of an entry.", "a number stands in quotes"),
        ("terms", "also: 3", "`also` is `3`, which does not fit here.", ""),
        ("terms", "everyday: yes", "`everyday` is `yes`, which does not fit here.", ""),
    ],
)
def test_a_value_is_told_as_it_is_written(collection: str, line: str, message: str, remedy: str) -> None:
    found = [one for one in found_in(COLLECTIONS[collection], line) if one.rule.startswith("wrong")]
    assert [one.message[: len(message)] for one in found] == [message]
    assert remedy in found[0].remedy


def test_what_a_model_asks_for_is_told_in_our_words() -> None:
    found = {one.message: one.expected for one in found_in(COLLECTIONS["subjects"], "mark: Tea")}
    assert found["`mark` is `Tea`, which does not fit here."] == "one or two letters"


def test_keys_that_look_like_marks_of_pydantic_are_keys() -> None:
    (found,) = found_in(COLLECTIONS["themes"], f'{THEME}"[key]": 1\n')
    assert (found.rule, found.span.line, found.message) == (
        "unknown-key",
        4,
        "The key `[key]` is not known here.",
    )
    (found,) = [one for one in found_in(Guide, "questions: {'[key]': 1}") if one.rule == "wrong-value"]
    assert found.message == "`[key]` is not an id."


def test_a_route_left_empty_is_told() -> None:
    guide = SAMPLE / "decision_tree/guides/which-drink.yml"
    broken = re.sub(r"next: [a-z-]+$", 'next: ""', guide.read_text("utf-8"), count=1, flags=re.MULTILINE)
    assert 'next: ""' in broken
    assert isinstance(found_in(Guide, broken), list)


def test_what_is_long_or_unseen_is_clipped(drinks: Path) -> None:
    file = drinks / "content/themes/taste.yml"
    file.write_text(f'{file.read_text("utf-8")}{"k" * 500}: "a"\n"\\e[31mred\\u202e": 1\n', "utf-8")
    messages = [found.message for found in examine(drinks).report.diagnostics]
    assert messages == [
        f"The key `{'k' * 59}…` is not known here.",
        "The key `\N{REPLACEMENT CHARACTER}[31mred\N{REPLACEMENT CHARACTER}` is not known here.",
    ]


class Counted(str):
    """A key that counts how often it is compared."""

    __slots__ = ()
    times = 0

    def __eq__(self, other: object) -> bool:
        Counted.times += 1
        return str.__eq__(self, other)

    __hash__ = str.__hash__


def test_each_of_a_thousand_unknown_keys_is_not_held_against_all_others() -> None:
    document = read("x.yml", (THEME + "".join(f"key{n}: 1\n" for n in range(1000))).encode())[0]
    with pytest.raises(ValidationError) as raised:
        COLLECTIONS["themes"].model_validate(document.value)
    details = raised.value.errors(include_url=False)
    counted = [{**detail, "loc": tuple(map(Counted, detail["loc"]))} for detail in details]
    error = SimpleNamespace(errors=lambda include_url: counted if not include_url else [])
    Counted.times = 0
    assert len(list(diagnose(document, COLLECTIONS["themes"], error))) == 1000  # type: ignore[arg-type]
    assert Counted.times < 20_000


def groups(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from groups(inner)


@pytest.mark.parametrize("file", sorted(SAMPLE.rglob("content/*/*.yml")), ids=lambda file: file.stem)
def test_a_key_that_slipped_into_the_text_above_it_is_one_mistake(file: Path) -> None:
    model, value = MODELS[file.parent.name], read("x.yml", file.read_bytes())[0].value
    for outer in groups(value):
        for name, inner in list(outer.items()):
            if isinstance(inner, dict) and inner.keys() == {"en", "id"}:
                for key in [key for key in outer if key not in {name, "id"}]:
                    moved = outer.pop(key)
                    lacking = found_in(model, json.dumps(value))
                    inner[key] = moved
                    found = found_in(model, json.dumps(value))
                    told = [one.rule for one in found]
                    assert told == ["misplaced-key"] or not lacking, (name, key, found)
                    outer[key] = inner.pop(key)


@pytest.mark.parametrize("file", sorted(SAMPLE.rglob("content/*/*.yml")), ids=lambda file: file.stem)
def test_languages_that_slipped_out_of_their_text_are_one_mistake(file: Path) -> None:
    model, value = MODELS[file.parent.name], read("x.yml", file.read_bytes())[0].value
    for outer in groups(value):
        for name, inner in list(outer.items()):
            if isinstance(inner, dict) and inner.keys() == {"en", "id"} and "id" not in outer:
                kept = dict(outer)
                outer.clear()
                for key, held in kept.items():
                    outer.update({name: None, **inner} if key == name else {key: held})
                found = found_in(model, json.dumps(value))
                # Where names are free, as under `omits`, `en` may be one: then only what it left empty is wrong.
                told = "wrong-value" if outer is value.get("omits") else "misplaced-key"
                assert [one.rule for one in found] == [told], (name, found)
                outer.clear()
                outer.update(kept)
