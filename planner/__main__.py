"""`planner` and `python -m planner`."""

import sys


def main() -> None:
    """Without arguments the terminal app, which need not wait for the command line's imports."""
    if len(sys.argv) > 1:
        from planner.cli import run_command

        run_command()
    else:
        if not (sys.stdin.isatty() and sys.stdout.isatty()):
            sys.stderr.write("The planner needs a terminal. For scripts: planner --help\n")
            sys.exit(2)
        from planner.services.workspace import Workspace
        from planner.settings import read_settings
        from planner.tui.app import PlannerApp
        from planner.tui.pages import graphics

        graphics.prepare()
        planner = PlannerApp(Workspace(read_settings()))
        planner.run()
        sys.exit(planner.return_code or 0)


def run() -> None:
    """The same, ending quietly when it is interrupted."""
    try:
        main()
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    run()
