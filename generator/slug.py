"""A slug: any words as lower-case ASCII words joined by hyphens, the form of ids and of parts of addresses."""

from __future__ import annotations

import unicodedata


def slug_of(words: str) -> str:
    """Return the slug of some words; letters lose their accents, all that is no letter or digit separates."""
    # twice: a sign such as the service mark becomes capitals, and some capitals become a letter and its accent
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", words).casefold())
    kept = (sign for sign in plain if not unicodedata.combining(sign))
    return "-".join("".join(sign if sign.isascii() and sign.isalnum() else " " for sign in kept).split())
