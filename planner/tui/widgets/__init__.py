"""Widgets of the planner, one module each."""
