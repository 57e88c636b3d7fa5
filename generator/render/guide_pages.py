"""The pages of a guide: where it is answered, every state, every outcome."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from generator.guide.conditions import conditions
from generator.guide.graph import VERSION_LENGTH
from generator.render.addresses import address_of, step_address
from generator.render.draft import Draft
from generator.render.exports import MAX_RULES, Labels
from generator.render.map import draw_map, outline
from generator.render.proof_card import proof_card
from generator.render.scribe import Scribe

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.catalog import Catalog, Entry
    from generator.guide.conditions import Condition
    from generator.guide.graph import DecisionGraph
    from generator.words import Words


def guide_pages(catalog: Catalog, graph: DecisionGraph, entry: Entry, words: Words) -> Iterator[Draft]:
    """Yield every page of one guide. Together they work without JavaScript."""
    plain = Scribe(catalog, words, "").plain
    guide, labels = entry.body, labels_of(Scribe(catalog, words, ""), entry)
    proof = proof_card(entry, graph, labels, words)
    shared = {"entry": entry, "guide": guide, "graph": graph}
    alone = {
        "hide": ["toc"],
        "canonical": address_of(entry),
    }  # a state is a part of its guide, not to be found alone
    yield Draft(
        address_of(entry),
        "guide.md",
        plain(guide.title),
        plain(guide.summary),
        entry.src_uri,
        "nav.decide",
        {
            **shared,
            **element_values(entry, graph, words),
            "proof": proof,
            "releases": older_releases(catalog, graph),
        },
        {"hide": ["toc"]},
    )
    yield _map(entry, graph, words, labels, {**shared, "proof": proof})
    for index, state in enumerate(graph.states):
        question = guide.questions[state.question]
        yield Draft(
            step_address(graph, index),
            "state.md",
            plain(question.title),
            words("guide.question-of", guide=plain(guide.title)),
            entry.src_uri,
            line=entry.document.span(("questions", state.question), of_key=True).line,
            values={**shared, "index": index, "state": state, "question": question},
            front=alone,
        )
    enough = _conditions_of(graph)
    for position, name in enumerate(graph.outcomes):
        outcome = guide.outcomes[name]
        yield Draft(
            step_address(graph, ~position),
            "outcome.md",
            plain(outcome.title),
            plain(outcome.recommendation),
            entry.src_uri,
            line=entry.document.span(("outcomes", name), of_key=True).line,
            values={**shared, "name": name, "outcome": outcome, "conditions": enough and enough[name]},
            front={"hide": ["toc"]},
        )


def labels_of(scribe: Scribe, entry: Entry) -> Labels:
    """Return what a guide's parts are called in the scribe's locale."""
    guide = entry.body
    return Labels(
        scribe.plain(guide.title),
        {name: scribe.plain(question.title) for name, question in guide.questions.items()},
        {
            name: {option: scribe.plain(told.label) for option, told in question.options.items()}
            for name, question in guide.questions.items()
        },
        {name: scribe.plain(outcome.title) for name, outcome in guide.outcomes.items()},
    )


def _map(
    entry: Entry, graph: DecisionGraph, words: Words, labels: Labels, shared: Mapping[str, Any]
) -> Draft:
    described = words("map.described", states=len(graph.states), outcomes=len(graph.outcomes))
    values = {
        **shared,
        "drawing": draw_map(graph, labels, described),
        "outlined": outline(graph, labels),
        "decision_table": graph.count_paths() <= MAX_RULES,
    }
    title = words("map.title", guide=labels.title)
    address = f"{address_of(entry)}map/"
    front = {"hide": ["toc"], "unsearched": True}  # its words are those of the guide's other pages
    return Draft(address, "map.md", title, words("map.summary"), entry.src_uri, values=values, front=front)


def element_values(entry: Entry, graph: DecisionGraph, words: Words) -> dict[str, Any]:
    """Return what the element of a guide needs, on its page or in a file of its own."""
    return {
        "entry": entry,
        "guide": entry.body,
        "graph": graph,
        "graph_json": _json(graph.to_json()),
        "words_json": _json(words.group("runtime")),
    }


def older_releases(catalog: Catalog, graph: DecisionGraph) -> list[str]:
    """Return the versions that links may name, but for the present one."""
    kept = catalog.releases.get(graph.guide, frozenset())
    return sorted(kept - {graph.identity[:VERSION_LENGTH]})


@lru_cache(maxsize=32)
def _conditions_of(graph: DecisionGraph) -> dict[str, list[Condition]] | None:
    """Take a guide apart into conditions once for all locales."""
    return conditions(graph)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
