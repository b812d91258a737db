"""The command line."""

from planner.cli.commands import app, run_command

__all__ = ["app", "run_command"]
