"""Timeline: when each word, and what it stands on, appeared; a lane for each subject."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from generator.render.pictures.canvas import LINE, drawn, lines, path, picture
from generator.render.pictures.lanes import GAP, Lanes, heads

if TYPE_CHECKING:
    from markupsafe import Markup

    from generator.catalog import Catalog, Entry
    from generator.render.scribe import Scribe

GUTTER = 40
"""Room for the years."""


def milestones(catalog: Catalog) -> list[Entry]:
    """Return the milestones in the order of time."""
    held = catalog.collections["milestones"].values()
    return sorted(held, key=lambda entry: (entry.body.year, entry.body.order, entry.id))


def timeline(catalog: Catalog, scribe: Scribe) -> Markup:
    """Draw the milestones, a band for each year that has some."""
    lanes = Lanes(catalog.subjects, GUTTER)
    parts = [
        drawn(box) for box in heads(lanes, [scribe.plain(subject.body.name) for subject in catalog.subjects])
    ]
    for year, held in groupby(milestones(catalog), key=lambda entry: entry.body.year):
        lanes.align()
        top = lanes.bottom
        parts.append(path(f"M0 {top:.0f}H{lanes.whole:.0f}", "tb-faint"))
        lanes.align(GAP)
        parts.append(lines(0, top + GAP + LINE + 2, [str(year)], "tb-year"))
        parts += [drawn(lanes.put(entry.body.subjects, scribe.plain(entry.body.title))) for entry in held]
    return picture(scribe.words("picture.timeline"), lanes.bottom - GAP + 1, parts, lanes.whole)
