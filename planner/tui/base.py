"""What every screen of the planner shares."""

from typing import TYPE_CHECKING, ClassVar, TypeVar, cast

from textual.screen import ModalScreen, Screen

from planner.tui.state.place import Place

if TYPE_CHECKING:
    from planner.tui.app import PlannerApp

T = TypeVar("T")


class PlannerScreen(Screen[T]):
    """A screen that knows its name in the list of commands, and the app with its types."""

    WHERE: ClassVar[str] = "app"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (32, "-tall")]

    @property
    def planner(self) -> "PlannerApp":
        """The app."""
        return cast("PlannerApp", self.app)

    def place(self) -> Place | None:
        """Where a planner that is killed here opens again."""
        return None

    def on_screen_resume(self) -> None:
        """The therapist is here."""
        place = self.place()
        if place is not None:
            self.planner.go(place)


class Dialog(ModalScreen[T]):
    """A question laid over a screen."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide")]

    @property
    def planner(self) -> "PlannerApp":
        """The app."""
        return cast("PlannerApp", self.app)
