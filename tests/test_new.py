"""A new entry: from flags or from answers, in its place, with what is left to do."""

from __future__ import annotations

import itertools
import json
import os
import pty
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from click.testing import CliRunner

from generator.cli import main
from generator.models import COLLECTIONS, GUIDES
from generator.new.entry import KINDS, new_entry

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.new.key import Key

TOOL = {
    "name": "Samovar",
    "category": "kettles",
    "subjects": "tea, coffee",
    "purpose.en": "Keeps water hot.",
    "purpose.id": "Menjaga air tetap panas.",
    "licence": "MIT",
    "open_source": "all",
    "steward": "Samovar Works",
    "status": "active",
    "last_release": "2026-10",
    "repository": "https://example.org/samovar",
    "sources": "kettle",
    "checked": "2026-11-02",
}


def run(root: Path, *arguments: str, **given: str) -> tuple[int, str]:
    options = [
        part for key, value in given.items() for part in ("--set", f"{key.replace('__', '.')}={value}")
    ]
    done = CliRunner().invoke(main, ["new", *arguments, *options, "--root", str(root)])
    return done.exit_code, done.output


def test_a_tool_from_flags_is_sound_at_once(drinks: Path) -> None:
    code, told = run(drinks, "tool", **{key.replace(".", "__"): value for key, value in TOOL.items()})
    assert (code, "No mistakes found." in told) == (0, True)
    assert "Written: content/tools/samovar.yml" in told
    written = (drinks / "content/tools/samovar.yml").read_text("utf-8")
    assert written.startswith("name: Samovar\ncategory: kettles\nsubjects: [tea, coffee]\n")
    assert "confidence: medium\nbasis: source\nchecked: 2026-11-02\nsources: [kettle]\n" in written
    assert CliRunner().invoke(main, ["check", "--root", str(drinks)]).exit_code == 0


def test_answers_make_the_same_file_as_flags(drinks: Path) -> None:
    asked: list[Key] = []

    def ask(key: Key, likely: str, _wrong: str) -> str:
        asked.append(key)
        return {**TOOL, "name.en": "Samovar"}.get(key.name, likely)

    made = new_entry(drinks, "tool", {}, ask)
    assert made.src_uri == "content/tools/samovar.yml"
    assert not made.examination.report
    by_name = {key.name: key for key in asked}
    assert by_name["status"].choices == ("active", "quiet", "unmaintained", "archived", "unknown")
    assert by_name["category"].choices == ("kettles",)
    assert "held the claims against" in by_name["checked"].meaning
    assert by_name["checked"].usual == "", "a day that nobody named says that somebody looked"


def test_nothing_is_called_checked_by_itself(drinks: Path) -> None:
    told = {key.replace(".", "__"): value for key, value in TOOL.items() if key != "checked"}
    code, said = run(drinks, "tool", **told)
    written = (drinks / "content/tools/samovar.yml").read_text("utf-8")
    assert written.endswith(
        "\n# checked: the day on which you held every statement against its sources, like 2026-11-23\n"
    )
    assert (code, "The key `checked` is missing." in said) == (0, True)
    assert CliRunner().invoke(main, ["check", "--root", str(drinks)]).exit_code == 1


def test_a_value_is_written_as_its_key_has_it(drinks: Path) -> None:
    _, told = run(drinks, "source", title="1984", authors="2020", year="1949", accessed="2026-11-02")
    written = (drinks / "content/sources/1984.yml").read_text("utf-8")
    assert "title: '1984'\nauthors: '2020'\n" in written
    assert "year: 1949\n" in written
    assert "accessed: 2026-11-02\n" in written
    assert [
        line for line in told.splitlines() if "error[" in line and "Nothing stands after" not in line
    ] == []


def test_a_day_that_no_calendar_has_is_told_by_the_check(drinks: Path) -> None:
    code, told = run(drinks, "term", title="steam", checked="2026-02-30")
    assert code == 0
    assert "content/terms/steam.yml:" in told
    assert "`2026-02-30` is not a date." in told


