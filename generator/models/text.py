"""Text: the same sentence in each locale, side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pydantic_core import PydanticCustomError, core_schema

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue


@dataclass(frozen=True)
class Text:
    """Inline Markdown per locale, or one string that is the same everywhere."""

    by_locale: Mapping[str, str]
    """Locale to text; empty when the text is the same everywhere."""
    everywhere: str = ""

    def get(self, locale: str) -> str | None:
        """Return the text in a locale, or None when that translation is missing."""
        return self.everywhere or self.by_locale.get(locale)

    def missing(self, locales: tuple[str, ...]) -> tuple[str, ...]:
        """Return the locales in which the text is missing."""
        return tuple(locale for locale in locales if self.get(locale) is None)

    @classmethod
    def __get_pydantic_core_schema__(
        cls, _source: Any, _handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        """Let pydantic build a Text from a string or from a map of locale to string."""
        return core_schema.no_info_plain_validator_function(_parse)

    @classmethod
    def __get_pydantic_json_schema__(
        cls, _schema: core_schema.CoreSchema, _handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Tell editors what a text looks like."""
        by_locale = {"type": "object", "additionalProperties": {"type": "string", "minLength": 1}}
        return {"title": "Text", "anyOf": [{"type": "string", "minLength": 1}, by_locale]}


def _parse(value: Any) -> Text:
    if isinstance(value, Text):
        return value
    if isinstance(value, str) and value.strip():
        return Text({}, value.strip())
    if isinstance(value, dict) and value:
        return Text({locale: _sentence(locale, text) for locale, text in value.items()})
    raise PydanticCustomError("text_form", "A text is missing here.")


def _sentence(locale: str, text: Any) -> str:
    if isinstance(text, str) and text.strip():
        return text.strip()
    what = "nothing" if text is None or text == "" else f"{text!r}, which is not text"
    raise PydanticCustomError(
        "text_in_locale", "Under `{locale}` stands {what}.", {"locale": locale, "what": what, "at": locale}
    )
