"""Bytes of a YAML file to plain values, with limits kept and positions on demand.

Scalars follow the YAML 1.2 core schema, in which `no` is a word, `12:30` is text, and a date stays text until a model
reads it.
"""

from generator.yaml_source.document import Document
from generator.yaml_source.events import MAX_DEPTH, Path
from generator.yaml_source.reading import MAX_BYTES, read
from generator.yaml_source.scalars import LONGEST_NUMBER

__all__ = ["LONGEST_NUMBER", "MAX_BYTES", "MAX_DEPTH", "Document", "Path", "read"]