FILLED: dict[str, object] = {
    "order": 9,
    "sources": ["kettle"],
    "subjects": ["tea"],
    "evidence": ["terms/brewing"],
    "mark": "zz",
    "year": 2019,
    "category": "kettles",
    "theme": "taste",
    "effort": "small",
    "coffee": "cup",
    "tea": "pot",
    "licence": "MIT",
    "open_source": "all",
    "status": "active",
    "last_release": "2026-10",
    "repository": "https://example.org/samovar",
    "url": "https://example.org/samovar",
    "language": "en",
    "accessed": "2026-11",
    "checked": "2026-11-02",
}
"""What a person writes into the blanks; into others words, and ids that differ."""


def letters(number: int) -> str:
    """Return a word of its own: a figure would have to be the same in both languages."""
    return "".join(chr(ord("a") + int(digit)) for digit in str(number))


def filled(
    value: Any, key: object = "", kinds: dict[str, str] | None = None, seen: Iterator[int] | None = None
) -> Any:
    seen = seen or itertools.count()
    if isinstance(value, dict):
        texts = value.keys() == {"en", "id"}
        return {
            name: f"Word {letters(next(seen))}." if texts else filled(inner, name, kinds, seen)
            for name, inner in value.items()
        }
    if isinstance(value, list):
        return [filled(inner, key, kinds, seen) for inner in value]
    if value is not None:
        return value
    return (kinds or {}).get(str(key)) or FILLED.get(str(key)) or f"word-{next(seen)}"


@pytest.mark.parametrize("kind", KINDS)
def test_filling_in_the_blanks_makes_an_entry_of_every_kind_valid(drinks: Path, kind: str) -> None:
    run(drinks, kind, "--id", "a-new-one")
    (place,) = drinks.rglob("a-new-one.yml")
    text = place.read_text("utf-8")
    assert "{}" not in text
    kinds = {"kind": "blog" if kind == "source" else "beside"}
    value = filled(yaml.safe_load(text) | ({"checked": None} if "# checked: " in text else {}), "", kinds)
    place.write_text(json.dumps(value), "utf-8")
    if kind == "guide":
        CliRunner().invoke(main, ["guide", "accept", "a-new-one", "--root", str(drinks)])
    told = CliRunner().invoke(main, ["check", "--root", str(drinks), "--format", "json"]).output
    src_uri = place.relative_to(drinks).as_posix()
    own = [found for found in json.loads(told) if found["span"]["src_uri"] == src_uri]
    # What nothing names yet is told so; naming it is the next edit, of another file.
    assert {found["rule"] for found in own} <= ({"uncited-source"} if kind == "source" else set()), own


@pytest.mark.parametrize("folder", ["roadmap", "subjects", "guides"])
def test_a_kind_may_be_called_as_its_folder(drinks: Path, folder: str) -> None:
    code, told = run(drinks, folder, "--id", "a-new-one")
    assert (code, f"{folder}/a-new-one.yml" in told) == (0, True)


def test_what_an_entry_may_go_without_can_be_given(drinks: Path) -> None:
    given = {
        "title": "Steam",
        "note": "Hot.",
        "also__en": "vapour, mist",
        "avoid__id": "asap",
        "see": "brewing",
        "everyday": "true",
    }
    code, _ = run(drinks, "term", **given)
    written = yaml.safe_load((drinks / "content/terms/steam.yml").read_text("utf-8"))
    assert code == 0
    assert written["also"] == {"en": ["vapour", "mist"]}
    assert written["avoid"] == {"id": ["asap"]}
    assert (written["note"], written["see"], written["everyday"]) == ("Hot.", ["brewing"], True)


