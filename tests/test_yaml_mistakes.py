"""What is said of YAML that cannot be read: the right line, and words of ours."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.yaml_source import read

if TYPE_CHECKING:
    from generator.diagnostics import Diagnostic


def only(text: str) -> Diagnostic:
    document, found = read("x.yml", text.encode())
    assert document.value is None
    (one,) = found
    return one


@pytest.mark.parametrize(
    ("text", "line", "column", "remedy"),
    [
        ("a: 1\ntitle:\u00a0Tea\nb: 2\n", 2, 7, "special space after the colon"),
        ("a: 1\ntitle:\u00a0Tea\n  and more\nb: 2\n", 2, 7, "special space after the colon"),
        ("a: 1\ntitle\uff1a Tea\nb: 2\n", 2, 6, "full-width colon"),
        ("a:\n  en\uff1aTea\n  id: Teh\n", 2, 5, "full-width colon"),
        ("a: 1\nb\nc: 2\n", 2, 1, "Write `key: value`"),
        ("%YAML 9.9\n---\na: 1\n", 1, 1, "begins with `%`"),
        ("%FOO\n---\na: 1\n", 1, 5, "begins with `%`"),
        ('a: "C:\\Users"\n', 1, 9, "each backslash"),
        ('a: "x\\qy"\n', 1, 6, "each backslash"),
        ("# one\u0085# two\na: [\n", 3, 4, "Close the list"),
    ],
)
def test_the_line_and_the_remedy_are_right(text: str, line: int, column: int, remedy: str) -> None:
    found = only(text)
    assert (found.rule, found.span.line, found.span.column) == ("yaml-syntax", line, column)
    assert remedy in found.remedy


@pytest.mark.parametrize("sign", '"' + "'[]{}&*!|>%@`?:-,#\\\t\u00a0\uff1a=~<.")
@pytest.mark.parametrize(
    "form", ["a: {}\n", "{}\n", "a: {} b\nc: d\n", "a:\n  {}b: c\n", "- {}\n", 'a: "\\{}"\n']
)
def test_the_parser_never_speaks_itself(sign: str, form: str) -> None:
    for found in read("x.yml", form.replace("{}", sign).encode())[1]:
        words = f"{found.message} {found.expected} {found.remedy}"
        assert not any(
            said in words for said in ("found ", "did not", "could not", "while ", "is not allowed in")
        )
        assert found.expected


@pytest.mark.parametrize("raw", [b"a: 1\nb: \xff\n", b"\xef\xbb\xbfa: 1\nb: \xff\n"])
def test_a_byte_that_is_no_text_is_found(raw: bytes) -> None:
    (found,) = read("x.yml", raw)[1]
    assert (found.rule, found.span.line, found.span.column) == ("not-utf-8", 2, 4)
    assert "0xff" in found.message
