"""Page: a page written by hand, and the settings of the whole comparison."""

from __future__ import annotations

from pydantic import Field

from generator.models.address import Repository
from generator.models.base import Id, Many, Model
from generator.models.text import Text


class Section(Model):
    """A heading with its paragraphs."""

    id: Id
    title: Text
    paragraphs: Many[Text] = Field(min_length=1)


class Page(Model):
    """A page written by hand."""

    title: Text
    summary: Text
    """One sentence, also shown by search engines."""
    sections: Many[Section] = Field(min_length=1)


class Comparison(Model):
    """What holds for the whole site."""

    title: Text
    repository: Repository
    """Address of the repository, for links that edit an entry."""
    branch: str = Field(min_length=1)
    """The branch that such links edit."""
    locales: Many[str] = Field(min_length=1)
    """Locales of the site; the first one is the default and stands at the root."""
    unfinished: Many[str] = ()
    """Locales still being translated: what they lack is shown in the default one, with a notice."""