def in_terminal(root: Path, typed: str, *arguments: str) -> tuple[int, str]:
    """Run `timbang new` as somebody does who sits before it."""
    ours, theirs = pty.openpty()
    command = [str(Path(sys.executable).with_name("timbang")), "new", *arguments, "--root", str(root)]
    with subprocess.Popen(command, stdin=theirs, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as process:
        os.close(theirs)
        os.write(ours, typed.encode())
        try:
            told = process.communicate(timeout=60)[0].decode()
        finally:
            process.kill()  # one that still asks would wait for ever
            os.close(ours)
    return process.returncode, told


def test_a_wrong_answer_is_told_at_once_and_asked_again(drinks: Path) -> None:
    typed = [
        "Samovar",
        "",
        "ketles",
        "kettles",
        "tea",
        "Hot.",
        "Panas.",
        "Apache 2.0",
        "Apache-2.0",
        "yes",
        "all",
    ]
    typed += ["Works", "active", "October 2026", "2026-10", "unknown", "", "", "2026-11-02", "kettle", ""]
    code, told = in_terminal(drinks, "\n".join(typed), "tool")
    assert code == 0
    for why in (
        "  `ketles` is not there. Did you mean: kettles?",
        "  `Apache 2.0` is not an SPDX licence expression. Expected: an SPDX expression",
        "  `open_source` is `yes`. Expected: one of all, part, none.",
        "Expected: a month like 2026-10, or unknown.",
        "the same in id? Then press Enter.",
        "    kettles  Kettles",
    ):
        assert why in told
    written = (drinks / "content/tools/samovar.yml").read_text("utf-8")
    assert written.startswith("name: Samovar\ncategory: kettles\n")
    assert "No mistakes found." in told


def test_a_name_that_is_taken_is_told_before_the_rest_is_asked(drinks: Path) -> None:
    code, told = in_terminal(drinks, "Whistler\n", "tool")
    assert code == 2
    assert "content/tools/whistler.yml is there already" in told
    assert "category" not in told
    code, told = in_terminal(drinks, "", "tool", "--set", "name=Whistler")
    assert (code, "is there already" in told) == (2, True)


def test_what_was_typed_is_shown_to_whoever_breaks_off(drinks: Path) -> None:
    before = sorted(drinks.rglob("*.yml"))
    code, told = in_terminal(drinks, "Samovar\n\nkettles\n\x04", "tool")
    assert code == 130
    assert "Nothing was written. What you had typed:" in told
    assert "name: Samovar\ncategory: kettles\n" in told
    assert sorted(drinks.rglob("*.yml")) == before


def test_every_collection_has_a_kind() -> None:
    assert sorted(KINDS.values()) == sorted([*COLLECTIONS, GUIDES])


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_can_be_begun_and_says_what_is_left(drinks: Path, kind: str) -> None:
    code, told = run(drinks, kind, "--id", "a-new-one")
    place = "decision_tree/guides" if kind == "guide" else f"content/{KINDS[kind]}"
    assert code == 0
    assert f"Written: {place}/a-new-one.yml" in told
    assert "What is left:" in told
    assert f"{place}/a-new-one.yml:" in told
    # Nothing was written that would pass for content.
    assert CliRunner().invoke(main, ["check", "--root", str(drinks)]).exit_code == 1


@pytest.mark.parametrize(
    ("arguments", "given", "told"),
    [
        (["tol"], {}, "Did you mean: tool?"),
        (["tool"], {"licens": "MIT"}, "Did you mean: licence?"),
        (["tool", "--id", "My Tool"], {}, "Did you mean: my-tool?"),
        (["tool"], {}, "give a title or a name"),
        (["tool", "--id", "whistler"], {}, "content/tools/whistler.yml is there already"),
        (["guide", "--id", "which-drink"], {}, "decision_tree/guides/which-drink.yml is there already"),
    ],
)
def test_wrong_use_says_what_is_right_and_writes_nothing(
    drinks: Path, arguments: list[str], given: dict[str, str], told: str
) -> None:
    before = sorted(drinks.rglob("*.yml"))
    code, said = run(drinks, *arguments, **given)
    assert code == 2
    assert told in said
    assert sorted(drinks.rglob("*.yml")) == before


CASE = {
    "title.en": "Hot water",
    "title.id": "Air panas",
    "organisation": "Samovar Works",
    "country.en": "Wales",
    "country.id": "Wales",
    "subjects": "tea",
    "story.en": "It was heated.",
    "story.id": "Air dipanaskan.",
    "lesson.en": "Heat it.",
    "lesson.id": "Panaskan.",
    "checked": "2026-11-02",
    "sources": "kettle",
}
FIGURES = [
    {
        "id": "cups",
        "amount": "4",
        "unit.en": "cups a day",
        "unit.id": "cangkir per hari",
        "year": "2024",
        "text.en": "Cups of one person in 2024.",
        "text.id": "Cangkir satu orang pada 2024.",
        "sources": "kettle",
    },
    {
        "id": "heat",
        "amount.en": "up to 90",
        "amount.id": "hingga 90",
        "unit": "°C",
        "year": "unknown",
        "text.en": "Heat of the water.",
        "text.id": "Panas air.",
        "sources": "kettle, brewer2020",
    },
]
WRITTEN = """figures:
  - id: cups
    amount: '4'
    unit:
      en: cups a day
      id: cangkir per hari
    year: 2024
    text:
      en: Cups of one person in 2024.
      id: Cangkir satu orang pada 2024.
    sources: [kettle]
  - id: heat
    amount:
      en: up to 90
      id: hingga 90
    unit: °C
    year: unknown
    text:
      en: Heat of the water.
      id: Panas air.
    sources: [kettle, brewer2020]
"""


def test_figures_of_a_case_come_from_flags(drinks: Path) -> None:
    rows = {f"figures.{n}.{key}": value for n, row in enumerate(FIGURES) for key, value in row.items()}
    given = {key.replace(".", "__"): value for key, value in {**CASE, **rows}.items()}
    code, told = run(drinks, "case", **given)
    assert (code, "No mistakes found." in told) == (0, True), told
    assert WRITTEN in (drinks / "content/cases/hot-water.yml").read_text("utf-8")


def test_figures_of_a_case_are_asked_for_until_none_is_named(drinks: Path) -> None:
    asked: list[str] = []

    def ask(key: Key, _likely: str, _wrong: str) -> str:
        asked.append(key.shown)
        if not key.within:
            return CASE.get(key.name) or CASE.get(key.field, key.usual)
        position = int(key.within.removeprefix("figures."))
        row = FIGURES[position] if position < len(FIGURES) else {}
        return row.get(key.name) or row.get(key.field, "")

    made = new_entry(drinks, "case", {}, ask)
    assert not made.examination.report
    figures = yaml.safe_load((drinks / made.src_uri).read_text("utf-8"))["figures"]
    assert [one["id"] for one in figures] == ["cups", "heat"]
    assert figures[0]["unit"] == {"en": "cups a day", "id": "cangkir per hari"}
    assert [key for key in asked if key.startswith("figures.2")] == ["figures.2.id"]
    assert asked.index("figures.0.id") < asked.index("figures.0.amount.en") < asked.index("figures.0.text.en")


def test_what_a_figure_lacks_is_left_blank_and_told(drinks: Path) -> None:
    given = {key.replace(".", "__"): value for key, value in CASE.items()}
    code, told = run(drinks, "case", **given, figures__0__amount="4")
    written = (drinks / "content/cases/hot-water.yml").read_text("utf-8")
    assert code == 0
    assert "figures:\n  - id:\n    amount: '4'\n    unit:\n      en:\n" in written
    assert "Nothing stands after `id`" in told


def test_a_wrong_key_of_a_figure_is_refused_with_the_nearest(drinks: Path) -> None:
    code, told = run(drinks, "case", title="Hot water", figures__0__yaer="2024")
    assert (code, "Did you mean: figures.0.year?" in told) == (2, True)


def test_a_wrong_answer_about_a_figure_is_told_with_its_place(drinks: Path) -> None:
    options = [part for key, value in CASE.items() for part in ("--set", f"{key}={value}")]
    typed = ["", "", "cups", "4", "4", "cups", "cangkir", "lately", "2024", "", "", "ketle", "kettle", ""]
    code, told = in_terminal(drinks, "\n".join([*typed, ""]), "case", *options)
    assert code == 0, told
    assert "figures.0.year" in told
    assert "`lately` is not a year." in told
    assert "`ketle` is not there. Did you mean: kettle?" in told
    assert "figures.1.id" in told
