"""Publication: changed files only, whole or not at all, nothing of others removed."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator.errors import ForeignFilesError
from generator.output import publish, refresh, replace_tree
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator


def test_only_changed_files_are_written_again(tmp_path: Path) -> None:
    folder = tmp_path / "docs"
    assert publish(folder, {"a.md": b"1", "b/c.md": b"2"}).changed == ("a.md", "b/c.md")
    before = (folder / "a.md").stat().st_mtime_ns
    assert publish(folder, {"a.md": b"1", "b/c.md": b"3"}).changed == ("b/c.md",)
    assert (folder / "a.md").stat().st_mtime_ns == before


def test_what_is_no_longer_made_is_removed_and_what_others_wrote_stays(tmp_path: Path) -> None:
    folder = tmp_path / "docs"
    publish(folder, {"old/page.md": b"1", "kept.md": b"2"})
    (folder / "theirs.txt").write_text("mine", encoding="utf-8")
    assert publish(folder, {"kept.md": b"2"}).removed == ("old/page.md",)
    assert sorted(path.name for path in folder.rglob("*")) == ["kept.md", "theirs.txt"]


def test_a_part_can_be_written_anew_and_leaves_all_else(tmp_path: Path) -> None:
    folder = tmp_path / "docs"
    publish(folder, {"a.md": b"1", "b.md": b"2"})
    assert refresh(folder, {"b.md": b"3", "new.md": b"4"}).changed == ("b.md",)
    assert sorted(path.name for path in folder.iterdir()) == ["a.md", "b.md"]
    assert refresh(folder, {"b.md": b"3"}).changed == ()
    assert publish(folder, {"a.md": b"1", "b.md": b"3"}).changed == ()


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


@contextmanager
def cut_off(monkeypatch: pytest.MonkeyPatch, call: str, at: int) -> Iterator[None]:
    """Let a call of the system fail the n-th time, as if the machine had stopped there."""
    calls = iter(range(1, 1_000))
    owner = os if call == "replace" else Path
    honest = getattr(owner, call)

    def failing(*arguments: object) -> object:
        if next(calls) == at:
            raise OSError(errno.ENOSPC, "cut off")
        return honest(*arguments)

    with monkeypatch.context() as broken:
        broken.setattr(owner, call, failing)
        yield


def files(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


@pytest.mark.parametrize("at", range(1, 6))
def test_what_a_run_wrote_that_was_cut_off_is_still_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    folder = tmp_path / "docs"
    publish(folder, {"a.md": b"1"})
    with cut_off(monkeypatch, "replace", at), pytest.raises(OSError, match="cut off"):
        publish(folder, {"b.md": b"2", "c.md": b"3", "d.md": b"4"})
    publish(folder, {"kept.md": b"5"})
    assert {name for name in files(folder) if not name.endswith(".part")} == {"kept.md"}


@pytest.mark.parametrize("at", [1, 2])
@pytest.mark.parametrize("emptied", [False, True])
def test_a_swap_that_was_cut_off_loses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: int, *, emptied: bool
) -> None:
    made, site = tmp_path / "made", tmp_path / "site"
    publish(made, {"index.html": b"old", "gone.html": b"x"})
    replace_tree(site, {"": made})
    (site / "CNAME").write_text("example.org", encoding="utf-8")
    publish(made, {"index.html": b"new"})
    with cut_off(monkeypatch, "rename", at), pytest.raises(OSError, match="cut off"):
        replace_tree(site, {"": made})
    if emptied:
        site.mkdir(exist_ok=True)
    replace_tree(site, {"": made})
    assert files(site) == {"index.html": b"new", "CNAME": b"example.org"}
    assert sorted(path.name for path in tmp_path.iterdir() if "site" in path.name) == [
        ".site.manifest.json", "site",
    ]  # fmt: skip


def build(cwd: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [str(Path(sys.executable).with_name("timbang")), "build", "--root", str(ROOT), *arguments]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, timeout=60, check=False)


def test_a_folder_of_others_is_refused_before_anything_is_built(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("ten years of work", encoding="utf-8")
    for named in (str(tmp_path), ".", "/"):
        told = build(tmp_path, "--site-dir", named)
        assert (told.returncode, told.stdout) == (2, "")
        assert told.stderr == (
            f"timbang: {named} holds files that are not ours: name another folder, or empty it.\n"
        )


def test_the_folder_in_which_one_stands_can_take_the_site(tmp_path: Path) -> None:
    made, here = tmp_path / "made", tmp_path / "here"
    publish(made, {"index.html": b"x"})
    here.mkdir()
    told = subprocess.run(
        [sys.executable, "-c", f"import pathlib, generator.output as o; o.replace_tree(pathlib.Path('.'), {{'': pathlib.Path({str(made)!r})}})"],
        cwd=here, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (told.returncode, told.stderr) == (0, "")
    assert files(here) == {"index.html": b"x"}
