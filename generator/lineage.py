"""Lineage: the texts of content through the commits that made them, along merges and renames."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.commits import is_partial
from generator.errors import RevisionError
from generator.git import git
from generator.translation import followed, texts_of
from generator.yaml_source import read

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from generator.translation import Kept, Texts

    File = Mapping[str, Kept]
    """The texts of one file by their places."""

_KEPT = ("content", "decision_tree")

WORDING_ONLY = "Wording-only"
"""Trailer of a commit that changed no meaning: `Wording-only: yes` at the end of its message."""
WORDING_ONLY_OF = "Wording-only-of"
"""Trailer of a later commit that says so of an earlier one: `Wording-only-of: 1a2b3c4`, or `1a2b3c4 in id`."""
_SHORTEST = 4
"""Fewer digits name no commit."""


@dataclass(frozen=True)
class Lineage:
    """The texts of every file as the folder holds it, and what its history says of them."""

    files: Mapping[str, File]
    astray: tuple[str, ...]
    """What some commit calls wording only, and is no commit of this history."""


@dataclass(frozen=True)
class _Commit:
    id: str
    tree: str
    parents: tuple[str, ...]
    wording_only: bool
    of: tuple[str, ...]
    """What this one says of earlier ones: a commit's name, or `name in locale`."""


@dataclass(frozen=True)
class _Moves:
    """What differs from one parent: the file's name there and its content, by its name now."""

    now: Mapping[str, tuple[str, str]]
    gone: frozenset[str]


def lineage(root: Path, locales: tuple[str, ...]) -> Lineage:
    """Follow every text from its first commit to what stands in the folder now.

    Raises:
        RevisionError: this is no git repository, it has no commit, or not all of them are here.
    """
    if is_partial(root):
        raise RevisionError("This clone has only a part of its history. Run `git fetch --unshallow`.")
    past = list(_log(root))
    reworded, astray = _reworded(past, frozenset(locales))
    moves = _moves(root, past)
    contents = _contents(root, {blob for some in moves for move in some for _, blob in move.now.values()})
    texts = {blob: _texts(raw, locales) for blob, raw in contents.items()}
    states: dict[str, Mapping[str, File]] = {}
    for commit, some in zip(past, moves, strict=True):
        befores = [states[parent] for parent in commit.parents] or [{}]
        states[commit.id] = _after(befores, some, texts, reworded.get(commit.id, frozenset()))
    return Lineage(_in_folder(root, states[past[-1].id], locales), astray)


def _log(root: Path) -> Iterator[_Commit]:
    """Yield every commit, parents first, the newest last."""
    keys = (WORDING_ONLY, WORDING_ONLY_OF)
    trailers = (f"%(trailers:key={key},valueonly,unfold,separator=%x1e)" for key in keys)
    form = "%x1f".join(("%H", "%T", "%P", *trailers))
    log = git(root, "log", "--topo-order", "--reverse", f"--format=%x00{form}").decode(errors="replace")
    for told in log.split("\0")[1:]:
        name, tree, parents, wording_only, of = told.strip("\n").split("\x1f")
        yield _Commit(name, tree, tuple(parents.split()), bool(wording_only.strip()), _each(of))


def _each(trailers: str) -> tuple[str, ...]:
    return tuple(filter(None, (told.strip() for told in trailers.split("\x1e"))))


def _reworded(
    past: Sequence[_Commit], locales: frozenset[str]
) -> tuple[dict[str, frozenset[str]], tuple[str, ...]]:
    """Return for commits the locales in which they changed wording only, and what names none of them."""
    found = {commit.id: locales for commit in past if commit.wording_only}
    astray = []
    for said in (said for commit in past for said in commit.of):
        name, _, locale = said.lower().partition(" in ")
        meant = [commit.id for commit in past if len(name) >= _SHORTEST and commit.id.startswith(name)]
        if len(meant) == 1 and locale in {"", *locales}:
            found[meant[0]] = found.get(meant[0], frozenset()) | ({locale} if locale else locales)
        else:
            astray.append(said)
    return found, tuple(astray)


