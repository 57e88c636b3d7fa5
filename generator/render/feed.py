"""The Atom feed of a locale: which entries were added, changed and removed, commit by commit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from markupsafe import Markup

from generator.models.reference import EntryRef
from generator.render.addresses import address_of
from generator.render.uses import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.catalog import Catalog, Entry
    from generator.commits import Commit
    from generator.render.scribe import Scribe

ATOM = "http://www.w3.org/2005/Atom"
NAME = "changes.xml"
_ENTRIES = 30
_NAMED = 3
"""A title names so many of the entries of a kind of change."""
_LISTED = 20
"""So many entries of a page are listed for a kind of change; of more, their number is told."""
_PAGES = {**KINDS, "sources": "sources.title"}
"""Collection to the words that name the page of its entries."""
_FOLDERS = {f"content/{collection}": collection for collection in _PAGES} | {"decision_tree/guides": "guides"}


@dataclass(frozen=True)
class Told:
    """One entry that a commit changed: what it is called, and where it stands, if it or its successor is there."""

    page: str
    """Key of the words that name its page."""
    name: str
    address: str | None


def feed(scribe: Scribe, commits: Sequence[Commit], root: str) -> bytes | None:
    """Return the feed; None when no commit is known that changed an entry.

    Args:
        scribe: the writer of the locale.
        commits: from new to old.
        root: address of the locale's root, or nothing when it is not known.
    """
    by_file = {entry.src_uri: entry for entry in scribe.catalog.entries()}
    found = ((commit, _changes(scribe, commit, by_file)) for commit in commits)
    told = [(commit, changes) for commit, changes in found if changes][:_ENTRIES]
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
    for commit, changes in told:
        _tell(top, scribe, commit, changes, root)
    ET.indent(top)
    written: bytes = ET.tostring(top, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _changes(scribe: Scribe, commit: Commit, by_file: Mapping[str, Entry]) -> dict[str, list[Told]]:
    """Return what a commit added, changed and removed, in the order of the pages that show it."""
    kinds: dict[str, list[Told]] = {"added": [], "changed": [], "removed": []}
    for src_uri in commit.src_uris:
        kind = next((one for one in ("added", "removed") if src_uri in getattr(commit, one)), "changed")
        told = _told(scribe, src_uri, by_file.get(src_uri))
        if told:
            kinds[kind].append(told)
    pages = list(dict.fromkeys(_PAGES.values()))
    return {kind: sorted(told, key=lambda one: pages.index(one.page)) for kind, told in kinds.items() if told}


def _told(scribe: Scribe, src_uri: str, entry: Entry | None) -> Told | None:
    """Return what to call the entry of a file; one that is gone by its id; nothing for a file of another kind."""
    folder, _, file = src_uri.rpartition("/")
    if folder not in _FOLDERS:
        return None
    collection, name = _FOLDERS[folder], file.rpartition(".")[0]
    if entry:
        return Told(_PAGES[collection], _name(scribe, entry), address_of(entry))
    moved = scribe.catalog.moved.get(EntryRef(f"{collection}/{name}"))
    now = scribe.catalog.find(moved) if moved else None
    return Told(_PAGES[collection], name, address_of(now) if now else None)


def _tell(
    top: ET.Element, scribe: Scribe, commit: Commit, changes: Mapping[str, Sequence[Told]], root: str
) -> None:
    address = f"{_repository(scribe.catalog)}/commit/{commit.id}"
    entry = _add(top, "entry")
    _add(entry, "title", " · ".join(_title(scribe, kind, told) for kind, told in changes.items()))
    _add(entry, "id", address)
    _add(entry, "updated", commit.when.isoformat())
    _add(entry, "link", rel="alternate", type="text/html", href=address)
    parts = [part for kind, told in changes.items() for part in _list(scribe, kind, told, root)]
    said = Markup('<p>{} <q lang="{}">{}</q></p>').format(
        scribe.words("feed.said"), scribe.catalog.locales[0], commit.subject
    )
    _add(entry, "content", str(Markup().join([*parts, said])), type="html")


def _title(scribe: Scribe, kind: str, told: Sequence[Told]) -> str:
    """Return what a title says of a kind of change."""
    names = ", ".join(one.name for one in told[:_NAMED])
    return f"{scribe.words(f'feed.{kind}')}: {names}{_more(scribe, len(told) - _NAMED)}"


def _list(scribe: Scribe, kind: str, told: Sequence[Told], root: str) -> Iterator[Markup]:
    """Yield the heading of a kind of change, and a line for each page with the entries there."""
    yield Markup("<p><strong>{}</strong></p><ul>").format(scribe.words(f"feed.{kind}"))
    for page in dict.fromkeys(one.page for one in told):
        here = [one for one in told if one.page == page]
        links = Markup(", ").join(_link(one, root) for one in here[:_LISTED])
        yield Markup("<li>{}: {}{}</li>").format(
            scribe.words(page), links, _more(scribe, len(here) - _LISTED)
        )
    yield Markup("</ul>")


def _link(told: Told, root: str) -> Markup:
    if told.address is None:
        return Markup("<code>{}</code>").format(told.name)
    return (
        Markup('<a href="{}">{}</a>').format(f"{root}{told.address}", told.name)
        if root
        else Markup.escape(told.name)
    )


def _more(scribe: Scribe, number: int) -> str:
    return f" {scribe.words('feed.more', n=number)}" if number > 0 else ""


def _name(scribe: Scribe, entry: Entry) -> str:
    title = entry.body.title if hasattr(entry.body, "title") else entry.body.name
    return title if isinstance(title, str) else scribe.plain(title)


def _repository(catalog: Catalog) -> str:
    return catalog.comparison.repository.rstrip("/")


def _add(parent: ET.Element, name: str, text: str = "", **attributes: str) -> ET.Element:
    element = ET.SubElement(parent, f"{{{ATOM}}}{name}", attributes)
    element.text = text or None
    return element
