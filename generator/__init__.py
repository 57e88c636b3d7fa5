"""Timbang turns a comparison kept as YAML into a site and a decision guide."""
