"""Exercises, templates and rules: YAML files to models, with the line of every fault."""
