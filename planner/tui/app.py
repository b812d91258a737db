"""The app: which screen is shown, what is ready, where the therapist is."""

import asyncio
import json
from collections.abc import Callable, Iterable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from textual import work
from textual.app import SystemCommand
from textual.screen import Screen
from textual.theme import Theme
from textual.worker import get_current_worker

from planner.tui import crash, startup
from planner.tui.base import PlannerScreen
from planner.tui.commands import Command, bindings, commands_of
from planner.tui.leaving import LeavesWhenSaved
from planner.tui.legible import Legible
from planner.tui.locking import LocksWhenIdle
from planner.tui.messages import Exported, LibraryReady, StoreOpened, Stuck, Waiting
from planner.tui.screens.home import HomeScreen
from planner.tui.small_window import TellsWhenSmall
from planner.tui.state.memory import Memory
from planner.tui.state.place import ScreenPlace, place_from_json
from planner.tui.visiting import VisitingApp
from planner.tui.widgets.title_bar import TitleBar

if TYPE_CHECKING:
    from planner.model.problem import Problem
    from planner.model.program.program import Program
    from planner.model.screening import Screened
    from planner.model.stored import Stored
    from planner.services.patient_store import PatientStore
    from planner.services.workspace import Workspace
    from planner.tui.screens.intake.kept_form import Finished
    from planner.tui.state.draft import Draft

_OTHER_SCREENS = Path(__file__).with_name("screens.tcss")
"""What the first screen does without: a tenth of the time until it is painted."""
_NOT_SHOWN = "screenshot"
"""Textual's command that has no place here, whatever its title: a picture of the screen holds
patients' names."""


