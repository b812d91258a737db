"""The second visit: what was given out, what was told, what was found and decided."""
