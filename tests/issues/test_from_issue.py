"""`timbang from-issue` on the bodies in `cases/`, strangers' and hostile ones too: every word that it says and writes."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from generator.cli import main
from generator.load import load
from generator.words import words_of
from tests.conftest import ROOT

CASES = sorted((Path(__file__).parent / "cases").glob("*.md"))
FORMS = ROOT / ".github/ISSUE_TEMPLATE"
NOTHING = "_No response_"


@pytest.fixture
def drinks(tmp_path: Path) -> Path:
    root = tmp_path / "drinks"
    shutil.copytree(ROOT / "tests/comparison", root)
    shutil.copytree(FORMS, root / ".github/ISSUE_TEMPLATE")
    return root


def files(root: Path) -> dict[str, bytes]:
    return {p.relative_to(root).as_posix(): p.read_bytes() for p in root.rglob("*") if p.is_file()}


def from_issue(root: Path, body: bytes) -> tuple[int, str]:
    """Return the exit code, what was said, and the files that were written."""
    before = files(root)
    done = CliRunner().invoke(
        main,
        ["from-issue", "-", "--root", str(root)],
        input=body,
        env={"COLUMNS": "100"},
    )
    assert isinstance(done.exception, SystemExit | None), done.exception
    written = {name: raw.decode() for name, raw in files(root).items() if before.get(name) != raw}
    assert before.keys() <= files(root).keys()
    new = (f"--- {name}\n{text.rstrip()}" for name, text in written.items())
    return done.exit_code, "\n".join([f"exit {done.exit_code}", *_in_short(done.output), *new]) + "\n"


def _in_short(output: str) -> list[str]:
    """Keep of what the check says the place and the rule: its other words are tested with the rules."""
    lines = output.rstrip().splitlines()
    if lines[-1].endswith(("mistake.", "mistakes.")):
        found = [line.partition("]")[0] + "]" for line in lines if "error[" in line]
        return [*(line for line in lines if line.startswith(("written:", "heading:", "left:"))), *found]
    return lines


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_an_issue_becomes_what_its_case_says(drinks: Path, case: Path) -> None:
    expected = case.with_suffix(".txt").read_text("utf-8")
    assert from_issue(drinks, case.read_bytes())[1] == expected


def test_every_case_has_an_answer() -> None:
    assert {case.stem for case in CASES} == {path.stem for path in CASES[0].parent.glob("*.txt")}
    assert len(CASES) > 15


def body(form: str, **answers: str) -> bytes:
    """Write what GitHub makes of a filled form."""
    fields = [
        part for part in yaml.safe_load((FORMS / f"{form}.yml").read_text("utf-8"))["body"] if "id" in part
    ]
    by_id = {part["id"]: part["attributes"]["label"] for part in fields}
    assert answers.keys() <= by_id.keys()
    return "\n\n".join(
        f"### {label}\n\n{answers.get(name, NOTHING)}" for name, label in by_id.items()
    ).encode()


def edit(root: Path, src_uri: str, old: str, new: str) -> None:
    text = (root / src_uri).read_text("utf-8")
    assert old in text
    (root / src_uri).write_text(text.replace(old, new), "utf-8")


def apply(root: Path, told: str) -> None:
    """Give all that was said to git: it finds the patch in it."""
    command = ["git", "apply", "-"]
    subprocess.run(command, cwd=root, input=told, text=True, check=True, capture_output=True)


def correction(**answers: str) -> bytes:
    told = {
        "page": "https://example.org/",
        "file": "content/differences",
        "source": "https://example.org/brewing",
    }
    return body("correction", **told | answers)


@pytest.mark.parametrize(
    ("wrong", "right", "src_uri"),
    [
        ("Kadang pahit.", "Jarang pahit.", "content/differences/bitterness.yml"),
        ("2020", "2021", "content/sources/brewer2020.yml"),
        ("A kettle that whistles.", "A kettle that whistles", "content/tools/whistler.yml"),
        ("“Tea is a drink.”", "“Tea is a hot drink.”", "content/subjects/tea.yml"),
    ],
)
def test_a_safe_patch_applies_and_changes_that_value_alone(
    drinks: Path, wrong: str, right: str, src_uri: str
) -> None:
    before = files(drinks)
    code, told = from_issue(drinks, correction(wrong=wrong, right=right, file=src_uri))
    assert code == 0
    apply(drinks, told)
    after = files(drinks)
    assert {name for name in after if after[name] != before.get(name)} == {src_uri}
    changed = before[src_uri].decode().replace(wrong.strip("“”"), right.strip("“”"), 1)
    assert after[src_uri].decode() == changed
    assert load(drinks)[1] == []


@pytest.mark.parametrize(
    "right",
    [
        "Hot water, on leaves",
        "Water: hot",
        "Hot } water",
        "Hot water #1",
        "a [b](terms/brewing), c",
        'A "b": c',
    ],
)
@pytest.mark.parametrize("folded", [False, True])
def test_words_that_yaml_would_read_otherwise_are_quoted(drinks: Path, right: str, folded: bool) -> None:  # noqa: FBT001 (a case)
    if folded:
        long = "definition:\n  en: Pouring hot water on\n    leaves or grounds.\n  id: Menuang air panas.\n"
        edit(drinks, "content/terms/brewing.yml", SHORT, long)
    code, told = from_issue(drinks, correction(wrong="Pouring hot water on leaves", right=right))
    assert code == 0
    apply(drinks, told)
    catalog, found = load(drinks)
    assert found == []
    definition = catalog.collections["terms"]["brewing"].body.definition
    assert definition.get("en") == f"{right} or grounds."
    assert definition.by_locale["id"].startswith("Menuang air panas")


@pytest.mark.parametrize(
    "case",
    [
        ("Often [bitter](terms/brewing) tea.", "Often bitter tea", "Seldom bitter tea", "Seldom [bitter](terms/brewing) tea.", "stay"),
        ("Often **very bitter** tea.", "Often very bitter", "Often quite bitter", "Often **quite bitter** tea.", "stay"),
        ("Often [bitter](terms/brewing) tea.", "bitter tea", "sour drinks", "", ""),
        ("Often [very *bitter*](terms/brewing) tea.", "very bitter", "sour", "", ""),
        ("Often very *bitter* and hot.", "very bitter and", "sour, so", "Often sour, so hot.", "are gone"),
    ],
)  # fmt: skip
def test_words_copied_across_marks_are_found(drinks: Path, case: tuple[str, str, str, str, str]) -> None:
    written, wrong, right, expected, said = case
    edit(drinks, "content/differences/bitterness.yml", "Often *bitter*.", f'"{written}"')
    _, told = from_issue(drinks, correction(wrong=wrong, right=right))
    assert "content/differences/bitterness.yml:6:16" in told
    if expected:
        assert f"{said}\npatch:" in told
        apply(drinks, told)
        values = load(drinks)[0].collections["differences"]["bitterness"].body.values
        assert values["coffee"].text.get("en") == expected
    else:
        assert told.splitlines()[-1] == "patch:    none is safe; change it by hand"


def test_words_that_a_page_joins_are_told_by_their_parts(drinks: Path) -> None:
    _, told = from_issue(
        drinks, correction(wrong="400 cups a day", right="500 cups", file="content/cases/station.yml")
    )
    assert (
        "nowhere:  400 cups a day\n          No single value says this; a page joins it of several:\n" in told
    )
    assert "a part:   content/cases/station.yml:9:13  figures.0.amount\n          400\n" in told
    assert "figures.0.unit.en\n          cups a day\n" in told


def test_a_folded_text_is_patched_over_its_line_ends(drinks: Path) -> None:
    folded = "summary:\n  en: >-\n    All of them are\n    served hot.\n  id: Panas.\n"
    edit(
        drinks, "content/similarities/heat.yml", "summary: {en: All are hot., id: Semuanya panas.}\n", folded
    )
    apply(drinks, from_issue(drinks, correction(wrong="them are", right="them are always"))[1])
    summary = load(drinks)[0].collections["similarities"]["heat"].body.summary
    assert summary.get("en") == "All of them are always served hot."


def test_a_missing_language_is_added_below_the_one_that_is_there(drinks: Path) -> None:
    short = "definition: {en: Pouring hot water on leaves or grounds., id: Menuang air panas ke daun atau bubuk.}\n"
    folded = "definition:\n  en: >-\n    Pouring hot water,\n    slowly and with care.\n"
    edit(drinks, "content/terms/brewing.yml", short, folded)
    told = body(
        "translation",
        page="x",
        file="content/terms",
        language="Bahasa Indonesia",
        original="Pouring hot water, slowly and with care.",
        proposed="Menuang: perlahan.",
    )
    apply(drinks, from_issue(drinks, told)[1])
    definition = load(drinks)[0].collections["terms"]["brewing"].body.definition
    assert definition.by_locale == {
        "en": "Pouring hot water, slowly and with care.",
        "id": "Menuang: perlahan.",
    }


LONG = "definition: {en: Pour hot water. Wait three minutes. Then drink., id: Tuang air. Tunggu tiga menit. Minum.}\n"
SHORT = (
    "definition: {en: Pouring hot water on leaves or grounds., id: Menuang air panas ke daun atau bubuk.}\n"
)


@pytest.mark.parametrize(
    ("long", "told"),
    [
        (LONG, "replace: Tuang air. Tunggu tiga menit. Minum."),
        (
            "definition:\n  en: Pour hot water. Wait three minutes. Then drink.\n",
            "stand for all of: Pour hot water. Wait three minutes. Then drink.",
        ),
    ],
)
def test_a_translation_of_a_part_is_no_patch_of_the_whole(drinks: Path, long: str, told: str) -> None:
    edit(drinks, "content/terms/brewing.yml", SHORT, long)
    answers = {"page": "x", "language": "Bahasa Indonesia", "proposed": "Tuang air panas."}
    _, said = from_issue(drinks, body("translation", original="Pour hot water.", **answers))
    why = "none is safe; your text covers a part of this one. It would"
    assert said.splitlines()[-1] == f"patch:    {why} {told}"
    whole = "Pour hot water. Wait three minutes. Then drink."
    _, said = from_issue(drinks, body("translation", original=whole, **answers))
    apply(drinks, said)
    assert load(drinks)[0].collections["terms"]["brewing"].body.definition.get("id") == "Tuang air panas."


def test_a_text_that_stands_once_for_all_languages_is_told_as_such(drinks: Path) -> None:
    answers = {"page": "x", "language": "Bahasa Indonesia", "original": "Whistler", "proposed": "Peluit"}
    _, said = from_issue(drinks, body("translation", file="content/tools/whistler.yml", **answers))
    assert "stands:   content/tools/whistler.yml:1:7  name\n" in said
    assert "left:     it stands once for all languages; write it under each, if they differ\n" in said
    assert said.endswith("patch:    none is safe; change it by hand\n")


@pytest.mark.parametrize(
    "named",
    [
        "../../../etc/passwd",
        "/etc/passwd",
        "content/../../secret.yml",
        "content/comparison.yml",
        ".git/config",
        "content/tools/../tools",
        "C:\\x",
        "x" * 3000,
    ],
)
def test_a_file_that_the_content_has_not_is_never_opened(drinks: Path, named: str) -> None:
    (drinks.parent / "secret.yml").write_text("word: Sometimes bitter, and secret\n", "utf-8")
    _, told = from_issue(drinks, correction(wrong="Sometimes bitter", right="x", file=named))
    assert "secret" not in told
    assert "content/differences/bitterness.yml" in told


@pytest.mark.parametrize(
    "name",
    [
        "../../x",
        "/x",
        "..",
        "a/b",
        "C:\\a",
        ".hidden",
        "a\u202eb",
        "x" * 3000,
        "Ünïcode Tool",
        "-rf",
        "NUL\x00byte",
    ],
)
def test_a_name_becomes_an_id_inside_its_folder_or_nothing(drinks: Path, name: str) -> None:
    before = files(drinks)
    from_issue(drinks, body("tool", name=name, category="kettles", subjects="Tea"))
    new = sorted(files(drinks).keys() - before.keys())
    assert all(path.startswith("content/tools/") and path.count("/") == 2 for path in new)
    assert all(
        len(path) < 90 and path.removeprefix("content/tools/").removesuffix(".yml").replace("-", "").isalnum()
        for path in new
    )
    assert not [path for path in drinks.parent.rglob("*") if drinks not in (path, *path.parents)]


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (b"", "This is no issue that one of our forms made."),
        (b"hello", "This is no issue that one of our forms made."),
        (b"\xff\xfe", "The issue is not UTF-8 text."),
        (b"x" * 300_000, "The issue has more than 65,536 characters."),
        ("é".encode() * 70_000, "The issue has more than 65,536 characters."),
        (b"hello\n" + body("tool", name="x"), "Something stands before the first heading."),
        (
            body("tool", name="x") + b"\n\n" + body("tool", name="y"),
            "The heading `Name · Nama` stands twice.",
        ),
        (body("tool", name="x" * 4_001), "The answer to `Name · Nama` has more than 4,000 characters."),
        (body("tool", name="東京"), "No id can be made of the name `東京`."),
        (
            body("tool", name="Whistler"),
            "content/tools/whistler.yml is there already; a correction would change it.",
        ),
        (body("tool"), "No id can be made of the name ``."),
    ],
)
def test_what_no_form_makes_is_refused_and_nothing_is_written(drinks: Path, raw: bytes, told: str) -> None:
    assert from_issue(drinks, raw) == (2, f"exit 2\ntimbang: {told}\n")


def test_a_heading_in_an_answer_is_a_part_of_it(drinks: Path) -> None:
    remarks = "I looked.\n\n### Notes\n\nIt whistles."
    code, told = from_issue(drinks, correction(wrong="Kadang pahit.", right="Jarang pahit.", remarks=remarks))
    assert code == 0
    assert "heading: `Notes` is none of the form's; it counts as words of the answer above it\n" in told
    assert "remarks:  I looked. ### Notes It whistles.\n" in told
    _, told = from_issue(drinks, body("tool", name="Samovar", steward="Works\n\n### Notes\n\nof Tula"))
    assert "steward: 'Works ### Notes of Tula'" in told
    assert "heading: `Notes` is none of the form's" in told


def test_all_that_is_left_is_told_while_one_answer_is_wrong(drinks: Path) -> None:
    answers = {"name": "Samovar", "licence": "Apache 2", "purpose-en": "Keeps water hot.", "subjects": "teaa"}
    code, told = from_issue(drinks, body("tool", **answers))
    assert code == 1
    assert "left:    Say `purpose` in `id` too.\n" in told
    assert "left:    `subjects` names `teaa`, which is not there. Did you mean: tea?\n" in told


def test_a_label_out_of_its_order_cannot_take_the_place_of_the_true_one(drinks: Path) -> None:
    licence = "Licence · Lisensi"
    told = from_issue(drinks, body("tool", name=f"Samovar\n\n### {licence}\n\nMIT", licence="GPL-3.0-only"))
    assert told == (2, f"exit 2\ntimbang: The heading `{licence}` stands twice.\n")


@pytest.mark.parametrize("attributes", ["", "    attributes: {}\n", "    attributes: none\n"])
def test_a_form_without_a_label_is_told_with_its_place(drinks: Path, attributes: str) -> None:
    form = drinks / ".github/ISSUE_TEMPLATE/tool.yml"
    form.write_text(f"body:\n  - markdown\n  - type: input\n    id: name\n{attributes}", "utf-8")
    why = "the field `name` has no label. Write `label: ...` under its `attributes`."
    assert from_issue(drinks, b"x")[1] == f"exit 2\ntimbang: .github/ISSUE_TEMPLATE/tool.yml: {why}\n"


def test_a_source_without_an_address_is_none_of_those_that_have_none_either(drinks: Path) -> None:
    assert "url: unknown" in (drinks / "content/sources/kettle.yml").read_text("utf-8")
    _, told = from_issue(drinks, correction(wrong="Kadang pahit.", right="x", source="unknown"))
    assert "source:   unknown\n" in told
    _, told = from_issue(drinks, body("tool", name="Samovar", category="kettles", source="unknown"))
    assert "Describe the source in content/sources/ and name it under `sources`: unknown\n" in told
    assert "sources: [" not in told


def test_a_repository_without_forms_says_so(drinks: Path) -> None:
    shutil.rmtree(drinks / ".github")
    assert (
        from_issue(drinks, b"x")[1] == "exit 2\ntimbang: There is no issue form in .github/ISSUE_TEMPLATE/.\n"
    )


def test_what_cannot_be_seen_is_dropped(drinks: Path) -> None:
    _, told = from_issue(drinks, correction(wrong="Some\u200btimes\u202e bitter\x1b[31m", right="x"))
    assert "nowhere:  Sometimes bitter[31m\n" in told


def test_the_forms_offer_what_the_content_has() -> None:
    catalog, _ = load(ROOT)
    asked = {
        (path.stem, part["id"]): part["attributes"].get("options")
        for path in FORMS.glob("*.yml")
        for part in yaml.safe_load(path.read_text("utf-8")).get("body", [])
        if "id" in part
    }
    names = [subject.body.name.get("en") for subject in catalog.subjects]
    assert asked["tool", "category"] == sorted(catalog.collections["categories"])
    assert asked["tool", "subjects"] == asked["case", "subjects"] == names
    assert asked["translation", "language"] == [words_of(locale)("language") for locale in catalog.locales]
    locales = {name.partition("-")[2] for _, name in asked if "-" in name}
    assert locales == set(catalog.locales)
