"""`planner` and `python -m planner`."""

import sys


def main() -> None:
    """Without arguments the terminal app, which need not wait for the command line's imports."""
    if len(sys.argv) > 1:
        from planner.cli import run_command

        run_command()
    else:
        from planner.settings import read_settings
        from planner.tui.app import PlannerApp
        from planner.workspace import Workspace

        PlannerApp(Workspace(read_settings())).run()


if __name__ == "__main__":
    main()
