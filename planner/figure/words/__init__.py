"""A picture in words, in each language."""
