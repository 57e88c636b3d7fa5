"""Feeds and descriptions, on a small comparison with a history of its own."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from generator.commits import commits, last_changes
from generator.docs import Place, render_docs
from generator.load import load
from generator.render.addresses import address_of
from generator.render.findable import LONGEST, shortened
from generator.render.plain_page import plain_page

if TYPE_CHECKING:
    from pathlib import Path

ATOM = "{http://www.w3.org/2005/Atom}"
WHO = {
    "GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org",
    "GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@example.org",
    "GIT_CONFIG_GLOBAL": os.devnull,
}  # fmt: skip


def git(root: Path, *arguments: str, day: int = 1) -> None:
    when = f"2026-01-{day:02}T23:30:00-05:00"
    environment = {**os.environ, **WHO, "GIT_AUTHOR_DATE": when, "GIT_COMMITTER_DATE": when}
    subprocess.run(["git", "-C", str(root), *arguments], env=environment, check=True, capture_output=True)


@pytest.fixture
def kept(drinks: Path) -> Path:
    """Two commits: everything, then one theme and a file that is no content."""
    git(drinks, "init", "-q")
    git(drinks, "add", "content", "decision_tree")
    git(drinks, "commit", "-qm", "Begin")
    theme = drinks / "content/themes/taste.yml"
    theme.write_text(theme.read_text(encoding="utf-8").replace("Taste", "Flavour"), encoding="utf-8")
    git(drinks, "commit", "-qam", "Say <flavour>", day=2)
    git(drinks, "add", "mkdocs.yml")
    git(drinks, "commit", "-qm", "No content", day=3)
    return drinks


def told(root: Path, locale: str) -> list[tuple[str, str]]:
    """Return title and content of each entry of a feed, from new to old."""
    render_docs(root, Place("https://example.org/x"))
    feed = ET.parse(root / f"build/docs/{locale}/changes.xml").getroot()
    assert all(
        (entry.findtext(f"{ATOM}id") or "").startswith("https://example.org/drinks/site/commit/")
        for entry in feed.findall(f"{ATOM}entry")
    )
    return [
        (entry.findtext(f"{ATOM}title") or "", entry.findtext(f"{ATOM}content") or "")
        for entry in feed.findall(f"{ATOM}entry")
    ]


def test_the_feed_tells_what_changed_in_the_words_of_the_locale(kept: Path) -> None:
    newest, oldest = told(kept, "id")
    assert newest == (
        "Diubah: Rasa",
        (
            "<p><strong>Diubah</strong></p>"
            '<ul><li>Perbedaan: <a href="https://example.org/x/id/differences/#theme-taste">Rasa</a></li></ul>'
            '<p>Menurut pesan commit: <q lang="en">Say &lt;flavour&gt;</q></p>'
        ),
    )
    assert told(kept, "en")[0][0] == "Changed: Flavour"
    assert oldest[0].startswith("Ditambahkan: ")
    assert oldest[0].endswith(" lainnya")
    assert "Diubah" not in oldest[1]
    assert ">Glosarium: <" in oldest[1].replace("<li>", ">")
    assert '"feed": "changes.xml"' in (kept / "build/mkdocs.id.yml").read_text(encoding="utf-8")


def test_the_feed_tells_what_came_and_what_went_and_names_what_is_gone_by_its_id(kept: Path) -> None:
    terms = kept / "content/terms"
    (terms / "steeping.yml").write_text(
        (terms / "brewing.yml")
        .read_text("utf-8")
        .replace("{en: brewing, id: ", "{en: steeping & co, id: me-"),
        "utf-8",
    )
    git(kept, "add", "content")
    git(kept, "commit", "-qm", "Add", day=4)
    came = told(kept, "en")[0]
    (terms / "steeping.yml").unlink()
    git(kept, "commit", "-qam", "Remove", day=5)
    went = told(kept, "en")[0]
    git(kept, "revert", "--no-edit", "HEAD", day=6)
    again = told(kept, "en")
    git(kept, "rm", "-q", "content/terms/steeping.yml")
    (kept / "content/redirects.yml").write_text("moved: {terms/steeping: terms/brewing}\n", "utf-8")
    git(kept, "commit", "-qam", "Merge into brewing", day=7)
    merged = told(kept, "en")[0]
    assert came[0] == "Added: steeping & co"
    assert (
        '<li>Glossary: <a href="https://example.org/x/glossary/#steeping">steeping &amp; co</a></li>'
        in came[1]
    )
    assert went[0] == "Removed: steeping"
    assert "<li>Glossary: <code>steeping</code></li>" in went[1]
    assert merged[0] == "Removed: steeping"
    assert '<li>Glossary: <a href="https://example.org/x/glossary/#brewing">steeping</a></li>' in merged[1]
    assert [title for title, _ in again[:3]] == [
        "Added: steeping & co",
        "Removed: steeping & co",
        "Added: steeping & co",
    ]


def test_the_feed_leaves_no_collection_out(kept: Path) -> None:
    content = told(kept, "en")[-1][1]
    entries = list(load(kept)[0].entries())
    assert content.count("<a href=") == len(entries)
    for entry in entries:
        assert f'<a href="https://example.org/x/{address_of(entry)}">' in content


def test_the_feed_does_not_depend_on_what_is_not_committed(kept: Path) -> None:
    render_docs(kept, Place())
    before = (kept / "build/docs/en/changes.xml").read_bytes()
    theme = kept / "content/themes/taste.yml"
    os.utime(theme)
    theme.write_text(f"# a remark\n{theme.read_text(encoding='utf-8')}", encoding="utf-8")
    render_docs(kept, Place())
    assert (kept / "build/docs/en/changes.xml").read_bytes() == before


def test_without_a_history_there_is_no_feed_and_no_date(drinks: Path) -> None:
    render_docs(drinks, Place())
    assert not (drinks / "build/docs/en/changes.xml").exists()
    assert '"feed": ""' in (drinks / "build/mkdocs.en.yml").read_text(encoding="utf-8")
    assert "modified" not in (drinks / "build/docs/en/tea.md").read_text(encoding="utf-8").split("\n---\n")[0]


def test_a_clone_without_its_whole_history_counts_as_none(kept: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{kept}", "shallow")
    assert commits(tmp_path / "shallow") == ()
    assert len(commits(kept)) == 2


def test_a_page_of_a_folder_changed_when_its_newest_file_did(kept: Path) -> None:
    history = commits(kept)
    days = last_changes(history)
    assert str(days["content/themes"]) == "2026-01-02"
    assert str(days["content/differences"]) == "2026-01-01"
    assert "content/the" not in days


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two.", "One. Two."),
        (f"One. {'x' * LONGEST}.", "One."),
        (f"{'word ' * 60}end.", f"{'word ' * 39}word…"),
        ("Is it so? Yes.", "Is it so? Yes."),
    ],
)
def test_a_description_ends_with_a_whole_sentence_or_a_whole_word(text: str, expected: str) -> None:
    assert shortened(text) == expected
    assert len(shortened(text)) <= LONGEST


def test_a_plain_page_keeps_words_and_foreign_links_and_nothing_else() -> None:
    page = """# Tea { #tea }

<p>Hot <em>leaf</em> <a href="../sources/#k">(K 2020)</a>, <a href="https://example.org/">more</a>.</p>
<ul>
<li>One<svg><text>drawn</text></svg></li>
<li>Two</li>
</ul>
<p class="tb-foot">Edit <a href="x">this</a><br></p>
<p>End &amp; out</p>
<term-notes><div><strong>leaf</strong>: what a plant has</div></term-notes>
"""
    assert plain_page(page) == (
        "# Tea\n\nHot leaf (K 2020), [more](https://example.org/).\n\n- One\n- Two\n\nEnd & out\n"
    )
