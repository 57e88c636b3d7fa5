"""Lanes: boxes in columns, one column for each subject; what concerns several lies across theirs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.render.pictures.canvas import Box, box, room

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from generator.catalog import Entry

GAP = 8
"""Between lanes, and between boxes of a lane."""
LEAST = 100
"""Width of a lane when there are many."""


@dataclass
class Lanes:
    """Columns of a picture, filled from the top."""

    subjects: Sequence[Entry]
    left: float = 0
    """Where the first column begins."""
    top: float = 0

    def __post_init__(self) -> None:
        self.bottoms = [self.top] * len(self.subjects)
        count = len(self.subjects)
        self.whole = room(count, LEAST, GAP, self.left)
        self.width = (self.whole - self.left - GAP * (count - 1)) / count

    @property
    def bottom(self) -> float:
        """The lowest edge of all that was put."""
        return max(self.bottoms)

    def align(self, gap: float = 0) -> None:
        """Let what comes next begin below all that was put."""
        self.bottoms = [self.bottom + gap] * len(self.subjects)

    def center(self, lane: int) -> float:
        """Return the middle of a column."""
        return self.left + lane * (self.width + GAP) + self.width / 2

    def put(
        self, names: Collection[str], text: str, style: str = "", *, marked: bool = False, spare: float = 0
    ) -> Box:
        """Put a box below the others of its lanes; one that names no subject lies across all."""
        held = [n for n, subject in enumerate(self.subjects) if subject.id in names] or list(
            range(len(self.subjects))
        )
        first, last = held[0], held[-1]
        alone = first == last and bool(names)
        own = f"tb-s{first + 1}" if alone else "tb-both"
        letters = self.subjects[first].body.mark if marked and alone else ""
        x = self.left + first * (self.width + GAP)
        width = (last - first + 1) * (self.width + GAP) - GAP
        top = max(self.bottoms[first : last + 1])
        shape = box(x, top, width, text, f"{own} {style}".strip(), letters, spare)
        for lane in range(first, last + 1):
            self.bottoms[lane] = shape.bottom + GAP
        return shape


def heads(lanes: Lanes, names: Sequence[str]) -> list[Box]:
    """Put the names of the subjects at the head of their lanes."""
    placed = [
        lanes.put([subject.id], name, "tb-head", marked=True)
        for subject, name in zip(lanes.subjects, names, strict=True)
    ]
    lanes.align()
    return placed
