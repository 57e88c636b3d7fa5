"""The site's sign, a pair of scales: as a shape for preview images, and as the icons of the installed site."""

from __future__ import annotations

from functools import cache
from io import BytesIO

from PIL import Image, ImageDraw

PAPER, SIGN = (0xFD, 0xFC, 0xF9), (0x0A, 0x63, 0x5B)
"""Colours of the light scheme."""
TOUCH = "icon-touch.png"
ICONS = {
    "icon-192.png": (192, 0.84),
    "icon-512.png": (512, 0.84),
    "icon-maskable.png": (512, 0.56),
    TOUCH: (180, 0.7),
}
"""Name of an icon to its side in pixels and the part of it that the sign takes.

A system may cut a maskable icon to a circle of 80 % of its side: the sign stands inside that with air around it.
"""
MASKABLE = "icon-maskable.png"
_FINER = 4
"""How much larger the sign is drawn, so that its edges are smooth."""


def scales(side: int) -> Image.Image:
    """Draw the sign in a square of 24 by 24 parts, like the vector icon of the site: 255 where it is, 0 elsewhere."""
    part = side * _FINER / 24
    image = Image.new("L", (side * _FINER, side * _FINER), 0)
    draw = ImageDraw.Draw(image)

    def box(*places: float) -> tuple[float, ...]:
        return tuple(place * part for place in places)

    draw.rounded_rectangle(box(11, 2, 13, 20), part, 255)
    draw.rounded_rectangle(box(6, 19, 18, 21), part, 255)
    draw.rounded_rectangle(box(4, 5, 20, 6.8), part * 0.9, 255)
    for middle in (5, 19):
        draw.line(box(middle, 6, middle - 3, 14), 255, round(part))
        draw.line(box(middle, 6, middle + 3, 14), 255, round(part))
        draw.chord(box(middle - 4, 10, middle + 4, 18), 0, 180, 255)
    return image.resize((side, side), Image.Resampling.LANCZOS)


@cache
def icon(name: str) -> bytes:
    """Return an icon as PNG: the sign on paper, for systems lay what is transparent on any colour of theirs."""
    side, part = ICONS[name]
    sign = scales(round(side * part))
    image, edge = Image.new("RGB", (side, side), PAPER), (side - sign.width) // 2
    image.paste(SIGN, (edge, edge), sign)
    file = BytesIO()
    image.quantize(32).save(file, "PNG", optimize=True)
    return file.getvalue()
