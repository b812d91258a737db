"""The one place that puts library, store and settings together, for CLI and TUI alike."""

from functools import cached_property
from pathlib import Path

from planner.building.build import Built, build
from planner.exchange.files import write_private
from planner.handout.paper import Paper
from planner.library.catalog import Library, load_library
from planner.library.search import Search
from planner.model.intake import Intake
from planner.model.program import Program
from planner.settings import Settings
from planner.store.store import Store


class Workspace:
    """Everything a command or a screen works with; each part is made when first used."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings

    @cached_property
    def library(self) -> Library:
        """The shipped library with the clinic's laid over it. Raises LibraryUnusable."""
        return load_library(self.settings.clinic_dir)

    @cached_property
    def search(self) -> Search:
        """Search in the library."""
        return Search(self.library)

    @cached_property
    def store(self) -> Store:
        """The store of this user. Raises StoreTrouble."""
        return Store(self.settings.database)

    def build(self, intake: Intake) -> Built:
        """Build a program from an intake."""
        return build(intake, self.library)

    def export(self, program: Program, path: Path, paper: Paper = "letter") -> None:
        """Write the handout as PDF. Raises FileTrouble."""
        from planner.handout.render import render  # ReportLab is slow to import

        write_private(path, render(program, paper))
