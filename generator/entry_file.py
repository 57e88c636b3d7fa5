"""Values of an entry to the YAML file that holds them, and a name to its id."""

from __future__ import annotations

import datetime as dt
from typing import Any

import yaml

from generator.slug import slug_of

LONGEST_ID = 60
_WIDTH = 100
_LONG = 80
"""Characters from which a text stands below its key, folded."""
_DAYS = {
    "checked": "the day on which you held every statement against its sources, like 2026-11-23",
    "accessed": "the day or month on which you read it, like 2026-11-23",
}
"""What only the person who looked can say; whoever writes it for them makes an entry seem verified."""


class _Dumper(yaml.SafeDumper):
    """Writes YAML as our entries have it: lists of ids in one line, long texts folded."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: FBT001, FBT002, ARG002 (the base class calls it so)
        """Indent lists below their key."""
        super().increase_indent(flow, indentless=False)


def as_yaml(values: dict[str, Any]) -> str:
    """Return an entry's file, its keys in the order given; reading it gives the same values."""
    told = yaml.dump(values, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=_WIDTH)
    return str(told)


def undated(values: dict[str, Any], key: str) -> str:
    """Return an entry's file that asks a person for a day in a comment, unless the day is given."""
    return as_yaml(values) + ("" if key in values else f"# {key}: {_DAYS[key]}\n")


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = ">" if len(text) > _LONG else "'" if _is_number(text) else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


def _is_number(text: str) -> bool:
    """Tell whether our reader, which follows YAML 1.2, could take a text for a number."""
    try:
        float(text)
    except ValueError:
        return False
    return True


def _list(dumper: yaml.SafeDumper, values: list[Any]) -> yaml.SequenceNode:
    plain = all(isinstance(value, str) and len(value) < _LONG for value in values)
    return dumper.represent_sequence("tag:yaml.org,2002:seq", values, flow_style=plain)


def _day(dumper: yaml.SafeDumper, day: dt.date) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:timestamp", day.isoformat())


def _blank(dumper: yaml.SafeDumper, _nothing: None) -> yaml.ScalarNode:
    """Write nothing after a key that is to be filled in."""
    return dumper.represent_scalar("tag:yaml.org,2002:null", "")


_Dumper.add_representer(str, _text)
_Dumper.add_representer(type(None), _blank)
_Dumper.add_representer(list, _list)
_Dumper.add_representer(dt.date, _day)


def as_id(name: str) -> str:
    """Return the slug of a name, cut between two words where it is too long for a file name."""
    told = slug_of(name)[: LONGEST_ID + 1]
    return told if len(told) <= LONGEST_ID else told.rpartition("-")[0] or told[:LONGEST_ID]
