"""The visit: one sheet of questions, most of them one key."""

from collections.abc import Callable
from dataclasses import replace
from functools import cached_property, partial

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from planner.follow_up.measures import UNKNOWN
from planner.model.stored import StoreTrouble
from planner.services.told_words import told_lines
from planner.services.visit_answers import (
    OpenVisit,
    VisitAnswers,
    given_before,
    stopped,
    with_answers,
)
from planner.services.visit_diary import (
    NotTheirs,
    ReadDiary,
    read_diary,
    read_phone,
    with_before,
)
from planner.services.visits import Prepared
from planner.tui.base import KEYS
from planner.tui.commands import bindings
from planner.tui.dialogs.path import PathDialog
from planner.tui.dialogs.pick_many import PickManyDialog
from planner.tui.dialogs.read import ReadDialog
from planner.tui.dialogs.scan import ScanDialog
from planner.tui.dialogs.type_in import TypeDialog
from planner.tui.screens.visit.away import R, away
from planner.tui.screens.visit.decide import DecideScreen
from planner.tui.screens.visit.diary import DiaryScreen
from planner.tui.screens.visit.end import VisitEnd
from planner.tui.screens.visit.form import FormDialog, with_form
from planner.tui.screens.visit.kept import KeptVisit
from planner.tui.screens.visit.stops import StopsScreen
from planner.tui.state.visit_draft import VisitDraft
from planner.tui.widgets.answer_sheet import AnswerSheet
from planner.tui.widgets.key_bar import KeyBar
from planner.tui.widgets.title_bar import TitleBar
from planner.tui.words.intake_hints import finding_picks, precaution_picks
from planner.tui.words.picks import Pick
from planner.tui.words.questions import (
    EARLIER,
    NONE,
    TICKED,
    Question,
    SheetLine,
    allowed,
    too_little,
)
from planner.tui.words.visit_filled import picked, visit_answers
from planner.tui.words.visit_sheet import WEEK_NOW, after_a_gap, flags_asked, visit_lines


