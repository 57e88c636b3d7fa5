"""Reading time: how many minutes a page takes, from the words that it shows at once."""

from __future__ import annotations

import re

WORDS_A_MINUTE = 220
"""Between the 238 that adults read of English prose (Brysbaert 2019) and what tables and terms cost."""
_UNREAD = re.compile(
    r"<(svg|script|style|details|template|form|term-notes)\b.*?</\1>", re.DOTALL | re.IGNORECASE
)
"""Parts that are looked at, opened on demand, or not shown."""
_TAG = re.compile(r"<[^>]+>|\{ #[\w-]+ \}")
_WORD = re.compile(r"\w[^\s]*")


def reading_time(body: str) -> int:
    """Return the whole minutes that the body of a page takes, at least one."""
    shown = _TAG.sub(" ", _UNREAD.sub(" ", body))
    return max(1, round(len(_WORD.findall(shown)) / WORDS_A_MINUTE))
