"""Pictures drawn from the content at build time, as SVG that follows the colours of the page."""

from generator.render.pictures.ladder import ladder
from generator.render.pictures.lifecycles import lifecycles, stages_of
from generator.render.pictures.roads import roads
from generator.render.pictures.shares import shares, told_shares
from generator.render.pictures.surroundings import surroundings
from generator.render.pictures.timeline import milestones, timeline

__all__ = [
    "ladder",
    "lifecycles",
    "milestones",
    "roads",
    "shares",
    "stages_of",
    "surroundings",
    "timeline",
    "told_shares",
]
