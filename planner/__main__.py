"""`planner` and `python -m planner`."""

import sys


def main() -> None:
    """Without arguments the terminal app, which need not wait for the command line's imports.

    Nor need who asks for the version alone; in company `planner.cli` answers.
    """
    if sys.argv[1:] == ["--version"]:
        from planner import __version__

        sys.stdout.write(f"planner {__version__}\n")
    elif len(sys.argv) > 1:
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
        PlannerApp(Workspace(read_settings())).run()


def run() -> None:
    """The same, ending quietly when it is interrupted."""
    try:
        main()
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    run()
