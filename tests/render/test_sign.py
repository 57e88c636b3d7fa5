"""The icons of the installed site: the sign is there, whole, and inside what a system may cut away."""

from __future__ import annotations

from io import BytesIO
from math import hypot

import pytest
from PIL import Image, ImageChops

from generator.render.sign import ICONS, MASKABLE, PAPER, icon


def signed(name: str) -> Image.Image:
    """Return an icon with 255 where something stands on its paper."""
    image = Image.open(BytesIO(icon(name))).convert("RGB")
    beside = ImageChops.difference(image, Image.new("RGB", image.size, PAPER)).convert("L")
    return beside.point(lambda value: 255 if value > 16 else 0)


@pytest.mark.parametrize("name", ICONS)
def test_the_sign_stands_in_the_middle_with_air_around_it(name: str) -> None:
    sign, side = signed(name), ICONS[name][0]
    assert sign.size == (side, side)
    box = sign.getbbox()
    assert box is not None
    left, top, right, bottom = box
    assert abs(left + right - side) <= side / 50
    assert abs(top + bottom - side) <= side / 12
    assert side / 20 < left < side / 3
    assert top > side / 20


def test_a_circle_cuts_nothing_of_the_maskable_icon() -> None:
    sign = signed(MASKABLE)
    middle = sign.width / 2
    farthest = max(
        hypot(x - middle, y - middle)
        for x in range(sign.width)
        for y in range(sign.height)
        if sign.getpixel((x, y))
    )
    assert farthest < 0.4 * sign.width
