"""The body of an issue made with a form: a stranger's text, of which only answers to what was asked are kept."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.errors import IssueError
from generator.markup import faults

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from generator.issues.form import Field, Form

MAX_BODY = 65_536
"""Characters; GitHub takes no more."""
MAX_BYTES = 4 * MAX_BODY
MAX_ANSWER = 4_000
"""Characters; the longest text of the content has less than half."""

_NOTHING = frozenset({"_No response_", "None"})
"""What GitHub writes where nothing was answered: in a field, and in a choice."""
_HEADING = re.compile(r"### (?P<label>.+?)\s*\Z")


@dataclass(frozen=True)
class Filled:
    """A form with its answers."""

    form: Form
    answers: Mapping[str, str]
    """Id of a field to what was answered, in one line; fields without an answer are left out."""
    headings: tuple[str, ...] = ()
    """Headings that no field has: somebody wrote them into an answer, where they stand as words."""

    def __call__(self, field_id: str) -> str:
        """Return an answer, or nothing."""
        return self.answers.get(field_id, "")

    def answered(self) -> list[tuple[Field, str]]:
        """Return fields with their answers, in the order of the form."""
        return [(field, self(field.id)) for field in self.form.fields if self(field.id)]


def read_body(raw: bytes, forms: Sequence[Form]) -> Filled:
    """Read the body of an issue.

    Raises:
        IssueError: no form of ours makes such an issue, or it is too large.
    """
    lines = _text(raw).splitlines()
    form = _form(lines, forms)
    answers, headings = _answers(lines, form)
    told = {name: " ".join(" ".join(some).split()) for name, some in answers.items()}
    long = next((field for field in form.fields if len(told.get(field.id, "")) > MAX_ANSWER), None)
    _refuse(not long, f"The answer to `{long and long.label}` has more than {MAX_ANSWER:,} characters.")
    return Filled(
        form, {name: answer for name, answer in told.items() if answer and answer not in _NOTHING}, headings
    )


def _answers(lines: Iterable[str], form: Form) -> tuple[dict[str, list[str]], tuple[str, ...]]:
    """Return the lines under each label; a heading counts only as the label of a later field than the one before."""
    order = [field.label for field in form.fields]
    seen: list[int] = []
    answers: dict[str, list[str]] = {}
    headings = []
    for line in lines:
        at = order.index(label) if (label := _label(line)) in order else -1
        _refuse(at not in seen, f"The heading `{label}` stands twice.")
        if at > max(seen, default=-1):
            seen.append(at)
            answers[form.fields[at].id] = []
            continue
        _refuse(bool(answers) or not line.strip(), "Something stands before the first heading.")
        headings += [label] if label else []
        if answers:
            answers[form.fields[seen[-1]].id].append(line)
    return answers, tuple(headings)


def refuse_markup(filled: Filled, *field_ids: str) -> None:
    """Refuse answers that hold what no text of the content may hold.

    Raises:
        IssueError: there is HTML in one, or a link to what is neither an address nor an entry.
    """
    for asked, answer in filled.answered():
        for fault in faults(answer) if asked.id in field_ids else ():
            raise IssueError(f"{asked.label}: {fault.reason} Expected: {fault.expected}.")


def _text(raw: bytes) -> str:
    """Return the body without what cannot be seen: it could hide words, turn them round, or steer a terminal."""
    _refuse(len(raw) <= MAX_BYTES, f"The issue has more than {MAX_BODY:,} characters.")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise IssueError("The issue is not UTF-8 text.") from None
    _refuse(len(text) <= MAX_BODY, f"The issue has more than {MAX_BODY:,} characters.")
    text = unicodedata.normalize("NFC", text)
    return "".join(sign for sign in text if sign in "\n\t" or not unicodedata.category(sign).startswith("C"))


def _form(lines: Iterable[str], forms: Sequence[Form]) -> Form:
    """Find the form that asks most of what the issue answers; the others ask less of it."""
    labels = {label for line in lines if (label := _label(line))}
    best = max(forms, key=lambda form: len(form.labels & labels) - len(form.labels - labels))
    known = len(best.labels & labels)
    _refuse(known > len(best.labels) / 2, "This is no issue that one of our forms made.")
    return best


def _label(line: str) -> str:
    match = _HEADING.match(line)
    return match["label"] if match else ""


def _refuse(holds: bool, why: str) -> None:  # noqa: FBT001 (reads as a sentence: refuse unless it holds)
    if not holds:
        raise IssueError(why)
