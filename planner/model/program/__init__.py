"""A program and what comes back of it."""
