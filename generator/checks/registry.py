"""Every rule by id with what it asks, and the run that turns findings into diagnostics."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.checks import (
    addresses,
    claims,
    comments,
    figures,
    guides,
    languages,
    marks,
    redirects,
    references,
    seams,
    settings,
    spellings,
    terms,
    texts,
    tools,
)
from generator.diagnostics import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from generator.catalog import Catalog, Entry
    from generator.diagnostics import Finding

    Check = Callable[[Catalog], Iterable[tuple[Entry, Finding]]]

FILE_RULES = {
    "alias": "YAML anchors and aliases are not used.",
    "duplicate-key": "Each key stands once.",
    "empty-file": "A file holds an entry.",
    "file-name": "A file is named by its entry's id.",
    "file-too-large": "A file stays small enough to review.",
    "guide-missing": "Scenarios and releases belong to a guide that is there.",
    "key-not-text": "A key is a plain word.",
    "misplaced-key": "A key stands in the group that it belongs to.",
    "missing-key": "Required keys are there.",
    "not-a-file": "A collection holds plain files of this comparison.",
    "not-utf-8": "Files are UTF-8 text.",
    "release-broken": "A kept version of a guide stays as it was.",
    "several-documents": "A file holds one entry.",
    "site-locales": "The languages of the site are those that texts are in.",
    "tag": "YAML tags are not used.",
    "too-deep": "Values are not nested without end.",
    "too-few": "Lists hold as many values as they need.",
    "unknown-collection": "Every file and folder stands where it is read.",
    "unknown-key": "Only known keys are used.",
    "unreadable-file": "Every file can be read.",
    "wrong-type": "A value is of the kind that its key needs.",
    "wrong-value": "A value is one of those that its key allows.",
    "yaml-syntax": "Files are valid YAML.",
}
"""Rules kept while files are read."""

CHECKS: tuple[Check, ...] = (
    settings.locales,
    settings.no_subject,
    addresses.taken,
    texts.missing_translations,
    texts.faulty_words,
    comments.lost_words,
    marks.strays,
    marks.unfinished,
    languages.wrong_languages,
    figures.faulty_figures,
    references.dangling,
    references.named_twice,
    redirects.astray,
    claims.unsourced,
    claims.uncited_sources,
    claims.repeated_ids,
    claims.missing_values,
    claims.uneven_subjects,
    claims.idle_omissions,
    claims.shared_marks,
    seams.unknown_stages,
    tools.openness,
    tools.future_releases,
    terms.avoided_words,
    spellings.misspelt,
    guides.faulty_guides,
)
"""Checks of the catalog as a whole."""

CATALOG_RULES = {
    "address-taken": "Every page has an address of its own.",
    "avoided-word": "One word for one thing: the glossary's.",
    "bad-markup": "Text is inline Markdown without HTML, and a name or title is words alone.",
    "dangling-reference": "Every name of an entry leads to one.",
    "figure-without-year": "A figure says of which year it is.",
    "figures-differ": "A figure is the same in every language.",
    "future-release": "A release is not newer than the look at it.",
    "guide-cycle": "A guide only leads forward.",
    "guide-dangling": "A guide's routes lead to its questions and outcomes.",
    "guide-dead-end": "Every answer leads somewhere.",
    "guide-early-condition": "A condition reads answers that were given on every path.",
    "guide-idle-condition": "A condition keeps some answers from its route.",
    "guide-idle-invariant": "An invariant holds for answers that somebody can give.",
    "guide-idle-question": "A question can change the result wherever it is asked.",
    "guide-invariant": "A guide keeps its invariants.",
    "guide-repeated": "A list of a guide names each thing once.",
    "guide-scenario": "A guide walks its scenarios.",
    "guide-shared-id": "Questions and outcomes have ids of their own.",
    "guide-too-large": "A guide can be proved.",
    "guide-unreachable": "Every question, outcome and route can be reached.",
    "guide-unreleased": "Every version of a guide is kept for its links.",
    "hidden-character": "Every character of a text can be seen.",
    "idle-omission": "A reason to leave out an aspect belongs to one that is left out.",
    "lost-words": "No comment takes words away from a text.",
    "missing-translation": "Every text is there in every language.",
    "missing-value": "A difference says something of every subject.",
    "misspelt-term": "A term is written as in the glossary, with its capitals, spaces and hyphens.",
    "named-twice": "A list names each entry once, and never its own.",
    "open-source": "A tool is called open source as far as its licence is.",
    "redirect-astray": "What moved is found where its redirect leads.",
    "redirect-taken": "A name that moved is not given again.",
    "repeated-id": "Ids within an entry are unique.",
    "shared-mark": "Every subject has letters of its own, for readers who see no colours.",
    "site-language": "The languages of the site have words, stand once, and the first is finished.",
    "stray-mark": "What looks like a mark in a text is one.",
    "text-too-long": "A text stays short enough to read.",
    "uncited-source": "Every source is cited.",
    "uneven-subjects": "Every subject is told by the same aspects, or says why not.",
    "unfinished-text": "A text is written to its end.",
    "unknown-locale": "Texts are in the languages of the site.",
    "unknown-stage": "A seam joins stages that are drawn.",
    "unsourced-claim": "Every claim names its sources.",
    "wrong-language": "A text is written in the language that it stands under.",
}
"""Rules of the checks above."""

RULES = FILE_RULES | CATALOG_RULES
"""Every rule with what it asks."""


def run(catalog: Catalog) -> Iterator[Diagnostic]:
    """Run every check on a catalog."""
    causes: dict[str, list[tuple[bool, Diagnostic]]] = {}
    for check in CHECKS:
        for entry, finding in check(catalog):
            told = _diagnostic(entry, finding)
            if finding.cause:
                causes.setdefault(finding.cause, []).append((finding.is_cause, told))
            else:
                yield told
    yield from map(_as_one, causes.values())


def _as_one(found: list[tuple[bool, Diagnostic]]) -> Diagnostic:
    """Tell findings of one cause as one: at the mistake itself if that is known, else at the first place."""
    first, *rest = sorted(found, key=lambda one: (not one[0], one[1].span))
    places = dict.fromkeys(told.span for _, told in rest)
    return replace(first[1], also=tuple(span for span in places if span != first[1].span))


def _diagnostic(entry: Entry, finding: Finding) -> Diagnostic:
    value = entry.document.span(finding.path, of_key=finding.of_key)
    span = entry.document.span_of(finding.words, value) if finding.words else value
    return Diagnostic(finding.rule, span, finding.message, finding.expected, finding.nearest, finding.remedy)
