"""Pictures and colours of any number of subjects: nothing is drawn inside out, nothing outside of its frame."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from generator.load import load
from generator.render import pictures
from generator.render.scribe import Scribe
from generator.words import words_of
from tests.conftest import ROOT

if TYPE_CHECKING:
    from generator.catalog import Catalog, Entry

STYLES = (ROOT / "generator/theme/assets/timbang.css").read_text(encoding="utf-8")
READABLE = 4.5
COLOURED = 6


def of_subjects(count: int) -> Catalog:
    """Return the small comparison with so many subjects, each like tea and told of by every neighbour and seam."""
    catalog = load(ROOT / "tests/comparison")[0]
    tea = catalog.collections["subjects"]["tea"]
    subjects = {
        f"s{n}": replace(tea, id=f"s{n}", body=tea.body.model_copy(update={"order": n, "mark": f"{n}"}))
        for n in range(count)
    }

    def told(entry: Entry, key: str) -> Entry:
        value = next(iter(getattr(entry.body, key).values()))
        return replace(entry, body=entry.body.model_copy(update={key: dict.fromkeys(subjects, value)}))

    held = dict(catalog.collections) | {"subjects": subjects}
    held["neighbours"] = {name: told(entry, "relations") for name, entry in held["neighbours"].items()}
    held["seams"] = {}
    names = {"subjects": tuple(subjects)}
    for collection in ("roadmap", "milestones", "tools", "maturity"):
        held[collection] = {
            name: replace(entry, body=entry.body.model_copy(update=names))
            for name, entry in held[collection].items()
        }
    return replace(catalog, collections=held)


def drawn(catalog: Catalog) -> dict[str, str]:
    scribe = Scribe(catalog, words_of("en"), "")
    steps = [("all", "All", list(catalog.ordered("roadmap")))]
    return {
        "lifecycles": pictures.lifecycles(catalog, scribe),
        "roads": pictures.roads(catalog, scribe, steps),
        "shares": pictures.shares(catalog, scribe),
        "surroundings": pictures.surroundings(catalog, scribe),
        "timeline": pictures.timeline(catalog, scribe),
        "ladder": pictures.ladder(catalog, scribe, next(iter(catalog.collections["maturity"].values()))),
    }


@pytest.mark.parametrize("count", range(1, 9))
def test_every_box_is_as_wide_as_a_word_and_within_the_picture(count: int) -> None:
    for name, picture in drawn(of_subjects(count)).items():
        tree = ET.fromstring(picture)
        _, _, width, height = map(float, tree.attrib["viewBox"].split())
        for rect in tree.iter("rect"):
            x, y, across, high = (float(rect.attrib[key]) for key in ("x", "y", "width", "height"))
            assert across >= 18, name
            assert high > 0, name
            assert -0.1 <= x <= x + across <= width + 1, name
            assert -0.1 <= y <= y + high <= height + 1, name
        boxes = [g for g in tree.iter("g") if "tb-box" in g.attrib["class"]]
        assert all(float(g[0].attrib["width"]) >= 90 for g in boxes), name


def test_two_subjects_are_drawn_as_narrow_as_a_phone() -> None:
    for picture in drawn(of_subjects(2)).values():
        assert 'viewBox="0 0 360 ' in picture
        assert "min-width" not in picture


def light(colour: str) -> float:
    """Return the relative luminance of a colour, as WCAG has it."""
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, bright = sorted((light(one), light(other)))
    return (bright + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", ["[data-md-color-scheme] {", '[data-md-color-scheme="slate"] {'])
def test_every_subject_has_a_colour_that_can_be_read_and_a_shape(scheme: str) -> None:
    rules = STYLES.partition(scheme)[2].partition("}")[0]
    colours = dict(re.findall(r"--(tb-s\d|tb-on-mark|tb-panel|md-default-bg-color): (#\w+);", rules))
    on_mark = colours["tb-on-mark"].replace("#fff", "#ffffff")
    subjects = {name: colour for name, colour in colours.items() if name.startswith("tb-s")}
    assert len(set(subjects.values())) == COLOURED
    for name, colour in subjects.items():
        assert contrast(colour, on_mark) >= READABLE, name
        assert contrast(colour, colours["md-default-bg-color"]) >= READABLE, name
        assert f".{name} {{ --tb-own: var(--{name}); --tb-shape: " in STYLES
