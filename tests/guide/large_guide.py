"""A guide of two hundred questions with conditions, to see that size costs little."""

from __future__ import annotations

from typing import Any

from generator.models.guide import Guide
from tests.guide.random_guides import OPTION, OUTCOME, TEXT

BLOCK = "abcde"


def large_guide(blocks: int = 40) -> Guide:
    """Return a guide of five questions a block, each of which matters wherever it is asked."""
    questions: dict[str, Any] = {}
    for n in range(blocks):
        after = f"a{n + 1}" if n + 1 < blocks else "high"
        skip = f"a{n + 2}" if n + 2 < blocks else "low"
        routes = {
            "a": [("x", f"b{n}"), ("y", f"c{n}"), ("z", f"d{n}")],
            "b": [("x", f"d{n}"), ("y", after)],
            "c": [("x", f"d{n}"), ("y", f"e{n}")],
            "e": [("x", after), ("y", skip)],
        }
        for letter, ways in routes.items():
            questions[f"{letter}{n}"] = question(
                [{"when": {f"{letter}{n}": [o]}, "go": to} for o, to in ways]
            )
        questions[f"d{n}"] = question(
            [
                {"when": {f"a{n}": ["x", "z"], f"d{n}": ["x"]}, "go": f"e{n}"},
                {"when": {f"a{n}": ["y"], f"d{n}": ["y"]}, "go": f"e{n}"},
                {"when": {f"d{n}": ["x", "y"]}, "go": after},
            ]
        )
    ordered = {f"{letter}{n}": questions[f"{letter}{n}"] for n in range(blocks) for letter in BLOCK}
    return Guide.model_validate(
        {"title": TEXT, "summary": TEXT, "start": "a0", "questions": ordered,
         "outcomes": {"high": OUTCOME, "low": OUTCOME}}
    )  # fmt: skip


def question(routes: list[dict[str, Any]]) -> dict[str, Any]:
    """Return a question with the options that its routes read; the last route is always taken."""
    named = sorted({option for route in routes for options in route["when"].values() for option in options})
    options = [option for option in named if option in {"x", "y"} or len(routes) == 3]
    routes = [*routes[:-1], {"go": routes[-1]["go"]}]
    return {"title": TEXT, "whom": TEXT, "options": dict.fromkeys(options, OPTION), "next": routes}
