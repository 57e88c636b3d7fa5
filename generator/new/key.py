"""Key: something that an entry says in a line, before it is said."""

from __future__ import annotations

import typing
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from generator.models.base import Model
from generator.models.reference import Reference
from generator.models.text import Text
from generator.schema import meanings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.catalog import Catalog

_USUAL = {"confidence": "medium", "basis": "source"}
LAST = ("confidence", "basis", "checked", "sources")
"""What can be said once the rest is."""


@dataclass(frozen=True)
class Key:
    """Something that an entry says, before it is said."""

    name: str
    """As in the file; in a text, the language behind a dot."""
    meaning: str
    choices: tuple[str, ...] = ()
    """What may be answered; empty when anything may."""
    several: bool = False
    usual: str = ""
    kind: type = str
    """What an answer is: digits are a number under `order`, and text in the title `1984`."""
    asked: bool = True
    """Whether the entry needs it; what it may go without is only taken when it is given."""
    titles: Mapping[str, str] = field(default_factory=dict, compare=False)
    """Choice to what it is called."""
    within: str = ""
    """The list that it stands in, with the position there, like `figures.0`; nothing for a key of the entry itself."""

    @property
    def shown(self) -> str:
        """The key as it is named to people, from the entry on."""
        return f"{self.within}.{self.name}" if self.within else self.name

    @property
    def alike(self) -> str:
        """The same without a language: by this name a text is given that is the same in all."""
        return self.shown.removesuffix(f".{self.locale}")

    @property
    def field(self) -> str:
        """The key without a language."""
        return self.name.partition(".")[0]

    @property
    def locale(self) -> str:
        """The language, where there is one."""
        return self.name.partition(".")[2]


def keys_of(model: type[Model], catalog: Catalog) -> tuple[Key, ...]:
    """Return what can be said in a line: texts, choices, references, numbers and days.

    What an entry is made of besides (claims, values, questions) is written in the file.
    """
    names = sorted(model.model_fields, key=lambda name: name in LAST)
    return tuple(key for name in names for key in _keys(model, name, catalog))


def _keys(model: type[Model], name: str, catalog: Catalog) -> Iterator[Key]:
    told = model.model_fields[name]
    meaning, asked = meanings(model).get(name, ""), told.is_required() or name == "sources"
    annotation = next((kind for kind in typing.get_args(told.annotation) if kind is Text), told.annotation)
    if annotation is Text or _is_words(annotation):
        several = annotation is not Text
        yield from (
            Key(f"{name}.{locale}", meaning, several=several, asked=asked) for locale in catalog.locales
        )
    elif (key := _key(name, annotation, meaning, catalog, asked=asked)) is not None:
        yield key


def _is_words(annotation: Any) -> bool:
    """Tell whether a key holds lists of words by language, like `also`."""
    if typing.get_origin(annotation) is not dict:
        return False
    told, held = typing.get_args(annotation)
    return told is str and typing.get_args(held)[:1] == (tuple[str, ...],)


def _key(name: str, annotation: Any, meaning: str, catalog: Catalog, *, asked: bool) -> Key | None:
    several = typing.get_origin(annotation) is tuple
    inner = typing.get_args(annotation)[0] if several else annotation
    if typing.get_origin(inner) is typing.Literal:
        return Key(name, meaning, typing.get_args(inner), several, _USUAL.get(name, ""), asked=asked)
    if isinstance(inner, type) and issubclass(inner, Reference):
        titles = _titles(inner.collection, catalog)
        return Key(name, meaning, tuple(titles), several, asked=asked, titles=titles)
    if (isinstance(inner, type) and issubclass(inner, Model)) or typing.get_origin(inner) is dict:
        return None
    kind = next((kind for kind in (bool, int) if kind in {inner, *typing.get_args(inner)}), str)
    return Key(name, meaning, several=several, kind=kind, asked=asked)


def _titles(collection: str, catalog: Catalog) -> dict[str, str]:
    """Return the ids of a collection with what each is called in the first language."""
    held = catalog.collections.get(collection, {})
    return {name: _called(entry.body, catalog.locales[0]) for name, entry in held.items()}


def _called(body: Any, locale: str) -> str:
    named = getattr(body, "name", None) or getattr(body, "title", "")
    return (named.get(locale) or "") if isinstance(named, Text) else str(named)
