"""What a comparison holds, as tables in Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.inventory import Inventory


def tell_inventory(held: Inventory) -> Iterator[str]:
    """Yield what a comparison holds, in Markdown tables."""
    yield "| collection | entries |\n|---|---:|"
    yield from (f"| {name} | {number} |" for name, number in held.entries.items())
    share = held.well_sourced / max(1, held.statements)
    yield f"\n{held.statements} statements; {held.well_sourced} ({share:.0%}) rest on a paper, a book, a standard or a law."
    yield (
        "By confidence: "
        + ", ".join(f"{name} {number}" for name, number in sorted(held.confidence.items()))
        + "."
    )
    languages = ", ".join(
        f"{locale} {number / max(1, held.texts):.0%}" for locale, number in held.translated.items()
    )
    yield f"{held.texts} texts: {languages}."
    subjects = list(next(iter(held.lengths.values()), {}))
    yield f"\n| aspect | {' | '.join(f'{name}: claims, mean words' for name in subjects)} |\n|---|{'---:|' * len(subjects)}"
    for aspect, sides in held.lengths.items():
        yield f"| {aspect} | " + " | ".join(f"{count}, {words:.0f}" for count, words in sides.values()) + " |"
