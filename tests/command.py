"""The command line as scripts run it: a process a command, with its status and what it wrote.

Starting Python and importing the planner takes longer than most commands take. So one process
imports it, once, and forks for each command; from there on all is as after `python -m planner`.
"""

import atexit
import gc
import json
import os
import pkgutil
import runpy
import signal
import subprocess
import sys
import tempfile
from functools import cache
from importlib import import_module
from pathlib import Path

TIMEOUT_S = 60
_ROOT = Path(__file__).parents[1]
_NOT_OF_A_COMMAND = ("planner.tui", "planner.__main__")


def planner(*words: object, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a command in a folder that holds the data too."""
    command = [sys.executable, "-m", "planner", *map(str, words)]
    known = {**os.environ, "PLANNER_DATA_DIR": str(folder / "data"), **environment}
    if any(name.startswith("PYTHON") for name in environment):  # what Python reads as it starts
        return subprocess.run(
            command,
            cwd=folder,
            capture_output=True,
            text=True,
            timeout=TIMEOUT_S,
            env=known,
            check=False,
        )
    with tempfile.TemporaryDirectory() as streams:
        output, error = Path(streams, "output"), Path(streams, "error")
        asked = (command[3:], str(folder), known, str(output), str(error))
        server = _server()
        assert server.stdin is not None
        assert server.stdout is not None
        print(json.dumps(asked), file=server.stdin, flush=True)
        status = int(server.stdout.readline())
        return subprocess.CompletedProcess(
            command, status, output.read_text("utf-8"), error.read_text("utf-8")
        )


@cache
def _server() -> subprocess.Popen[str]:
    """The process that forks; it ends with its standard input."""
    server = subprocess.Popen(
        [sys.executable, "-m", __name__],
        cwd=_ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    atexit.register(server.communicate)
    return server


def _import_all() -> None:
    import planner

    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"  # as the planner does before it imports
    for module in pkgutil.walk_packages(planner.__path__, "planner."):
        if not module.name.startswith(_NOT_OF_A_COMMAND):
            import_module(module.name)
    _remember()
    gc.collect()
    gc.freeze()


def _remember() -> None:
    """What a process learns as it checks, builds and prints, each command begins with."""
    from planner.building.build import build
    from planner.figure.check.library import picture_problems
    from planner.handout.layouts.render import render
    from planner.library.catalog import load_library
    from planner.library.intake_file import read_intake
    from planner.library.shipped import shipped_root
    from planner.model.program.program_json import program_from_json, program_to_json
    from tests.whole_library import of_all

    library = load_library()  # which commands find in their cache then
    assert not of_all(picture_problems, library)
    intake = read_intake(shipped_root() / "programs" / "sample-intake.yaml").intake
    assert intake is not None
    built = build(intake, library).program
    assert built is not None
    program, _ = program_from_json(program_to_json(built))
    assert program is not None
    render(program)


def _serve() -> None:
    _import_all()
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            _run(*json.loads(line))
        _, status = os.waitpid(child, 0)
        sys.stdout.write(f"{os.waitstatus_to_exitcode(status)}\n")
        sys.stdout.flush()


def _run(
    words: list[str], folder: str, environment: dict[str, str], output: str, error: str
) -> None:
    signal.alarm(TIMEOUT_S)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    for number, path in enumerate((os.devnull, output, error)):
        opened = os.open(path, os.O_RDWR | os.O_CREAT)
        os.dup2(opened, number)
        os.close(opened)
    sys.argv = ["planner", *words]
    runpy.run_module("planner", run_name="__main__", alter_sys=True)
    sys.exit()


if __name__ == "__main__":
    _serve()
