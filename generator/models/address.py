"""Address: where something stands on the web."""

from __future__ import annotations

import re
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

_ODD = re.compile(r"""[\x00-\x20\x7f<>"`\\^{|}]""")
"""What an address holds only as a percent sign and digits."""
_HOST = re.compile(r"(?:[^\W_](?:[\w-]*[^\W_])?\.)*[^\W_](?:[\w-]*[^\W_])?\.?|\[[0-9a-fA-F:.]+\]")


def is_address(text: str) -> bool:
    """Tell whether a text is a whole web address: with a host, and without a name or password for it."""
    if not text.startswith(("https://", "http://")) or _ODD.search(text):
        return False
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        return False
    host = parts.netloc.removesuffix(f":{port}") if port is not None else parts.netloc
    return _HOST.fullmatch(host) is not None


def _sound(value: str) -> str:
    if value != "unknown" and not is_address(value):
        raise PydanticCustomError("address", "a whole address with a host, without a name or password in it")
    return value


Address = Annotated[str, Field(pattern=r"^(https?://\S+|unknown)$"), AfterValidator(_sound)]
"""A web address, or `unknown`."""
SecureAddress = Annotated[str, Field(pattern=r"^(https://\S+|unknown)$"), AfterValidator(_sound)]
"""A web address with https, or `unknown`."""
Repository = Annotated[str, Field(pattern=r"^https://\S+[^/\s]$"), AfterValidator(_sound)]
"""A web address with https and without a slash at its end: others are made of it."""
