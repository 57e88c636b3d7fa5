"""The question by which a new entry is asked for one of its keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.new.key import Key


_MOST_CHOICES = 24
"""So many are listed; of more, the nearest to what was typed is named."""


def prompt_of(key: Key, likely: str = "") -> str:
    """Return the question for a key of a new entry; its answer is one line, or nothing."""
    told = [key.shown, *([f"  {key.meaning}"] if key.meaning else []), *_choices(key)]
    if likely and key.locale:
        told.append(f"  the same in {key.locale}? Then press Enter.")
    return "\n".join([*told, " "])


def _choices(key: Key) -> list[str]:
    several = " (several: with commas)" if key.several else ""
    if key.titles and len(key.titles) <= _MOST_CHOICES:
        wide = max(map(len, key.titles))
        return [f"  one of{several}:", *(f"    {name:{wide}}  {title}" for name, title in key.titles.items())]
    if key.choices and len(key.choices) <= _MOST_CHOICES:
        return [f"  one of: {', '.join(key.choices)}{several}"]
    return [f"  an id, like {key.choices[0]}{several}"] if key.choices else []
