"""Checks of guides: what compiling finds out, and whether each keeps what it is held to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.diagnostics import Finding
from generator.guide.compile import compile_guide
from generator.guide.graph import VERSION_LENGTH
from generator.guide.invariants import broken_invariants

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.catalog import Catalog, Entry
    from generator.guide.graph import DecisionGraph

_ACCEPT = "If the change is meant, run `timbang guide accept {}`."
_CHANGED = "the guide {} decides or asks otherwise"


def faulty_guides(catalog: Catalog) -> Iterator[tuple[Entry, Finding]]:
    """Compile every guide; report what is wrong with it, or else what it does not keep."""
    for entry in catalog.guides.values():
        compiled = compile_guide(entry.id, entry.body)
        yield from ((entry, _within(entry, finding)) for finding in compiled.findings)
        if compiled.graph is None or compiled.findings:
            continue
        yield from ((entry, finding) for finding in broken_invariants(entry.body, compiled.graph))
        held = catalog.scenarios.get(entry.id)
        if held is not None:
            yield from ((held, finding) for finding in _broken_scenarios(held, compiled.graph))
        yield from ((entry, finding) for finding in _unreleased(catalog, entry, compiled.graph))


def _within(entry: Entry, finding: Finding) -> Finding:
    """Keep the causes of two guides apart, which may use the same names."""
    return replace(finding, cause=f"{entry.ref}: {finding.cause}") if finding.cause else finding


def _broken_scenarios(held: Entry, graph: DecisionGraph) -> Iterator[Finding]:
    """Find scenarios that the guide no longer walks, or that end elsewhere."""
    for position, scenario in enumerate(held.body.scenarios):
        walked = graph.walk(scenario.answers)
        if walked == (tuple(scenario.answers), scenario.outcome):
            continue
        fact = "no longer fit the guide" if walked is None else f"now lead to `{walked[1]}`"
        if walked and walked[1] == scenario.outcome:
            fact = f"are now asked as {', '.join(walked[0])}"
        yield Finding(
            ("scenarios", position),
            f"The answers of scenario {position + 1} {fact}.",
            expected=f"the questions in this order, then `{scenario.outcome}`",
            remedy=_ACCEPT.format(graph.guide),
            rule="guide-scenario",
            cause=_CHANGED.format(graph.guide),
            is_cause=True,  # it says what the change does, and the version only that there is one
        )


def _unreleased(catalog: Catalog, entry: Entry, graph: DecisionGraph) -> Iterator[Finding]:
    """Find a guide that keeps its versions, but not this one: its links would break one day."""
    released = catalog.releases.get(entry.id, frozenset())
    if released and graph.identity[:VERSION_LENGTH] not in released:
        yield Finding(
            ("questions",),
            f"This version of the guide, {graph.identity[:VERSION_LENGTH]}, is not among its releases.",
            expected="a file for every version that links may name",
            remedy=_ACCEPT.format(entry.id),
            of_key=True,
            rule="guide-unreleased",
            cause=_CHANGED.format(entry.id),
        )
