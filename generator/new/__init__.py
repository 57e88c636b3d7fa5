"""New: a new entry, asked for key by key as its model has them, and what is left to do about it."""
