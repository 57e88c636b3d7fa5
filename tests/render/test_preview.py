"""Preview images: what they can write, and that all of it stands inside them."""

from __future__ import annotations

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from generator.render.preview import HEIGHT, WIDTH, preview
from tests.examples import examples

MARGIN = 60
UNKNOWN = "\N{REPLACEMENT CHARACTER}\ufffe"[1]
"""A character that no font has."""


def drawn(image: bytes) -> tuple[int, int, int, int]:
    """Return the box around everything below the head of the image, which is not empty."""
    shades = Image.open(BytesIO(image))
    assert shades.size == (WIDTH, HEIGHT)
    box = Image.frombytes("L", shades.size, shades.tobytes()).crop((0, 150, WIDTH, HEIGHT)).getbbox()
    assert box is not None
    left, top, right, bottom = box
    return left, top + 150, right, bottom + 150


@examples(60)
@given(
    st.lists(st.text("abgmpWÄÖq", min_size=1, max_size=18), min_size=1, max_size=40).map(" ".join),
    st.lists(st.text("abgmpWÄÖq", min_size=1, max_size=18), min_size=1, max_size=90).map(" ".join),
)
def test_words_of_any_number_stand_inside_the_image(title: str, description: str) -> None:
    left, top, right, bottom = drawn(preview("Site", title, description))
    assert left >= MARGIN
    assert right <= WIDTH - MARGIN
    assert top >= 150
    assert bottom <= HEIGHT - 20


def test_a_title_that_is_cut_says_so() -> None:
    whole, cut, longer = (preview("Site", "methods " * times, "") for times in (20, 21, 90))
    assert cut == longer
    assert cut != whole


@pytest.mark.parametrize("text", ["öüéßñ", "−×≥≤±", "–—…·“”‘’", "Жщ", "λΩ", "→≈"])  # noqa: RUF001 (meant)
def test_letters_beyond_ascii_are_written(text: str) -> None:
    nothing = preview("Site", UNKNOWN, UNKNOWN)
    images = [preview("Site", letter, letter) for letter in text]
    assert nothing not in images
    assert len(set(images)) == len(text)
