"""The command line."""

from planner.cli.run import run_command

__all__ = ["run_command"]
