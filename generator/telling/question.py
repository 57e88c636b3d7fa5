"""The question by which a new entry is asked for one of its keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.new.entry import Key


_MOST_CHOICES = 12
"""So many are listed; of more, `timbang check` names the nearest."""


def prompt_of(key: Key) -> str:
    """Return the question for a key of a new entry; its answer is one line, or nothing."""
    told = [key.name]
    if key.meaning:
        told.append(f"  {key.meaning}")
    if key.choices and len(key.choices) <= _MOST_CHOICES:
        told.append(
            f"  one of: {', '.join(key.choices)}" + (" (several: with commas)" if key.several else "")
        )
    elif key.choices:
        told.append(f"  an id, like {key.choices[0]}" + (" (several: with commas)" if key.several else ""))
    return "\n".join([*told, " "])