class VisitScreen(KeptVisit[VisitEnd]):
    """Dismissed with the end of the visit, or None: then the draft is kept."""

    WHERE = "visit"
    AUTO_FOCUS = "#answers"
    BINDINGS = bindings("visit")

    def __init__(self, begun: OpenVisit, draft: VisitDraft, draft_id: int | None = None) -> None:
        super().__init__(begun, draft, draft_id)
        self._lines: tuple[SheetLine, ...] = visit_lines(begun, after_a_gap(begun))
        self._working = False

    def compose(self) -> ComposeResult:
        """Title, questions, what the one in hand means, keys."""
        patient = self.begun.was.intake.patient
        year = f" ({patient.birth_year})" if patient.birth_year else ""
        number = max((one.number for one in self.begun.history), default=1) + 1
        yield TitleBar(f"{patient.name}{year} · visit {number}", "kept as you type")
        yield AnswerSheet()
        yield Static("", id="answer-hint", markup=False)
        yield KeyBar("visit")

    def on_mount(self) -> None:
        """What was answered before."""
        self._show()

    @property
    def waits(self) -> bool:
        """What was answered is being worked out."""
        return self._working

    @property
    def sheet(self) -> AnswerSheet:
        """The questions."""
        return self.query_one(AnswerSheet)

    def _show(self, said: str = "", bad: bool = False) -> None:
        self.sheet.show(self._lines, self.draft.answers, self._named)
        self._show_hint()
        if said:
            self._say(said, bad=bad)

    def _say(self, text: str, bad: bool = False) -> None:
        hint = self.query_one("#answer-hint", Static)
        hint.set_class(bad, "bad")
        hint.update(Content(text))

    @on(AnswerSheet.Moved)
    def _show_hint(self) -> None:
        question = self.sheet.question
        diary = self._diary_words()
        text = question.hint if question else ""
        hint = self.query_one("#answer-hint", Static)
        hint.remove_class("bad")
        parts = [(f"{self.sheet.caution}\n", "$text-warning")] if self.sheet.caution else []
        parts += [(text, ""), (f"\n{diary}" if diary else "", "$text-muted")]
        hint.update(Content.assemble(*parts))

    def _diary_words(self) -> str:
        told = self.begun.told
        parts = []
        if self.draft.diary:
            parts.append("diary read")
        typed = {tuple(key.split(".")[:2]) for key in self.draft.days}
        if typed:
            parts.append(f"diary typed: {len(typed)} days")
        if told.checkin.days or told.checkin.weeks:
            parts.append(f"told before: {len(told.checkin.days)} days")
        untold = [
            str(week) for week in self.begun.situation.untold_weeks if not self._typed_of(week)
        ]
        if untold and parts:
            parts.append(f"of week {', '.join(untold)} nothing yet (d)")
        said = (
            "; ".join(parts).capitalize()
            or "No diary yet: d types it, o reads a PDF, a scanner the phone"
        )
        return f"{said}."

    def _typed_of(self, week: int) -> bool:
        begins = (f"{week}.", f"{EARLIER}{week}.")
        return any(key.startswith(begins) for key in (*self.draft.days, *self.draft.answers))

    # answers

    @on(AnswerSheet.Given)
    def _given(self, message: AnswerSheet.Given) -> None:
        self.change(self.draft.with_answer(message.question.id, message.value))
        self.sheet.show(self._lines, self.draft.answers, self._named)
        if self.query_one("#answer-hint").has_class("bad"):
            self._show_hint()  # what was refused before is mended

    @on(AnswerSheet.Refused)
    def _refused(self, message: AnswerSheet.Refused) -> None:
        self._say(message.why, bad=True)

    def action_undo(self) -> None:
        """The last answer is as it was."""
        self._show("Taken back." if self.undone() else "There is nothing to undo.")

    @on(AnswerSheet.Opened)
    def _opened(self, message: AnswerSheet.Opened) -> None:
        question = message.question
        if question.kind == "text":
            told, longest = self.draft.told(question.id), question.longest
            dialog = TypeDialog(question.label, question.hint, told, longest)
            self.app.push_screen(dialog, partial(self._typed, question))
            return
        if question.form:
            self._ask_form(question.id.removeprefix("m."))
            return
        chosen = self._chosen(question.id)
        many = PickManyDialog(_TITLES[question.id], self._picks(question.id), chosen)
        self.app.push_screen(many, partial(self._ticked, question))

    def _ask_form(self, measure: str) -> None:
        form = self.begun.library.rules.measures[measure].form
        if form is not None:
            dialog = FormDialog(form, self.draft.told(f"items.{measure}"))
            self.app.push_screen(dialog, partial(self._form_asked, measure))

    def _form_asked(self, measure: str, given: str | None) -> None:
        if given is not None and set(given) != {UNKNOWN}:
            answers = with_form(dict(self.draft.answers), measure, given)
            self.change(replace(self.draft, answers=answers))
            open_ = given.count(UNKNOWN)
            said = f"{open_} of its sentences are open: there is no total yet." if open_ else ""
            self._show(said, bad=bool(said))

    def _typed(self, question: Question, text: str | None) -> None:
        if text is not None:
            self.change(self.draft.with_answer(question.id, text))
            self._show()
            self.sheet.action_move(1)

    def _ticked(self, question: Question, keys: tuple[str, ...] | None) -> None:
        value = TICKED + ",".join(keys or ())
        if question.id in ("flags", "hurts") and not keys:
            value = ""
        self.change(self.draft.with_answer(question.id, value))
        self._show()
        if value:
            self.sheet.action_move(1)

    def _chosen(self, name: str) -> tuple[str, ...]:
        value = self.draft.told(name)
        if value.startswith(TICKED) or name in ("flags", "hurts"):
            return picked(value)
        return tuple(getattr(self.begun.was.intake, name))

    def _picks(self, name: str) -> list[Pick]:
        if name == "flags":
            return self._flags
        library = self.begun.library
        if name == "hurts":
            there = {one.category for one in self.begun.was.exercises.values()}
            return [Pick(one, one.replace("_", " ").capitalize()) for one in sorted(there)]
        return precaution_picks(library) if name == "precautions" else finding_picks(library)

    @cached_property
    def _flags(self) -> list[Pick]:
        """Each answer that is positive, under its question."""
        found = []
        for flag in flags_asked(self.begun):
            for answer in flag.answers:
                ask = partial(_question, flag.question, answer.text)
                found.append(Pick(f"{flag.id}.{answer.key}", flag.theme, answer.text, detail=ask))
        return found

    def _named(self, name: str, value: str) -> str:
        """What is ticked, in a few words."""
        if value == NONE:
            return "[asked: none]" if name == "flags" else "[none]"
        if not value.startswith(TICKED):
            return value
        ticked = picked(value)
        before = () if name in ("flags", "hurts") else tuple(getattr(self.begun.was.intake, name))
        new = [one for one in ticked if one not in before]
        gone = [one for one in before if one not in ticked]
        titles = {pick.key: pick.title for pick in self._picks(name)}
        words = [f"+ {titles.get(one, one)}" for one in new]
        words += [f"- {titles.get(one, one)}" for one in gone]
        return "; ".join(words) or "as before"

    # the diary

    def action_diary(self) -> None:
        """Type the diary of the weeks since the last visit: days by digits, then the week."""
        screen = DiaryScreen(self.begun, self.draft, self.change)
        self.app.push_screen(screen, lambda _: self._show())

    def action_read(self) -> None:
        """A diary that was filled in on a screen."""
        self.run_worker(self._read(), group=KEYS)

    async def _read(self) -> None:
        text = "The PDF that the patient filled in and saved. It fills the diary of this visit."
        path = await self.app.push_screen_wait(PathDialog("Read a diary", text, writes=False))
        if path is None:
            return
        store, stored = self.planner.workspace.store, self.begun.stored
        self._handed_in(await self._away(partial(read_diary, store, stored, path)))

    def action_scan(self) -> None:
        """The code of the patient's phone: a scanner types it, and its H opens the field."""
        self.run_worker(self._scan(), group=KEYS)

    async def _scan(self) -> None:
        text = await self.app.push_screen_wait(ScanDialog())
        if text:
            store, stored = self.planner.workspace.store, self.begun.stored
            self._handed_in(await self._away(partial(read_phone, store, stored, text)))

    def _handed_in(self, found: ReadDiary | NotTheirs | None) -> None:
        if isinstance(found, ReadDiary):
            self.change(replace(self.draft, diary=with_before(self.draft.diary, found.checkin)))
            self._show("Read. " + " ".join((*found.problems, *found.lost)))
        elif isinstance(found, NotTheirs):
            self._say(f"{found.why[:1].upper()}{found.why[1:]}", bad=True)

    def action_told(self) -> None:
        """What was told until now, with what the program no longer has and what was corrected."""
        told = self.begun.told
        lines = tuple(told_lines(told, self.begun.was)) or ("Nothing was told yet.",)
        text = Content("\n").join(map(Content, lines))
        self.app.push_screen(ReadDialog("Told until now", text))

    # going on

    def action_go_on(self) -> None:
        """To what is proposed; an alarm comes first."""
        missing = [
            line
            for line in self._lines
            if isinstance(line, Question) and line.must and not self.draft.told(line.id)
        ]
        if missing:
            self._ask_first(missing[0], f"answer this one first. {missing[0].hint}")
            return
        for line in self._lines:
            if isinstance(line, Question) and too_little(line, self.draft.told(line.id)):
                self._ask_first(line, f"{allowed(line)}.")
                return
        self.run_worker(self._go_on(), group=KEYS)

    def _ask_first(self, question: Question, why: str) -> None:
        """To the question, and say why once its own hint was shown."""
        self.sheet.select(question.id)
        self.call_after_refresh(self._say, f"{question.label}: {why}", bad=True)

    async def _go_on(self) -> None:
        week = self.draft.told(WEEK_NOW)
        if self.begun.told.issue is None:
            await self._begin_in(int(week))
            return
        answers = visit_answers(self.draft, self.begun)
        if not await self._safe(answers):
            return
        self._working = True
        try:
            prepared = await self._away(partial(with_answers, self.begun, answers))
        finally:
            self._working = False
        if prepared is None:
            return
        end = await self._decide(answers, prepared)
        if end is not None:
            self.end_draft()
            self.dismiss(end)
        else:
            self._show()

    async def _begin_in(self, week: int) -> None:
        """Nobody knew which week it is; now all is asked."""
        store = self.planner.workspace.store
        begun = await self._away(partial(given_before, store, self.begun, week))
        if begun is not None:
            self.begun = begun
            self._lines = visit_lines(begun, after_a_gap(begun))
            self._show(f"Week {week}: this is kept. Now the visit.")

    async def _decide(self, answers: VisitAnswers, prepared: Prepared) -> VisitEnd | None:
        screen = DecideScreen(self.begun, self.draft, answers, prepared, self.change)
        words = await self.app.push_screen_wait(screen)
        return None if words is None else VisitEnd(words.text, "print" if words.prints else "")

    async def _safe(self, answers: VisitAnswers) -> bool:
        """Nothing stops it, or all of it was cleared by name and reason."""
        store = self.planner.workspace.store
        self._working = True
        try:
            prepared = await self._away(partial(with_answers, self.begun, answers))
            if prepared is None:
                return False
            begun = await self._away(partial(stopped, store, self.begun, prepared, answers))
        finally:
            self._working = False
            self.planner.pass_keys()
        if begun is None:
            return False
        self.begun = begun
        if not begun.stops:
            return True
        after = await self.app.push_screen_wait(StopsScreen(begun))
        if after is not None:
            self.begun = after
        if self.begun.stops:
            said = "Stopped: nothing is printed until it is cleared. The answers are kept."
            self._show(said, bad=True)
            return False
        return True

    async def _away(self, act: Callable[[], R]) -> R | None:
        """The answer of a thread; None if the store has trouble, which is told."""
        found = await away(self, act)
        if isinstance(found, StoreTrouble):
            self._say(str(found), bad=True)
            return None
        return found

    def action_back(self) -> None:
        """Back; the draft is kept."""
        self.dismiss(None)


def _question(question: str, answer: str) -> Content:
    return Content.assemble((question.strip(), "bold"), "\n\n", answer)


_TITLES = {
    "flags": "Ask these; tick what is new",
    "hurts": "Which kinds of exercise hurt?",
    "precautions": "Precautions from now on",
    "findings": "Findings that are positive today",
}
