"""The form of an intake, and the draft that is kept of it with every change."""

from dataclasses import dataclass, replace
from functools import cached_property

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.events import DescendantFocus
from textual.timer import Timer
from textual.widgets import Static
from textual.worker import get_current_worker

from planner.model.program.program import Program
from planner.model.stored import Stored
from planner.tui.base import PlannerScreen
from planner.tui.commands import bindings
from planner.tui.state.draft import Draft, draft_to_json, with_owner
from planner.tui.state.draft_intake import mistakes
from planner.tui.state.draft_keeper import DraftKeeper
from planner.tui.state.place import ScreenPlace
from planner.tui.widgets.intake_form import IntakeForm
from planner.tui.widgets.key_bar import KeyBar
from planner.tui.widgets.title_bar import TitleBar
from planner.tui.words.intake_hints import hint

_KEEP_AFTER_S = 0.15
"""A draft is kept this long after the last key."""


@dataclass(frozen=True)
class Finished:
    """A program was built: a new one, stored already, or one to take an older one's place."""

    program: Program
    stored: Stored | None = None
    program_id: int | None = None
    notice: str = ""


class KeptForm(PlannerScreen[Finished]):
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

    # what is kept

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
        self.planner.keep_place()

    def _end(self) -> None:
        """Nothing of the form is to be kept any more."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        self._want("")
        self._finished = True

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
        library = self.planner.workspace.library.for_presentation(self.draft.presentation)
        text = hint(field, self.draft, library)
        self.query_one("#intake-hint", Static).update(text)

    @property
    def _form(self) -> IntakeForm:
        return self.query_one(IntakeForm)
