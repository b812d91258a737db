"""The library: ladders and their exercises, to look at."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from planner.model.drawn_figure import DrawnFigure
from planner.model.exercise.exercise import Exercise
from planner.model.library import Library
from planner.services.nothing_found import nothing_found
from planner.tui.base import PlannerScreen
from planner.tui.commands import bindings
from planner.tui.dialogs.picture import PictureDialog
from planner.tui.dialogs.read import ReadDialog
from planner.tui.state.place import ScreenPlace
from planner.tui.widgets.key_bar import KeyBar
from planner.tui.widgets.picture import PictureView
from planner.tui.widgets.title_bar import TitleBar
from planner.tui.words.exercise_words import full_text


class LibraryScreen(PlannerScreen[None]):
    """Every exercise by ladder, easiest first; a search field; the exercise in full."""

    WHERE = "library"
    BINDINGS = [*bindings("library"), ("down", "to_list")]
    AUTO_FOCUS = "#ladders"

    def compose(self) -> ComposeResult:
        """Search and list on the left, the exercise on the right."""
        library = self._library
        count = f"{len(library.exercises)} exercises, {len(library.ladders)} ladders"
        problems = len(library.problems)
        if problems:
            count += f", {problems} problem{'s' if problems > 1 else ''}"
        yield TitleBar("Library", count)
        with Horizontal(id="library"):
            with Vertical(id="library-left"):
                yield Input(placeholder="Find an exercise", id="find", compact=True)
                yield OptionList(id="ladders", compact=True, markup=False)
            with VerticalScroll(id="library-detail"):
                yield PictureView()
                yield Static(id="library-text", markup=False)
        yield KeyBar("library", lines=1)

    def on_mount(self) -> None:
        """All ladders."""
        self.query_one(TitleBar).alarm = bool(self._library.problems)
        self._show("")

    def place(self) -> ScreenPlace:
        """Here."""
        return ScreenPlace("library")

    @property
    def _library(self) -> Library:
        return self.planner.workspace.library

    @property
    def _figure(self) -> DrawnFigure:
        return self.planner.workspace.figure()

    def _show(self, words: str) -> None:
        options = self.query_one("#ladders", OptionList)
        options.clear_options()
        if words.strip():
            found = self.planner.workspace.search.find(words, limit=100)
            options.add_options(Option(_line(one, self._library), id=one.id) for one in found)
            if not found:
                search = self.planner.workspace.search
                self.query_one("#library-text", Static).update(nothing_found(search, words))
                self.query_one(PictureView).show(None, self._figure)
        else:
            options.add_options(_by_ladder(self._library))
        options.action_first()

    @on(Input.Changed, "#find")
    def _words_changed(self, event: Input.Changed) -> None:
        self._show(event.value)

    @on(Input.Submitted, "#find")
    def _words_done(self) -> None:
        self.query_one("#ladders").focus()

    @on(OptionList.OptionHighlighted, "#ladders")
    def _show_exercise(self, event: OptionList.OptionHighlighted) -> None:
        exercise = self._library.exercises.get(str(event.option.id))
        if exercise is not None:
            self.query_one("#library-text", Static).update(full_text(exercise, self._library))
            self.query_one(PictureView).show(exercise.picture, self._figure)
            self.query_one("#library-detail").scroll_home(animate=False)

    def action_watch(self) -> None:
        """The picture, large and in motion."""
        option = self.query_one("#ladders", OptionList).highlighted_option
        exercise = self._library.exercises.get(str(option.id)) if option else None
        if exercise is not None:
            self.app.push_screen(PictureDialog(exercise, self._figure))

    def action_find(self) -> None:
        """To the search field."""
        self.query_one("#find").focus()

    def action_to_list(self) -> None:
        """From the search field to the list."""
        self.query_one("#ladders").focus()

    def action_problems(self) -> None:
        """What could not be used."""
        lines = [Content(str(problem)) for problem in self._library.problems]
        text = Content("\n\n").join(lines) if lines else Content("Every file is in order.")
        self.app.push_screen(ReadDialog("Problems in the library", text))

    def action_back(self) -> None:
        """Away with the search, then to the patients."""
        find = self.query_one("#find", Input)
        if find.value:
            find.value = ""
            self.query_one("#ladders").focus()
        else:
            self.dismiss(None)


def _by_ladder(library: Library) -> list[Option]:
    options = []
    for ladder in library.ladders.values():
        head = Content.assemble(
            (ladder.name, "bold $text-primary"), (f"  {ladder.category.replace('_', ' ')}", "dim")
        )
        options.append(Option(head, disabled=True))
        for exercise_id in ladder.exercises:
            exercise = library.exercises[exercise_id]
            options.append(Option(_rung(exercise), id=exercise_id))
    return options


def _rung(exercise: Exercise) -> Content:
    return Content.assemble((f"{exercise.level:>4}  ", "dim"), exercise.patient_name)


def _line(exercise: Exercise, library: Library) -> Content:
    ladder = library.ladders[exercise.ladder].name
    return Content.assemble(exercise.patient_name, (f"  {ladder}, level {exercise.level}", "dim"))
