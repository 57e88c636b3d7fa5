"""Says of a line that YAML cannot read what its writer most likely did."""

from generator.yaml_mistakes.indents import swallowed_key, unclosed_quote
from generator.yaml_mistakes.suspicions import UNREAD, key_in_text
from generator.yaml_mistakes.syntax import suspected, syntax_diagnostic

__all__ = ["UNREAD", "key_in_text", "suspected", "swallowed_key", "syntax_diagnostic", "unclosed_quote"]
