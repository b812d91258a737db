"""A program in another language."""
