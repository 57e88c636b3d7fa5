"""A guide from the terminal: its proof card, accepting it, asking it, and what a change changes."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from generator.guide.compile import compile_guide
from generator.load import load
from tests.conftest import ROOT

AUTHOR = "-c", "user.name=x", "-c", "user.email=x@example.org"
TIMBANG = str(Path(sys.executable).with_name("timbang"))
GUIDE = "decision_tree/guides/which-drink.yml"


def timbang(root: Path, *arguments: str, typed: str = "") -> subprocess.CompletedProcess[str]:
    command = [TIMBANG, *arguments, "--root", str(root)]
    return subprocess.run(command, input=typed, capture_output=True, text=True, timeout=60, check=False)


def edit(root: Path, old: str, new: str, src_uri: str = GUIDE) -> None:
    file = root / src_uri
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_proof_card_of_the_flagship_says_what_is_true() -> None:
    card = timbang(ROOT, "guide", "show", "where-to-start").stdout
    assert "invariants  10, none of them broken" in card
    killed, _, mutants = card.split("mutation")[1].split(" mistakes")[0].strip().partition(" of ")
    assert int(killed) / int(mutants) >= 0.95
    assert card.count("shortest: #where-to-start@") == 9


def test_every_link_of_the_card_is_a_walk_that_shows_what_stands_before_it() -> None:
    graph = compile_guide("where-to-start", load(ROOT)[0].guides["where-to-start"].body).graph
    assert graph is not None
    card = timbang(ROOT, "guide", "show", "where-to-start").stdout
    lines = re.findall(r"^ +([\w-]+) .*?(#.*)$", card, re.MULTILINE)
    ends = dict.fromkeys((*graph.questions, *graph.outcomes), 0)
    for name, link in lines:
        version, *parts = link.removeprefix("#").split("/")
        assert version == f"where-to-start@{graph.identity[:8]}"
        answers = dict(part.split("=") for part in parts)
        if name in graph.questions:
            assert (
                graph.next_question({question: frozenset({one}) for question, one in answers.items()}) == name
            )
        else:
            asked, outcome = graph.walk(answers) or ((), "")
            assert asked == tuple(answers)
            assert name not in graph.outcomes or name == outcome
        ends[name] = ends.get(name, 0) + 1
    scenarios = int(re.search(r"scenarios +(\d+)", card)[1])  # type: ignore[index]  # the line is there
    assert [ends[question] for question in graph.questions] == [1] * 13
    assert sum(ends[outcome] for outcome in graph.outcomes) == 9 + scenarios
    assert ends["fewest"] == ends["most"] == ends["basics-before-mlops"] == 1


def test_accepting_writes_scenarios_and_a_version_and_the_next_change_is_told(drinks: Path) -> None:
    written = timbang(drinks, "guide", "accept", "which-drink")
    assert written.returncode == 0
    assert "scenarios/which-drink.yml" in written.stdout
    assert timbang(drinks, "check").returncode == 0
    assert "accepted before" in timbang(drinks, "guide", "accept", "which-drink").stdout
    edit(drinks, "go: coffee", "go: tea")
    told = timbang(drinks, "check")
    assert told.returncode == 1
    assert "error[guide-scenario]" in told.stdout
    assert "now lead to `tea`" in told.stdout
    assert "also: in 1 more place: decision_tree/guides/which-drink.yml:4:1" in told.stdout
    assert told.stdout.endswith("\n1 mistake.\n")
    assert timbang(drinks, "guide", "accept", "which-drink").returncode == 0
    assert timbang(drinks, "check").returncode == 0
    assert len(list((drinks / "decision_tree/releases/which-drink").iterdir())) == 2


def test_a_guide_with_other_mistakes_is_not_accepted(drinks: Path) -> None:
    edit(drinks, "go: coffee", "go: cofee")
    refused = timbang(drinks, "guide", "accept", "which-drink")
    assert refused.returncode == 1
    assert "did you mean: coffee" in refused.stdout
    assert not (drinks / "decision_tree/scenarios").exists()


def test_a_broken_invariant_names_answers_that_break_it(drinks: Path) -> None:
    edit(drinks, "never: [coffee]", "never: [tea]")
    told = timbang(drinks, "check").stdout
    assert "error[guide-invariant]" in told
    assert "does not hold for tired: little, late: early, bitter: likes" in told
    assert "1 of them broken" in timbang(drinks, "guide", "show", "which-drink").stdout


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("never: [cofee]", "There is no outcome `cofee`."),
        ("monotone: tierd\n    rising: [tea, coffee]", "There is no question `tierd`."),
        ("never: [tea, tea]", "`tea` stands twice in this list."),
    ],
)
def test_an_invariant_that_names_nothing_is_not_called_proved(drinks: Path, line: str, said: str) -> None:
    edit(drinks, "never: [coffee]", line)
    told = timbang(drinks, "guide", "show", "which-drink")
    assert told.returncode == 1
    assert said in told.stdout


def test_a_guide_is_asked_in_the_terminal(drinks: Path) -> None:
    asked = timbang(drinks, "decide", "which-drink", "--locale", "id", typed="1\n1\n1\n")
    assert asked.returncode == 0
    assert "Apakah Anda lelah?" in asked.stdout
    assert "Kopi: Minumlah kopi." in asked.stdout
    assert "\nYang menentukan\n  Apakah Anda lelah? Sangat\n" in asked.stdout
    assert "tired=very/late=late/bitter=likes" in asked.stdout


def test_what_is_not_known_leaves_several_results_and_says_what_to_find_out(drinks: Path) -> None:
    told = timbang(drinks, "decide", "which-drink", typed="0\n0\n0\n").stdout
    assert "Several results are still possible" in told
    assert "Are you tired? Very -> Coffee / Water" in told


def test_an_unknown_guide_is_named_with_those_there_are(drinks: Path) -> None:
    refused = timbang(drinks, "guide", "show", "wich-drink")
    assert refused.returncode == 2
    assert "There is: which-drink." in refused.stderr


@pytest.fixture
def kept(drinks: Path) -> Path:
    git(drinks, "init", "-q")
    git(drinks, "add", ".")
    git(drinks, *AUTHOR, "commit", "-qm", "first")
    return drinks


def git(root: Path, *arguments: str) -> None:
    subprocess.run(["git", "-C", str(root), *arguments], check=True, capture_output=True)


def test_a_change_is_told_in_words_and_as_json(kept: Path) -> None:
    edit(kept, "- go: bitter", "- go: tea")
    edit(kept, "All are hot.", "All are warm.", "content/similarities/heat.yml")
    edit(kept, "- id: all-hot", "- id: all-warm", "content/similarities/heat.yml")
    (kept / "content/cases/station.yml").unlink()
    told = timbang(kept, "diff", "HEAD").stdout
    assert "changed  similarities/heat" in told
    assert "new claim all-warm: “All are served hot.”" in told
    assert "summary [en]: “All are hot.” -> “All are warm.”" in told
    assert "removed  cases/station" in told
    assert "2 of 4 answer paths end elsewhere" in told
    as_json = json.loads(timbang(kept, "diff", "HEAD", "--format", "json").stdout)
    assert as_json["guides"][0]["changed"] == 2
    assert {move["after"] for move in as_json["guides"][0]["moves"]} == {"tea"}
    assert timbang(kept, "diff", "HEAD..HEAD").stdout == "Nothing changed.\n"


@pytest.mark.parametrize(
    ("revisions", "told"),
    [
        ("no-such..HEAD", "git knows no revision `no-such` here."),
        ("HEAD..no-such", "git knows no revision `no-such` here."),
        ("HEAD...HEAD", "`HEAD...HEAD` does not name two revisions: write BASE..HEAD, or BASE alone."),
        ("..HEAD", "`..HEAD` does not name two revisions: write BASE..HEAD, or BASE alone."),
        ("bare..HEAD", "`bare` holds no comparison: it has no content/comparison.yml."),
    ],
)
def test_revisions_that_cannot_be_compared_are_wrong_use(kept: Path, revisions: str, told: str) -> None:
    git(kept, "branch", "-m", "full")
    git(kept, "checkout", "-q", "--orphan", "bare")
    git(kept, *AUTHOR, "commit", "-qm", "bare", "--allow-empty", "--only")
    git(kept, "checkout", "-qf", "full")
    refused = timbang(kept, "diff", revisions)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert refused.stderr == f"timbang: {told}\n"


def test_a_revision_cannot_be_an_option_of_git(kept: Path) -> None:
    command = [TIMBANG, "diff", "--root", str(kept), "--", "--output=x..HEAD"]
    refused = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert refused.stderr == "timbang: git knows no revision `--output=x` here.\n"
    assert not list(kept.rglob("x*"))


def test_files_that_cannot_be_read_are_not_told_as_removed(kept: Path) -> None:
    edit(kept, "title:", "titel:", "content/similarities/heat.yml")
    told = timbang(kept, "diff", "HEAD").stdout
    assert "unreadable similarities/heat: see `timbang check` (not removed)" in told
    assert "removed  " not in told


def test_a_file_that_was_never_committed_is_held_to_every_language_too(kept: Path) -> None:
    assert timbang(kept, "translations").stdout.startswith("Every text is there")
    text = (kept / "content/themes/taste.yml").read_text("utf-8")
    (kept / "content/themes/smell.yml").write_text(re.sub(r", id: [^}]*", "", text, count=1), "utf-8")
    told = timbang(kept, "translations").stdout
    assert "content/themes/smell.yml\n  title: `id` is missing\n" in told
