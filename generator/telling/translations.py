"""The texts that are to be written in another language, in words."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.translation import Behind


def tell_translations(found: Sequence[Behind], astray: Sequence[str] = ()) -> Iterator[str]:
    """Yield a list of texts to write, file by file, small enough to be shared out."""
    for name in astray:
        yield f"`Wording-only-of: {name}` names no commit of this history, or several, or no language."
    if not found:
        yield "Every text is there in every language, and none fell behind."
        return
    for src_uri, some in groupby(found, key=lambda one: one.src_uri):
        yield src_uri
        for one in some:
            why = f"has not followed `{one.changed}`" if one.changed else "is missing"
            yield f"  {one.place}: `{one.locale}` {why}"
            yield from (f"      {what} {text}" for what, text in _wordings(one))
    yield f"{len(found)} to write, in {len({one.src_uri for one in found})} files."


def _wordings(one: Behind) -> Iterator[tuple[str, str]]:
    """Yield what each language says, and what the newer one said before."""
    if one.changed:
        yield f"{one.changed} was:", one.before or "(nothing)"
    for locale in sorted(one.texts, key=lambda locale: locale != one.changed):
        yield f"{locale} is: ", one.texts[locale]
