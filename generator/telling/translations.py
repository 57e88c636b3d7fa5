"""The texts that are to be written in another language, in words."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.translation import Behind


def tell_translations(found: Sequence[Behind]) -> Iterator[str]:
    """Yield a list of texts to write, file by file, small enough to be shared out."""
    if not found:
        yield "Every text is there in every language, and none fell behind."
        return
    for src_uri, some in groupby(found, key=lambda one: one.src_uri):
        yield src_uri
        for one in some:
            why = f"changed in `{one.changed}` since" if one.changed else "missing"
            yield f"  {one.place}: `{one.locale}` {why}"
            yield f"      {one.text}"
    yield f"{len(found)} to write, in {len({one.src_uri for one in found})} files."
