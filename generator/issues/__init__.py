"""Turns what somebody wrote into an issue form into content: a new entry, or a change of one."""
