"""What a contributor is told and given: reports for programs, safe fixes, ageing entries."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT

GOAL = "content/similarities/heat.yml"


def timbang(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [str(Path(sys.executable).with_name("timbang")), *arguments, "--root", str(root)]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


def edit(root: Path, src_uri: str, old: str, new: str) -> None:
    file = root / src_uri
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_github_gets_an_annotation_that_no_content_can_break_out_of(drinks: Path) -> None:
    edit(drinks, GOAL, "order: 1", 'order: "100%\\n::warning::x"')
    told = timbang(drinks, "check", "--format", "github")
    assert told.returncode == 1
    assert told.stdout.count("\n") == 1
    assert told.stdout.startswith(
        f"::error file={GOAL},line=2,col=8,endColumn=28,title=wrong-type::`order` is `100%25%0A"
    )


def test_programs_get_json_and_sarif(drinks: Path) -> None:
    edit(drinks, GOAL, "summary:", "sumary:")
    (found,) = json.loads(timbang(drinks, "check", "--format", "json").stdout)
    assert (found["rule"], found["span"]["line"], found["nearest"]) == ("unknown-key", 3, "summary")
    log = json.loads(timbang(drinks, "check", "--format", "sarif").stdout)
    (run,) = log["runs"]
    (result,) = run["results"]
    assert result["ruleId"] in {rule["id"] for rule in run["tool"]["driver"]["rules"]}
    assert result["locations"][0]["physicalLocation"]["region"]["startLine"] == 3
    assert json.loads(timbang(ROOT, "check", "--format", "json").stdout) == []


def test_all_places_of_one_mistake_are_told_to_programs_and_a_few_to_people(drinks: Path) -> None:
    (drinks / "content/sources/kettle.yml").unlink()
    (found,) = json.loads(timbang(drinks, "check", "--format", "json").stdout)
    assert len(found["also"]) > 3
    (run,) = json.loads(timbang(drinks, "check", "--format", "sarif").stdout)["runs"]
    (result,) = run["results"]
    told = [place["physicalLocation"] for place in result["relatedLocations"]]
    assert [place["artifactLocation"]["uri"] for place in told] == [one["src_uri"] for one in found["also"]]
    assert [place["region"]["startLine"] for place in told] == [one["line"] for one in found["also"]]
    for form in ("text", "github"):
        shown = timbang(drinks, "check", "--format", form).stdout
        assert f"also: in {len(told)} more places" in shown
        assert shown.count(".yml") == 4


def test_fixes_keep_comments_and_order(drinks: Path) -> None:
    file = drinks / GOAL
    right = file.read_text(encoding="utf-8")
    file.write_text(
        "# kept\n" + right.replace("confidence: high", "confidence: hihg # kept too"), encoding="utf-8"
    )
    edit(drinks, GOAL, "summary:", "sumary:")
    edit(drinks, "content/themes/taste.yml", "order: 1", "order:1")
    mended = timbang(drinks, "check", "--fix")
    assert (mended.returncode, mended.stdout) == (0, "No mistakes found.\n")
    assert file.read_text(encoding="utf-8") == "# kept\n" + right.replace(
        "confidence: high", "confidence: high # kept too"
    )
    assert mended.stderr.count("mended: ") >= 2


def test_a_tab_is_mended_and_what_has_no_near_value_is_not(drinks: Path) -> None:
    edit(drinks, GOAL, "    name:", "\t\tname:")
    edit(drinks, "content/themes/taste.yml", "order: 1", "order: 1\nzebra: 2")
    told = timbang(drinks, "check", "--fix")
    assert told.returncode == 1
    assert "\t" not in (drinks / GOAL).read_text(encoding="utf-8")
    assert "zebra" in told.stdout
    assert "zebra: 2" in (drinks / "content/themes/taste.yml").read_text(encoding="utf-8")


def test_entries_past_their_half_life_are_listed_the_longest_overdue_first(drinks: Path) -> None:
    edit(drinks, GOAL, "checked: 2026-11-01", "checked: 2020-01-01")
    told = timbang(drinks, "stale", "--date", "2026-11-02").stdout.splitlines()
    assert told[0].startswith(f"{GOAL}: checked 2020-01-01, ")
    assert told[-1] == "1 entries to hold against their sources."
    later = timbang(drinks, "stale", "--date", "2027-05-10").stdout
    assert "content/tools/whistler.yml: checked 2026-11-01, 7 days past its half-life" in later
    assert "content/cases/station.yml" not in later


def test_a_claim_ages_by_its_own_day_and_by_its_kind(drinks: Path) -> None:
    tea = "content/subjects/tea.yml"
    edit(drinks, GOAL, "    basis: synthesis", "    checked: 2020-01-01\n    basis: synthesis")
    claim = "{id: %s, text: {en: So it is., id: Begitulah.}, sources: [kettle]}"
    edit(drinks, tea, "goals:", f"governance: [{claim % 'cup-law'}]\ndefinitions: [{claim % 'cup'}]\ngoals:")
    told = timbang(drinks, "stale", "--date", "2027-05-10").stdout.splitlines()
    assert told[0] == f"{GOAL}: claims (all-hot) checked 2020-01-01, 2321 days past its half-life"
    assert f"{tea}: governance (cup-law) checked 2026-11-01, 7 days past its half-life" in told
    assert not [line for line in told if "definitions" in line or f"{tea}: checked" in line]
    assert told[-1] == "3 entries to hold against their sources."


def test_a_page_tells_the_day_and_the_end_of_what_is_due_first(drinks: Path) -> None:
    shutil.copy(ROOT / "mkdocs.yml", drinks)
    shutil.copytree(ROOT / "decision_tree/runtime", drinks / "decision_tree/runtime")
    edit(drinks, GOAL, "    basis: synthesis", "    checked: 2020-01-01\n    basis: synthesis")
    built = timbang(drinks, "build", "--site-dir", str(drinks / "site"))
    assert built.returncode == 0, built.stderr
    page = (drinks / "site/similarities/index.html").read_text(encoding="utf-8")
    assert re.findall(r'data-checked="?([\d-]+)"? data-due="?([\d-]+)', page) == [
        ("2020-01-01", "2020-12-31")
    ]


def test_the_report_counts_entries_sources_languages_and_both_sides(drinks: Path) -> None:
    told = timbang(drinks, "report").stdout
    assert "| cases | 1 |" in told
    assert "en 100%, id 100%" in told
    assert "| goals | " in told
    assert "law" not in told, "no kind of source is called so"
    edit(drinks, GOAL, "{en: All are hot., id: Semuanya panas.}", "{en: All are hot.}")
    assert "id 99%" in timbang(drinks, "report").stdout


def test_the_report_sets_the_words_of_each_side_beside_those_of_the_first(drinks: Path) -> None:
    told = timbang(drinks, "report").stdout
    assert (
        "| coffee : tea : water | number | en: mean words | en: ratio | id: mean words | id: ratio |" in told
    )
    assert "| values of differences | 1 : 1 : 1 | 2.0 : 2.0 : 2.0 | 1.00 : 1.00 : 1.00 |" in told
    edit(drinks, "content/differences/bitterness.yml", "Sometimes bitter.", "Sometimes and for some bitter.")
    told = timbang(drinks, "report").stdout
    assert "| values of differences | 1 : 1 : 1 | 2.0 : 5.0 : 2.0 | 1.00 : 2.50 : 1.00 |" in told


def test_the_report_counts_what_rests_on_blogs_and_vendors_alone(drinks: Path) -> None:
    before = re.search(r"(\d+) of \d+ statements \(\d+%\) rest on blogs", timbang(drinks, "report").stdout)
    edit(drinks, "content/sources/brewer2020.yml", "kind: paper", "kind: blog")
    after = re.search(r"(\d+) of \d+ statements \(\d+%\) rest on blogs", timbang(drinks, "report").stdout)
    assert before
    assert after
    assert int(after[1]) > int(before[1])


def test_the_report_goes_on_where_a_source_is_missing(drinks: Path) -> None:
    edit(drinks, GOAL, "sources: [kettle]", "sources: [ketle]")
    told = timbang(drinks, "report")
    assert (told.returncode, told.stderr) == (0, "")
