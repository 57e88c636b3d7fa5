"""Checks of claims: each has a source and an id of its own, and no side is left out or taken for another."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from generator.checks.renames import missing_names
from generator.diagnostics import Finding, nearest_of
from generator.models.claim import Claim, Statement
from generator.models.subject import ASPECTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.catalog import Catalog, Entry
    from generator.yaml_source import Path

_WITHOUT_SOURCE = frozenset({"unknown"})
"""A claim that something is unknown reports a search that found nothing."""


def unsourced(catalog: Catalog) -> Iterator[tuple[Entry, Finding]]:
    """Find statements, and entries that state something themselves, without a source."""
    for entry in catalog.entries():
        for path, model in entry.parts:
            if "sources" not in getattr(type(model), "model_fields", {}):
                continue
            status = model.status if isinstance(model, Statement) else "stated"
            if not model.sources and status not in _WITHOUT_SOURCE:  # type: ignore[attr-defined]
                what = f"The claim `{model.id}`" if isinstance(model, Claim) else "This statement"
                yield (
                    entry,
                    Finding(
                        (*path, "sources"),
                        f"{what} names no source.",
                        expected="`sources: [...]` with at least one id from content/sources/",
                        remedy="Name the source that says so.",
                        of_key=True,
                        rule="unsourced-claim",
                    ),
                )


def uncited_sources(catalog: Catalog) -> Iterator[tuple[Entry, Finding]]:
    """Find sources that nothing rests on."""
    uncited = [source_id for source_id, places in catalog.citations.items() if not places]
    if not uncited or catalog.unread or missing_names(catalog) or any(unsourced(catalog)):
        return  # what could not be read, is not there, or names no source may cite them
    for source_id in uncited:
        yield (
            catalog.collections["sources"][source_id],
            Finding(
                (),
                f"Nothing cites the source `{source_id}`.",
                expected="a claim that rests on it",
                remedy="Cite it, or remove the file.",
                rule="uncited-source",
            ),
        )


def repeated_ids(catalog: Catalog) -> Iterator[tuple[Entry, Finding]]:
    """Find ids that stand twice in one entry."""
    for entry in catalog.entries():
        found: Counter[str] = Counter()
        for path, model in entry.parts:
            name = getattr(model, "id", None)
            if isinstance(name, str):
                found[name] += 1
                if found[name] > 1:
                    yield (
                        entry,
                        Finding(
                            _id_path(path),
                            f"The id `{name}` stands twice in this file.",
                            expected="an id of its own",
                            rule="repeated-id",
                        ),
                    )


def _id_path(path: Path) -> Path:
    return (*path, "id")


_PER_SUBJECT = {"differences": "values", "neighbours": "relations"}
"""Collections whose entries say something of every subject, with the key under which they do."""


def missing_values(catalog: Catalog) -> Iterator[tuple[Entry, Finding]]:
    """Find differences and neighbours that leave a subject out."""
    subjects = (*catalog.collections["subjects"], *_unread_subjects(catalog))
    for collection, key in _PER_SUBJECT.items():
        for entry in catalog.collections[collection].values():
            said = getattr(entry.body, key)
            if any(name not in subjects for name in said):
                continue  # a misspelt subject is told by itself, and what it leaves out is its consequence
            yield from ((entry, _missing_value(key, subject)) for subject in subjects if subject not in said)


def _missing_value(key: str, subject: str) -> Finding:
    return Finding(
        (key,),
        f"Nothing is said of `{subject}` here.",
        expected=f"`{subject}:` with text and sources",
        of_key=True,
        remedy=f"Add `{subject}` under `{key}`; say `status: absent` when there is none.",
        rule="missing-value",
    )


def uneven_subjects(catalog: Catalog) -> Iterator[tuple[Entry, Finding]]:
    """Find aspects that one subject has and another lacks without a reason under `omits`."""
    subjects = catalog.collections["subjects"].values()
    if _unread_subjects(catalog):
        return  # what could not be read may have them
    for aspect in ASPECTS:
        having = [entry for entry in subjects if getattr(entry.body, aspect)]
        lacking = [e.id for e in subjects if e not in having and aspect not in _omitted(e)]
        if having and lacking:
            finding = Finding(
                (aspect,),
                f"`{aspect}` is told here, and not of {', '.join(lacking)}.",
                expected="claims of the same kind for every subject",
                of_key=True,
                remedy=f"Add them there, or the reason under `omits: {{{aspect}: ...}}`.",
                rule="uneven-subjects",
            )
            yield having[0], finding


def _omitted(subject: Entry) -> set[str]:
    """Return the aspects that a subject leaves out; a misspelt one is told by itself."""
    return {aspect if aspect in ASPECTS else nearest_of(aspect, ASPECTS) for aspect in subject.body.omits}


def idle_omissions(catalog: Catalog) -> Iterator[tuple[Entry, Finding]]:
    """Find reasons to leave out an aspect that there is not, or that is told all the same."""
    for entry in catalog.subjects:
        for aspect in entry.body.omits:
            known = aspect in ASPECTS
            if known and not getattr(entry.body, aspect):
                continue
            finding = Finding(
                ("omits", aspect),
                f"`{aspect}` is told here, and left out." if known else f"`{aspect}` is not an aspect.",
                expected=f"one of {', '.join(a for a in ASPECTS if not getattr(entry.body, a))}",
                nearest="" if known else nearest_of(aspect, ASPECTS),
                of_key=True,
                rule="idle-omission",
            )
            yield entry, finding


def shared_marks(catalog: Catalog) -> Iterator[tuple[Entry, Finding]]:
    """Find subjects that a reader who sees no colours cannot tell apart."""
    owners: dict[str, Entry] = {}
    for entry in catalog.subjects:
        owner = owners.setdefault(entry.body.mark.casefold(), entry)
        if owner is not entry:
            finding = Finding(
                ("mark",),
                f"`{entry.body.mark}` stands for {owner.src_uri} already.",
                expected="one or two letters of its own",
                rule="shared-mark",
            )
            yield entry, finding


def _unread_subjects(catalog: Catalog) -> list[str]:
    return [name.removeprefix("subjects/") for name in sorted(catalog.unread) if name.startswith("subjects/")]
