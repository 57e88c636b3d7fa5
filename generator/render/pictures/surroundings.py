"""Surroundings: the neighbouring disciplines between the subjects, and what each is to them."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from markupsafe import Markup

from generator.models.neighbour import Kind
from generator.render.pictures.canvas import (
    LINE,
    MARK,
    SMALL,
    box,
    drawn,
    lines,
    mark,
    path,
    picture,
    room,
    wrapped,
)

if TYPE_CHECKING:
    from generator.catalog import Catalog, Entry
    from generator.render.pictures.canvas import Box
    from generator.render.scribe import Scribe

ROPE = 20
"""Width of the bar that stands for a subject."""
SPAN = 86
"""From a neighbour to a subject's bar: room for the word of the relation."""
LEAST = 96
"""Width of a neighbour's box when there are many subjects."""
RISE = 12


def surroundings(catalog: Catalog, scribe: Scribe) -> Markup:
    """Draw the neighbours from what was there first to what grew out, with a line to every subject's bar.

    The first subject stands at the left, the others at the right.
    """
    held = sorted(catalog.ordered("neighbours"), key=_place)
    left, whole = ROPE + SPAN, _whole(catalog)
    width = whole - len(catalog.subjects) * left
    shapes, top = [], float(2 * LINE + RISE)
    for entry in held:
        shapes.append(box(left, top, width, scribe.plain(entry.body.title), "tb-both"))
        top = shapes[-1].bottom + RISE
    bars = [_bar(catalog, scribe, n, top - RISE) for n in range(len(catalog.subjects))]
    ties = [
        _tie(shape, n, _edge(catalog, n), scribe.words(f"relation.{entry.body.relations[subject.id].kind}"))
        for entry, shape in zip(held, shapes, strict=True)
        for n, subject in enumerate(catalog.subjects)
    ]
    return picture(
        scribe.words("picture.surroundings"), top - RISE + 1, [*ties, *bars, *map(drawn, shapes)], whole
    )


def _whole(catalog: Catalog) -> float:
    """Return the width of the picture: a bar with its words for every subject, and the boxes between them."""
    return room(1, LEAST, 0, len(catalog.subjects) * (ROPE + SPAN))


def _place(entry: Entry) -> tuple[int, int]:
    """Order neighbours by the first of their kinds, then as they ask."""
    kinds = get_args(Kind)
    return min(kinds.index(relation.kind) for relation in entry.body.relations.values()), entry.body.order


def _edge(catalog: Catalog, n: int) -> float:
    """Return where the bar of a subject begins."""
    return _whole(catalog) - ROPE - (len(catalog.subjects) - 1 - n) * (ROPE + SPAN) if n else 0


def _bar(catalog: Catalog, scribe: Scribe, n: int, foot: float) -> Markup:
    """Return a subject's bar with its name above it."""
    subject, x = catalog.subjects[n], _edge(catalog, n)
    place = {"x": x, "y": 2 * LINE, "width": ROPE, "height": foot - 2 * LINE}
    name = lines(x + ROPE if n else x, LINE, [scribe.plain(subject.body.name)], "tb-end" if n else "")
    rect = Markup('<rect x="{x:.0f}" y="{y:.0f}" width="{width}" height="{height:.0f}" rx="3"/>').format(
        **place
    )
    seal = mark(x + (ROPE - MARK) / 2, 2 * LINE + 2, subject.body.mark)
    return Markup('<g class="tb-bar tb-s{}">{}{}{}</g>').format(n + 1, name, rect, seal)


def _tie(shape: Box, n: int, edge: float, word: str) -> Markup:
    """Return the line from a neighbour to a bar, and the word of the relation above it."""
    start, end = (edge + ROPE, shape.x) if not n else (max(shape.right, edge - SPAN), edge)
    said = wrapped(word, SPAN - 4, SMALL)
    above = lines(start + 4, shape.middle - 4 - (len(said) - 1) * LINE, said, "tb-small")
    return path(f"M{start:.0f} {shape.middle:.0f}H{end:.0f}", f"tb-s{n + 1}") + above
