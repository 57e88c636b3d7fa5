"""Wrong use of the program, and trouble of its surroundings: each ends with an exit code.

    TimbangError
    |-- NoContentError      (2) the folder holds no comparison
    |-- PortError           (2) the site cannot be served there
    |-- ForeignFilesError   (2) the output folder holds files that are not ours
    |-- UnknownGuideError   (2) there is no such guide
    |-- UnknownLocaleError  (2) the comparison is not in this language
    |-- UnknownRuleError    (2) there is no such rule
    |-- IssueError          (2) an issue is none of those that our forms make
    |-- RevisionError       (2) git does not have what was asked for
    |-- ContentError        (1) the content has errors; carries them
    `-- SiteBuilderError    (3) the site builder failed or warned

Wrong content is never one of these by itself: it is a `Diagnostic`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.diagnostics import nearest_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.examine import Examination


class TimbangError(Exception):
    """What a user can mend; the message is for them."""

    exit_code = 2


class NoContentError(TimbangError):
    """The folder holds no comparison."""


class PortError(TimbangError):
    """The site cannot be served at the port that was named."""


class ForeignFilesError(TimbangError):
    """The output folder holds files that no publication wrote."""


class UnknownGuideError(TimbangError):
    """There is no such guide, or it cannot be compiled."""


class UnknownRuleError(TimbangError):
    """There is no such rule; the message names the nearest, or all."""

    def __init__(self, rule: str, rules: Iterable[str]) -> None:
        near = nearest_of(rule, rules)
        hint = f"Did you mean {near}?" if near else f"There is: {', '.join(sorted(rules))}."
        super().__init__(f"There is no rule `{rule}`. {hint}")


class UnknownLocaleError(TimbangError):
    """The comparison is not in this language; the message names those that it is in."""

    def __init__(self, locale: str, locales: Iterable[str]) -> None:
        super().__init__(f"There is no language `{locale}` here. There is: {', '.join(locales)}.")


class IssueError(TimbangError):
    """An issue is none of those that our forms make, or holds what no content may hold."""


class RevisionError(TimbangError):
    """Git does not have what was asked for."""


class SiteBuilderError(TimbangError):
    """The site builder failed or warned; its own words are the message."""

    exit_code = 3


class ContentError(TimbangError):
    """The content has errors, so nothing was made from it."""

    exit_code = 1

    def __init__(self, examination: Examination) -> None:
        super().__init__("The content has errors.")
        self.examination = examination
