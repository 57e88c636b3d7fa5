"""Rules that judge a catalog: one module per family, all run at once."""
