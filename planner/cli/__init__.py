"""The command line."""

from planner.cli.commands import app
from planner.cli.run import run_command

__all__ = ["app", "run_command"]
