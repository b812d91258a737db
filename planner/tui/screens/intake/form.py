"""The intake: a form whose defaults make the common case quick. Every change is kept."""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property, partial
from typing import TYPE_CHECKING, assert_never, get_args

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.events import DescendantBlur, DescendantFocus
from textual.timer import Timer
from textual.widgets import Input, Static
from textual.worker import get_current_worker

from planner.building.age import with_age
from planner.building.clearing import clearables
from planner.building.may_print import Stopped, Unknown
from planner.building.red_flags import screen
from planner.model.program.program import Program
from planner.model.screening import Clearance, Screened
from planner.model.stored import Busy, PatientEntry, Stored, StoreTrouble
from planner.model.vocabulary import Equipment
from planner.services.plan import Planned, RulesBroken
from planner.services.suggest import suggested_function
from planner.tui.base import PlannerScreen, T
from planner.tui.commands import bindings
from planner.tui.dialogs.ask import AskDialog
from planner.tui.dialogs.choose import ChooseDialog, Way
from planner.tui.dialogs.clearance import ClearanceDialog
from planner.tui.dialogs.pick import PickDialog
from planner.tui.dialogs.pick_many import PickManyDialog
from planner.tui.screens.intake.flags import Answers, FlagsScreen
from planner.tui.screens.intake.outcome import OutcomeScreen
from planner.tui.state.draft import (
    Draft,
    answers_of_another,
    draft_to_json,
    mistakes,
    to_intake,
    with_clearance,
    with_owner,
    without_answers,
    year_of,
)
from planner.tui.state.draft_keeper import DraftKeeper
from planner.tui.state.place import ScreenPlace
from planner.tui.widgets.choice import Choice
from planner.tui.widgets.intake_form import IntakeForm
from planner.tui.widgets.key_bar import KeyBar
from planner.tui.widgets.pick_line import PickLine
from planner.tui.widgets.title_bar import TitleBar
from planner.tui.words.clearance_words import clearance_line
from planner.tui.words.home_rows import known_line
from planner.tui.words.intake_hints import (
    equipment_picks,
    figure_picks,
    finding_picks,
    hint,
    occasion_picks,
    precaution_picks,
    presentation_picks,
)
from planner.tui.words.picks import Pick, narrowed

if TYPE_CHECKING:
    from planner.services.patient_store import PatientStore

