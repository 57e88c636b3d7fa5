"""Roads: the roadmap, a lane of steps for each subject that joins the others at what is shared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from generator.render.pictures.canvas import PAD, drawn, path, picture
from generator.render.pictures.lanes import GAP, Lanes, heads

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.catalog import Catalog, Entry
    from generator.render.pictures.canvas import Box
    from generator.render.scribe import Scribe

EFFORTS = ("small", "medium", "large")
DOT = 3.5


def roads(catalog: Catalog, scribe: Scribe, tracks: Iterable[tuple[str, str, Sequence[Entry]]]) -> Markup:
    """Draw the tracks of the roadmap, each in its order; dots tell the effort of a step."""
    lanes = Lanes(catalog.subjects)
    boxes = heads(lanes, [scribe.plain(subject.body.name) for subject in catalog.subjects])
    parts = []
    for _, _, steps in tracks:
        if len(steps[0].body.subjects) > 1:
            lanes.align(GAP)
        for step in steps:
            shape = lanes.put(step.body.subjects, scribe.plain(step.body.title), spare=len(EFFORTS) * 3 * DOT)
            parts += [drawn(shape), _effort(shape, step.body.effort)]
    ways = [
        path(f"M{lanes.center(n):.0f} {boxes[n].bottom:.0f}V{lanes.bottom - GAP:.0f}")
        for n in range(len(catalog.subjects))
    ]
    label = scribe.words("picture.roads")
    return picture(label, lanes.bottom - GAP + 1, [*ways, *map(drawn, boxes), *parts], lanes.whole)


def _effort(shape: Box, effort: str) -> Markup:
    """Return one to three dots at the right edge of a step."""
    count = EFFORTS.index(effort) + 1
    dots = (
        Markup('<circle cx="{:.1f}" cy="{:.1f}" r="{}"/>').format(
            shape.right - PAD - n * 3 * DOT, shape.middle, DOT
        )
        for n in range(count)
    )
    return Markup('<g class="tb-effort">{}</g>').format(Markup("").join(dots))
