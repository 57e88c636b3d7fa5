"""Benchmarks: what is fast must be shown to be fast. `make bench` prints every measurement beside its budget."""
