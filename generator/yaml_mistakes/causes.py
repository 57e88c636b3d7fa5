"""Causes: what people usually did when the parser stops, where nothing else is seen."""

from __future__ import annotations

from generator.yaml_mistakes.indents import lost_dash, odd_indent
from generator.yaml_mistakes.suspicions import Suspicion, value_of

_CAUSES = (
    (
        ("escape", "hexdecimal"),
        "plain text after a backslash, or two backslashes",
        "Write `\\\\` for each backslash, or put the text in single quotes.",
    ),
    (
        ("directive", "incompatible YAML", "version number"),
        "keys and values",
        "Remove the line that begins with `%`, and a line `---` below it.",
    ),
    (
        ("cannot start any token", "alphabetic or numeric", "tag"),
        "quotes around the text",
        "Put double quotes around the whole text: it begins with a sign that means something else in YAML.",
    ),
    (
        ("block sequence entries are not allowed", "mapping keys are not allowed"),
        "a list or a group that begins below its key",
        "Begin it on a line of its own below the key, or put double quotes around the text.",
    ),
    (
        ("document indicator",),
        "a closing quote",
        "Close the quote that stands above, and remove lines with `---` or `...`.",
    ),
    (
        ("could not find expected ':'",),
        "a key, a colon, a space and a value",
        "Write `key: value`, or indent the line to go on with the text above.",
    ),
    (
        ("mapping values are not allowed", "expected <block end>", "did not find expected"),
        "the same indentation as its neighbours",
        "Compare the spaces at the start of this line and of the lines around it.",
    ),
    (
        ("found unexpected end of stream", "quoted scalar"),
        "a closing quote",
        "Close the quote that this text begins with.",
    ),
)
"""What the parser says, what was expected, how to mend it; the first that fits is told."""

_OF_INDENTS = ("expected <block end>", "did not find expected")
"""What the parser says of a line that it could read if it stood further in or out."""


def usual_cause(lines: list[str], row: int, column: int, problem: str) -> Suspicion:
    """Name what people usually did when the parser stops here, and nothing else is seen."""
    _, value = value_of(lines[row])
    if "mapping values are not allowed" in problem and ": " in f"{value} ":
        remedy = "Put double quotes around the text that holds a colon."
        return Suspicion(row, column, "a text without `: ` in it, or in quotes", remedy)
    if any(words in problem for words in _OF_INDENTS) and (
        odd := lost_dash(lines, row) or odd_indent(lines, row)
    ):
        return odd
    told = (
        (expected, remedy) for said, expected, remedy in _CAUSES if any(words in problem for words in said)
    )
    expected, remedy = next(
        told, ("valid YAML", "Compare this line with the same one in a file that is right.")
    )
    return Suspicion(row, column, expected, remedy)
