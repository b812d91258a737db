"""What is proposed at a visit: each is accepted, edited or declined, and shown as a difference."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from planner.follow_up.adapt import Adapted
from planner.follow_up.difference import difference
from planner.model.follow_up.proposal import Proposal
from planner.model.stored import Conflict, StoreTrouble
from planner.services.visit_answers import OpenVisit, VisitAnswers
from planner.services.visit_closing import close_visit
from planner.services.visits import Prepared, preview
from planner.tui.base import KEYS, PlannerScreen
from planner.tui.commands import bindings
from planner.tui.dialogs.ask import AskDialog
from planner.tui.dialogs.decline import DeclineDialog
from planner.tui.screens.visit.away import away
from planner.tui.screens.visit.editing import edited
from planner.tui.state.visit_draft import DecisionMade, VisitDraft
from planner.tui.widgets.key_bar import KeyBar
from planner.tui.widgets.title_bar import TitleBar
from planner.tui.words.decide_words import (
    decided,
    difference_line,
    difference_text,
    proposal_key,
    proposal_line,
    proposal_text,
)
from planner.tui.words.visit_filled import visit_record

_GO_ON = " What you typed is kept: Esc, Esc, then f goes on with it."


@dataclass(frozen=True)
class Decided:
    """The visit was closed."""

    text: str
    prints: bool


class DecideScreen(PlannerScreen[Decided]):
    """Dismissed when the visit is closed, or with None: then the sheet is shown again."""

    WHERE = "decide"
    AUTO_FOCUS = "#proposals"
    BINDINGS = bindings("decide")

    def __init__(
        self,
        begun: OpenVisit,
        draft: VisitDraft,
        answers: VisitAnswers,
        prepared: Prepared,
        keep: Callable[[VisitDraft], None],
    ) -> None:
        super().__init__()
        self._begun, self._answers, self._prepared = begun, answers, prepared
        self._draft, self._keep = draft, keep
        self._before: list[VisitDraft] = []
        self._shown: Adapted | None = None
        self._working = False

    @property
    def waits(self) -> bool:
        """The visit is being kept."""
        return self._working

    def compose(self) -> ComposeResult:
        """The list, all of the one in hand, the difference, keys."""
        yield TitleBar(f"{self._begun.was.intake.patient.name} · what is proposed", "")
        yield OptionList(id="proposals", compact=True, markup=False)
        with VerticalScroll(id="proposal", can_focus=False):
            yield Static("", id="proposal-text", markup=False)
        with VerticalScroll(id="difference", can_focus=False):
            yield Static("", id="difference-text", markup=False)
        yield Static("", id="decide-line", markup=False)
        yield KeyBar("decide")

    def on_mount(self) -> None:
        """All of them, the worst first."""
        options = self.query_one("#proposals", OptionList)
        options.add_options(Option(self._line(one)) for one in self._proposals)
        if self._proposals:
            options.highlighted = 0
        doubts = (*self._prepared.doubts, *self._words_to_read())
        self._say(" ".join(doubts), bad=bool(doubts))
        self._show()

    def _words_to_read(self) -> list[str]:
        notes = self._prepared.words_to_read
        return [f"Read the patient's notes: {', '.join(notes)}."] if notes else []

    @property
    def _proposals(self) -> tuple[Proposal, ...]:
        return decided(self._prepared.proposals, self._draft)

    @property
    def _at(self) -> int | None:
        there = self.query_one("#proposals", OptionList).highlighted
        return there if self._prepared.proposals else None

    def _line(self, one: Proposal) -> Content:
        line = proposal_line(one, self._prepared.at.program)
        return Content.styled(line, "$text-muted" if one.answer == "declined" else "")

    def _show(self) -> None:
        """The marks at once; what changes by them is worked out away from the keys."""
        options = self.query_one("#proposals", OptionList)
        proposals = self._proposals
        for place, one in enumerate(proposals):
            options.replace_option_prompt_at_index(place, self._line(one))
        left = sum(one.answer == "open" for one in proposals)
        self.query_one(TitleBar).state = f"{left} to decide" if left else "all decided"
        self._show_text()
        self.run_worker(
            partial(self._work_out, proposals), thread=True, group="preview", exclusive=True
        )

    @on(OptionList.OptionHighlighted, "#proposals")
    def _show_text(self) -> None:
        at = self._at
        if at is None:
            text = Content("Nothing is proposed. g closes the visit; the program stays as it is.")
        else:
            known, _ = self.planner.workspace.sources.sentences
            program = self._prepared.at.program
            text = proposal_text(self._proposals[at], program, self._begun.library, known)
        self.query_one("#proposal-text", Static).update(text)
        self.query_one("#proposal").scroll_home(animate=False)

    def _work_out(self, proposals: tuple[Proposal, ...]) -> None:
        made = preview(self._prepared, proposals)
        if self.app.is_running:
            self.app.call_from_thread(self._worked_out, proposals, made)

    def _worked_out(self, proposals: tuple[Proposal, ...], made: Adapted) -> None:
        if proposals != self._proposals or not self.is_mounted:
            return
        self._shown = made
        before, at = self._prepared.given, self._prepared.at
        found = difference(before, made.program, at.next_week)
        unfit = (*self._prepared.unfit, *made.unfit)
        text = difference_text(found, before, made.program, unfit)
        self.query_one("#difference-text", Static).update(text)
        if self._quiet:
            weeks = f"Weeks {at.next_week} to {len(made.program.weeks)}: "
            self._say(f"{weeks}{difference_line(found)}", quiet=True)

    _quiet = True

    def _say(self, text: str, bad: bool = False, quiet: bool = False) -> None:
        self._quiet = quiet or not text
        line = self.query_one("#decide-line", Static)
        line.set_class(bad, "bad")
        line.update(Content(text))

    # deciding

    @on(OptionList.OptionSelected, "#proposals")
    def _chosen(self) -> None:
        self.action_accept()

    def _decide(self, decision: DecisionMade | None) -> None:
        at = self._at
        if at is None:
            return
        self._quiet = True
        key = proposal_key(self._prepared.proposals[at])
        self._take(self._draft.with_decision(key, decision))
        options = self.query_one("#proposals", OptionList)
        if decision is not None and at + 1 < len(self._prepared.proposals):
            options.highlighted = at + 1

    def _take(self, draft: VisitDraft) -> None:
        self._before.append(self._draft)
        self._draft = draft
        self._keep(draft)
        self._show()

    def action_accept(self) -> None:
        """Take it as it is proposed."""
        self._decide(DecisionMade("accepted"))

    def action_accept_all(self) -> None:
        """Take all that are not decided."""
        draft, self._quiet = self._draft, True
        for one in self._proposals:
            if one.answer == "open":
                draft = draft.with_decision(proposal_key(one), DecisionMade("accepted"))
        self._take(draft)

    def action_decline(self) -> None:
        """Leave it, and say why."""
        if self._at is not None:
            self.app.push_screen(DeclineDialog(), self._declined)

    def _declined(self, reason: str | None) -> None:
        if reason is not None:
            self._decide(DecisionMade("declined", reason))

    def action_edit(self) -> None:
        """Take it otherwise."""
        if self._at is not None:
            self.run_worker(self._edit(self._at), group=KEYS)

    async def _edit(self, at: int) -> None:
        one = self._prepared.proposals[at]
        other = await edited(self, self._prepared, self._proposals[at])
        if isinstance(other, str):
            self._say(other)
        elif other is not None:
            kept = other.model_dump_json()
            key = proposal_key(one)
            self._quiet = True
            self._take(self._draft.with_decision(key, DecisionMade("edited", "", kept)))

    def action_undo(self) -> None:
        """The last decision is as it was."""
        if self._before:
            self._draft = self._before.pop()
            self._keep(self._draft)
            self._quiet = True
            self._show()
        else:
            self._say("There is nothing to undo.")

    def action_change(self) -> None:
        """The difference, or the proposal."""
        self.toggle_class("-difference")

    # closing

    def action_close(self) -> None:
        """Keep the visit, when each proposal has its answer."""
        left = sum(one.answer == "open" for one in self._proposals)
        if left:
            self._say(f"{left} to decide: a, e or d for each; A accepts all that are left.", True)
            return
        self.run_worker(self._close(), group=KEYS)

    async def _close(self) -> None:
        visit = visit_record(self._draft, self._begun, self._answers)
        visit = visit.model_copy(update={"proposals": self._proposals})
        self._working = True
        try:
            keep = partial(
                close_visit,
                self.planner.workspace.store,
                self._begun,
                self._answers,
                self._prepared,
                visit,
            )
            done = await away(self, keep)
        finally:
            self._working = False
            self.planner.pass_keys()
        if isinstance(done, StoreTrouble):
            self._say(f"Not kept: {done}{_GO_ON * isinstance(done, Conflict)}", bad=True)
            return
        found = difference(self._prepared.given, done.stored.program, self._prepared.at.next_week)
        told = f"Visit {done.visit.number} is kept. {difference_line(found)}"
        text = " ".join((told, *done.unfit, "u in the program takes it back."))
        title, yes = "The visit is closed", "Print the next sheet"
        ask = AskDialog(title, text, yes, "Not now", safe=True)
        prints = await self.app.push_screen_wait(ask)
        self.dismiss(Decided(told, bool(prints)))

    def action_back(self) -> None:
        """Back to the sheet; what was decided is kept."""
        self.dismiss(None)
