"""Shares: what each subject has alone, what they share, and in how many ways they differ."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from markupsafe import Markup

from generator.render.pictures.canvas import LINE, PAD, drawn, lines, path, picture, wrapped
from generator.render.pictures.lanes import GAP, Lanes, heads

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.catalog import Catalog
    from generator.render.scribe import Scribe

COUNTED = ("tools", "roadmap")
"""Collections whose entries name the subjects that they concern."""
COLUMNS = 2
"""In which the names of what is shared stand."""
APART = 7
"""Between two names, so that one of two lines is not read as two."""
ROOM = 0.6
"""Part of the width for the names of themes; their squares stand beside."""
SQUARE = 9
"""Side of the square that stands for one difference, with the space after it."""

Part = tuple[Markup, float]
"""Something drawn, and where it ends."""


def shares(catalog: Catalog, scribe: Scribe) -> Markup:
    """Draw what each subject has alone, running into what all share, and below it their differences."""
    lanes = Lanes(catalog.subjects)
    alone, top = _alone(catalog, scribe, lanes)
    shared, top = _shared(catalog, scribe, top, lanes.whole)
    differing, top = _differing(catalog, scribe, top + 2 * GAP, lanes.whole * ROOM)
    return picture(scribe.words("picture.shares"), top, [alone, shared, differing], lanes.whole)


def told_shares(catalog: Catalog, scribe: Scribe) -> Iterator[tuple[str, str]]:
    """Yield the same in words: what it is, and what there is of it."""
    for subject in catalog.subjects:
        said = counted(catalog, scribe, subject.id)
        if said:
            yield f"{scribe.plain(subject.body.name)}. {scribe.words('shares.alone')}", ", ".join(said)
    yield _shared_head(catalog, scribe), ", ".join(_shared_names(catalog, scribe))
    themes = (f"{name} {count}" for name, count in _by_theme(catalog, scribe))
    yield _differing_head(catalog, scribe), ", ".join(themes)


def counted(catalog: Catalog, scribe: Scribe, *names: str) -> list[str]:
    """Return in words how many entries of each kind concern just these subjects."""
    told = []
    for collection in COUNTED:
        held = catalog.collections[collection].values()
        count = sum(set(entry.body.subjects) == set(names) for entry in held)
        told += [scribe.words(f"shares.{collection}", count=count)] if count else []
    return told


def _alone(catalog: Catalog, scribe: Scribe, lanes: Lanes) -> Part:
    boxes = heads(lanes, [scribe.plain(subject.body.name) for subject in catalog.subjects])
    parts = [drawn(box) for box in boxes]
    foot = lanes.bottom
    for n, subject in enumerate(catalog.subjects):
        said = [scribe.words("shares.alone"), *counted(catalog, scribe, subject.id)]
        parts.append(lines(boxes[n].x + PAD, lanes.bottom + LINE - 4, said))
        foot = max(foot, lanes.bottom + len(said) * LINE)
        way = f"M{lanes.center(n):.0f} {lanes.bottom + len(said) * LINE + 3:.0f}v14m-4 -5l4 5l4 -5"
        parts.append(path(way, f"tb-s{n + 1}"))
    return Markup("").join(parts), foot + 20


def _shared(catalog: Catalog, scribe: Scribe, top: float, whole: float) -> Part:
    """Return the names of what is shared, in columns within one frame."""
    width = whole / COLUMNS
    parts = [lines(PAD, top + LINE + 2, [_shared_head(catalog, scribe)], "tb-strong")]
    bottoms = [top + 2 * LINE + 4] * COLUMNS
    for name in _shared_names(catalog, scribe):
        column = bottoms.index(min(bottoms))
        said = wrapped(name, width - 2 * PAD)
        parts.append(lines(column * width + PAD, bottoms[column] + LINE - 4, said))
        bottoms[column] += len(said) * LINE + APART
    bottom = max(bottoms) + PAD
    frame = Markup('<rect x="1" y="{:.0f}" width="{:.0f}" height="{:.0f}" rx="3"/>').format(
        top, whole - 2, bottom - top
    )
    return Markup('<g class="tb-box tb-both">{}{}</g>').format(frame, Markup("").join(parts)), bottom


def _shared_head(catalog: Catalog, scribe: Scribe) -> str:
    return scribe.words("shares.shared", count=len(catalog.collections["similarities"]))


def _shared_names(catalog: Catalog, scribe: Scribe) -> list[str]:
    names = [scribe.plain(entry.body.title) for entry in catalog.ordered("similarities")]
    return names + counted(catalog, scribe, *(subject.id for subject in catalog.subjects))


def _differing(catalog: Catalog, scribe: Scribe, top: float, room: float) -> Part:
    """Return a square for each difference, theme by theme, beside the names of the themes."""
    parts = [lines(PAD, top + LINE, [_differing_head(catalog, scribe)], "tb-strong")]
    top += LINE + GAP
    for name, count in _by_theme(catalog, scribe):
        said = wrapped(name, room - PAD)
        parts.append(lines(PAD, top + LINE - 2, said))
        squares = "".join(
            f"M{room + n * (SQUARE + 2):.0f} {top + 4:.0f}h{SQUARE}v{SQUARE}h-{SQUARE}z" for n in range(count)
        )
        parts.append(path(squares, "tb-squares"))
        top += len(said) * LINE + 3
    return Markup("").join(parts), top + 1


def _differing_head(catalog: Catalog, scribe: Scribe) -> str:
    return scribe.words("shares.differing", count=len(catalog.collections["differences"]))


def _by_theme(catalog: Catalog, scribe: Scribe) -> list[tuple[str, int]]:
    """Return how many differences each theme has."""
    held = Counter(entry.body.theme for entry in catalog.collections["differences"].values())
    return [(scribe.plain(theme.body.title), held[theme.id]) for theme in catalog.ordered("themes")]
