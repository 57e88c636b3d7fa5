"""The Atom feed of a locale: which entries changed, commit by commit."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from markupsafe import Markup

from generator.render.addresses import address_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.catalog import Catalog, Entry
    from generator.commits import Commit
    from generator.render.scribe import Scribe

ATOM = "http://www.w3.org/2005/Atom"
NAME = "changes.xml"
_ENTRIES = 30
_NAMED = 3
"""A title names so many of the entries that changed."""


def feed(scribe: Scribe, commits: Sequence[Commit], root: str) -> bytes | None:
    """Return the feed; None when no commit is known that changed an entry still there.

    Args:
        scribe: the writer of the locale.
        commits: from new to old.
        root: address of the locale's root, or nothing when it is not known.
    """
    by_file = {entry.src_uri: entry for entry in scribe.catalog.entries() if entry.collection != "sources"}
    found = [(commit, [by_file[uri] for uri in commit.src_uris if uri in by_file]) for commit in commits]
    told = [(commit, entries) for commit, entries in found if entries][:_ENTRIES]
    if not told:
        return None
    ET.register_namespace("", ATOM)
    top = ET.Element(f"{{{ATOM}}}feed", {"xml:lang": scribe.locale})
    title = scribe.plain(scribe.catalog.comparison.title)
    _add(top, "title", f"{title}: {scribe.words('head.feed')}")
    _add(top, "id", f"{_repository(scribe.catalog)}#{scribe.locale}")
    _add(top, "updated", told[0][0].when.isoformat())
    _add(_add(top, "author"), "name", title)
    if root:
        _add(top, "link", rel="alternate", type="text/html", href=root)
        _add(top, "link", rel="self", type="application/atom+xml", href=f"{root}{NAME}")
    for commit, entries in told:
        _tell(top, scribe, commit, entries, root)
    ET.indent(top)
    written: bytes = ET.tostring(top, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _tell(top: ET.Element, scribe: Scribe, commit: Commit, entries: Sequence[Entry], root: str) -> None:
    address = f"{_repository(scribe.catalog)}/commit/{commit.id}"
    names = [_name(scribe, entry) for entry in entries]
    more = scribe.words("feed.more", n=len(names) - _NAMED) if len(names) > _NAMED else ""
    entry = _add(top, "entry")
    _add(entry, "title", " · ".join([*names[:_NAMED], *filter(None, [more])]))
    _add(entry, "id", address)
    _add(entry, "updated", commit.when.isoformat())
    _add(entry, "link", rel="alternate", type="text/html", href=address)
    parts = [
        Markup('<li><a href="{}">{}</a></li>').format(f"{root}{address_of(one)}", name)
        if root
        else Markup("<li>{}</li>").format(name)
        for one, name in zip(entries, names, strict=True)
    ]
    said = Markup("<p>{}</p><ul>{}</ul>").format(commit.subject, Markup().join(parts))
    _add(entry, "content", str(said), type="html")


def _name(scribe: Scribe, entry: Entry) -> str:
    body = entry.body
    return scribe.plain(body.title if hasattr(body, "title") else body.name)


def _repository(catalog: Catalog) -> str:
    return catalog.comparison.repository.rstrip("/")


def _add(parent: ET.Element, name: str, text: str = "", **attributes: str) -> ET.Element:
    element = ET.SubElement(parent, f"{{{ATOM}}}{name}", attributes)
    element.text = text or None
    return element
