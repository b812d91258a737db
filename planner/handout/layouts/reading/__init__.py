"""Topics to read."""
