"""Publication: changed files only, whole or not at all, nothing of others removed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.errors import ForeignFilesError
from generator.output import publish, replace_tree

if TYPE_CHECKING:
    from pathlib import Path


def test_only_changed_files_are_written_again(tmp_path: Path) -> None:
    folder = tmp_path / "docs"
    assert publish(folder, {"a.md": b"1", "b/c.md": b"2"}) == ("a.md", "b/c.md")
    before = (folder / "a.md").stat().st_mtime_ns
    assert publish(folder, {"a.md": b"1", "b/c.md": b"3"}) == ("b/c.md",)
    assert (folder / "a.md").stat().st_mtime_ns == before


def test_what_is_no_longer_made_is_removed_and_what_others_wrote_stays(tmp_path: Path) -> None:
    folder = tmp_path / "docs"
    publish(folder, {"old/page.md": b"1", "kept.md": b"2"})
    (folder / "theirs.txt").write_text("mine", encoding="utf-8")
    publish(folder, {"kept.md": b"2"})
    assert sorted(path.name for path in folder.rglob("*")) == ["kept.md", "theirs.txt"]


def test_a_site_is_swapped_in_with_files_of_others_kept(tmp_path: Path) -> None:
    first, second, site = tmp_path / "1", tmp_path / "2", tmp_path / "site"
    publish(first, {"index.html": b"old", "gone.html": b"x"})
    publish(second, {"index.html": b"new"})
    replace_tree(site, {"": first, "id/": second})
    (site / "CNAME").write_text("example.org", encoding="utf-8")
    replace_tree(site, {"": second})
    assert {p.relative_to(site).as_posix(): p.read_bytes() for p in site.rglob("*") if p.is_file()} == {
        "index.html": b"new", "CNAME": b"example.org",
    }  # fmt: skip


def test_a_folder_full_of_other_things_is_refused(tmp_path: Path) -> None:
    made, home = tmp_path / "made", tmp_path / "home"
    publish(made, {"index.html": b"x"})
    publish(home / "thesis", {"chapter.txt": b"ten years of work"})
    with pytest.raises(ForeignFilesError, match="not ours"):
        replace_tree(home, {"": made})
    assert (home / "thesis/chapter.txt").read_bytes() == b"ten years of work"
