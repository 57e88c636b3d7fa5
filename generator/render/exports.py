"""Exports: a guide's graph as Mermaid, as CSV and as a DMN decision table, for other programs."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from generator.render.addresses import state_names

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.guide.graph import DecisionGraph

MAX_RULES = 2_000
"""Guides with more walks have no decision table: it would have a row for each."""

DMN = "https://www.omg.org/spec/DMN/20191111/MODEL/"
HEAD = ("state", "question", "question text", "option", "option text", "leads to", "target", "target text")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "'")
"""What spreadsheets take for the beginning of a formula, or for our own guard against one."""


@dataclass(frozen=True)
class Labels:
    """What a guide's parts are called in one locale, without marks."""

    title: str
    questions: Mapping[str, str]
    options: Mapping[str, Mapping[str, str]]
    outcomes: Mapping[str, str]


def mermaid(graph: DecisionGraph, labels: Labels) -> str:
    """Return a flowchart: a node per state and outcome, an edge per option; ids stand in comments."""
    names = state_names(graph)
    lines = ["flowchart TD", f"  %% {graph.guide}@{graph.identity}"]
    lines += [
        f'  s{n}["{_quoted(labels.questions[state.question])}"] %% {names[n]}'
        for n, state in enumerate(graph.states)
    ]
    lines += [
        f'  o{k}(["{_quoted(labels.outcomes[outcome])}"]) %% {outcome}'
        for k, outcome in enumerate(graph.outcomes)
    ]
    for n, state in enumerate(graph.states):
        for option, to in graph.edges(n):
            target = f"s{to}" if to >= 0 else f"o{~to}"
            lines.append(
                f'  s{n} -->|"{_quoted(labels.options[state.question][option])}"| {target} %% {option}'
            )
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    """Write every character but letters, digits and spaces as an entity of Mermaid's: none can end a label."""
    return "".join(c if c.isalnum() or c == " " else f"#{ord(c)};" for c in text)


def table(graph: DecisionGraph, labels: Labels) -> str:
    """Return one row per option of each state (RFC 4180)."""
    names, written = state_names(graph), io.StringIO()
    rows = csv.writer(written)
    rows.writerow(HEAD)
    for n, state in enumerate(graph.states):
        for option, to in graph.edges(n):
            outcome = graph.outcomes[~to] if to < 0 else ""
            kind, target = ("outcome", outcome) if outcome else ("state", names[to])
            said = labels.outcomes[outcome] if outcome else labels.questions[graph.states[to].question]
            asked, answered = labels.questions[state.question], labels.options[state.question][option]
            row = (names[n], state.question, asked, option, answered, kind, target, said)
            rows.writerow([guarded(cell) for cell in row])
    return written.getvalue()


def guarded(cell: str) -> str:
    """Put an apostrophe before what a spreadsheet would take for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def dmn(graph: DecisionGraph, labels: Labels) -> str | None:
    """Return a decision table with a rule per walk, each met by different answers; None beyond `MAX_RULES`."""
    if graph.count_paths() > MAX_RULES:
        return None
    ET.register_namespace("", DMN)
    root = _element(None, "definitions", id=graph.guide, name=labels.title, namespace="urn:timbang")
    decision = _element(root, "decision", id=f"{graph.guide}-decision", name=labels.title)
    _element(decision, "variable", id=f"{graph.guide}-outcome", name="outcome", typeRef="string")
    told = _element(decision, "decisionTable", id=f"{graph.guide}-table", hitPolicy="UNIQUE")
    for question in graph.questions:
        asked = _element(told, "input", id=f"in-{question}", label=labels.questions[question])
        _text(_element(asked, "inputExpression", id=f"ask-{question}", typeRef="string"), f"`{question}`")
        _text(_element(asked, "inputValues"), ",".join(f'"{option}"' for option in graph.options[question]))
    output = _element(told, "output", id=f"out-{graph.guide}", name="outcome", typeRef="string")
    _text(_element(output, "outputValues"), ",".join(f'"{outcome}"' for outcome in graph.outcomes))
    for number, (walked, outcome) in enumerate(graph.paths()):
        rule = _element(told, "rule", id=f"rule-{number}")
        _text(_element(rule, "description"), labels.outcomes[outcome])
        for question in graph.questions:
            entry = _element(rule, "inputEntry", id=f"rule-{number}-{question}")
            _text(entry, f'"{walked[question]}"' if question in walked else "-")
        _text(_element(rule, "outputEntry", id=f"rule-{number}-outcome"), f'"{outcome}"')
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _element(parent: ET.Element | None, tag: str, /, **attributes: str) -> ET.Element:
    tag = f"{{{DMN}}}{tag}"
    safe = {key: _printable(value) for key, value in attributes.items()}
    return ET.Element(tag, safe) if parent is None else ET.SubElement(parent, tag, safe)


def _text(parent: ET.Element, text: str) -> None:
    if parent.tag.endswith("}description"):
        parent.text = _printable(text)
    else:
        ET.SubElement(parent, f"{{{DMN}}}text").text = text


_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML 1.0 cannot hold."""


def _printable(text: str) -> str:
    return _UNPRINTABLE.sub("", text)