_KEEP_AFTER_S = 0.15
"""A draft is kept this long after the last key."""
_AGAIN_S = 0.3


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
    AUTO_FOCUS = "#name"
    BINDINGS = bindings("intake")

    def __init__(self, draft: Draft, draft_id: int | None = None) -> None:
        super().__init__()
        self.draft = draft = with_owner(draft)  # begun before it was kept whose answers they are
        self._first = None if draft_id is not None else draft
        """As it was opened, if nothing of it is kept yet."""
        self._draft_id = draft_id
        self._flags_before = draft.positive
        """Red flags that the program had when the form was opened."""
        self._asked = False
        self._finished = False
        self._storing = False
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

    @cached_property
    def _keeper(self) -> DraftKeeper:
        """What is kept of this form, away from the keys."""
        known = draft_to_json(self.draft) if self._draft_id is not None else ""
        workspace, program = self.planner.workspace, self.draft.program_id
        keeper = DraftKeeper(lambda: workspace.store, self._draft_id, program, known)
        self.planner.keepers.append(keeper)
        return keeper

    def on_mount(self) -> None:
        """Show what is picked."""
        self._show_kept()
        self._show_picked()

    def place(self) -> ScreenPlace:
        """The form; what is typed is in the draft."""
        draft_id = self._keeper.id if self.is_mounted else self._draft_id
        return ScreenPlace("intake", self.draft.program_id, draft=draft_id)

    def unsaved(self) -> str:
        """Nothing waits for a timer that may not come."""
        if self._timer is not None:
            self._keep()
        return ""

    def on_unmount(self) -> None:
        """No timer outlives the screen."""
        if self._timer is not None:
            self._keep()

    @property
    def waits(self) -> bool:
        """The program is being stored."""
        return self._storing

    # what changed

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        field = str(event.input.id)
        if getattr(self.draft, field) == event.value:
            return
        self._change(**{field: event.value})
        if field == "birth_year" and not self.draft.function_chosen:
            this_year = self.planner.today.year
            born, library = year_of(event.value, this_year), self.planner.workspace.library
            suggested = suggested_function(born, this_year, library)
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
        title, picks = "Pictures", figure_picks()
        if field != "figure":
            library = self.planner.workspace.library
            title, picks = "Presentation", presentation_picks(library, field == "secondary")

        def chosen(value: str | None) -> None:
            if value is not None:
                choice.value = value
                self._choose(field, value)

        self.app.push_screen(PickDialog(title, partial(narrowed, picks)), chosen)

    @on(PickLine.Opened)
    def _open_list(self, event: PickLine.Opened) -> None:
        field = str(event.line.id)
        if field == "clearances":
            self._open_clearances()
            return
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

    def _open_clearances(self) -> None:
        """What needs a clearance, one by one; the numbers of the form must be numbers for that."""
        if self._at_a_mistake():
            return
        library = self.planner.workspace.library
        intake, wrong = to_intake(self.draft, library, self.planner.today.year)
        if intake is None:
            self.planner.trouble(wrong)
            return
        found = {one.id: one for one in clearables(intake, library)}
        if not found:
            self.notify("No red flag or precaution of this intake needs a clearance.", markup=False)
            return
        picks = [
            Pick(one.id, one.title, clearance_line(one.clearance), one.id) for one in found.values()
        ]

        def chosen(key: str | None) -> None:
            if key is not None:
                one = found[key]
                dialog = ClearanceDialog(key, one.title, self.planner.today, one.clearance)
                self.app.push_screen(dialog, given)

        def given(clearance: Clearance | None) -> None:
            if clearance is not None:
                self._cleared(clearance)

        title = "What has a clinician cleared?"
        self.app.push_screen(PickDialog(title, partial(narrowed, picks)), chosen)

    def _cleared(self, clearance: Clearance) -> None:
        """One thing was cleared: keep it with the draft."""
        self._change(clearances=with_clearance(self.draft, clearance))
        self._keep()
        self._show_picked()

    def _change(self, **values: object) -> None:
        self.draft = with_owner(replace(self.draft, **values))  # type: ignore[arg-type]
        if self._finished:
            return
        if self._timer is None:
            self._timer = self.set_timer(_KEEP_AFTER_S, self._keep)
        else:
            self._timer.reset()
        self._show_mistakes()
        self._show_hint()

    def _keep(self) -> None:
        """Have the draft kept as it is now; none of a form in which nothing was typed."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        if self._finished:
            return
        untouched = self.draft == self._first or not self.draft.touched
        self._want("" if untouched else draft_to_json(self.draft))

    def _want(self, document: str) -> None:
        keeper, app = self._keeper, self.app
        if keeper not in self.planner.keepers:
            self.planner.keepers.append(keeper)
        if keeper.want(document):

            def tell() -> None:
                if app.is_running:
                    app.call_from_thread(self._show_kept)

            def work() -> None:
                worker = get_current_worker()
                keeper.work(tell, lambda: worker.is_cancelled)

            app.run_worker(work, thread=True, group="drafts")

    def _show_kept(self) -> None:
        """In the title, and where the planner opens again."""
        if self._finished or self not in self.app.screen_stack:
            return
        bar, trouble = self.query_one(TitleBar), self._keeper.trouble
        bar.state, bar.alarm = trouble or "kept as you type", bool(trouble)
        self.planner.go(self.place())

    # what is shown

    def _show_picked(self) -> None:
        self._form.show_picked(self.draft)
        self._show_hint()

    def _show_mistakes(self) -> dict[str, str]:
        template = self.planner.workspace.library.templates[self.draft.presentation]
        found = mistakes(self.draft, self.planner.today.year, template.weeks_default)
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

    def action_part(self) -> None:
        """The next part of the form."""
        self._form.first_of_part(self.focused, 1).focus()

    def action_part_before(self) -> None:
        """The part before."""
        self._form.first_of_part(self.focused, -1).focus()

    def action_back(self) -> None:
        """Back; a form with something in it is kept, and stands in the list."""
        self._keep()
        self.dismiss(None)

    def action_clear(self) -> None:
        """Start over, after asking."""

        def answered(yes: bool | None) -> None:
            if yes:
                self._end()
                self.dismiss(None)
                self.planner.open_intake(Draft())

        text = "Everything typed in this form is thrown away."
        self.app.push_screen(AskDialog("Start over?", text, "Start over", "Keep it"), answered)

    def _end(self) -> None:
        """Nothing of the form is to be kept any more."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        self._want("")
        self._finished = True

    # whose answers they are

    @on(DescendantBlur)
    def _left_field(self, event: DescendantBlur) -> None:
        if event.widget.id in ("name", "birth_year"):
            self._require_one_person()

    def _require_one_person(self) -> bool:
        """Whether the answers are of whom the form now names; asks, once, if that is not clear."""
        draft = self.draft
        if not answers_of_another(draft):
            return True
        if self.app.screen is not self:
            return False
        old, new = draft.answers_for, draft.name.strip()
        what = "red flags were answered for" if draft.flags else "form was filled in for"

        def chosen(way: str | None) -> None:
            if way == "same":
                self._change(answers_for=new, answers_born=draft.birth_year.strip())
            elif way == "clear":
                self._clear_answers()
            else:
                self.query_one("#name", Input).value = old
                self.query_one("#birth_year", Input).value = draft.answers_born
            self._keep()

        text = (
            f"The {what} {old}. Answers, precautions and findings of one patient must not go to "
            "another."
        )
        ways = (
            Way("s", "same", f"The same patient, put right ({new or 'no name'}): keep them"),
            Way("a", "clear", "Another patient: clear them"),
        )
        self.app.push_screen(ChooseDialog("Whose answers are these?", text, ways), chosen)
        return False

    def _clear_answers(self) -> None:
        """The form is another patient's now: the program it was opened from is left alone."""
        if self.draft.program_id is not None:
            self._want("")
            del self._keeper  # the next one keeps a draft of its own
            self._draft_id, self._flags_before = None, ()
            self.query_one(TitleBar).heading = "New patient"
        self.draft = without_answers(self.draft)
        self._form.show_typed(self.draft)
        self._change()
        self._show_picked()

    # going on

    def action_go_on(self) -> None:
        """To the red flags, unless something is wrong here."""
        if self._at_a_mistake() or not self._require_one_person():
            return
        self._keep()
        rules = self.planner.workspace.library.rules
        self.app.push_screen(FlagsScreen(self.draft, rules, self._answered), self._screened)

    def _at_a_mistake(self) -> bool:
        """Whether something is wrong in the form; the first of it has the focus then."""
        self._asked = True
        found = self._show_mistakes()
        if found:
            self.query_one(f"#{next(iter(found))}").focus()
        return bool(found)

    def _answered(self, answers: Answers) -> None:
        """An answer was given: keep it with the draft."""
        self._change(
            flags=answers.flags,
            flags_at_once=answers.at_once,
            screened_by=answers.by,
            screened_on=self.planner.today.isoformat(),
            answers_for=self.draft.name.strip(),
            answers_born=self.draft.birth_year.strip(),
        )
        self._keep()
        if self.draft.program_id is not None:
            positive = dict.fromkeys((*self._flags_before, *self.draft.positive))
            screened = Screened(on=self.planner.today, by=answers.by, at_once=answers.at_once)
            # One flag has one answer: the one given now.
            now = {one.split(".")[0]: one for one in positive}
            self.planner.flags_raised(self.draft.program_id, tuple(now.values()), screened)

    def _screened(self, done: bool | None) -> None:
        if not done:
            return
        library = self.planner.workspace.library
        intake, wrong = to_intake(self.draft, library, self.planner.today.year)
        if intake is None:
            self.planner.trouble(wrong)
            return
        aged = with_age(intake, library.rules.ages, self.planner.today.year)
        raised = screen(aged, library)
        if raised:
            self.app.push_screen(
                OutcomeScreen(raised, self.draft, intake, self._cleared), self._decided
            )
        else:
            self._build()

    def _decided(self, go_on: bool | None) -> None:
        if go_on:
            self._keep()
            self._build()

    def _build(self) -> None:
        """Build, store, forget the draft - in this order, so that nothing typed is lost."""
        intake, wrong = to_intake(
            self.draft, self.planner.workspace.library, self.planner.today.year
        )
        if intake is None:
            self.planner.trouble(wrong)
            return
        plan = self.planner.workspace.plan(intake)
        match plan:
            case Planned(program=program) if self.draft.program_id is None:
                self._storing = True
                self._find_same(program)
            case Planned(program=program):
                self._done(program, None)
            case Stopped(raised=raised):
                self.planner.trouble("\n".join(map(str, raised)))
            case Unknown(problems=problems):
                self.planner.trouble("\n".join(one.message for one in problems))
            case RulesBroken(problems=broken):
                self.planner.trouble("No program is built. " + "\n".join(map(str, broken)))
            case _:
                assert_never(plan)

    def _stored_it(self) -> None:
        """The store has answered: keys that were held go on."""
        self._storing = False
        self.app.call_after_refresh(self.planner.pass_keys)

    @work(thread=True, group="store")
    def _find_same(self, program: Program) -> None:
        """Look whether this person is in the store already, away from the keys."""
        patient = program.intake.patient
        found = self._of_store(lambda store: store.like(patient.name, patient.birth_year))
        if found is None:
            self._in_app(self._stored_it)
        elif found:
            self._in_app(self._ask_who, program, found)
        else:
            self._create(program, None)

    def _ask_who(self, program: Program, found: tuple[PatientEntry, ...]) -> None:
        self._stored_it()
        name = program.intake.patient.name
        today = self.planner.today.toordinal()
        picks = [
            Pick(str(one.id), f"The same: {one.name}", known_line(one, today)) for one in found
        ]
        picks.append(Pick("another", "Another person", "of the same name"))

        def chosen(key: str | None) -> None:
            if key is not None:
                self._storing = True
                patient_id = None if key == "another" else int(key)
                self._create_in_worker(program, patient_id)

        title = f"Is {name} the same person or another?"
        self.app.push_screen(PickDialog(title, partial(narrowed, picks)), chosen)

    @work(thread=True, group="store")
    def _create_in_worker(self, program: Program, patient_id: int | None) -> None:
        self._create(program, patient_id)

    def _create(self, program: Program, patient_id: int | None) -> None:
        stored = self._of_store(lambda store: store.create(program, patient_id))
        if stored is None:
            self._in_app(self._stored_it)
        else:
            self._in_app(self._done, program, stored)

    def _of_store(self, question: "Callable[[PatientStore], T]") -> T | None:
        """The store's answer, waiting for a store that is busy; None, and it is said, if none."""
        worker = get_current_worker()
        while not worker.is_cancelled:
            try:
                return question(self.planner.workspace.store)
            except Busy as busy:
                self._in_app(self._show_waiting, str(busy))
                time.sleep(_AGAIN_S)
            except StoreTrouble as trouble:
                text = f"The program was built but not saved: {trouble}"
                self._in_app(self.planner.trouble, text)
                return None
        return None

    def _in_app(self, act: Callable[..., object], *values: object) -> None:
        """Do it where widgets may be touched, unless the planner is being left."""
        if self.app.is_running:
            self.app.call_from_thread(act, *values)

    def _show_waiting(self, why: str) -> None:
        if self not in self.app.screen_stack:
            return
        bar = self.query_one(TitleBar)
        bar.state, bar.alarm = f"waiting for the store: {why}", True

    def _done(self, program: Program, stored: Stored | None) -> None:
        """Forget the draft last, so that nothing typed is lost."""
        self._end()
        self._stored_it()
        count = len(program.exercises)
        notice = f"Built: {count} exercises in {len(program.weeks)} weeks. Saved."
        self.dismiss(Finished(program, stored, self.draft.program_id, notice))
