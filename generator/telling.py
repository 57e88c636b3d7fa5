"""Tells proofs, inventories, rules, translations and ageing in words."""

from __future__ import annotations

from itertools import groupby
from textwrap import indent
from typing import TYPE_CHECKING

from generator.checks.examples import examples_of
from generator.checks.registry import RULES
from generator.guide.link import walk_link

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.ageing import Ageing
    from generator.guide.graph import DecisionGraph
    from generator.guide.proof import Proof
    from generator.inventory import Inventory
    from generator.new import Key
    from generator.translation import Behind


def tell_proof(graph: DecisionGraph, proof: Proof) -> Iterator[str]:
    """Yield the proof card of a guide, line by line; each outcome with a shortest walk as a link."""
    yield f"{graph.guide}@{proof.identity}"
    yield f"  questions   {proof.questions}, asked in {proof.states} states"
    yield f"  walks       {proof.walks:,}"
    yield f"  answered    {proof.shortest} to {proof.longest} questions, {float(proof.mean):.2f} on average"
    yield f"  scenarios   {proof.scenarios}, the fewest walks that take every option wherever it is asked"
    yield f"  invariants  {proof.invariants}, {len(proof.broken) or 'none'} of them broken"
    yield from (f"              broken: {invariant}" for invariant in proof.broken)
    yield f"  mutation    {proof.score.killed} of {proof.score.mutants} mistakes made on purpose were noticed"
    yield from (f"              not noticed: {mistake}" for mistake in proof.score.survivors)
    yield f"  outcomes    {proof.outcomes}"
    width = max(len(outcome) for outcome in graph.outcomes)
    for position, outcome in enumerate(graph.outcomes):
        witness = walk_link(graph, graph.witness(~position))
        yield f"    {outcome:<{width}}  {proof.per_outcome[outcome]:>6,} walks, shortest: {witness}"


_MOST_CHOICES = 12
"""So many are listed; of more, `timbang check` names the nearest."""


def prompt_of(key: Key) -> str:
    """Return the question for a key of a new entry; its answer is one line, or nothing."""
    told = [key.name]
    if key.meaning:
        told.append(f"  {key.meaning}")
    if key.choices and len(key.choices) <= _MOST_CHOICES:
        told.append(
            f"  one of: {', '.join(key.choices)}" + (" (several: with commas)" if key.several else "")
        )
    elif key.choices:
        told.append(f"  an id, like {key.choices[0]}" + (" (several: with commas)" if key.several else ""))
    return "\n".join([*told, " "])


def tell_translations(found: Sequence[Behind], astray: Sequence[str] = ()) -> Iterator[str]:
    """Yield a list of texts to write, file by file, small enough to be shared out."""
    for name in astray:
        yield f"`Wording-only-of: {name}` names no commit of this history, or several, or no language."
    if not found:
        yield "Every text is there in every language, and none fell behind."
        return
    for src_uri, some in groupby(found, key=lambda one: one.src_uri):
        yield src_uri
        for one in some:
            why = f"has not followed `{one.changed}`" if one.changed else "is missing"
            yield f"  {one.place}: `{one.locale}` {why}"
            yield from (f"      {what} {text}" for what, text in _wordings(one))
    yield f"{len(found)} to write, in {len({one.src_uri for one in found})} files."


def _wordings(one: Behind) -> Iterator[tuple[str, str]]:
    """Yield what each language says, and what the newer one said before."""
    if one.changed:
        yield f"{one.changed} was:", one.before or "(nothing)"
    for locale in sorted(one.texts, key=lambda locale: locale != one.changed):
        yield f"{locale} is: ", one.texts[locale]


def tell_ageing(found: Sequence[Ageing]) -> Iterator[str]:
    """Yield entries past their half-life, the longest overdue first."""
    if not found:
        yield "Nothing is past its half-life."
        return
    for one in found:
        for part in one.parts:
            days = one.overdue - (part.until - one.parts[0].until).days
            what = f" {part.kind} ({', '.join(part.claims)})" if part.kind else ""
            yield f"{one.entry.src_uri}:{what} checked {part.checked}, {days} days past its half-life"
    yield f"{len(found)} entries to hold against their sources."


def tell_inventory(held: Inventory) -> Iterator[str]:
    """Yield what a comparison holds, in Markdown tables."""
    yield "| collection | entries |\n|---|---:|"
    yield from (f"| {name} | {number} |" for name, number in held.entries.items())
    share = held.well_sourced / max(1, held.statements)
    yield f"\n{held.statements} statements; {held.well_sourced} ({share:.0%}) rest on a paper, a book, a standard or a law."
    yield (
        "By confidence: "
        + ", ".join(f"{name} {number}" for name, number in sorted(held.confidence.items()))
        + "."
    )
    languages = ", ".join(
        f"{locale} {number / max(1, held.texts):.0%}" for locale, number in held.translated.items()
    )
    yield f"{held.texts} texts: {languages}."
    subjects = list(next(iter(held.lengths.values()), {}))
    yield f"\n| aspect | {' | '.join(f'{name}: claims, mean words' for name in subjects)} |\n|---|{'---:|' * len(subjects)}"
    for aspect, sides in held.lengths.items():
        yield f"| {aspect} | " + " | ".join(f"{count}, {words:.0f}" for count, words in sides.values()) + " |"


def tell_rule(rule: str) -> Iterator[str]:
    """Yield what a rule asks, and each way to break it with what is right and what is said."""
    yield f"{rule}: {RULES[rule]}"
    for example in examples_of(rule):
        yield f"\nWrong, in {example.src_uri}:"
        yield indent(example.wrong or "(bytes that are no text)", "    ")
        if example.right:
            yield "Right:"
            yield indent(example.right, "    ")
        yield "The check says:"
        yield indent(example.says.strip(), "    ")
