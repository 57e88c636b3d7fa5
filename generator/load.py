"""Reads the content tree into a catalog and collects what is wrong with the files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import ValidationError

from generator import yaml_source
from generator.catalog import Catalog, Entry
from generator.diagnostics import Diagnostic, Span, nearest_of
from generator.errors import NoContentError
from generator.model_errors import diagnose
from generator.models import COLLECTIONS, GUIDES, Comparison, Guide, Scenarios
from generator.models.base import KEBAB
from generator.slug import slug_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from generator.models.base import Model

CONTENT = "content"
COMPARISON = "content/comparison.yml"
GUIDE_FOLDER = f"decision_tree/{GUIDES}"
SCENARIO_FOLDER = "decision_tree/scenarios"
RELEASE_FOLDER = "decision_tree/releases"


def load(root: Path) -> tuple[Catalog, list[Diagnostic]]:
    """Read every file once. The catalog holds what could be read, the findings the rest.

    Raises:
        NoContentError: the root has no `content/comparison.yml`.
    """
    if not (root / COMPARISON).is_file():
        raise NoContentError(
            f"No {COMPARISON} here: run this in the folder of a comparison, or name it with --root."
        )
    reader = _Reader(root)
    comparison = reader.model(COMPARISON, Comparison)
    collections = {name: reader.collection(name, model) for name, model in COLLECTIONS.items()}
    guides = reader.folder(GUIDE_FOLDER, GUIDES, Guide)
    guides = dict(sorted(guides.items(), key=lambda named: (named[1].body.order, named[0])))
    scenarios = reader.folder(SCENARIO_FOLDER, "scenarios", Scenarios)
    reader.find_strangers()
    body = comparison[1] if comparison else _stand_in()
    releases = {guide: _versions(root / RELEASE_FOLDER / guide) for guide in guides}
    catalog = Catalog(body, collections, guides, scenarios, releases, frozenset(reader.unread))  # type: ignore[arg-type]
    return catalog, reader.found


def _versions(folder: Path) -> frozenset[str]:
    return frozenset(path.stem for path in folder.glob("*.json"))


def _stand_in() -> Comparison:
    """Return what to go on with when the comparison's own file is wrong: the rest is judged too."""
    return Comparison.model_validate(
        {"title": "?", "repository": "https://example.org/x", "branch": "main", "locales": ["en"]}
    )


class _Reader:
    """Reads files of one tree and remembers what was wrong."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.found: list[Diagnostic] = []
        self.unread: set[str] = set()

    def model(self, src_uri: str, model: type[Model]) -> tuple[yaml_source.Document, Model] | None:
        document, problems = yaml_source.read(src_uri, (self.root / src_uri).read_bytes())
        self.found.extend(problems)
        if document.value is None:
            if not problems:
                self.found.append(
                    Diagnostic("empty-file", Span(src_uri), "The file is empty.", expected="keys and values")
                )
            return None
        try:
            return document, model.model_validate(document.value)
        except ValidationError as error:
            self.found.extend(diagnose(document, model, error))
            return None

    def collection(self, name: str, model: type[Model]) -> dict[str, Entry]:
        return self.folder(f"{CONTENT}/{name}", name, model)

    def folder(self, folder: str, collection: str, model: type[Model]) -> dict[str, Entry]:
        entries = {}
        for path in self._files(folder):
            src_uri, entry_id = path.relative_to(self.root).as_posix(), path.stem
            read = self.model(src_uri, model) if self._well_named(src_uri, path) else None
            if read:
                entries[entry_id] = Entry(collection, entry_id, read[1], read[0])
            else:
                self.unread.add(f"{collection}/{entry_id}")
        return entries

    def _files(self, folder: str) -> Iterator[Path]:
        return iter(
            sorted(path for path in (self.root / folder).glob("*") if path.is_file() and path.name[0] != ".")
        )

    def _well_named(self, src_uri: str, path: Path) -> bool:
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

    def find_strangers(self) -> None:
        """Report folders and files under content/ that nothing reads."""
        known = {*COLLECTIONS, COMPARISON.removeprefix("content/")}
        for path in sorted((self.root / CONTENT).iterdir()):
            if path.name not in known and path.name[0] != ".":
                self.found.append(
                    Diagnostic(
                        "unknown-collection",
                        Span(path.relative_to(self.root).as_posix()),
                        f"Nothing reads `{path.name}`.",
                        expected=f"one of {', '.join(COLLECTIONS)}",
                        nearest=nearest_of(path.name, COLLECTIONS),
                    )
                )
