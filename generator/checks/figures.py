"""Checks of figures: each says of which year it is, and is the same in every language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from generator.checks.sentences import written
from generator.diagnostics import Finding
from generator.models.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.catalog import Catalog, Entry
    from generator.yaml_source import Path


@dataclass(frozen=True)
class _Writing:
    """How a language writes numbers."""

    thousands: str
    decimal: str
    scales: Mapping[str, float]
    joints: str
    """Words between two numbers of which the second alone carries the scale."""


_WRITINGS = {
    "en": _Writing(",", ".", {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}, "to|and"),
    "id": _Writing(".", ",", {"ribu": 1e3, "juta": 1e6, "miliar": 1e9, "triliun": 1e12}, "sampai|hingga|dan"),
}
"""Languages whose figures are compared."""

_UNIT = re.compile(
    r"\s*%|\s+(?:percent|per ?cent|persen|million|billion|trillion|juta|miliar|triliun|kali lipat"
    r"|times (?!a |per |each )|(?:US )?dollars?|dolar|euros?|rupiah)\b"
)
"""What makes a number a finding of somebody, at some time."""

_CURRENCY = re.compile(r"(?:US\$|[$€£]|\bRp)\s?$")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_COUNTED = re.compile(r"\d|illion|juta|miliar|triliun")
"""What a text without figures lacks."""

_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)|year unknown|tahun tidak diketahui")
"""A year, or that it was looked for and not found."""

_NOT_SAID = re.compile(r"`[^`]*`|\]\([^()]*\)")
"""Code and targets of links."""

_NEAR = 40
"""So many characters beside a number are looked at."""

_LARGE = 1e6
"""From here on, numbers are written with a word."""

_FEW = 20
"""Numbers up to this one may be written in words in one language and in digits in another."""


@dataclass(frozen=True)
class _Figure:
    number: str
    written: str
    """The number with its scale or unit."""
    value: float | None
    """None when this language does not write numbers so; a version number may be written so anyway."""
    has_unit: bool


def faulty_figures(catalog: Catalog) -> Iterator[tuple[Entry, Finding]]:
    """Find figures without a year beside them, and others that one language alone has."""
    for entry, path, text in written(catalog):
        finding = _without_year(entry.body, path, text) or _differing(path, text.by_locale)
        if finding:
            yield entry, finding


def _without_year(body: Any, path: Path, text: Text) -> Finding | None:
    for locale, sentence in text.by_locale.items() or [("", text.everywhere)]:
        figure = _undated(sentence)
        if figure and not _YEAR.search(_beside(body, path)):
            return _no_year((*path, locale) if locale else path, figure)
    return None


def _beside(body: Any, path: Path) -> str:
    """Return the name and the year of the innermost model that holds a text."""
    model, held = body, body
    for step in path:
        held = getattr(held, step) if isinstance(step, str) and hasattr(held, step) else held[step]
        model = held if isinstance(held, BaseModel) else model
    name = getattr(model, "name", None)
    said = [*name.by_locale.values(), name.everywhere] if isinstance(name, Text) else []
    return f"{' '.join(said)} year {getattr(model, 'year', '')}"


def _undated(sentence: str) -> str:
    """Return the first figure of a sentence that names no year."""
    if not _DIGIT.search(sentence) or _YEAR.search(sentence):
        return ""
    bare = _NOT_SAID.sub(" ", sentence)
    for number in _NUMBER.finditer(bare):
        unit = _UNIT.match(bare, number.end())
        if unit or _CURRENCY.search(bare[max(0, number.start() - _NEAR) : number.start()]):
            return number[0] + (unit[0].rstrip() if unit else "")
    return ""


def _no_year(path: Path, figure: str) -> Finding:
    return Finding(
        path,
        f"The figure `{figure}` has no year.",
        expected="the year in the same text, or in the name of the claim",
        remedy="Say of which year it is, or `(year unknown)`; a threshold may stand in `code`.",
        words=figure,
        rule="figure-without-year",
    )


def _differing(path: Path, said: Mapping[str, str]) -> Finding | None:
    one, other = _WRITINGS
    if (
        one not in said
        or other not in said
        or not (_COUNTED.search(said[one]) or _COUNTED.search(said[other]))
    ):
        return None
    first, second = (list(_figures(said[locale], _WRITINGS[locale])) for locale in _WRITINGS)
    lone, strange = _unmatched(first, second), _unmatched(second, first)
    if strange and lone:
        meant = f"{_in_writing(lone[0], _WRITINGS[other])}, as `{lone[0].written}` stands under `{one}`"
        return _differs((*path, other), strange[0], meant)
    if strange:
        return _differs((*path, other), strange[0], f"the same figures as under `{one}`")
    return _differs((*path, one), lone[0], f"the same figures as under `{other}`") if lone else None


def _in_writing(figure: _Figure, writing: _Writing) -> str:
    """Write a figure of one language as another writes it."""
    if figure.value is None or figure.written.isdigit():
        return figure.written
    if figure.written.isalpha():
        return next(word for word, scale in writing.scales.items() if scale == figure.value)
    swap = {",": writing.thousands, ".": writing.decimal}
    return "".join(swap.get(character, character) for character in f"{figure.value:,.12g}")


def _differs(path: Path, figure: _Figure, expected: str) -> Finding:
    return Finding(
        path,
        f"The figure `{figure.written}` stands under `{path[-1]}` alone.",
        expected=expected,
        remedy="Hold both against the source. English writes 4,000.5, Indonesian 4.000,5; a million is *juta*, a billion *miliar*.",
        words=figure.written,
        rule="figures-differ",
    )


def _unmatched(figures: list[_Figure], others: list[_Figure]) -> list[_Figure]:
    """Return the figures that the other language lacks."""
    values = {other.value for other in others} - {None}
    alike = {other.number: other.value for other in others if not other.has_unit}
    return [one for one in figures if one.value not in values and not _may_stand_alone(one, alike)]


def _may_stand_alone(figure: _Figure, alike: Mapping[str, float | None]) -> bool:
    """Tell whether a number is a version, written alike in every language, or small enough for a word."""
    if figure.has_unit:
        return False
    version = figure.number in alike and None in {figure.value, alike[figure.number]}
    return version or (figure.number.isdigit() and int(figure.number) <= _FEW)


def _figures(sentence: str, writing: _Writing) -> Iterator[_Figure]:
    bare = _NOT_SAID.sub(" ", sentence)
    for number in _NUMBER.finditer(bare):
        unit = _UNIT.match(bare, number.end())
        currency = _CURRENCY.search(bare[max(0, number.start() - _NEAR) : number.start()])
        value = _read(number[0], writing)
        scaled = None if value is None else value * _scale(bare[number.end() : number.end() + _NEAR], writing)
        yield _Figure(
            number[0], number[0] + (unit[0].rstrip() if unit else ""), scaled, bool(unit or currency)
        )

    yield from (
        _Figure(word, word, writing.scales[word], has_unit=True) for word in _lone_scales(bare, writing)
    )


def _lone_scales(bare: str, writing: _Writing) -> Iterator[str]:
    """Yield words for large numbers that follow no digits: a unit of its own, or *hundreds of millions*."""
    words = "|".join(word for word, scale in writing.scales.items() if scale >= _LARGE)
    for found in re.finditer(rf"(\d\s+)?\b({words})(?:s|an)?\b", bare):
        if not found[1]:
            yield found[2]


def _read(number: str, writing: _Writing) -> float | None:
    """Read a number as a language writes it."""
    whole, _, fraction = number.partition(writing.decimal)
    first, *rest = whole.split(writing.thousands)
    grouped = not rest or (len(first) in range(1, 4) and {len(group) for group in rest} == {3})
    if not grouped or not (fraction or "0").isdigit():
        return None
    return float(f"{first}{''.join(rest)}.{fraction or 0}")


def _scale(rest: str, writing: _Writing) -> float:
    """Return by what the word behind a number multiplies it; of a range, the second number alone has it."""
    scales = "|".join(writing.scales)
    upper = rf"\s?(?:[-\u2013]|(?:{writing.joints})\s)\s?(?:Rp|US\$)?[\d.,]+"
    found = re.match(rf"(?:{upper})?\s+({scales})\b", rest)
    return writing.scales[found[1]] if found else 1.0
