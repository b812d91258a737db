"""An exercise from the library, with its picture beside the list."""

from collections.abc import Callable, Iterator, Mapping

from textual.content import Content
from textual.widget import Widget

from planner.model.drawn_figure import DrawnFigure
from planner.model.exercise.exercise import Exercise
from planner.tui.base import WIDE
from planner.tui.dialogs.pick import PickDialog
from planner.tui.state.favourites import Favourites
from planner.tui.widgets.picture import PictureView
from planner.tui.words.exercise_shelf import ExerciseShelf
from planner.tui.words.picks import Pick


class PickExerciseDialog(PickDialog):
    """Dismissed with the id of the one chosen, or None."""

    BINDINGS = [("f2", "star")]
    HINT = "Enter picks, F2 stars, Esc goes back. Narrow: supine band level<4 *"

    def __init__(
        self,
        title: str,
        shelf: ExerciseShelf,
        exercises: Mapping[str, Exercise],
        favourites: Favourites,
        nothing: Callable[[str], str],
        figure: DrawnFigure,
    ) -> None:
        self._starred = favourites.starred
        super().__init__(
            title, lambda words: shelf.find(words, self._starred), "Name, kind or property", nothing
        )
        self._exercises, self._favourites, self._figure = exercises, favourites, figure

    def on_mount(self) -> None:
        """The list, and room for the picture."""
        self.query_one(".box-list").add_class("box-pictured")
        super().on_mount()

    def beside(self) -> Iterator[Widget]:
        """The picture over the words."""
        yield PictureView()

    def _line(self, pick: Pick) -> Content:
        """In a small window the name alone: why it is against a rule stands beside the list."""
        if self.app.size.width >= WIDE:
            return super()._line(pick)
        mark = ("! ", "$text-warning") if pick.warn else "  "
        return Content.assemble(mark, pick.title)

    def show_detail(self) -> None:
        """The picture too."""
        super().show_detail()
        pick = self._highlighted()
        exercise = self._exercises.get(pick.key) if pick else None
        self.query_one(PictureView).show(exercise.picture if exercise else None, self._figure)

    def _narrow(self, words: str) -> None:
        super()._narrow(words)
        if not self._picks:
            self.query_one(PictureView).show(None)

    def action_star(self) -> None:
        """Star the highlighted one, or take its star away."""
        pick = self._highlighted()
        if pick is None or pick.key not in self._exercises:
            return
        self._favourites.star(pick.key)
        self._starred = self._favourites.starred
        self._narrow(self.words)
        keys = [option.id for option in self._list.options]
        if pick.key in keys:
            self._list.highlighted = keys.index(pick.key)
