"""The one place that picks who gives the services what they need, for both front ends.

Each part is imported when it is first used: imports are most of the time of a short command, and
nothing of this is needed for the first screen. A test hands in parts of its own.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from planner.model.drawn_figure import chosen_figure
from planner.services.sources import FolderSources, SystemClock
from planner.settings import Settings

if TYPE_CHECKING:
    from datetime import date

    from planner.building.may_print import Gate
    from planner.follow_up.adapt import Adapted
    from planner.handout.options import Options
    from planner.library.search import Search
    from planner.model.drawn_figure import DrawnFigure
    from planner.model.intake import Intake
    from planner.model.library import Library
    from planner.model.program.program import Program
    from planner.model.rules.intake_words import IntakeWords
    from planner.model.stored import Stored
    from planner.services.config import Config
    from planner.services.editing import EditSession
    from planner.services.patient_store import PatientStore
    from planner.services.plan import Plan
    from planner.services.ports import Clock, Sources, UserState
    from planner.services.printing import Looked, Order, PrintOutcome
    from planner.services.week_one import WeekOne
    from planner.store.state import FileState


class Workspace:
    """Everything a command or a screen works with; each part is made when first used."""

    def __init__(
        self,
        settings: Settings,
        *,
        sources: Sources | None = None,
        store: PatientStore | None = None,
        user: UserState | None = None,
        clock: Clock | None = None,
        afresh: bool = False,
    ) -> None:
        self.settings = settings
        self.sources: Sources = sources or FolderSources(settings.clinic_dir, afresh=afresh)
        self.clock: Clock = clock or SystemClock()
        self._store, self._user = store, user

    @cached_property
    def store(self) -> PatientStore:
        """Patients and programs. Raises StoreTrouble."""
        return self._store or self._database

    @cached_property
    def config(self) -> Config:
        """What this user's planner is told. Raises StoreTrouble."""
        from planner.services.config import read_config

        return read_config(self.settings)

    def unlock(self, password: str) -> str:
        """Why a locked planner stays locked; empty if the password is the user's."""
        from planner.services.audited import unlock

        return unlock(self.store, password)

    def note_lock(self) -> None:
        """Put into the audit, where there is one, that the planner locked. Raises StoreTrouble."""
        from planner.services.audited import note

        note(self.store, "lock")

    @property
    def has_patients(self) -> bool:
        """There is a store, or there was one: to look for patients makes no new one."""
        if self._store is not None or self.config.database:
            return True
        from planner.store.marker import Marker

        database = self.settings.database
        return database.exists() or Marker(database).set

    @cached_property
    def user(self) -> UserState:
        """What this user's planner remembers."""
        return self._user or self._state

    @cached_property
    def _state(self) -> FileState:
        from planner.store.state import FileState

        return FileState(self.settings.user_state)

    @cached_property
    def _database(self) -> PatientStore:
        if self.config.database:
            from planner.store.clinic.address import read_address
            from planner.store.clinic.store import ClinicStore

            address = read_address(self.config.database)
            return ClinicStore(address, self.settings.data_dir, self._state)
        from planner.store.store import Store

        return Store(self.settings.database, self._state)

    @property
    def library(self) -> Library:
        """The shipped library with the clinic's laid over it. Raises LibraryUnusable."""
        return self.sources.library

    def renew(self, sources: Sources) -> None:
        """Work on with files that were read again; a program that is open keeps its library."""
        self.sources = sources
        for made_of_them in ("search", "intake_words"):
            self.__dict__.pop(made_of_them, None)

    @cached_property
    def search(self) -> Search:
        """Search in the library."""
        from planner.library.search import Search

        return Search(self.library)

    @cached_property
    def intake_words(self) -> IntakeWords | None:
        """What therapists write for what an intake has; None if it cannot be read."""
        from planner.library.intake_words import load_intake_words

        return load_intake_words(self.settings.clinic_dir, self.library.rules)[0]

    def figure(self, wished: DrawnFigure | None = None) -> DrawnFigure:
        """Whose body pictures show: who was wished for, else the clinic's choice."""
        clinic, _ = self.sources.clinic
        return chosen_figure(wished, clinic.figure if clinic else None)

    def plan(self, intake: Intake) -> Plan:
        """Build a program from an intake."""
        from planner.services.plan import plan

        return plan(intake, self.sources, self.clock)

    def change_intake(self, program: Program, made: Program, next_week: int) -> Adapted:
        """A program for another intake, which `made` was built from."""
        from planner.services.intake_change import change_intake

        return change_intake(program, made, next_week, self.sources, self.clock)

    def may_print(self, program: Program, monday: date | None = None) -> Gate:
        """Whether a program may be printed as it stands, today; its week 1 began on `monday`."""
        from planner.building.may_print import may_print

        return may_print(program, self.library, self.clock.today(), monday)

    def pages(self, program: Program, options: Options) -> Looked:
        """The pages of a handout, to look at, unless something stops the program."""
        from planner.services.printing import pages

        return pages(program, options, self.sources, self.clock)

    def print(self, program: Program, order: Order) -> PrintOutcome:
        """Write a handout, if it may be printed."""
        from planner.services.printing import print_one

        return print_one(program, order, self.sources, self.clock)

    def week_one(self, stored: Stored) -> WeekOne:
        """The Monday that week 1 of a program begins with, or may begin with."""
        from planner.services.week_one import week_one

        return week_one(self.store, stored, self.clock.today())

    def print_for(self, stored: Stored, program: Program, order: Order) -> PrintOutcome:
        """Write a handout of a program of the store, and keep what was given out as it was.

        `program` is what is printed. The therapist's copy is given to nobody.
        """
        from planner.services.issues import print_and_keep

        return print_and_keep(self.store, stored, program, order, self.sources, self.clock)

    def edit(self, stored: Stored) -> EditSession:
        """A program of the store, open to be changed."""
        from planner.services.editing import EditSession

        return EditSession(stored, self.store, self.library, self.clock)
