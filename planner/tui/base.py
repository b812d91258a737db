"""What every screen of the planner shares."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, ClassVar, Protocol, TypeVar, cast

from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen, Screen

from planner.tui.state.place import ScreenPlace

if TYPE_CHECKING:
    from planner.model.screening import Screened
    from planner.services.workspace import Workspace
    from planner.tui.state.draft import Draft
    from planner.tui.state.draft_keeper import DraftKeeper
    from planner.tui.state.memory import Memory

T = TypeVar("T")

KEYS = "keys"
"""The group of workers that do what a key asked for; they may ask, and wait for the answer."""


class Planner(Protocol):
    """What a screen may ask of the app."""

    workspace: "Workspace"
    memory: "Memory"
    today: date
    ready: bool
    """The library is loaded."""

    def when_ready(self, act: Callable[[], object]) -> None:
        """Do it now, or as soon as the library is loaded."""

    def keep_place(self) -> None:
        """Have it kept where the therapist is, by a thread."""

    keepers: "list[DraftKeeper]"
    """Drafts that the store may not have yet."""

    def open_intake(self, draft: "Draft | None" = None, draft_id: int | None = None) -> None:
        """The form: a draft as it was typed, or a blank one."""

    def open_draft(self, draft_id: int) -> object:
        """The form as it was left."""

    def change_intake(self, draft: "Draft") -> object:
        """The form for a program that is there, or the change of it that was begun."""

    def open_program(
        self, program_id: int, place: ScreenPlace = ..., then: Callable[[], object] | None = None
    ) -> object:
        """The workbench with a program from the store."""

    def open_visit(self, program_id: int, draft_id: int | None = None) -> None:
        """The visit of a program from the store, or the one that was begun."""

    def copy_note(self, program_id: int) -> None:
        """The note of the last visit of a program goes to the clipboard."""

    def open_library(self) -> None:
        """The exercises."""

    def pass_keys(self) -> None:
        """Nothing waits any more: the keys that were held go where they belong now."""

    def flags_raised(
        self, program_id: int, positive: tuple[str, ...], screened: "Screened"
    ) -> None:
        """Put red flags into a program that is there, at once."""

    def trouble(self, text: str) -> None:
        """Say that something could not be done."""


WIDE = 110
"""Columns from which there is room for two things beside each other."""


def _fits(dimension: int, breakpoints: list[tuple[int, str]]) -> str:
    return max((start, name) for start, name in breakpoints if start <= dimension)[1]


class FittedScreen(Screen[T]):
    """A screen that is laid out once: for the terminal that is there when it is made."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (32, "-tall")]

    def __init__(self) -> None:
        super().__init__()
        # Textual would style it without them first, and all of it again at its first size.
        columns, lines = self.app.size
        self.add_class(
            _fits(columns, self.HORIZONTAL_BREAKPOINTS),
            _fits(lines, self.VERTICAL_BREAKPOINTS),
            update=False,
        )
        self._ended: tuple[T | None] | None = None
        """What it was dismissed with while another lay over it."""

    def dismiss(self, result: T | None = None) -> AwaitComplete:
        """End; below another screen (the lock, say) once that one has gone.

        Textual takes away whatever is on top.
        """
        if self.app.screen is self:
            return super().dismiss(result)
        self._ended = (result,)
        return AwaitComplete()

    def on_screen_resume(self) -> None:
        """What ended meanwhile goes now."""
        if self._ended is not None:
            (result,), self._ended = self._ended, None
            super().dismiss(result)


class PlannerScreen(FittedScreen[T]):
    """A screen that knows its name in the list of commands, and the app with its types."""

    WHERE: ClassVar[str] = "app"

    @property
    def waits(self) -> bool:
        """Something is under way that the next key must come after."""
        return False

    @property
    def planner(self) -> Planner:
        """The app."""
        return cast(Planner, self.app)

    def place(self) -> ScreenPlace | None:
        """Where a planner that is killed here opens again."""
        return None

    def unsaved(self) -> str:
        """What leaving now would lose, in a sentence; empty if nothing."""
        return ""

    def on_screen_resume(self) -> None:
        """The therapist is here."""
        self.planner.keep_place()


class Dialog(FittedScreen[T], ModalScreen[T]):
    """A question laid over a screen."""

    HELPS: ClassVar[bool] = True
    """F1 opens the guide over it."""
    BINDINGS = [("f1", "app.help")]

    @property
    def planner(self) -> Planner:
        """The app."""
        return cast(Planner, self.app)
