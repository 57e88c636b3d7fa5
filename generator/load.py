"""Reads the content tree into a catalog and collects what is wrong with the files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import ValidationError

from generator import yaml_source
from generator.catalog import Catalog, Entry
from generator.diagnostics import Diagnostic, Span, nearest_of
from generator.errors import NoContentError
from generator.model_errors import diagnose
from generator.models import COLLECTIONS, GUIDES, Comparison, Guide, Redirects, Scenarios
from generator.models.base import KEBAB
from generator.plain_files import content_of, fault_of, is_file, names_in
from generator.site_locales import judged
from generator.slug import slug_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from generator.models.base import Model

CONTENT = "content"
COMPARISON = "content/comparison.yml"
REDIRECTS = "content/redirects.yml"
TREE = "decision_tree"
GUIDE_FOLDER = f"{TREE}/{GUIDES}"
SCENARIO_FOLDER = f"{TREE}/scenarios"
RELEASE_FOLDER = f"{TREE}/releases"
TREE_FOLDERS = (GUIDES, "scenarios", "releases", "runtime")


def load(root: Path, before: Catalog | None = None) -> tuple[Catalog, list[Diagnostic]]:
    """Read every file once. The catalog holds what could be read, the findings the rest.

    An entry of the catalog before, if there was one, is taken again as long as its file says the same.

    Raises:
        NoContentError: the root has no `content/comparison.yml`, or its content may not be read.
    """
    _find_content(root)
    reader = _Reader(root, before)
    comparison = reader.comparison()
    collections = {
        name: reader.folder(f"{CONTENT}/{name}", name, model) for name, model in COLLECTIONS.items()
    }
    guides = reader.folder(GUIDE_FOLDER, GUIDES, Guide)
    guides = dict(sorted(guides.items(), key=lambda named: (named[1].body.order, named[0])))
    scenarios = reader.folder(SCENARIO_FOLDER, "scenarios", Scenarios)
    files = {name.removeprefix(f"{CONTENT}/") for name in (COMPARISON, REDIRECTS)}
    reader.find_strangers(CONTENT, {*COLLECTIONS, *files}, COLLECTIONS)
    reader.find_strangers(TREE, set(TREE_FOLDERS), TREE_FOLDERS)
    reader.find_guideless(guides, scenarios)
    entries = [entry for held in (*collections.values(), guides) for entry in held.values()]
    body, faults = judged(comparison, entries)
    releases = {guide: _versions(root / RELEASE_FOLDER / guide) for guide in guides}
    unread = frozenset((*reader.unread, *reader.missed(entries)))
    settings = (
        Entry("comparison", "comparison", comparison[1], comparison[0]) if comparison and not faults else None
    )
    catalog = Catalog(body, collections, guides, scenarios, releases, unread, settings, reader.redirects())
    return catalog, [*reader.found, *faults]


def _find_content(root: Path) -> None:
    try:
        if (root / COMPARISON).is_file():
            return
        names = [path.name for path in (root / CONTENT).iterdir()] if (root / CONTENT).is_dir() else []
    except OSError as error:
        raise NoContentError(f"{CONTENT}/ cannot be read: {error.strerror}.") from error
    near = nearest_of(COMPARISON.removeprefix("content/"), names)
    told = (
        f"rename {CONTENT}/{near}"
        if near
        else "run this in the folder of a comparison, or name it with --root"
    )
    raise NoContentError(f"No {COMPARISON} here: {told}.")


def _versions(folder: Path) -> frozenset[str]:
    return frozenset(path.stem for path in folder.glob("*.json"))


class _Reader:
    """Reads files of one tree and remembers what was wrong."""

    def __init__(self, root: Path, before: Catalog | None) -> None:
        self.root = root
        held = (*before.entries(), *before.scenarios.values()) if before else ()
        self._before = {entry.src_uri: entry for entry in held}
        self.found: list[Diagnostic] = []
        self.unread: set[str] = set()
        self._closed: set[str] = set()
        """Collections of which it is unknown what they hold."""
        self._misplaced: set[str] = set()
        """Ids of entries of which it is unknown where they belong."""

    def comparison(self) -> tuple[yaml_source.Document, Comparison] | None:
        raw = self._content(COMPARISON)
        read = self._model(COMPARISON, raw, Comparison) if raw is not None else None
        return (read[0], read[1]) if read and isinstance(read[1], Comparison) else None

    def redirects(self) -> Entry | None:
        raw = self._content(REDIRECTS) if (self.root / REDIRECTS).exists() else None
        read = self._model(REDIRECTS, raw, Redirects) if raw is not None else None
        return Entry("redirects", "redirects", read[1], read[0]) if read else None

    def _content(self, src_uri: str) -> bytes | None:
        raw = content_of(self.root, src_uri)
        if isinstance(raw, bytes):
            return raw
        self.found.append(raw)
        return None

    def _model(
        self, src_uri: str, raw: bytes, model: type[Model]
    ) -> tuple[yaml_source.Document, Model] | None:
        document, problems = yaml_source.read(src_uri, raw)
        if document.value is None and not problems:
            problems = [
                Diagnostic("empty-file", Span(src_uri), "The file is empty.", expected="keys and values")
            ]
        self.found.extend(problems)
        if problems:
            return (
                None  # of a key that stands twice one value is lost: what is missing then follows from that
            )
        try:
            return document, model.model_validate(document.value)
        except ValidationError as error:
            self.found.extend(diagnose(document, model, error))
            return None

    def folder(self, folder: str, collection: str, model: type[Model]) -> dict[str, Entry]:
        entries = {}
        paths, faults = names_in(self.root, folder)
        self.found.extend(faults)
        self._closed.update(collection for _ in faults)
        for path in paths:
            entry = self._entry(collection, path, model)
            if entry:
                entries[entry.id] = entry
            else:
                self._leave(collection, path)
        return entries

    def _entry(self, collection: str, path: Path, model: type[Model]) -> Entry | None:
        src_uri = path.relative_to(self.root).as_posix()
        raw = self._content(src_uri) if self._is_entry(src_uri, path) else None
        if raw is None:
            return None
        held = self._before.get(src_uri)
        if held and held.document.text.encode() == raw:
            return held
        read = self._model(src_uri, raw, model)
        return Entry(collection, path.stem, read[1], read[0]) if read else None

    def _is_entry(self, src_uri: str, path: Path) -> bool:
        if fault := fault_of(self.root, path):
            self.found.append(fault)
            return False
        if path.suffix == ".yml" and KEBAB.match(path.stem):
            return True
        self.found.append(
            Diagnostic(
                "file-name",
                Span(src_uri),
                f"The file name `{path.name}` is not an id followed by `.yml`.",
                expected="lower-case words joined by hyphens, then .yml",
                nearest=f"{slug_of(path.stem)}.yml" if slug_of(path.stem) else "",
                remedy="Rename the file.",
            )
        )
        return False

    def _leave(self, collection: str, path: Path) -> None:
        """Remember that a file, or a folder of files, could not be read: its entries are not missing."""
        inner, _ = names_in(self.root, path.relative_to(self.root).as_posix())
        self.unread.update(f"{collection}/{slug_of(one.stem)}" for one in (inner or [path]))

    def find_strangers(self, folder: str, known: set[str], folders: Iterable[str]) -> None:
        """Report what stands in a folder and is not read: other names, and files where folders belong."""
        paths, faults = names_in(self.root, folder)
        self.found.extend(faults)
        for path in paths:
            if path.name not in known:
                self._tell_stranger(path, folders)
            elif path.name in folders and is_file(path):
                self._closed.add(path.name)
                self._tell(path, f"`{path.name}` is a file.", "a folder of this name", "")

    def _tell_stranger(self, path: Path, folders: Iterable[str]) -> None:
        near = "" if is_file(path) else nearest_of(path.name, folders)
        if near:
            self._leave(near, path)
            self._closed.update(() if (path.parent / near).exists() else (near,))
        else:
            self._misplaced.add(slug_of(path.stem))
        self._tell(path, f"Nothing reads `{path.name}`.", f"one of {', '.join(folders)}", near)

    def _tell(self, path: Path, fact: str, expected: str, near: str) -> None:
        place = Span(path.relative_to(self.root).as_posix())
        self.found.append(Diagnostic("unknown-collection", place, fact, expected=expected, nearest=near))

    def find_guideless(self, guides: Iterable[str], scenarios: dict[str, Entry]) -> None:
        """Report scenarios and releases of guides that are not there."""
        unread = (name.split("/") for name in self.unread)
        known = {*guides, *(guide for collection, guide in unread if collection == GUIDES)}
        kept, faults = names_in(self.root, RELEASE_FOLDER)
        self.found.extend(faults)
        places = {path.name: path.relative_to(self.root).as_posix() for path in kept}
        places |= {guide: entry.src_uri for guide, entry in scenarios.items()}  # one message for a guide
        for guide, src_uri in sorted(places.items()):
            if guide not in known and GUIDES not in self._closed:
                self.found.append(_guideless(guide, src_uri, known))

    def missed(self, entries: Iterable[Entry]) -> Iterator[str]:
        """Yield what entries name and what may stand in that which could not be read."""
        if not self._closed and not self._misplaced:
            return
        yield from self._closed
        for entry in entries:
            for _, reference in entry.references:
                collection, entry_id, _ = reference.target()
                if collection in self._closed or entry_id in self._misplaced:
                    yield f"{collection}/{entry_id}"


def _guideless(guide: str, src_uri: str, guides: Iterable[str]) -> Diagnostic:
    return Diagnostic(
        "guide-missing",
        Span(src_uri),
        f"There is no guide `{guide}`.",
        expected=f"the id of a file in {GUIDE_FOLDER}/",
        nearest=nearest_of(guide, guides),
        remedy="Rename it as its guide, or remove it when the guide is gone.",
    )
