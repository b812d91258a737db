"""The library: every exercise and whose it is, and the clinic's own files."""
