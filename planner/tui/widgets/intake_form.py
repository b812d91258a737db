"""The fields of the intake, one line each, and what is wrong beside them."""

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.events import DescendantFocus
from textual.widget import Widget
from textual.widgets import Input, Label

from planner.model.library import Library
from planner.tui.state.draft import MEASURED, Draft
from planner.tui.widgets.choice import Choice
from planner.tui.widgets.pick_line import PickLine
from planner.tui.words.intake_hints import (
    FIGURE_LABELS,
    FUNCTION_LABELS,
    GLIDE_LABELS,
    IRRITABILITY_LABELS,
    LANGUAGE_LABELS,
    LOWEST_LABELS,
    NO_GLIDE,
    OCCASIONS,
    PRINT_LABELS,
    SIDE_LABELS,
    UNIT_LABELS,
    YES_NO,
    glide_asked,
    presentation_labels,
)

_SHORT = (
    *("birth_year", "weeks", "days", "minutes", "usual_pain", "light_week"),
    *("walk_week", "walk_free", *MEASURED),
)


class IntakeForm(VerticalScroll, can_focus=False, inherit_bindings=False):
    """Shows a draft; every field has the name it has there. The screen keeps the draft."""

    def __init__(self, draft: Draft, library: Library) -> None:
        super().__init__(id="form")
        self._draft, self._library = draft, library
        self._wrong: dict[str, str] = {}
        """What stands beside the fields: laying out a label for every key would be slow."""

    def compose(self) -> ComposeResult:
        """The fields in the order of an examination."""
        draft, names = self._draft, presentation_labels(self._library)
        first = Choice(names, draft.presentation, id="presentation", inline=False)
        second = (("", "none"), *names)
        yield from _row("Name", _text("name", draft.name))
        yield from _row("Birth year", _text("birth_year", draft.birth_year))
        yield from _row("Presentation", first)
        yield from _row("Second", Choice(second, draft.secondary, id="secondary", inline=False))
        yield from _row(
            "Irritability", Choice(IRRITABILITY_LABELS, draft.irritability, id="irritability")
        )
        yield from _row("Function", Choice(FUNCTION_LABELS, draft.function, id="function"))
        yield from _row("Weeks", _text("weeks", draft.weeks, self._usual(draft.presentation)))
        yield from _row("Days a week", _text("days", draft.days))
        yield from _row("Minutes a day", _text("minutes", draft.minutes))
        yield from _row("Goals", _text("goals", draft.goals, "one; another"))
        yield from _row("Precautions", PickLine(id="precautions"))
        yield from _row("Findings", PickLine(id="findings"))
        yield from _row("Equipment", PickLine(id="equipment"))
        yield from _row("Education", PickLine(id="occasions"))
        yield from _row("Handout in", Choice(LANGUAGE_LABELS, draft.language, id="language"))
        yield from _row("Usual pain", _text("usual_pain", draft.usual_pain, "0 to 10"))
        yield from _row("Clearances", PickLine(id="clearances"))
        yield from _row("Name on paper", _text("on_paper_as", draft.on_paper_as, "as above"))
        yield from _row("Print", Choice(PRINT_LABELS, draft.print_size, id="print_size"))
        yield from _row("Pictures", Choice(FIGURE_LABELS, draft.figure, id="figure", inline=False))
        yield _head("Walking")
        yield from _row("Walks now", _text("walk_week", draft.walk_week, "min/week"))
        yield from _row("Until symptoms", _text("walk_free", draft.walk_free, "minutes"))
        yield from _row("Beyond minutes", Choice(YES_NO, draft.walk_outside, id="walk_outside"))
        yield _head("Symptoms")
        yield from _row("Side", Choice(SIDE_LABELS, draft.symptom_side, id="symptom_side"))
        yield from _row("Down to", Choice(LOWEST_LABELS, draft.lowest_point, id="lowest_point"))
        yield from _row(
            "Hips glide", Choice(GLIDE_LABELS, draft.direction_side, id="direction_side")
        )
        yield from _row("Fears, values", _text("feared_move", draft.feared_move, "a movement"))
        yield _head("Weights and bands at home")
        yield from _row("Weights in", Choice(UNIT_LABELS, draft.weight_unit, id="weight_unit"))
        yield from _row("Weights", _text("weights", draft.weights, "2, 4, 8"))
        yield from _row("Bands", _text("bands", draft.bands, "yellow, red"))
        yield _head("Measured")
        yield from _row(
            "Chair stands", _text("chair_stands_30s", draft.chair_stands_30s, "in 30 s")
        )
        yield from _row("On one leg", _text("one_leg_s", draft.one_leg_s, "seconds"))
        yield from _row("Plank", _text("plank_s", draft.plank_s, "seconds"))
        yield from _row("Side plank", _text("side_plank_s", draft.side_plank_s, "seconds"))
        yield from _row("Back hold", _text("back_hold_s", draft.back_hold_s, "seconds"))
        yield _head("Plan")
        yield from _row("Light week", _text("light_week", draft.light_week, "none"))
        yield from _row("Well again", Choice(YES_NO, draft.recovered, id="recovered"))

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """The row below the one in hand is in view too: what is wrong may stand there.

        A part that is begun is seen from its head on.
        """
        rows = list(self.query(".form-row"))
        here = next((i for i, row in enumerate(rows) if row is event.widget.parent), len(rows))
        for row in rows[here + 1 : here + 2]:
            row.scroll_visible(animate=False)
        lines = list(self.children)
        place = lines.index(rows[here]) if here < len(rows) else 0
        if place and lines[place - 1].has_class("form-head"):
            lines[place - 1].scroll_visible(animate=False, top=True)

    def first_of_part(self, focused: Widget | None, by: int) -> Widget:
        """The first field of the next part of the form, or of the one before."""
        lines = list(self.children)
        here = next((i for i, one in enumerate(lines) if focused and one is focused.parent), 0)
        starts = [0, *(i + 1 for i, one in enumerate(lines) if one.has_class("form-head"))]
        part = max(i for i, start in enumerate(starts) if start <= here)
        to = starts[min(max(part + by, 0), len(starts) - 1)]
        return next(
            one
            for line in lines[to:]
            for one in line.children
            if one.focusable and not isinstance(one, Label)
        )

    def show_picked(self, draft: Draft) -> None:
        """The names of what is picked."""
        library = self._library.for_presentation(draft.presentation)
        names = {
            "precautions": tuple(library.names.get(one, one) for one in draft.precautions),
            "findings": tuple(library.names.get(one, one) for one in draft.findings),
            "equipment": draft.equipment,
            "occasions": tuple(OCCASIONS[name] for name in draft.occasions),
            "clearances": tuple(f"{parts[0]} by {parts[1]}" for parts in draft.clearances),
        }
        for field, shown in names.items():
            self.query_one(f"#{field}", PickLine).names = shown
        glides = glide_asked(draft, library)
        self.query_one("#direction_side", Choice).instead = "" if glides else NO_GLIDE

    def show_typed(self, draft: Draft) -> None:
        """What the fields hold, after it was changed by something else than them."""
        for field in self.query(Input):
            field.value = getattr(draft, str(field.id))
        for choice in self.query(Choice):
            choice.value = getattr(draft, str(choice.id))

    def show_mistakes(self, found: dict[str, str]) -> None:
        """What is wrong, beside its field."""
        for field in self._wrong | found:
            if self._wrong.get(field) != found.get(field):
                self._say_beside(field, found.get(field, ""))
        self._wrong = dict(found)

    def _say_beside(self, field: str, text: str) -> None:
        row = self.query_one(f"#{field}").parent
        assert isinstance(row, Horizontal), row
        said = row.query(".form-error")
        if said:
            said.first(Label).update(text)
        else:
            row.mount(Label(text, classes="form-error", markup=False))

    def show_usual_weeks(self, presentation: str) -> None:
        """What an empty field means."""
        self.query_one("#weeks", Input).placeholder = self._usual(presentation)

    def _usual(self, presentation: str) -> str:
        return str(self._library.templates[presentation].weeks_default)


def _head(text: str) -> Label:
    return Label(text, classes="form-head")


def _row(label: str, field: Widget) -> ComposeResult:
    with Horizontal(classes="form-row"):
        yield Label(label, classes="form-label")
        yield field


def _text(field: str, value: str, placeholder: str = "") -> Input:
    classes = "short" if field in _SHORT else ""
    return Input(value, placeholder, id=field, compact=True, classes=classes)
