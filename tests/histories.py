"""Histories: random edits of two languages as commits of git, and a simple model of which texts fell behind."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random
    from pathlib import Path

LOCALES = ("en", "id")
FILES = {"one": ("alpha", "beta"), "two": ("gamma",)}
"""File to its texts, far enough apart that git merges a change of one with a change of another."""
TEXTS = tuple(text for texts in FILES.values() for text in texts)
LIST = "steps"
"""A list of texts in a file of its own."""


@dataclass
class Edit:
    """A commit that writes sentences: text to locale to sentence."""

    says: dict[str, dict[str, str]]
    wording: bool = False
    acknowledged: bool = False
    """Whether a later commit says that this one was wording only."""


@dataclass
class Grow:
    """A commit that puts a new text before all others of the list."""

    name: str


@dataclass
class Revert:
    """A commit that takes the edit before it back."""


@dataclass
class Rename:
    """A commit that gives a file another name."""

    file: str
    name: str


@dataclass
class Fork:
    """Two lines of commits that touch different texts, and their merge."""

    side: list[Step]
    main: list[Step]


Step = Edit | Grow | Revert | Rename | Fork


@dataclass
class History:
    """Commits after a first one that has every text in both languages."""

    steps: list[Step]

    @classmethod
    def at_random(cls, chance: random.Random) -> History:
        """Return a history of some dozen commits."""
        return cls(_Writer(chance).line(chance.randint(6, 10), (*TEXTS, LIST), (*FILES, LIST), forks=2))


class _Writer:
    """Makes up steps; no sentence is made twice."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.made = 0
        self.items = ["first", "second"]

    def line(self, length: int, texts: tuple[str, ...], files: tuple[str, ...], forks: int) -> list[Step]:
        steps: list[Step] = []
        for _ in range(length):
            steps.append(self.step(steps, texts, files, forks))
        return steps

    def step(self, before: list[Step], texts: tuple[str, ...], files: tuple[str, ...], forks: int) -> Step:
        kind = self.chance.choice(
            ["edit"] * 6 + ["revert", "rename", "grow"] + ["fork"] * (2 if forks else 0)
        )
        if kind == "fork":
            side = [text for text in texts if self.chance.random() < 0.5] or [texts[0]]
            sides, mains = tuple(side), tuple(text for text in texts if text not in side)
            renamed = tuple(name for name in files if name == "two" and self.chance.random() < 0.5)
            other = tuple(name for name in files if name not in renamed and name != LIST)
            return Fork(
                self.line(self.chance.randint(1, 3), sides, other, forks - 1),
                self.line(self.chance.randint(1, 3), mains, renamed, forks - 1) if mains else [],
            )
        if kind == "revert" and before and isinstance(before[-1], Edit):
            return Revert()
        if kind == "rename" and files:
            return Rename(self.chance.choice(files), f"name-{self.next()}")
        if kind == "grow" and LIST in texts:
            self.items.append(f"item-{self.next()}")
            return Grow(self.items[-1])
        return self.edit(texts)

    def edit(self, texts: tuple[str, ...]) -> Edit:
        chosen = self.chance.sample(texts, k=self.chance.randint(1, min(2, len(texts))))
        locales = self.chance.choice([("en",), ("id",), ("en", "id")])
        says = {
            (self.chance.choice(self.items) if text == LIST else text): {
                locale: f"{locale} says {self.next()}" for locale in locales
            }
            for text in chosen
        }
        how = self.chance.random()
        return Edit(says, wording=how < 0.15, acknowledged=0.15 <= how < 0.3)

    def next(self) -> int:
        self.made += 1
        return self.made


@dataclass
class State:
    """What a person who followed every commit knows."""

    names: dict[str, str] = field(default_factory=lambda: {name: name for name in (*FILES, LIST)})
    items: list[str] = field(default_factory=lambda: ["first", "second"])
    now: dict[str, dict[str, str]] = field(
        default_factory=lambda: {
            text: {locale: f"{locale} says {text}" for locale in LOCALES}
            for text in (*TEXTS, "first", "second")
        }
    )
    agreed: dict[str, dict[str, str]] = field(default_factory=dict)
    past: dict[str, list[tuple[dict[str, str], dict[str, str]]]] = field(default_factory=dict)
    """What a text said and had agreed on, from old to new."""

    def __post_init__(self) -> None:
        self.agreed = self.agreed or dict(self.now)

    def copy(self) -> State:
        return replace(
            self,
            names=dict(self.names),
            items=list(self.items),
            now=dict(self.now),
            agreed=dict(self.agreed),
            past={text: list(told) for text, told in self.past.items()},
        )

    def write(self, says: dict[str, dict[str, str]], *, wording: bool) -> None:
        for text, told in says.items():
            if text not in self.now:  # an item that another line has
                continue
            past = self.past.setdefault(text, [])
            past.append((self.now[text], self.agreed[text]))
            before, now = self.now[text], {**self.now[text], **told}
            self.now[text], known = now, [agreed for said, agreed in past if said == now]
            self.agreed[text] = known[0] if known else self.agree(text, before, told, wording=wording)

    def agree(
        self, text: str, before: dict[str, str], told: dict[str, str], *, wording: bool
    ) -> dict[str, str]:
        """Return what the languages agree on after a text was changed to words that it never had."""
        now, agreed = self.now[text], self.agreed[text]
        if not wording and len(told) == len(LOCALES):
            return now
        if wording:
            agreed = {one: now[one] if agreed[one] == before[one] else agreed[one] for one in LOCALES}
        return now if all(now[one] != agreed[one] for one in LOCALES) else agreed

    def files(self) -> dict[str, str]:
        """Return every file by its name."""
        body = {
            file: "".join(f"{text}:\n{_said(self.now[text])}{_filler(file)}" for text in texts)
            for file, texts in FILES.items()
        }
        body[LIST] = (
            "steps:\n"
            + "".join(f"  -\n{_said(self.now[item], '    ')}" for item in self.items)
            + _filler(LIST)
        )
        return {f"content/{self.names[file]}.yml": text for file, text in body.items()}

    def late(self) -> list[str]:
        places = {text: (file, text) for file, texts in FILES.items() for text in texts}
        places |= {item: (LIST, f"{LIST}.{position}") for position, item in enumerate(self.items)}
        return [
            f"content/{self.names[file]}.yml {place}"
            for text, (file, place) in places.items()
            if self.now[text] != self.agreed[text]
        ]


