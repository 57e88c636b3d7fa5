"""Tool: a piece of software, its licence, who keeps it, and whether it is still kept."""

from __future__ import annotations

from functools import cache
from typing import Annotated, Literal

from license_expression import ExpressionError, Licensing, get_spdx_licensing
from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from generator.models.address import SecureAddress
from generator.models.base import Many, Model
from generator.models.claim import Trust
from generator.models.month import MonthOrUnknown
from generator.models.reference import CategoryId, SourceId, SubjectId
from generator.models.text import Text

OpenSource = Literal["all", "part", "none"]
"""all: its licence is open source; part: some parts are under another licence; none: it is not open source."""

Upkeep = Literal["active", "quiet", "unmaintained", "archived", "unknown"]
"""active: kept, by releases or by a foundation; quiet: no release for over twelve months; unmaintained:
its keepers say so or released nothing for years; archived: closed; unknown: looked for and not found."""


@cache
def _spdx() -> Licensing:
    """Return what knows every SPDX licence; building it takes a tenth of a second."""
    return get_spdx_licensing()


def known_licences() -> tuple[str, ...]:
    """Return the ids of all SPDX licences."""
    return tuple(_spdx().known_symbols)


@cache
def _is_licence(expression: str) -> bool:
    try:
        named = _spdx().license_keys(expression, simple=True)
        unknown = _spdx().unknown_license_keys(expression, simple=True)
    except ExpressionError:
        return False
    return bool(named) and all(name.startswith("LicenseRef-") for name in unknown)


def _licence(value: object) -> object:
    """Accept what SPDX calls a licence expression; `LicenseRef-` names a licence outside its list."""
    if isinstance(value, str) and _is_licence(value):
        return value
    raise PydanticCustomError(
        "licence_form", "`{value}` is not an SPDX licence expression.", {"value": str(value)}
    )


class Category(Model):
    """A kind of tool, with the need that it meets."""

    title: Text
    order: int
    need: Text
    """What one needs when one needs such a tool."""


class Tool(Trust):
    """A tool; `checked` is the day on which its facts were last looked at."""

    name: Text
    """The name by which its keepers call it."""
    category: CategoryId
    subjects: Many[SubjectId] = Field(min_length=1)
    """The subjects that it is used for."""
    purpose: Text
    """What it does, in one plain sentence."""
    licence: Annotated[str, BeforeValidator(_licence)]
    """Its licence as SPDX writes it, like Apache-2.0 or MIT AND Elastic-2.0; `LicenseRef-` begins the name of
    one that SPDX does not list."""
    open_source: OpenSource
    """How far it is open source."""
    steward: str = Field(min_length=1)
    """Who keeps it: a foundation, a company, a person."""
    status: Upkeep
    """Whether it is still kept."""
    last_release: MonthOrUnknown
    """The month of the newest release that was seen."""
    repository: SecureAddress
    """Where its source code is kept."""
    note: Text | None = None
    """What one should know besides, such as which parts are under another licence."""
    sources: Many[SourceId] = ()
