"""The sheets of the parts as one page for a phone."""
