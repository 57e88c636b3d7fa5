"""The whole content as one immutable, indexed, cross-referenced catalog."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from generator.markup import link_targets
from generator.models.claim import Claim, Statement
from generator.models.reference import ANY_ENTRY, EntryRef, Reference
from generator.models.text import Text
from generator.models.walk import walk

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.models import Comparison
    from generator.models.base import Model
    from generator.yaml_source import Document, Path


@dataclass(frozen=True, eq=False)
class Entry:
    """One file of content: an id, what it says, and the document it was read from.

    An entry equals itself only: there is one for each file of a catalog.
    """

    collection: str
    id: str
    body: Any
    """The entry's model; which one, the collection decides."""
    document: Document

    @property
    def ref(self) -> str:
        """The entry's name, `collection/id`."""
        return f"{self.collection}/{self.id}"

    @property
    def src_uri(self) -> str:
        """The entry's file, posix, relative to the project's root."""
        return self.document.src_uri

    @cached_property
    def parts(self) -> tuple[tuple[Path, object], ...]:
        """Every model, text and reference in it with its path; many checks and pages ask for them."""
        return tuple(walk(self.body))

    @cached_property
    def texts(self) -> tuple[tuple[Path, Text], ...]:
        """Every text with its path."""
        return tuple((path, part) for path, part in self.parts if isinstance(part, Text))

    @cached_property
    def named(self) -> tuple[tuple[Path, Reference], ...]:
        """Every name of another entry that stands in a field, with its path."""
        return tuple((path, part) for path, part in self.parts if isinstance(part, Reference))

    @cached_property
    def references(self) -> tuple[tuple[Path, Reference], ...]:
        """Every name of another entry with its path: in fields, and in links of texts."""
        linked = (
            ((*path, locale) if locale else path, EntryRef(target))
            for path, text in self.texts
            for locale, sentence in text.by_locale.items() or [("", text.everywhere)]
            for target in link_targets(sentence)
            if ANY_ENTRY.match(target)
        )
        return (*self.named, *linked)

    @cached_property
    def claims(self) -> dict[str, tuple[Path, Claim]]:
        """Claims by id with the path to each."""
        found = ((path, model) for path, model in self.parts if isinstance(model, Claim))
        return {claim.id: (path, claim) for path, claim in found}

    @cached_property
    def claim_ids(self) -> dict[Path, str]:
        """Path of a claim to its id."""
        return {path: claim.id for path, claim in self.claims.values()}


@dataclass(frozen=True)
class Backlink:
    """A place that names an entry: a source that it rests on, a term, a tool."""

    entry: Entry
    claim: str
    """Id of the claim; empty when the entry as a whole names it."""


@dataclass(frozen=True, eq=False)
class Catalog:
    """All entries by collection and id, and all guides; it equals itself only."""

    comparison: Comparison
    collections: Mapping[str, Mapping[str, Entry]]
    guides: Mapping[str, Entry]
    scenarios: Mapping[str, Entry] = field(default_factory=dict)
    """Guide id to the walks that the guide is held to."""
    releases: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Guide id to the versions of it that links may name."""
    unread: frozenset[str] = field(default=frozenset())
    """Names of entries whose files are there and could not be read: not to be called missing."""
    settings: Entry | None = None
    """The comparison's own file; None when it could not be read, and `comparison` only holds its place."""

    redirects: Entry | None = None
    """The file of what moved, if there is one."""

    @property
    def moved(self) -> Mapping[EntryRef, EntryRef]:
        """Names that entries and claims had, to those that they have now."""
        return self.redirects.body.moved if self.redirects else {}

    @property
    def locales(self) -> tuple[str, ...]:
        """The locales of the site, the default one first."""
        return self.comparison.locales

    def entries(self) -> Iterator[Entry]:
        """Yield every entry and guide, collection by collection."""
        for collection in self.collections.values():
            yield from collection.values()
        yield from self.guides.values()

    def files(self) -> Iterator[Entry]:
        """Yield the comparison's own file, then every entry and guide: all that checks of words read."""
        if self.settings is not None:
            yield self.settings
        yield from self.entries()

    def ordered(self, collection: str) -> tuple[Entry, ...]:
        """Return a collection in the order that its entries ask for, then by id."""
        return tuple(
            sorted(self.collections[collection].values(), key=lambda e: (getattr(e.body, "order", 0), e.id))
        )

    @cached_property
    def subjects(self) -> tuple[Entry, ...]:
        """The subjects in reading order."""
        return self.ordered("subjects")

    def find(self, reference: Reference) -> Entry | None:
        """Return the entry that a reference names, or None."""
        collection, entry_id, _ = reference.target()
        return self.collections.get(collection, {}).get(entry_id)

    def holds(self, reference: Reference) -> bool:
        """Tell whether there is the entry, or the claim in it, that a reference names."""
        entry, claim = self.find(reference), reference.target()[2]
        return entry is not None and (not claim or claim in entry.claims)

    def edited_at(self, repository: str) -> Catalog:
        """Return this catalog with its edit links leading to another repository, if one is named."""
        if not repository:
            return self
        return replace(
            self, comparison=self.comparison.model_copy(update={"repository": repository.rstrip("/")})
        )

    @cached_property
    def backlinks(self) -> Mapping[str, tuple[Backlink, ...]]:
        """Name of an entry to every place that names it, itself left out."""
        found: dict[str, dict[Backlink, None]] = {}
        for entry in self.entries():
            for path, reference in entry.references:
                named = self.find(reference)
                if named is not None and named is not entry:
                    found.setdefault(named.ref, {})[Backlink(entry, claim_at(entry, path))] = None
        return {name: tuple(places) for name, places in found.items()}

    @cached_property
    def citations(self) -> Mapping[str, tuple[Backlink, ...]]:
        """Source id to every place that rests on it."""
        return {entry.id: self.backlinks.get(entry.ref, ()) for entry in self.collections["sources"].values()}


def claim_at(entry: Entry, path: Path) -> str:
    """Return the id of the outermost claim that holds a path of an entry, or nothing."""
    held = (entry.claim_ids.get(path[:length]) for length in range(len(path) + 1))
    return next(filter(None, held), "")


@dataclass(frozen=True)
class Trustworthiness:
    """What holds for a statement after it inherited what it does not say itself."""

    confidence: str
    basis: str
    checked: str


def trust_of(entry: Model, statement: Statement | None = None) -> Trustworthiness:
    """Work out how far a statement of an entry can be trusted."""
    values = [
        (getattr(statement, name, None) if statement is not None else None) or getattr(entry, name)
        for name in ("confidence", "basis", "checked")
    ]
    return Trustworthiness(*(str(value) for value in values))
