"""The picture of an exercise, as large as the window, in motion."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from planner.model.drawn_figure import DrawnFigure
from planner.model.exercise.exercise import Exercise
from planner.tui.base import Dialog
from planner.tui.widgets.picture import PictureView


class PictureDialog(Dialog[None]):
    """Plays the exercise from start to end and back; space stops it, Esc closes."""

    BINDINGS = [("escape,enter,q,w", "close"), ("space", "pause")]

    def __init__(self, exercise: Exercise, figure: DrawnFigure = "standard") -> None:
        super().__init__()
        self._exercise, self._figure = exercise, figure

    def compose(self) -> ComposeResult:
        """The name, the picture, what it shows in words."""
        from planner.figure.words.describe import describe

        exercise = self._exercise
        words = describe(exercise.picture) if exercise.picture else "This exercise has no picture."
        with Vertical(classes="box box-picture"):
            yield Static(exercise.patient_name, classes="box-title", markup=False)
            yield PictureView(exercise.picture, moving=True, figure=self._figure)
            yield Static(words, classes="picture-words", markup=False)
            yield Static("Space stops and starts it, Esc closes", classes="box-hint box-last")

    def action_pause(self) -> None:
        """Stop or start."""
        self.query_one(PictureView).toggle()

    def action_close(self) -> None:
        """Back."""
        self.dismiss(None)
