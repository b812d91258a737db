"""The intake: a form whose defaults make the common case quick. Every change is kept."""

from dataclasses import dataclass, replace
from functools import partial
from typing import get_args

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.events import DescendantFocus
from textual.timer import Timer
from textual.widgets import Input, Static

from planner.building.age import with_age
from planner.building.red_flags import screen
from planner.model.program.program import Program
from planner.model.vocabulary import Equipment
from planner.store.store import Stored, StoreTrouble
from planner.tui.base import PlannerScreen
from planner.tui.commands import bindings
from planner.tui.dialogs.ask import AskDialog
from planner.tui.dialogs.pick import PickDialog
from planner.tui.dialogs.pick_many import PickManyDialog
from planner.tui.screens.intake.flags import FlagsScreen
from planner.tui.screens.intake.outcome import Cleared, OutcomeScreen
from planner.tui.state.draft import Draft, draft_to_json, mistakes, suggested_function, to_intake
from planner.tui.state.place import Place
from planner.tui.widgets.choice import Choice
from planner.tui.widgets.intake_form import IntakeForm
from planner.tui.widgets.key_bar import KeyBar
from planner.tui.widgets.pick_line import PickLine
from planner.tui.widgets.title_bar import TitleBar
from planner.tui.words.intake_hints import (
    equipment_picks,
    finding_picks,
    hint,
    occasion_picks,
    precaution_picks,
    presentation_picks,
)
from planner.tui.words.picks import narrowed

_KEEP_AFTER_S = 0.15
"""A draft is kept this long after the last key."""


@dataclass(frozen=True)
class Finished:
    """A program was built: a new one, stored already, or one to take an older one's place."""

    program: Program
    stored: Stored | None = None
    program_id: int | None = None
    notice: str = ""


