"""Reads a guide's exports back, to see that they say what the graph says."""

from __future__ import annotations

import csv
import io
import re
from xml.etree import ElementTree as ET

from generator.render.exports import DMN

Edges = set[tuple[str, str, str]]
"""State, option, and the state or outcome that it leads to."""

_NODE = re.compile(r'  ([so]\d+)\(?\[".*?"\]\)? %% (\S+)')
_EDGE = re.compile(r'  (s\d+) -->\|"(.*?)"\| ([so]\d+) %% (\S+)')


def read_mermaid(text: str) -> tuple[Edges, dict[tuple[str, str], str]]:
    """Return the edges of a flowchart, and the label of each option."""
    lines = text.splitlines()
    names = {m[1]: m[2] for line in lines if (m := _NODE.fullmatch(line))}
    edges = [m for line in lines if (m := _EDGE.fullmatch(line))]
    labels = {(names[m[1]], m[4]): re.sub(r"#(\d+);", lambda code: chr(int(code[1])), m[2]) for m in edges}
    assert len(names) + len(edges) + 2 == len(lines)
    return {(names[m[1]], m[4], names[m[3]]) for m in edges}, labels


def read_table(text: str) -> tuple[Edges, dict[tuple[str, str], str]]:
    """Return the edges of a table, and the label of each option."""
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    edges = {(row["state"], row["option"], row["target"]) for row in rows}
    return edges, {(row["state"], row["option"]): row["option text"].removeprefix("'") for row in rows}


def read_dmn(text: str) -> list[tuple[dict[str, str], str]]:
    """Return the rules of a decision table: what each asks for, and its outcome."""
    root = ET.fromstring(text)
    table = root.find(f".//{{{DMN}}}decisionTable")
    assert table is not None
    assert table.get("hitPolicy") == "UNIQUE"
    asked = [(told(one, "inputExpression") or "").strip("`") for one in table.findall(f"{{{DMN}}}input")]
    rules = []
    for rule in table.findall(f"{{{DMN}}}rule"):
        entries = [told(rule, entry) for entry in rule.findall(f"{{{DMN}}}inputEntry")]
        met = {q: e.strip('"') for q, e in zip(asked, entries, strict=True) if e != "-"}
        rules.append((met, told(rule, "outputEntry").strip('"')))
    return rules


def told(parent: ET.Element, child: ET.Element | str) -> str:
    """Return the text inside a part."""
    part = parent.find(f"{{{DMN}}}{child}") if isinstance(child, str) else child
    assert part is not None
    return part.findtext(f"{{{DMN}}}text") or ""
