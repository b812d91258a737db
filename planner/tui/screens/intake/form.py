"""The intake: a form whose defaults make the common case quick. Every change is kept."""

from dataclasses import asdict
from functools import partial

from textual import on
from textual.events import DescendantBlur
from textual.widgets import Input

from planner.building.age import with_age
from planner.building.clearing import clearables
from planner.building.quick_line import QuickLine
from planner.building.red_flags import screen
from planner.model.library import Library
from planner.model.screening import Clearance, Screened
from planner.services.quick import left_over
from planner.services.suggest import suggested_function
from planner.tui.dialogs.ask import AskDialog
from planner.tui.dialogs.choose import ChooseDialog, Way
from planner.tui.dialogs.clearance import ClearanceDialog
from planner.tui.dialogs.pick import PickDialog
from planner.tui.dialogs.pick_many import PickManyDialog
from planner.tui.dialogs.quick_line import QuickLineDialog
from planner.tui.screens.intake.flags import Answers, FlagsScreen
from planner.tui.screens.intake.outcome import OutcomeScreen
from planner.tui.screens.intake.storing_form import StoringForm
from planner.tui.state.draft import Draft, answers_of_another, of_another
from planner.tui.state.draft_intake import to_intake, with_clearance, year_of
from planner.tui.state.quick_draft import filled
from planner.tui.widgets.choice import Choice
from planner.tui.widgets.pick_line import PickLine
from planner.tui.widgets.title_bar import TitleBar
from planner.tui.words.clearance_words import clearance_line
from planner.tui.words.intake_hints import (
    equipment_picks,
    figure_picks,
    finding_picks,
    occasion_picks,
    precaution_picks,
    presentation_picks,
)
from planner.tui.words.picks import Pick, narrowed


class IntakeScreen(StoringForm):
    """What is typed and picked, whose answers they are, and the way to the red flags."""

    # what changed

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        field = str(event.input.id)
        if getattr(self.draft, field) == event.value:
            return
        self._change(**{field: event.value})
        if field == "birth_year" and not self.draft.function_chosen:
            self._suggest_function()

    def _suggest_function(self) -> None:
        """What the year of birth suggests, until the therapist chooses."""
        this_year = self.planner.today.year
        born, library = year_of(self.draft.birth_year, this_year), self.planner.workspace.library
        suggested = suggested_function(born, this_year, library)
        if suggested != self.draft.function:
            self.query_one("#function", Choice).value = suggested
            self._change(function=suggested)

    @property
    def _library(self) -> Library:
        """The library of the presentation that is chosen."""
        return self.planner.workspace.library.for_presentation(self.draft.presentation)

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

        dialog = PickDialog(title, partial(narrowed, picks), current=event.value, typed=event.typed)
        self.app.push_screen(dialog, chosen)

    @on(PickLine.Opened)
    def _open_list(self, event: PickLine.Opened) -> None:
        field = str(event.line.id)
        if field == "clearances":
            self._open_clearances()
            return
        library = self._library
        picks = {
            "precautions": lambda: precaution_picks(library, self.planner.workspace.intake_words),
            "findings": lambda: finding_picks(library, self.planner.workspace.intake_words),
            "equipment": lambda: equipment_picks(library),
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
        library = self._library
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

    def action_line(self) -> None:
        """The examination in a line."""
        workspace = self.planner.workspace
        if workspace.intake_words is None:
            self.planner.trouble("The words of an intake cannot be read; see library check.")
            return

        def said(found: QuickLine | None) -> None:
            if found is not None:
                self._change(**asdict(filled(self.draft, found, self.planner.today.year)))
                self._form.show_typed(self.draft)
                self._show_picked()
                if not self.draft.function_chosen:
                    self._suggest_function()
                over = " ".join(left_over(found, workspace.library))
                if over:
                    self.notify(over, severity="warning", markup=False)

        self.app.push_screen(QuickLineDialog(workspace.intake_words, workspace.library), said)

    # from field to field

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
            f"The {what} {old}. What was asked, found and chosen for one patient must not go to "
            "another."
        )
        ways = (
            Way("s", "same", f"The same patient, put right ({new or 'no name'}): keep them"),
            Way("a", "clear", "Another patient: clear all but the name and year"),
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
        self.draft = of_another(self.draft)
        self._form.show_typed(self.draft)
        self._form.show_usual_weeks(self.draft.presentation)
        self._change()
        self._suggest_function()
        self._show_picked()

    # going on

    def action_go_on(self) -> None:
        """To the red flags, unless something is wrong here."""
        if self._at_a_mistake() or not self._require_one_person():
            return
        self._keep()
        rules = self._library.rules
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
        library = self._library
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
