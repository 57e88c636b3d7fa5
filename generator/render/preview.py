"""A page's preview image: what messengers and other sites show beside a link to it.

It says what the page says of itself: the site's name, the page's title, its description. Its size is the one that the
readers of Open Graph name for a large picture, 1200 by 630 pixels; its colours are those of the light scheme.
"""

from __future__ import annotations

from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, Literal

import pymupdf_fonts
from PIL import Image, ImageDraw, ImageFont

from generator.render.sign import PAPER, SIGN, scales

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PIL.ImageFont import FreeTypeFont

    Weight = Literal["figo", "figbo"]

FOLDER = "assets/timbang/previews"
WIDTH, HEIGHT = 1200, 630
_EDGE, _FROM_TOP = 80, 180
_ROOM = WIDTH - 2 * _EDGE
_TITLE_SIZES = {76: 2, 64: 3, 54: 3, 46: 4}
"""Size of a title's letters to the lines that it may take then."""
_TOLD_LINES = 3
_TOLD_SIZE, _SITE_SIZE = 32, 30
_LEADING = 1.3
_INK = (0x23, 0x21, 0x1E)
_INKS, _SIGNS = 10, 5
"""Shades from paper to ink and to the sign's colour; with the paper sixteen, which four bits hold."""
_FULL, _QUIET = 255, 185


def image_of(address: str) -> str:
    """Return where a page's image lies, relative to the root of its locale."""
    return f"{FOLDER}/{address.rstrip('/') or 'index'}.png"


def preview(site: str, title: str, description: str) -> bytes:
    """Return the image of a page as PNG."""
    letters = Image.new("L", (WIDTH, HEIGHT), 0)
    draw = ImageDraw.Draw(letters)
    size, lines = _fitted(title)
    below = _write(draw, lines, _FROM_TOP, "figbo", size, _FULL)
    told = _wrapped(description, "figo", _TOLD_SIZE) if description != title else []
    _write(draw, _cut(list(told), _TOLD_LINES, "figo", _TOLD_SIZE), below + 24, "figo", _TOLD_SIZE, _QUIET)
    image = letters.point([round(value / 255 * _INKS) for value in range(256)])
    image.paste(_head(site), (0, 0))
    image.putpalette(_palette())
    file = BytesIO()
    image.save(file, "PNG", compress_level=6, bits=4)
    return file.getvalue()


def _write(  # noqa: PLR0913, PLR0917 (what a block of lines is made of)
    draw: ImageDraw.ImageDraw, lines: Sequence[str], top: float, weight: Weight, size: int, shade: int
) -> float:
    """Write lines below one another; return where the next block may begin."""
    for line in lines:
        draw.text((_EDGE, top), line, shade, _font(weight, size), anchor="la")
        top += size * _LEADING
    return top


def _fitted(title: str) -> tuple[int, list[str]]:
    """Return the largest size in which a title fits, and its lines; in the smallest it is cut."""
    for size, most in _TITLE_SIZES.items():
        lines = list(_wrapped(title, "figbo", size))
        if len(lines) <= most and all(_fits(line, "figbo", size) for line in lines):
            break
    return size, _cut(lines, most, "figbo", size)


def _wrapped(text: str, weight: Weight, size: int) -> Iterator[str]:
    """Yield the lines of a text; a word that is longer than a line stands alone."""
    line = ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if line and not _fits(longer, weight, size):
            yield line
            line = word
        else:
            line = longer
    yield line


def _cut(lines: list[str], most: int, weight: Weight, size: int) -> list[str]:
    """Leave as many lines as there is room for; the last one tells that there was more."""
    if len(lines) <= most:
        return lines
    last = lines[most - 1]
    while " " in last and not _fits(f"{last}…", weight, size):
        last = last.rsplit(" ", 1)[0]
    return [*lines[: most - 1], f"{last.rstrip(' ,;:')}…"]


def _fits(line: str, weight: Weight, size: int) -> bool:
    return _font(weight, size).getlength(line) <= _ROOM


@cache
def _font(weight: Weight, size: int) -> FreeTypeFont:
    return ImageFont.truetype(BytesIO(pymupdf_fonts.myfont(weight)), size)


@cache
def _head(site: str) -> Image.Image:
    """Return the sign and the site's name, in the palette's shades: the same on every page."""
    strip = Image.new("L", (WIDTH, 150), 0)
    strip.paste(scales(72), (_EDGE - 4, 66))
    draw = ImageDraw.Draw(strip)
    draw.rectangle((0, 0, WIDTH, 12), 255)
    draw.text((_EDGE + 88, 104), site, 255, _font("figbo", _SITE_SIZE), anchor="lm")
    return strip.point(
        [round(value / 255 * _SIGNS) + _INKS if value >= 255 / _SIGNS / 2 else 0 for value in range(256)]
    )


def _palette() -> list[int]:
    """Return red, green and blue of the paper, then of the shades to the ink, then of those to the sign's colour."""
    steps = [(_INK, step / _INKS) for step in range(1, _INKS + 1)]
    steps += [(SIGN, step / _SIGNS) for step in range(1, _SIGNS + 1)]
    shades = [PAPER] + [
        tuple(_mixed(paper, full, part) for paper, full in zip(PAPER, colour, strict=True))
        for colour, part in steps
    ]
    return [value for shade in shades for value in shade]


def _mixed(paper: int, full: int, part: float) -> int:
    return round(paper + (full - paper) * part)
