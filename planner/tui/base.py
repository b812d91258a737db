"""What every screen of the planner shares."""

from typing import TYPE_CHECKING, ClassVar, TypeVar, cast

from textual.screen import ModalScreen, Screen

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


class Dialog(ModalScreen[T]):
    """A question laid over a screen."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide")]

    @property
    def planner(self) -> "PlannerApp":
        """The app."""
        return cast("PlannerApp", self.app)
