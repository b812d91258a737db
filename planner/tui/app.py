"""The app: which screen is shown, what is ready, where the therapist is."""

import json
from collections.abc import Callable, Iterable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Literal

from textual import work
from textual.app import App, SystemCommand
from textual.screen import Screen
from textual.theme import Theme

from planner.tui import startup
from planner.tui.base import PlannerScreen
from planner.tui.commands import bindings, commands_of
from planner.tui.messages import Exported, LibraryReady, StoreOpened, Stuck
from planner.tui.screens.home import HomeScreen
from planner.tui.state.memory import Memory
from planner.tui.state.place import Place, place_from_json
from planner.tui.widgets.title_bar import TitleBar

if TYPE_CHECKING:
    from planner.model.problem import Problem
    from planner.services.workspace import Workspace
    from planner.store.store import Stored
    from planner.tui.screens.intake.form import Finished
    from planner.tui.state.draft import Draft


class PlannerApp(App[None]):
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
        self.call_after_refresh(self._open_workspace)

    @work(thread=True, group="startup")
    def _open_workspace(self) -> None:
        startup.open_workspace(self.workspace, self.post_message)

    def on_store_opened(self, message: StoreOpened) -> None:
        """Show the patients, and go where the therapist was."""
        if message.keys:
            self._remap(message.keys)
        if message.theme in self.available_themes:
            self.theme = message.theme
        self.home.show_entries(message.entries)
        place = place_from_json(message.place)
        if place.screen == "workbench" and place.program is not None:
            self.when_ready(partial(self.open_program, place.program, place))
        elif place.screen == "intake":
            self.when_ready(self.open_intake)
        elif place.screen == "library":
            self.when_ready(self.open_library)

    def on_library_ready(self, _: LibraryReady) -> None:
        """Do what was asked for in the meantime."""
        self.ready = True
        self.rules_trouble = _in_one_line(self.workspace.stops)
        for screen in self.screen_stack:
            for bar in screen.query(TitleBar):
                bar.trouble = self.rules_trouble
        self.home.show_ready()
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

    def go(self, place: Place) -> None:
        """Keep where the therapist is, once the planner is back where it was."""
        if self.ready:
            self.memory.go(place)

    def on_exported(self, message: Exported) -> None:
        """Say where the handout is."""
        from planner.tui.screens.workbench.screen import WorkbenchScreen

        if isinstance(self.screen, WorkbenchScreen):
            self.screen.say(message.text, bad=message.failed)
        else:
            severity: Literal["error", "information"]
            severity = "error" if message.failed else "information"
            self.notify(message.text, severity=severity, markup=False)

    def open_intake(self, draft: "Draft | None" = None) -> None:
        """The form: a draft as it was typed, or a new one."""
        from planner.tui.screens.intake.form import IntakeScreen
        from planner.tui.state.draft import Draft, draft_from_json

        kept = draft or draft_from_json(self.memory.get("intake_draft"), self.workspace.library)
        self.push_screen(IntakeScreen(kept or Draft()), self._intake_finished)

    def _intake_finished(self, done: "Finished | None") -> None:
        if done is None:
            return
        if done.stored is not None:
            self._show_program(done.stored, Place(), done.notice)
        elif done.program_id is not None:
            self._rebuild(done)

    def _rebuild(self, done: "Finished") -> None:
        """A program that was on the workbench, or is opened there now, built again."""
        from planner.tui.screens.workbench.screen import WorkbenchScreen

        if not isinstance(self.screen, WorkbenchScreen) and done.program_id is not None:
            self.open_program(done.program_id)
        if isinstance(self.screen, WorkbenchScreen):
            self.call_after_refresh(self.screen.built_again, done.program)

    def open_program(self, program_id: int, place: Place = Place()) -> None:  # noqa: B008
        """The workbench with a program from the store."""
        from planner.store.store import StoreTrouble

        try:
            stored = self.workspace.store.load(program_id)
        except StoreTrouble as trouble:
            self.trouble(str(trouble))
            self.home.read_entries()
            return
        self._show_program(stored, place)

    def _show_program(self, stored: "Stored", place: Place, notice: str = "") -> None:
        from planner.tui.screens.workbench.screen import WorkbenchScreen

        self.push_screen(WorkbenchScreen(stored, place, notice))

    def open_library(self) -> None:
        """The exercises."""
        from planner.tui.screens.library import LibraryScreen

        self.push_screen(LibraryScreen())

    def trouble(self, text: str) -> None:
        """Say that something could not be done."""
        self.notify(text, severity="error", markup=False, timeout=10)

    def action_help(self) -> None:
        """All keys."""
        from planner.tui.screens.help import HelpScreen

        if not isinstance(self.screen, HelpScreen):
            where = self.screen.WHERE if isinstance(self.screen, PlannerScreen) else "app"
            self.push_screen(HelpScreen(where))

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """The commands of the screen, then Textual's own."""
        where = screen.WHERE if isinstance(screen, PlannerScreen) else ""
        for command in (*commands_of(where), *commands_of("app")):
            node = self if command.where == "app" else screen
            yield SystemCommand(
                f"{command.title} ({command.label})",
                command.help,
                partial(self.run_action, command.action, node),
            )
        yield from super().get_system_commands(screen)

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
