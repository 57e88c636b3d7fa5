"""What a comparison holds, as tables in Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.inventory import Inventory


def tell_inventory(held: Inventory) -> Iterator[str]:
    """Yield what a comparison holds, in Markdown tables."""
    yield "| collection | entries |\n|---|---:|"
    yield from (f"| {name} | {number} |" for name, number in held.entries.items())
    yield "\n" + _of(held.well_sourced, held.statements, "rest on a paper, a book or a standard")
    yield _of(held.interested, held.statements, "rest on blogs or pages of vendors alone")
    confidence = (f"{name} {number}" for name, number in sorted(held.confidence.items()))
    yield f"By confidence: {', '.join(confidence)}."
    shares = (f"{locale} {number / max(1, held.texts):.0%}" for locale, number in held.translated.items())
    yield f"{held.texts} texts: {', '.join(shares)}."
    yield from _care(held)


def _of(some: int, everything: int, what: str) -> str:
    return f"{some} of {everything} statements ({some / max(1, everything):.0%}) {what}."


def _care(held: Inventory) -> Iterator[str]:
    """Yield how much is written of each subject, field by field, and the ratio to the first."""
    sides = held.lengths["all"]
    subjects = " : ".join(next(iter(sides.values())))
    heads = " | ".join(f"{locale}: mean words | {locale}: ratio" for locale in sides)
    yield f"\n| {subjects} | number | {heads} |\n|---|{'---:|' * (1 + 2 * len(sides))}"
    for field, by_locale in held.lengths.items():
        numbers = [one.number for one in next(iter(by_locale.values())).values()]
        if any(numbers):
            means = (_ratio([one.mean for one in by_locale[locale].values()], "{:.1f}") for locale in sides)
            yield f"| {field} | {' : '.join(map(str, numbers))} | {' | '.join(means)} |"
    words = (_ratio([one.words for one in by_subject.values()], "{:,}") for by_subject in sides.values())
    yield f"| words in all | | {' | '.join(words)} |"


def _ratio(values: Sequence[float], form: str) -> str:
    """Return two cells: the values, and each against the first."""
    against = " : ".join(f"{value / values[0]:.2f}" for value in values) if any(values[:1]) else ""
    return f"{' : '.join(form.format(value) for value in values)} | {against}"
