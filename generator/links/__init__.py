"""The link check: whether the addresses that the content names still answer."""
