"""`planner` and `python -m planner`."""

import sys


def main() -> None:
    """Without arguments the terminal app, which need not wait for the command line's imports."""
    if len(sys.argv) > 1:
        from planner.cli import run_command

        run_command()
    else:
        from planner.cli import open_planner

        open_planner()


if __name__ == "__main__":
    main()