class PlannerApp(VisitingApp, LocksWhenIdle, LeavesWhenSaved, TellsWhenSmall, Legible):
    """The planner in the terminal."""

    TITLE = "Home exercise programs"
    CSS_PATH = "planner.tcss"
    BINDINGS = bindings("app")

    def __init__(self, workspace: "Workspace", today: date | None = None) -> None:
        super().__init__()
        self.workspace = workspace
        self.memory = Memory(workspace)
        self.today = today or date.today()
        self.ready = False
        """The library is loaded."""
        self.rules_trouble = ""
        """Why no program can be built; every title bar shows it."""
        self._waiting: Callable[[], object] | None = None

    def get_default_screen(self) -> Screen[None]:
        """The patients."""
        return HomeScreen()

    def on_mount(self) -> None:
        """Everything heavy waits for the first frame."""
        self.theme_changed_signal.subscribe(self, self._theme_chosen)
        self.call_after_refresh(self._after_first_frame)

    def _after_first_frame(self) -> None:
        """Read how the other screens look, and open the store."""
        self.stylesheet.read(_OTHER_SCREENS)
        self.stylesheet.update(self)
        self._open_workspace()

    @work(thread=True, group="startup")
    def _open_workspace(self) -> None:
        worker = get_current_worker()
        startup.open_workspace(self.workspace, self.post_message, lambda: worker.is_cancelled)

    def on_waiting(self, _: Waiting) -> None:
        """Another program has the store; it is opened as soon as that one lets go."""
        self.home.show_waiting()

    def on_store_opened(self, message: StoreOpened) -> None:
        """Show the patients, and go where the therapist was."""
        if message.keys:
            self._remap(message.keys)
        if message.theme in self.available_themes:
            self.theme = message.theme
        elif message.theme:
            told = (
                f"No theme is called {message.theme}: {', '.join(sorted(self.available_themes))}."
            )
            self.notify(told, severity="warning", markup=False, timeout=15)
        self.home.show_entries(message.entries, message.drafts)
        self.watch_idle()
        if message.notice:
            self.notify(message.notice, severity="warning", markup=False, timeout=15)
        place = place_from_json(message.place)
        if place.screen == "workbench" and place.program is not None:
            self.when_ready(partial(self.open_program, place.program, place))
        elif place.screen == "intake" and place.draft is not None:
            self.when_ready(partial(self.open_draft, place.draft))
        elif place.screen == "intake" and place.program is None:
            self.when_ready(self.open_intake)
        elif place.screen == "library":
            self.when_ready(self.open_library)

    def on_library_ready(self, _: LibraryReady) -> None:
        """Do what was asked for in the meantime."""
        self.ready = True
        self.rules_trouble = _in_one_line(self.workspace.sources.stops)
        for screen in self.screen_stack:
            for bar in screen.query(TitleBar):
                bar.trouble = self.rules_trouble
        self.home.show_ready()
        self.home.look()
        if self._waiting:
            waiting, self._waiting = self._waiting, None
            waiting()

    def on_stuck(self, message: Stuck) -> None:
        """Say it over the whole screen; r tries again."""
        from planner.tui.screens.trouble import TroubleScreen

        def again(_: bool | None) -> None:
            self._open_workspace()

        self.push_screen(TroubleScreen(message.title, message.lines), again)

    def when_ready(self, act: Callable[[], object]) -> None:
        """Do it now, or as soon as the library is loaded; the last one asked for counts."""
        if self.ready:
            act()
        else:
            self._waiting = act

    @property
    def home(self) -> HomeScreen:
        """The patients."""
        screen = self.screen_stack[0]
        assert isinstance(screen, HomeScreen)
        return screen

    def keep_place(self) -> None:
        """Have it kept where the therapist is, once the planner is back where it was.

        Whoever asks for it, it is the place of the screen on top that has one: a screen below may
        hear late that it was on top once.
        """
        screens = (one for one in reversed(self.screen_stack) if isinstance(one, PlannerScreen))
        place = next(filter(None, (one.place() for one in screens)), None)
        if self.ready and place is not None and self.memory.go(place):
            self.run_worker(self.memory.keep_place, thread=True, group="place", exclusive=True)

    def on_exported(self, message: Exported) -> None:
        """Say where the handout is."""
        from planner.tui.screens.workbench.screen import WorkbenchScreen

        if isinstance(self.screen, WorkbenchScreen):
            self.screen.say(message.text, bad=message.failed)
        else:
            severity: Literal["error", "information"]
            severity = "error" if message.failed else "information"
            self.notify(message.text, severity=severity, markup=False)

    @property
    def holds_keys(self) -> bool:
        """A program or an intake is being read, or the screen waits for something."""
        screen = self.screen
        waits = isinstance(screen, PlannerScreen) and screen.waits
        # What was asked for before the library is there: what is typed after it is for that.
        asked = self._waiting is not None and screen is self.home
        return self.reading or waits or asked or super().holds_keys

    def open_intake(self, draft: "Draft | None" = None, draft_id: int | None = None) -> None:
        """The form: a draft as it was typed, or a blank one."""
        from planner.tui.screens.intake.form import IntakeScreen
        from planner.tui.state.draft import Draft

        self.push_screen(IntakeScreen(draft or Draft(), draft_id), self._intake_finished)

    def open_draft(self, draft_id: int) -> None:
        """The form as it was left."""
        self.reading = True
        self._read_draft(draft_id)

    @work(thread=True, group="open")
    def _read_draft(self, draft_id: int) -> None:
        from planner.tui.state.draft import draft_from_json

        found = self.home.asked(lambda store: (store.load_draft(draft_id),))
        draft = draft_from_json(found[0], self.workspace.library) if found else None
        if draft is not None:
            self.home.in_app(self.open_intake, draft, draft_id)
        elif found:
            self.home.in_app(self.trouble, "This intake cannot be read; x throws it away.")
        self.home.in_app(self.home.read_entries)
        self.home.in_app(self._loaded)

    def _loaded(self) -> None:
        """What was asked for is open, or it is said why not: keys go on."""
        self.reading = False
        self.pass_keys()

    def change_intake(self, draft: "Draft") -> None:
        """The form for a program that is there, or the change of it that was begun."""
        self.reading = True
        self._find_begun(draft)

    @work(thread=True, group="open")
    def _find_begun(self, draft: "Draft") -> None:
        found = self.home.asked(lambda store: store.drafts())
        mine = (draft.program_id, False)
        begun = [one for one in found or () if (one.program_id, one.visit) == mine]
        if begun:
            self.home.in_app(self._ask_which_draft, draft, begun[0].id, begun[0].updated_at)
        elif found is not None:
            self.home.in_app(self.open_intake, draft)
        self.home.in_app(self._loaded)

    def _ask_which_draft(self, draft: "Draft", begun: int, stamp: str) -> None:
        from planner.tui.dialogs.choose import ChooseDialog, Way
        from planner.tui.words.home_rows import when

        def chosen(way: str | None) -> None:
            if way == "begun":
                self.open_draft(begun)
            elif way == "program":
                self.open_intake(draft)

        text = f"A change of this intake was begun {when(stamp, self.today.toordinal())}."
        ways = (
            Way("g", "begun", "Go on with it"),
            Way("p", "program", "Begin from the program; that one stays in the list"),
        )
        self.push_screen(ChooseDialog("Not finished", text, ways), chosen)

    def _intake_finished(self, done: "Finished | None") -> None:
        if done is None:
            return
        if done.stored is not None:
            self._show_program(done.stored, ScreenPlace(), done.notice)
        elif done.program_id is not None:
            self._rebuild(done)

    def _rebuild(self, done: "Finished") -> None:
        """A program that was on the workbench, or is opened there now, built again."""
        from planner.tui.screens.workbench.screen import WorkbenchScreen

        if isinstance(self.screen, WorkbenchScreen):
            self._take_built(done.program)
        elif done.program_id is not None:
            self.open_program(done.program_id, then=partial(self._take_built, done.program))

    def _take_built(self, program: "Program") -> None:
        from planner.tui.screens.workbench.screen import WorkbenchScreen

        if isinstance(self.screen, WorkbenchScreen):
            self.call_after_refresh(self.screen.built_again, program)

    def open_program(
        self,
        program_id: int,
        place: ScreenPlace = ScreenPlace(),  # noqa: B008
        then: Callable[[], object] | None = None,
    ) -> None:
        """The workbench with a program from the store; `then` is done once it is there."""
        self.reading = True
        self._load_program(program_id, place, then)

    @work(group="load", exclusive=True)
    async def _load_program(
        self, program_id: int, place: ScreenPlace, then: Callable[[], object] | None
    ) -> None:
        """Read by a thread: the store may be busy."""
        try:
            stored = await asyncio.to_thread(self.home.asked, lambda store: store.load(program_id))
        finally:
            self.reading = False
        if stored is None:
            self.home.read_entries()
            self.call_later(self.pass_keys)
            return
        self._show_program(stored, place)
        self.pass_keys()
        if then is not None:
            then()

    def flags_raised(
        self, program_id: int, positive: tuple[str, ...], screened: "Screened"
    ) -> None:
        """Put red flags into a program that is there, at once: it is not printed from now on."""
        from planner.tui.screens.workbench.screen import WorkbenchScreen

        for screen in self.screen_stack:
            if isinstance(screen, WorkbenchScreen) and screen.editing.stored.id == program_id:
                screen.flags_raised(positive, screened)
                return
        self._flag_stored(program_id, positive, screened)

    @work(thread=True, group="flags")
    def _flag_stored(
        self, program_id: int, positive: tuple[str, ...], screened: "Screened"
    ) -> None:
        """The same for a program that is not open; the store may be busy."""
        from planner.building.rescreen import with_raised

        def keep(store: "PatientStore") -> "Stored":
            stored = store.load(program_id)
            program = with_raised(stored.program, self.workspace.library, positive, screened)
            if program is stored.program:
                return stored
            return store.save(stored, program, "a red flag was raised")

        self.home.asked(keep)

    def _show_program(self, stored: "Stored", place: ScreenPlace, notice: str = "") -> None:
        from planner.tui.screens.workbench.screen import WorkbenchScreen

        self.home.seek(stored.id)
        self.push_screen(WorkbenchScreen(self.workspace.edit(stored), place, notice))

    def open_library(self) -> None:
        """The exercises."""
        from planner.tui.screens.library.screen import LibraryScreen

        self.push_screen(LibraryScreen())

    def _fatal_error(self) -> None:
        """A fault of the planner's own: end with status 1, and print nothing of a patient."""
        self.bell()
        self._exit_renderables.append(crash.told(self.workspace.settings.data_dir))
        self._close_messages_no_wait()

    def trouble(self, text: str) -> None:
        """Say that something could not be done; said again it does not pile up."""
        self.clear_notifications()
        self.notify(text, severity="error", markup=False, timeout=10)

    def action_help(self) -> None:
        """All keys."""
        from planner.tui.screens.help import HelpScreen

        if isinstance(self.screen, PlannerScreen) or getattr(self.screen, "HELPS", False):
            where = self.screen.WHERE if isinstance(self.screen, PlannerScreen) else "dialog"
            self.push_screen(HelpScreen(where), self._do_found)

    def _do_found(self, command: Command | None) -> None:
        """What was found in the help is done where it was asked for."""
        if command is not None:
            node = self if command.where == "app" else self.screen
            self.call_after_refresh(self.run_action, command.action, node)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """The commands of the screen, then Textual's own."""
        where = screen.WHERE if isinstance(screen, PlannerScreen) else ""
        for one in (*commands_of(where), *commands_of("app")):
            node = self if one.where == "app" else screen
            yield SystemCommand(
                f"{one.title} ({one.label})",
                one.help,
                partial(self.run_action, one.action, node),
            )
        for command in super().get_system_commands(screen):
            if _NOT_SHOWN not in command.title.lower():
                yield command

    def _theme_chosen(self, theme: Theme) -> None:
        if self.ready:
            self.memory.put("theme", theme.name)

    def _remap(self, text: str) -> None:
        """Keys of the user's own: command id to key."""
        try:
            keys = {str(name): str(key) for name, key in json.loads(text).items()}
        except (ValueError, AttributeError):
            return
        self.set_keymap(keys)


def _in_one_line(stops: tuple["Problem", ...]) -> str:
    """What stops all building, short enough for one line; where it is comes first."""
    if not stops:
        return ""
    first = stops[0]
    place = f"{first.file.rsplit('/', 1)[-1]}:{first.line or 1}"
    more = f" and {len(stops) - 1} more" if len(stops) > 1 else ""
    return f"NO PROGRAM IS BUILT until {place} is mended{more}. {first.message}"
