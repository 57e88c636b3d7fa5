"""Lifecycles: the stages of each subject side by side, and the seams where they meet."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from markupsafe import Markup

from generator.render.pictures.canvas import Box, box, drawn, path, picture, room

if TYPE_CHECKING:
    from generator.catalog import Catalog, Entry
    from generator.models.subject import Stage
    from generator.render.scribe import Scribe

    Column = dict[str, Box]
    """The boxes of a subject by stage, from the top; "" is its name."""

GUTTER = 84
"""Between two columns, where seams run."""
LEAST = 96
"""Width of a column when there are many."""
RISE = 14
"""Between two stages, where the arrow runs."""
RADIUS = 9
"""Of the circle with a seam's number at each end of its line."""


def lifecycles(catalog: Catalog, scribe: Scribe) -> Markup:
    """Draw the stages of every subject that has them; numbers on the lines are those of the seams."""
    subjects = [subject for subject in catalog.subjects if subject.body.stages]
    whole = room(len(subjects), LEAST, GUTTER)
    width = (whole - GUTTER * (len(subjects) - 1)) / len(subjects)
    columns = [
        _column(catalog, scribe, subject, n * (width + GUTTER), width) for n, subject in enumerate(subjects)
    ]
    height = max(shape.bottom for column in columns for shape in column.values())
    spread = {subject.id: _spread(column, height) for subject, column in zip(subjects, columns, strict=True)}
    shapes = [drawn(shape) for column in spread.values() for shape in column.values()]
    arrows = [arrow for column in spread.values() for arrow in _arrows(column)]
    ties = [_tie(spread, number, seam) for number, seam in enumerate(catalog.ordered("seams"), 1)]
    return picture(scribe.words("picture.lifecycles"), height + 1, [*arrows, *shapes, *ties], whole)


def stages_of(catalog: Catalog, seam: Entry) -> list[tuple[Entry, Stage]]:
    """Return the stages that take part in a seam, each with its subject."""
    return [
        (subject, stage)
        for subject in catalog.subjects
        for stage in subject.body.stages
        if seam.body.stages.get(subject.id) == stage.id
    ]


def _column(catalog: Catalog, scribe: Scribe, subject: Entry, x: float, width: float) -> Column:
    """Return the name of a subject and its stages, close to one another."""
    own = f"tb-s{catalog.subjects.index(subject) + 1}"
    name = box(x, 0, width, scribe.plain(subject.body.name), f"{own} tb-head", subject.body.mark)
    column, top = {"": name}, name.bottom + RISE
    for stage in subject.body.stages:
        column[stage.id] = box(x, top, width, scribe.plain(stage.name), own)
        top = column[stage.id].bottom + RISE
    return column


def _spread(column: Column, height: float) -> Column:
    """Let the last stage of every column end at the same height."""
    spare = (height - max(shape.bottom for shape in column.values())) / max(len(column) - 2, 1)
    return {
        stage: Box(
            shape.x, shape.y + spare * max(n - 1, 0), shape.width, shape.lines, shape.style, shape.mark
        )
        for n, (stage, shape) in enumerate(column.items())
    }


def _arrows(column: Column) -> list[Markup]:
    """Return the way from each stage to the next."""
    stages = [shape for stage, shape in column.items() if stage]
    return [
        path(
            f"M{above.x + above.width / 2:.0f} {above.bottom:.0f}V{below.y - 2:.0f}m-4 -5l4 5l4 -5",
            above.style,
        )
        for above, below in pairwise(stages)
    ]


def _tie(columns: dict[str, Column], number: int, seam: Entry) -> Markup:
    """Return the lines of a seam, with its number at every stage that takes part."""
    ends = [columns[name][seam.body.stages[name]] for name in columns if name in seam.body.stages]
    ways = (
        path(
            f"M{a.right:.0f} {a.middle:.0f}C{a.right + GUTTER / 2:.0f} {a.middle:.0f} {b.x - GUTTER / 2:.0f} {b.middle:.0f} {b.x:.0f} {b.middle:.0f}",
            "tb-seam",
        )
        for a, b in pairwise(ends)
    )
    seals = [_seal(a.right + RADIUS + 1, a.middle, number) for a in ends[:-1]] + [
        _seal(b.x - RADIUS - 1, b.middle, number) for b in ends[1:]
    ]
    return Markup("").join([*ways, *seals])


def _seal(x: float, y: float, number: int) -> Markup:
    return Markup(
        '<g class="tb-number"><circle cx="{:.0f}" cy="{:.0f}" r="{}"/><text x="{:.0f}" y="{:.0f}">{}</text></g>'
    ).format(x, y, RADIUS, x, y + 4, number)