def _filler(file: str) -> str:
    return "".join(f"# line {number} that keeps texts of {file} apart\n" for number in range(8))


def _said(told: dict[str, str], indent: str = "  ") -> str:
    return "".join(f"{indent}{locale}: {sentence}\n" for locale, sentence in told.items())


def fallen(history: History) -> list[str]:
    """Return the places of texts that one language has left behind."""
    state = State()
    _follow(history.steps, state)
    return state.late()


def _follow(steps: list[Step], state: State) -> None:
    undo: dict[str, dict[str, str]] = {}
    for step in steps:
        if isinstance(step, Edit):
            undo = {
                text: {one: state.now[text][one] for one in told}
                for text, told in step.says.items()
                if text in state.now
            }
            state.write(step.says, wording=step.wording or step.acknowledged)
        elif isinstance(step, Revert):
            state.write(undo, wording=False)
        else:
            _move(step, state)


def _move(step: Grow | Rename | Fork, state: State) -> None:
    if isinstance(step, Grow):
        state.items.insert(0, step.name)
        state.now[step.name] = state.agreed[step.name] = {one: f"{one} says {step.name}" for one in LOCALES}
    elif isinstance(step, Rename):
        state.names[step.file] = step.name
    else:
        side = state.copy()
        _follow(step.side, side)
        base = state.copy()
        _follow(step.main, state)
        for text in side.now:
            if side.now[text] != base.now.get(text) or side.agreed[text] != base.agreed.get(text):
                state.now[text], state.agreed[text] = side.now[text], side.agreed[text]
                state.past[text] = side.past.get(text, [])
        state.names |= {file: name for file, name in side.names.items() if name != base.names[file]}
        state.items = side.items if side.items != base.items else state.items


def play(history: History, root: Path) -> None:
    """Make a repository with this history."""
    player = _Player(root)
    player.write(State())
    player.git("init", "-q")
    player.commit("first")
    player.follow(history.steps, State())
    for name in player.acknowledged:
        player.git("commit", "-q", "--allow-empty", "-m", f"Say so\n\nWording-only-of: {name}")


class _Player:
    """Does with git what the model says of a history."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.forks = 0
        self.acknowledged: list[str] = []
        (root / "content").mkdir()
        (root / "content/comparison.yml").write_text(
            "title: T\nrepository: https://example.org/x\nbranch: main\nlocales: [en, id]\n", "utf-8"
        )

    def git(self, *arguments: str) -> str:
        who = ("-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "init.defaultBranch=main")
        command = ["git", "-C", str(self.root), *who, *arguments]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout

    def commit(self, message: str) -> None:
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", message)

    def write(self, state: State) -> None:
        for old in (self.root / "content").glob("*.yml"):
            if old.name != "comparison.yml":
                old.unlink()
        for name, text in state.files().items():
            (self.root / name).write_text(text, "utf-8")

    def follow(self, steps: list[Step], start: State) -> None:
        for number, step in enumerate(steps, start=1):
            state = start.copy()
            _follow(steps[: number - 1], state)
            if isinstance(step, Fork):
                self.fork(step, state)
            elif isinstance(step, Revert):
                self.git("revert", "--no-edit", "HEAD")
            else:
                _follow([step], state)
                self.write(state)
                self.note(step)

    def note(self, step: Edit | Grow | Rename) -> None:
        edit = step if isinstance(step, Edit) else Edit({})
        self.commit(type(step).__name__ + ("\n\nWording-only: yes" if edit.wording else ""))
        if edit.acknowledged:
            self.acknowledged.append(self.git("rev-parse", "HEAD").strip())

    def fork(self, step: Fork, state: State) -> None:
        self.forks += 1
        here, there = self.git("branch", "--show-current").strip(), f"side-{self.forks}"
        self.git("checkout", "-q", "-b", there)
        self.follow(step.side, state)
        self.git("checkout", "-q", here)
        self.follow(step.main, state)
        self.git("merge", "-q", "--no-ff", "--no-edit", there)
