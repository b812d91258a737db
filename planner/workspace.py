"""The one place that puts library, store and settings together, for CLI and TUI alike.

Each part is imported when it is first used: imports are most of the time of a short command, and
nothing of this is needed for the first screen.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from planner.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

    from planner.building.build import Built
    from planner.handout.paper import Paper
    from planner.library.catalog import Library
    from planner.library.search import Search
    from planner.model.intake import Intake
    from planner.model.program import Program
    from planner.store.store import Store


class Workspace:
    """Everything a command or a screen works with; each part is made when first used."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings

    @cached_property
    def library(self) -> Library:
        """The shipped library with the clinic's laid over it. Raises LibraryUnusable."""
        from planner.library.catalog import load_library

        return load_library(self.settings.clinic_dir)

    @cached_property
    def search(self) -> Search:
        """Search in the library."""
        from planner.library.search import Search

        return Search(self.library)

    @cached_property
    def store(self) -> Store:
        """The store of this user. Raises StoreTrouble."""
        from planner.store.store import Store

        return Store(self.settings.database)

    def build(self, intake: Intake) -> Built:
        """Build a program from an intake."""
        from planner.building.build import build

        return build(intake, self.library)

    def export(self, program: Program, path: Path, paper: Paper = "letter") -> str:
        """Write the handout as PDF; what to tell about it, if anything. Raises FileTrouble."""
        from planner.exchange.files import write_private
        from planner.handout.render import render
        from planner.handout.text import lost

        write_private(path, render(program, paper))
        boxes = lost(" ".join((program.intake.patient.name, *program.intake.goals)))
        if not boxes:
            return ""
        return f"The typeface has no {' '.join(boxes)}: name or goals print with boxes there."
