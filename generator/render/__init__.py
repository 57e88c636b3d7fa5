"""Pure functions from a catalog to pages: nothing here reads or writes a file of content."""
