"""Writes a report for programs: GitHub's annotations, JSON, and SARIF for code scanning."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.diagnostics import Diagnostic, Report, Span

_SARIF = "https://json.schemastore.org/sarif-2.1.0.json"


def as_github(report: Report) -> str:
    """Return workflow commands, one a line: GitHub shows each beside its line of the pull request."""
    return "".join(f"{_annotation(found)}\n" for found in report.diagnostics)


def _annotation(found: Diagnostic) -> str:
    span = found.span
    place = f"file={_property(span.src_uri)},line={span.line},col={span.column},endColumn={span.end_column}"
    return f"::error {place},title={_property(found.rule)}::{_data(told(found))}"


def told(found: Diagnostic) -> str:
    """Return a finding in a few lines of plain text, without its place."""
    lines = [found.message]
    lines += [f"expected: {found.expected}"] if found.expected else []
    lines += [f"did you mean: {found.nearest}"] if found.nearest else []
    lines += [f"fix: {found.remedy}"] if found.remedy else []
    lines += [f"also: {found.elsewhere()}"] if found.also else []
    return "\n".join(lines)


def _data(text: str) -> str:
    """Escape a message as GitHub's toolkit does, so that no content can end or begin a command."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def as_json(report: Report) -> str:
    """Return the findings as a JSON list."""
    return json.dumps([asdict(found) for found in report.diagnostics], ensure_ascii=False, indent=2) + "\n"


def as_sarif(report: Report, rules: Mapping[str, str]) -> str:
    """Return the findings as SARIF 2.1.0; `rules` maps every rule to what it asks."""
    driver = {
        "name": "timbang",
        "rules": [{"id": rule, "shortDescription": {"text": asks}} for rule, asks in sorted(rules.items())],
    }
    run = {"tool": {"driver": driver}, "results": [_result(found) for found in report.diagnostics]}
    log = {"$schema": _SARIF, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _result(found: Diagnostic) -> dict[str, Any]:
    result = {
        "ruleId": found.rule,
        "level": "error",
        "message": {"text": told(found)},
        "locations": [_location(found.span)],
    }
    return result | ({"relatedLocations": [_location(span) for span in found.also]} if found.also else {})


def _location(span: Span) -> dict[str, Any]:
    region = {"startLine": span.line, "startColumn": span.column, "endColumn": span.end_column}
    place = {"artifactLocation": {"uri": span.src_uri, "uriBaseId": "%SRCROOT%"}, "region": region}
    return {"physicalLocation": place}