class IntakeScreen(PlannerScreen[Finished]):
    """The draft is the truth; the widgets only show it and say what changed."""

    WHERE = "intake"
    BINDINGS = bindings("intake")

    def __init__(self, draft: Draft) -> None:
        super().__init__()
        self.draft = draft
        self._asked = False
        self._timer: Timer | None = None

    def compose(self) -> ComposeResult:
        """Title, form, what the field means, keys."""
        library, draft = self.planner.workspace.library, self.draft
        title = "Change the intake" if draft.program_id is not None else "New patient"
        yield TitleBar(title, "kept as you type")
        with Horizontal(id="intake"):
            yield IntakeForm(draft, library)
            yield Static(id="intake-hint", markup=False)
        yield KeyBar("intake", lines=1)

    def on_mount(self) -> None:
        """Keep that the form is open, and show what is picked."""
        self._keep()
        self._show_picked()
        self.query_one("#name").focus()

    def place(self) -> Place:
        """The form; what is typed is in the draft."""
        return Place("intake", self.draft.program_id)

    def on_unmount(self) -> None:
        """Nothing waits for a timer that will not come."""
        if self._timer is not None:
            self._timer.stop()
            self._store_draft()

    # what changed

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        field = str(event.input.id)
        if getattr(self.draft, field) == event.value:
            return
        self._change(**{field: event.value})
        if field == "birth_year" and not self.draft.function_chosen:
            suggested = suggested_function(event.value, self.planner.today.year)
            if suggested != self.draft.function:
                self.query_one("#function", Choice).value = suggested
                self._change(function=suggested)

    @on(Choice.Changed)
    def _chosen(self, event: Choice.Changed) -> None:
        self._choose(str(event.choice.id), event.value)

    def _choose(self, field: str, value: str) -> None:
        self._change(**{field: value})
        if field == "function":
            self._change(function_chosen=True)
        if field == "presentation":
            self._form.show_usual_weeks(value)

    @on(Choice.Opened)
    def _open_choices(self, event: Choice.Opened) -> None:
        choice, field = event.choice, str(event.choice.id)
        picks = presentation_picks(self.planner.workspace.library, field == "secondary")

        def chosen(value: str | None) -> None:
            if value is not None:
                choice.value = value
                self._choose(field, value)

        self.app.push_screen(PickDialog("Presentation", partial(narrowed, picks)), chosen)

    @on(PickLine.Opened)
    def _open_list(self, event: PickLine.Opened) -> None:
        field = str(event.line.id)
        library = self.planner.workspace.library
        picks = {
            "precautions": lambda: precaution_picks(library),
            "findings": lambda: finding_picks(library),
            "equipment": lambda: equipment_picks(library, get_args(Equipment)),
            "occasions": occasion_picks,
        }[field]()

        def chosen(keys: tuple[str, ...] | None) -> None:
            if keys is not None:
                self._change(**{field: keys})
                self._show_picked()

        title = "Education" if field == "occasions" else field.capitalize()
        dialog = PickManyDialog(title, picks, getattr(self.draft, field))
        self.app.push_screen(dialog, chosen)

    def _change(self, **values: object) -> None:
        self.draft = replace(self.draft, **values)  # type: ignore[arg-type]
        if self._timer is None:
            self._timer = self.set_timer(_KEEP_AFTER_S, self._keep)
        else:
            self._timer.reset()
        self._show_mistakes()
        self._show_hint()

    def _keep(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        kept = self._store_draft()
        bar = self.query_one(TitleBar)
        bar.state = "kept as you type" if kept else f"NOT KEPT: {self.planner.memory.trouble}"
        bar.alarm = not kept

    def _store_draft(self) -> bool:
        return self.planner.memory.put("intake_draft", draft_to_json(self.draft))

    # what is shown

    def _show_picked(self) -> None:
        self._form.show_picked(self.draft)
        self._show_hint()

    def _show_mistakes(self) -> dict[str, str]:
        found = mistakes(self.draft, self.planner.today.year)
        quiet = {"name"} if not self._asked else set()
        self._form.show_mistakes({k: v for k, v in found.items() if k not in quiet})
        return found

    @on(DescendantFocus)
    def _show_hint(self) -> None:
        field = str(self.focused.id) if self.focused else ""
        text = hint(field, self.draft, self.planner.workspace.library)
        self.query_one("#intake-hint", Static).update(text)

    @property
    def _form(self) -> IntakeForm:
        return self.query_one(IntakeForm)

    # going on

    @on(Input.Submitted)
    def _submitted(self) -> None:
        self.focus_next()

    def action_next(self) -> None:
        """The next field."""
        self.focus_next()

    def action_previous(self) -> None:
        """The field before."""
        self.focus_previous()

    def action_back(self) -> None:
        """Back; a form with something in it is kept for the next time."""
        self._keep()
        if not self.draft.touched or self.draft.program_id is not None:
            self.planner.memory.put("intake_draft", None)
        self.dismiss(None)

    def action_clear(self) -> None:
        """Start over, after asking."""

        def answered(yes: bool | None) -> None:
            if yes:
                self.planner.memory.put("intake_draft", None)
                self.dismiss(None)
                self.planner.open_intake(Draft())

        text = "Everything typed in this form is thrown away."
        self.app.push_screen(AskDialog("Start over?", text, "Start over", "Keep it"), answered)

    def action_go_on(self) -> None:
        """To the red flags, unless something is wrong here."""
        self._asked = True
        found = self._show_mistakes()
        if found:
            self.query_one(f"#{next(iter(found))}").focus()
            return
        self._keep()
        rules = self.planner.workspace.library.rules
        self.app.push_screen(FlagsScreen(self.draft, rules, self._answered), self._screened)

    def _answered(self, flags: tuple[tuple[str, str], ...]) -> None:
        """An answer was given: keep it with the draft."""
        self._change(flags=flags)
        self._keep()

    def _screened(self, done: bool | None) -> None:
        if not done:
            return
        library = self.planner.workspace.library
        intake, wrong = to_intake(self.draft, library)
        if intake is None:
            self.planner.trouble(wrong)
            return
        aged = with_age(intake, library.rules.ages, self.planner.today.year)
        raised = screen(aged, library.rules)
        if raised:
            self.app.push_screen(OutcomeScreen(raised, self.draft), self._decided)
        else:
            self._build()

    def _decided(self, cleared: Cleared | None) -> None:
        if cleared is None:
            return
        if cleared.by:
            self._change(cleared_by=cleared.by, cleared_reason=cleared.reason)
            self._form.show_cleared(cleared.by, cleared.reason)
        self._keep()
        self._build()

    def _build(self) -> None:
        """Build, store, forget the draft - in this order, so that nothing typed is lost."""
        intake, wrong = to_intake(self.draft, self.planner.workspace.library)
        if intake is None:
            self.planner.trouble(wrong)
            return
        built = self.planner.workspace.build(intake)
        if built.program is None:
            self.planner.trouble("\n".join(map(str, (*built.raised, *built.problems))))
            return
        stored = None
        if self.draft.program_id is None:
            try:
                stored = self.planner.workspace.store.create(built.program)
            except StoreTrouble as trouble:
                self.planner.trouble(f"The program was built but not saved: {trouble}")
                return
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        self.planner.memory.put("intake_draft", None)
        count = len(built.program.exercises)
        notice = f"Built: {count} exercises in {len(built.program.weeks)} weeks. Saved."
        self.dismiss(Finished(built.program, stored, self.draft.program_id, notice))
