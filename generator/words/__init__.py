"""Interface words per locale: what the pages say around the content."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from generator import yaml_source

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class Words:
    """The words of one locale by key."""

    locale: str
    by_key: Mapping[str, str]

    def __call__(self, key: str, **values: object) -> str:
        """Return a word with its {names} replaced by values; an unknown key is wrong code."""
        return self.by_key[key].format(**values) if values else self.by_key[key]

    def group(self, prefix: str) -> dict[str, str]:
        """Return the words whose keys begin with `prefix.`, by the rest of their keys."""
        start = f"{prefix}."
        return {key.removeprefix(start): word for key, word in self.by_key.items() if key.startswith(start)}


@cache
def words_of(locale: str) -> Words:
    """Return the words of a locale.

    Raises:
        KeyError: there are no words for this locale.
    """
    path = files(__name__) / f"{locale}.yml"
    if not path.is_file():
        raise KeyError(locale)
    document, found = yaml_source.read(path.name, path.read_bytes())
    if found:
        raise AssertionError(found)  # these words are code
    return Words(locale, document.value)


def known_locales() -> tuple[str, ...]:
    """Return the locales for which there are words."""
    return tuple(
        sorted(
            path.name.removesuffix(".yml") for path in files(__name__).iterdir() if path.name.endswith(".yml")
        )
    )
