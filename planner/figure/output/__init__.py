"""Shapes as SVG, PDF, pixels and characters."""
