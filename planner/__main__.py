"""`planner` and `python -m planner`."""

import gc
import os
import sys
from types import ModuleType


def main() -> None:
    """Without arguments the terminal app, which need not wait for the command line's imports.

    Nor need who asks for the version alone; in company `planner.cli` answers.
    """
    if sys.argv[1:] == ["--version"]:
        from planner import __version__

        sys.stdout.write(f"planner {__version__}\n")
    elif len(sys.argv) > 1:
        # A command makes what it needs once and ends: to look for what it may forget costs a tenth.
        # A handout makes 100,000 things; only who makes many has anything to forget.
        gc.set_threshold(300_000, 50, 100)
        from planner.cli import run_command

        run_command()
    else:
        if not (sys.stdin.isatty() and sys.stdout.isatty()):
            told = "The planner needs a terminal. Without one: planner --plain."
            sys.stderr.write(f"{told} For scripts: planner --help\n")
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
    _without_plugins()
    try:
        main()
    except KeyboardInterrupt:
        sys.exit(130)


def _without_plugins() -> None:
    """Let pydantic have no plugin: it would see every patient's data as it is read.

    What looks for them reads the metadata of all that is installed; an export would import a
    twentieth more for that. Should pydantic move it, its own setting holds.
    """
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"
    loader = ModuleType("pydantic.plugin._loader")
    loader.__dict__["get_plugins"] = tuple
    sys.modules.setdefault(loader.__name__, loader)


if __name__ == "__main__":
    run()
