"""References: names of other entries, typed by the collection that they point into."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, ClassVar, Self

from pydantic_core import PydanticCustomError, core_schema

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue

ANY_ENTRY = re.compile(r"(?P<collection>[a-z]+(?:-[a-z]+)*)/(?P<id>[a-z0-9-]+)(?:#(?P<claim>[a-z0-9-]+))?\Z")
_ENTRY_FORM = r"^[a-z]+(-[a-z]+)*/[a-z0-9-]+(#[a-z0-9-]+)?$"
"""The same in the words of a JSON Schema."""


class Reference(str):
    """The name of another entry; `collection` is empty when the name carries it."""

    __slots__ = ()

    collection: ClassVar[str] = ""

    def target(self) -> tuple[str, str, str]:
        """Return collection, id and claim id; the last is empty when a whole entry is meant."""
        if self.collection:
            return self.collection, str(self), ""
        match = ANY_ENTRY.match(self)
        return (match["collection"], match["id"], match["claim"] or "") if match else ("", str(self), "")

    @classmethod
    def __get_pydantic_core_schema__(
        cls, _source: Any, _handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        """Let pydantic build a reference from a string."""
        return core_schema.no_info_plain_validator_function(cls._parse)

    @classmethod
    def __get_pydantic_json_schema__(
        cls, _schema: core_schema.CoreSchema, _handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Tell editors what a reference looks like; which there are, `timbang check` says."""
        form = "^[a-z0-9]+(-[a-z0-9]+)*$" if cls.collection else _ENTRY_FORM
        return {"type": "string", "description": cls.__doc__ or "", "pattern": form}

    @classmethod
    def _parse(cls, value: Any) -> Self:
        if not isinstance(value, str) or not value:
            raise PydanticCustomError("reference_form", "A name of an entry is missing here.")
        if not cls.collection and not ANY_ENTRY.match(value):
            raise PydanticCustomError("entry_form", "`{value}` does not name an entry.", {"value": value})
        return cls(value)


class SourceId(Reference):
    """The id of a source."""

    __slots__ = ()
    collection = "sources"


class SubjectId(Reference):
    """The id of a subject."""

    __slots__ = ()
    collection = "subjects"


class ThemeId(Reference):
    """The id of a theme."""

    __slots__ = ()
    collection = "themes"


class RoleId(Reference):
    """The id of a role."""

    __slots__ = ()
    collection = "roles"


class TermId(Reference):
    """The id of a term."""

    __slots__ = ()
    collection = "terms"


class CategoryId(Reference):
    """The id of a category of tools."""

    __slots__ = ()
    collection = "categories"


class ToolId(Reference):
    """The id of a tool."""

    __slots__ = ()
    collection = "tools"


class EntryRef(Reference):
    """`collection/id` or `collection/id#claim`: any entry, or one claim in it."""

    __slots__ = ()
