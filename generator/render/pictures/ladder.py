"""Ladder: the levels of a maturity model as stairs, the lowest at the foot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.render.pictures.canvas import WIDTH, box, drawn, picture

if TYPE_CHECKING:
    from markupsafe import Markup

    from generator.catalog import Catalog, Entry
    from generator.render.scribe import Scribe

RISE, TREAD = 4, 26
"""Space between two stairs, and how far each stands back where they are not many."""


def ladder(catalog: Catalog, scribe: Scribe, model: Entry) -> Markup:
    """Draw a maturity model in the colour of the subject that it grades."""
    places = [n for n, subject in enumerate(catalog.subjects) if subject.id in model.body.subjects]
    style = f"tb-s{places[0] + 1}" if len(places) == 1 else "tb-both"
    tread = min(TREAD, WIDTH / 2 / len(model.body.levels))
    stairs, top = [], 0.0
    for position, level in reversed(list(enumerate(model.body.levels))):
        x = position * tread
        stair = box(x, top, WIDTH - x, scribe.plain(level.name), style, level.mark[:2])
        stairs.append(drawn(stair))
        top = stair.bottom + RISE
    label = scribe.words("picture.ladder", model=scribe.plain(model.body.title))
    return picture(label, top - RISE + 1, stairs)
