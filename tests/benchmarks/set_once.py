"""Set the document for the first time in a process: `python -m tests.benchmarks.set_once`.

Arguments: planner, weasyprint or typst; the folder with the sources. Prints the milliseconds that
it took when the modules were imported already, with no font read and nothing remembered.
"""

import sys
import time
from importlib import import_module
from pathlib import Path

PROGRAM_FILE = "program.json"


def main(tool: str, folder: Path) -> float:
    """Milliseconds."""
    if tool == "planner":
        from planner.handout.layouts.render import render
        from planner.model.program.program_json import program_from_json

        program, _ = program_from_json((folder / PROGRAM_FILE).read_text(encoding="utf-8"))
        assert program is not None
        start = time.perf_counter()
        render(program)
        return (time.perf_counter() - start) * 1000
    import_module(tool)
    from tests.benchmarks.setters import SETTERS

    start = time.perf_counter()
    SETTERS[tool](folder)()
    return (time.perf_counter() - start) * 1000


if __name__ == "__main__":
    sys.stdout.write(f"{main(sys.argv[1], Path(sys.argv[2]))}\n")
