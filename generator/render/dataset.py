"""Dataset: the content of a locale as JSON, and as tables for spreadsheets.

The JSON holds every entry as its file has it, each text in the locale's language and without marks. Keys are those of
the content model. `FORMAT` counts up when a program that read the last one may fail with the next.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from generator.catalog import trust_of
from generator.models.claim import Statement
from generator.models.text import Text
from generator.render.addresses import address_of
from generator.render.bibliography import bibliography
from generator.render.exports import guarded

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.catalog import Entry
    from generator.guide.graph import DecisionGraph
    from generator.render.scribe import Scribe

FORMAT = 1
ADDRESS = "open-data/"
JSON = "content.json"
LICENCE = "CC-BY-4.0"
_BETWEEN = "; "
"""What stands between several values in one cell."""
Table = list[list[str]]
"""Rows of cells, the heads first."""


def dataset_files(scribe: Scribe, graphs: Mapping[str, DecisionGraph], root: str) -> dict[str, bytes]:
    """Return the files by their address in the locale.

    Args:
        scribe: the writer of the locale.
        graphs: guide to its compiled graph.
        root: address of the locale's root, absolute where the site's address is known.
    """
    told = {"about": _about(scribe, root), **_entries(scribe, root), "guides": _guides(scribe, graphs, root)}
    files = {JSON: json.dumps(told, ensure_ascii=False, indent=1) + "\n"}
    files |= {f"{name}.csv": _csv(rows) for name, rows in tables(scribe, root).items()}
    return {f"{ADDRESS}{name}": text.encode() for name, text in files.items()}


def tables(scribe: Scribe, root: str) -> dict[str, Table]:
    """Return each table by its name."""
    catalog = scribe.catalog
    return {
        "differences": _differences(scribe, root),
        "statements": [
            ["entry", "path", "text", "sources", "status", "confidence", "basis", "checked", "page"],
            *(row for entry in catalog.entries() for row in _statements(scribe, entry, root)),
        ],
        "tools": _flat(
            scribe,
            catalog.ordered("tools"),
            root,
            (
                "name",
                "category",
                "subjects",
                "purpose",
                "licence",
                "open_source",
                "steward",
                "status",
                "last_release",
                "repository",
                "checked",
            ),
        ),
        "terms": _flat(
            scribe, catalog.ordered("terms"), root, ("title", "definition", "also", "see", "sources")
        ),
        "sources": _flat(
            scribe,
            bibliography(catalog),
            root,
            ("title", "authors", "publisher", "year", "url", "kind", "language", "accessed"),
        ),
    }


def _about(scribe: Scribe, root: str) -> dict[str, Any]:
    catalog = scribe.catalog
    return {
        "format": FORMAT,
        "title": scribe.plain(catalog.comparison.title),
        "language": scribe.locale,
        "licence": LICENCE,
        "address": root,
        "repository": catalog.comparison.repository,
        "subjects": [subject.id for subject in catalog.subjects],
    }


def _entries(scribe: Scribe, root: str) -> dict[str, Any]:
    return {
        name: {
            entry.id: {"page": f"{root}{address_of(entry)}"} | _told(scribe, entry.body)
            for entry in held.values()
        }
        for name, held in scribe.catalog.collections.items()
    }


def _guides(scribe: Scribe, graphs: Mapping[str, DecisionGraph], root: str) -> dict[str, Any]:
    return {
        entry.id: {"page": f"{root}{address_of(entry)}"}
        | _told(scribe, entry.body)
        | {"graph": graphs[entry.id].to_json()}
        for entry in scribe.catalog.guides.values()
    }


def _told(scribe: Scribe, value: Any) -> Any:
    """Return a value of the content model as JSON has it; what is empty is left out of objects."""
    if isinstance(value, Text):
        return scribe.plain(value)
    if isinstance(value, BaseModel):
        fields = {name: getattr(value, name) for name in type(value).model_fields}
        return {name: _told(scribe, inner) for name, inner in fields.items() if inner not in (None, (), {})}
    if isinstance(value, dict):
        return {str(key): _told(scribe, inner) for key, inner in value.items()}
    if isinstance(value, tuple):
        return [_told(scribe, inner) for inner in value]
    return value.isoformat() if isinstance(value, dt.date) else value


def _differences(scribe: Scribe, root: str) -> Table:
    subjects = [subject.id for subject in scribe.catalog.subjects]
    heads = ["id", "theme", "title", *subjects, "why", "sources", "page"]
    rows = [heads]
    for entry in scribe.catalog.ordered("differences"):
        values = entry.body.values
        cited = dict.fromkeys(source for subject in subjects for source in values[subject].sources)
        said = [scribe.plain(values[subject].text) for subject in subjects]
        why = scribe.plain(entry.body.why)
        page = f"{root}{address_of(entry)}"
        rows.append(
            [
                entry.id,
                entry.body.theme,
                scribe.plain(entry.body.title),
                *said,
                why,
                _BETWEEN.join(cited),
                page,
            ]
        )
    return rows


def _statements(scribe: Scribe, entry: Entry, root: str) -> Iterator[list[str]]:
    """Yield a row for each sentence that names sources of its own, with what it inherits from its entry."""
    for path, model in entry.parts:
        if isinstance(model, Statement):
            trust = trust_of(entry.body, model)
            place = f"{root}{address_of(entry, getattr(model, 'id', ''))}"
            cited = _BETWEEN.join(model.sources)
            trusted = [model.status, trust.confidence, trust.basis, trust.checked]
            yield [entry.ref, "/".join(map(str, path)), scribe.plain(model.text), cited, *trusted, place]


def _flat(scribe: Scribe, entries: Sequence[Entry], root: str, keys: Sequence[str]) -> Table:
    """Return a table of values that are words, or lists of words."""
    rows = [["id", *keys, "page"]]
    for entry in entries:
        cells = [_cell(scribe, getattr(entry.body, key)) for key in keys]
        rows.append([entry.id, *cells, f"{root}{address_of(entry)}"])
    return rows


def _cell(scribe: Scribe, value: Any) -> str:
    if isinstance(value, dict):  # words by locale
        value = value.get(scribe.locale, ())
    return _BETWEEN.join(map(str, value)) if isinstance(value, tuple) else str(_told(scribe, value))


def _csv(rows: Table) -> str:
    """Write a table as RFC 4180 has it; no cell becomes a formula."""
    written = io.StringIO()
    csv.writer(written).writerows([guarded(cell) for cell in row] for row in rows)
    return written.getvalue()
