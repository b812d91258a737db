"""The draft of a visit, kept with every answer, and undone answer by answer."""

from textual.worker import get_current_worker

from planner.services.visit_answers import OpenVisit
from planner.tui.base import PlannerScreen, T
from planner.tui.state.draft_keeper import DraftKeeper
from planner.tui.state.visit_draft import VisitDraft, visit_to_json
from planner.tui.widgets.title_bar import TitleBar


class KeptVisit(PlannerScreen[T]):
    """The draft is the truth; the widgets only show it."""

    def __init__(self, begun: OpenVisit, draft: VisitDraft, draft_id: int | None = None) -> None:
        super().__init__()
        self.begun, self.draft = begun, draft
        self._before: list[VisitDraft] = []
        """What each undo goes back to."""
        self._draft_id = draft_id
        self._keeper: DraftKeeper | None = None
        self._finished = False

    def change(self, draft: VisitDraft) -> None:
        """Another answer: shown by who asks, kept here."""
        if draft != self.draft:
            self._before.append(self.draft)
            self.draft = draft
            self._keep()

    def undone(self) -> bool:
        """Take the last change back; False if there is none."""
        if not self._before:
            return False
        self.draft = self._before.pop()
        self._keep()
        return True

    def end_draft(self) -> None:
        """The visit is closed: nothing of it is left to be kept."""
        self._want("")
        self._finished = True

    def _keep(self) -> None:
        if not self._finished:
            self._want("" if self.draft.is_empty else visit_to_json(self.draft))

    def _want(self, document: str) -> None:
        app, planner = self.app, self.planner
        if self._keeper is None:
            workspace, program = planner.workspace, self.begun.stored.id
            known = visit_to_json(self.draft) if self._draft_id is not None else ""
            self._keeper = DraftKeeper(lambda: workspace.store, self._draft_id, program, known)
        keeper = self._keeper
        if keeper not in planner.keepers:
            planner.keepers.append(keeper)
        if keeper.want(document):

            def tell() -> None:
                if app.is_running:
                    app.call_from_thread(self._show_kept)

            def work() -> None:
                worker = get_current_worker()
                keeper.work(tell, lambda: worker.is_cancelled)

            app.run_worker(work, thread=True, group="drafts")

    def _show_kept(self) -> None:
        if self._keeper is None or self._finished or self not in self.app.screen_stack:
            return
        bar, trouble = self.query_one(TitleBar), self._keeper.trouble
        bar.state, bar.alarm = trouble or "kept as you type", bool(trouble)
