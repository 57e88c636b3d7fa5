"""Decision guides: checked, compiled to a reduced graph, and questioned."""
