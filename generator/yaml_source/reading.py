"""Reading: the bytes of a file to a document, or what keeps them from being one."""

from __future__ import annotations

from generator.diagnostics import Diagnostic, Span
from generator.lines import place_in
from generator.yaml_source.document import Document
from generator.yaml_source.events import values_of

MAX_BYTES = 2_000_000


def read(src_uri: str, raw: bytes) -> tuple[Document, list[Diagnostic]]:
    """Read one file. The document holds what could be read; findings say what could not."""
    if len(raw) > MAX_BYTES:
        found = Diagnostic(
            "file-too-large",
            Span(src_uri),
            f"The file has {len(raw):,} bytes.",
            expected=f"at most {MAX_BYTES:,} bytes",
            remedy="Split it into several entries.",
        )
        return Document(src_uri, "", None), [found]
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode()  # without the byte order mark, if there was one
        line, column = place_in(before, len(before))
        span = Span(src_uri, line, column, column + 1)
        found = Diagnostic(
            "not-utf-8",
            span,
            f"The byte 0x{error.object[error.start]:02x} is not UTF-8 text.",
            expected="a file saved as UTF-8",
        )
        return Document(src_uri, "", None), [found]
    value, faults = values_of(src_uri, text)
    return Document(src_uri, text, value), faults
