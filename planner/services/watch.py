"""Whether files of a folder were saved: by looking at their times again and again."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

from planner.library.clinic_folder import PARTS, YAML

PAUSE_S = 0.3
"""Between two looks."""


def each_save(folder: Path, sleep: Callable[[float], None] = time.sleep) -> Iterator[None]:
    """Once each time that a YAML file of a clinic's folder was saved, added or taken away."""
    before = _times(folder)
    while True:
        sleep(PAUSE_S)
        now = _times(folder)
        if now != before:
            before = now
            yield


def _times(folder: Path) -> dict[Path, int]:
    found = {}
    for part in PARTS:
        for path in (folder / part).rglob("*"):
            if path.suffix in YAML:
                try:
                    found[path] = path.stat().st_mtime_ns
                except OSError:  # an editor puts a new file in its place at this moment
                    continue
    return found