def _moves(root: Path, past: Sequence[_Commit]) -> list[list[_Moves]]:
    """Return for each commit what differs from each of its parents, all from one process."""
    trees = {commit.id: commit.tree for commit in past}
    nothing = git(root, "hash-object", "-t", "tree", "--stdin").decode().strip()
    pairs = [[(trees[p], one.tree) for p in one.parents] or [(nothing, one.tree)] for one in past]
    asked = "".join(f"{before} {after}\n" for some in pairs for before, after in some)
    form = ("--stdin", "-r", "--raw", "--no-abbrev", "--find-renames", "-l0", "--relative")
    told = git(root, "-c", "core.quotePath=false", "diff-tree", *form, "--", *_KEPT, given=asked.encode())
    answers = _answers(told.decode(errors="replace").splitlines())
    return [[next(answers) for _ in some] for some in pairs]


def _answers(lines: Sequence[str]) -> Iterator[_Moves]:
    """Yield what follows each head line."""
    heads = [number for number, line in enumerate(lines) if line[0] != ":"]
    for start, end in zip(heads, [*heads[1:], len(lines)], strict=True):
        yield _read_moves(lines[start + 1 : end])


def _read_moves(lines: Sequence[str]) -> _Moves:
    now: dict[str, tuple[str, str]] = {}
    gone: set[str] = set()
    for line in lines:
        told, *names = line.split("\t")
        *_, blob, status = told.split()
        if status[0] in "DR":
            gone.add(names[0])
        if status[0] != "D" and names[-1].endswith(".yml"):
            now[names[-1]] = names[0], blob
    return _Moves(now, frozenset(gone))


def _contents(root: Path, blobs: set[str]) -> dict[str, bytes]:
    """Return the content of each blob, all from one process."""
    asked = sorted(blobs)
    answered = git(root, "cat-file", "--batch", given="".join(f"{blob}\n" for blob in asked).encode())
    contents, at = {}, 0
    for blob in asked:
        end = answered.index(b"\n", at)
        size = int(answered[at:end].split()[2])
        contents[blob] = answered[end + 1 : end + 1 + size]
        at = end + size + 2
    return contents


def _texts(raw: bytes, locales: tuple[str, ...]) -> Texts | None:
    """Return the texts of a file; None when it cannot be read."""
    value = read("", raw)[0].value
    return None if value is None else texts_of(value, locales)


def _after(
    befores: Sequence[Mapping[str, File]],
    moves: Sequence[_Moves],
    texts: Mapping[str, Texts | None],
    reworded: frozenset[str],
) -> dict[str, File]:
    """Return the files after a commit, from those at each of its parents."""
    state: dict[str, File] = {}
    for name in {**dict.fromkeys(befores[0].keys() - moves[0].gone), **moves[0].now}:
        sources = [move.now.get(name, (name, ""))[0] for move in moves]
        known = [before[source] for before, source in zip(befores, sources, strict=True) if source in before]
        blob = next((move.now[name][1] for move in moves if name in move.now), "")
        if not blob and all(one is known[0] for one in known):
            state[name] = known[0]
        else:
            now = texts[blob] if blob else {place: dict(kept.now) for place, kept in known[0].items()}
            state[name] = _file(known, now, reworded)
    return state


def _file(known: Sequence[File], now: Texts | None, reworded: frozenset[str] = frozenset()) -> File:
    """Return a file's texts; of one that cannot be read, those that it had."""
    return (known[0] if known else {}) if now is None else followed(known, now, reworded)


def _in_folder(root: Path, last: Mapping[str, File], locales: tuple[str, ...]) -> dict[str, File]:
    """Return the files as they stand in the folder, committed or not."""
    form = ("--raw", "--no-abbrev", "--find-renames", "-l0", "--relative")
    told = git(root, "-c", "core.quotePath=false", "diff", *form, "HEAD", "--", *_KEPT)
    moved = _read_moves(told.decode(errors="replace").splitlines()).now
    files: dict[str, File] = {}
    for path in sorted(path for folder in _KEPT for path in (root / folder).rglob("*.yml")):
        name = path.relative_to(root).as_posix()
        source = moved.get(name, (name, ""))[0]
        known = [last[source]] if source in last else []
        files[name] = _file(known, _texts(path.read_bytes(), locales))
    return files
