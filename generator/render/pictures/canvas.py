"""Canvas: boxes, wrapped text and lines of a picture, in units of which a phone shows some 360 to 480 across.

A picture is one image to a reader who listens, named by its label; what it shows stands beside it in words.
Colours are the stylesheet's, by class; a subject is told by its mark too, never by colour alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

if TYPE_CHECKING:
    from collections.abc import Iterable

WIDTH = 360
LINE, PAD = 15, 7
"""Height of a line of text, and the space between a box and its text."""
TEXT, SMALL = 12.5, 11.0
"""Sizes of letters, as the stylesheet has them."""
_NARROW, _THIN, _BROAD = frozenset("fijlrtI .,:;!'()[]|-/"), frozenset("ijlI.,:;!'|"), frozenset("mwMW@%")
"""Letters narrower and broader than others."""
MARK = 18
"""Side of a subject's mark."""


@dataclass(frozen=True)
class Box:
    """A box with its text; `mark` names what it belongs to by a letter or two."""

    x: float
    y: float
    width: float
    lines: tuple[str, ...]
    style: str = ""
    mark: str = ""

    @property
    def height(self) -> float:
        """As high as its text."""
        return max(len(self.lines), 1) * LINE + 2 * PAD - 2

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.y + self.height

    @property
    def right(self) -> float:
        """The right edge."""
        return self.x + self.width

    @property
    def middle(self) -> float:
        """The height at which lines meet it."""
        return self.y + self.height / 2


def room(count: int, least: float, between: float, beside: float = 0) -> float:
    """Return how wide a picture is that has columns of a least width: no narrower than any other."""
    return max(WIDTH, beside + count * least + (count - 1) * between)


def box(  # noqa: PLR0913, PLR0917 (a box is its place, its text and its looks)
    x: float, y: float, width: float, text: str, style: str = "", mark: str = "", spare: float = 0
) -> Box:
    """Return a box that is as high as its text needs, which leaves some of the width spare."""
    room = width - 2 * PAD - (MARK + 5 if mark else 0) - spare
    return Box(x, y, width, wrapped(text, room), style, mark)


def wrapped(text: str, width: float, size: float = TEXT) -> tuple[str, ...]:
    """Break a text between words into lines that fit a width; a word that is longer stands alone."""
    made: list[str] = []
    for word in text.split():
        if made and across(f"{made[-1]} {word}", size) <= width:
            made[-1] += f" {word}"
        else:
            made.append(word)
    return tuple(made) or ("",)


def across(text: str, size: float = TEXT) -> float:
    """Return how wide a text is in the broadest of the fonts that systems set pages in."""
    return size * sum(map(_breadth, text))


def _breadth(letter: str) -> float:
    """Return the part of its height that a letter is broad."""
    if letter in _NARROW:
        return 0.29 if letter in _THIN else 0.4
    return 0.97 if letter in _BROAD else 0.7 if letter.isupper() else 0.625


def drawn(shape: Box) -> Markup:
    """Return a box as SVG."""
    parts = [
        Markup('<rect x="{}" y="{}" width="{}" height="{}" rx="3"/>').format(
            *_short(shape.x, shape.y, shape.width, shape.height)
        )
    ]
    left = shape.x + PAD
    if shape.mark:
        parts.append(mark(left, shape.middle - MARK / 2, shape.mark))
        left += MARK + 5
    parts.append(lines(left, shape.y + PAD + LINE - 5, shape.lines))
    return Markup('<g class="tb-box {}">{}</g>').format(shape.style, Markup("").join(parts))


def mark(x: float, y: float, letters: str) -> Markup:
    """Return the mark of a subject; its colour is that of what it stands in."""
    place = _short(x, y, MARK, MARK, x + MARK / 2, y + MARK - 5)
    return Markup(
        '<g class="tb-seal"><rect x="{}" y="{}" width="{}" height="{}" rx="3"/><text x="{}" y="{}">{}</text></g>'
    ).format(*place, letters)


def lines(x: float, y: float, said: Iterable[str], style: str = "") -> Markup:
    """Return lines of text, the first on the base line y."""
    spans = (
        Markup('<tspan x="{}" y="{}">{}</tspan>').format(*_short(x, y + number * LINE), line)
        for number, line in enumerate(said)
    )
    kind = Markup(' class="{}"').format(style) if style else ""
    return Markup("<text{}>{}</text>").format(kind, Markup("").join(spans))


def path(way: str, style: str = "") -> Markup:
    """Return a line."""
    return Markup('<path class="tb-line {}" d="{}"/>').format(style, way)


def picture(label: str, height: float, parts: Iterable[Markup], width: float = WIDTH) -> Markup:
    """Return a whole picture; one of more columns than a phone can show is moved under the finger."""
    least = Markup(' style="min-width: {}px"').format(round(width * 3 / 4)) if width > WIDTH else ""
    return Markup('<svg class="tb-picture" role="img" aria-label="{}" viewBox="0 0 {} {}"{}>{}</svg>').format(
        label, *_short(width, height), least, Markup("").join(parts)
    )


def _short(*numbers: float) -> tuple[str, ...]:
    """Write numbers with one digit after the point, and none where it says nothing."""
    return tuple(f"{number:.1f}".removesuffix(".0") for number in numbers)
