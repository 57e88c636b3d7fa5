"""Release: one version of a guide as it was, so that a link to it keeps its promise."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from generator.render.guide_pages import labels_of
from generator.render.scribe import Scribe
from generator.words import words_of

if TYPE_CHECKING:
    from generator.catalog import Catalog, Entry
    from generator.guide.graph import DecisionGraph


def release(catalog: Catalog, entry: Entry, graph: DecisionGraph) -> bytes:
    """Return the file of a version: its graph, and what its questions and outcomes were called."""
    titles = {locale: _titles(Scribe(catalog, words_of(locale), ""), entry) for locale in catalog.locales}
    told = {"graph": graph.to_json(), "titles": titles}
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()


def _titles(scribe: Scribe, entry: Entry) -> dict[str, Any]:
    told = asdict(labels_of(scribe, entry))
    del told["title"]
    return told
