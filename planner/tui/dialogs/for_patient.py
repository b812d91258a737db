"""For the patient's eyes: one exercise over the whole window, in the patient's language."""

import time
from collections.abc import Callable

from textual.app import ComposeResult
from textual.widgets import Digits, Static

from planner.handout.words.plain_dose import dose_words
from planner.handout.words.screen_words import tongue
from planner.language.translate import reworded
from planner.model.drawn_figure import DrawnFigure
from planner.model.language import Language
from planner.model.program.program import Item, Program
from planner.tui.base import Dialog
from planner.tui.widgets.large_words import LargeWords
from planner.tui.widgets.picture import PictureView
from planner.tui.words.patient_count import beat

_BEAT_S = 0.1
_NAME_SHARE, _DOSE_SHARE = 0.25, 0.45
"""Of the rows beyond those of a small window; the picture has the rest."""
_KEYS: dict[Language, str] = {
    "en": "Space: count with me, or stop    p: hold the picture still    Esc: close",
    "es": "Espacio: cuente conmigo, o pare    p: dejar quieta la imagen    Esc: cerrar",
}


class ForPatientScreen(Dialog[None]):
    """Nothing of the therapist's stands here: no name, label, finding or reason."""

    HELPS = False  # the guide is the therapist's
    BINDINGS = [("escape,enter,q,w", "close"), ("space", "count"), ("p", "pause")]

    def __init__(
        self,
        program: Program,
        item: Item,
        rep_s: float,
        figure: DrawnFigure = "standard",
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__()
        self._language = program.intake.patient.language
        if self._language != "en":
            program = reworded(program, self._language).program
        self._exercise = program.exercises[item.exercise]
        self._words = tongue(program, self._language).words
        self._item, self._rep_s, self._figure, self._clock = item, rep_s, figure, clock
        self._began_s: float | None = None

    def compose(self) -> ComposeResult:
        """Name, picture, dose, count, keys."""
        dose = dose_words(self._words, self._exercise, self._item)
        yield LargeWords(self._exercise.patient_name, share=_NAME_SHARE, id="patient-name")
        yield PictureView(self._exercise.picture, moving=True, figure=self._figure)
        yield LargeWords(dose, share=_DOSE_SHARE, id="patient-dose")
        first = beat(self._item, self._rep_s, 0.0)
        yield Digits(first.digits, id="patient-count")
        yield Static(first.of, id="patient-of", markup=False)
        yield Static(_KEYS[self._language], id="patient-keys", markup=False)

    def on_mount(self) -> None:
        """The count stands until it is asked for."""
        self.set_interval(_BEAT_S, self._tick)

    def _tick(self) -> None:
        if self._began_s is None:
            return
        now = beat(self._item, self._rep_s, self._clock() - self._began_s)
        self.query_one("#patient-count", Digits).update(now.digits)
        self.query_one("#patient-of", Static).update(now.of)
        if now.done:
            self._began_s = None

    def action_count(self) -> None:
        """Begin at the first one, or stop."""
        self._began_s = self._clock() if self._began_s is None else None

    def action_pause(self) -> None:
        """The picture stands, or moves."""
        self.query_one(PictureView).toggle()

    def action_close(self) -> None:
        """Back."""
        self.dismiss(None)
