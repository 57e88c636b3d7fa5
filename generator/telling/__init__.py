"""Tells in words what the commands found, each module for one of them; changes as JSON for programs too."""
