"""A second visit in the terminal: what is told and found, what is decided, what stops."""
