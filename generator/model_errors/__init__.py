"""Turns what pydantic says of a value into diagnostics that a contributor understands."""

from generator.model_errors.diagnosis import diagnose

__all__ = ["diagnose"]
