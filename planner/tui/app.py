"""The app: which screen is shown, what is ready, where the therapist is."""

import asyncio
import json
from collections import deque
from collections.abc import Callable, Iterable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Literal

from textual import work
from textual.app import App, SystemCommand
from textual.events import Key
from textual.screen import Screen
from textual.theme import Theme

from planner.tui import startup
from planner.tui.base import PlannerScreen
from planner.tui.commands import bindings, commands_of
from planner.tui.messages import Exported, LibraryReady, StoreOpened, Stuck
from planner.tui.screens.home import HomeScreen
from planner.tui.state.memory import Memory
from planner.tui.state.place import Place, place_from_json

if TYPE_CHECKING:
    from planner.model.program.program import Program
    from planner.model.stored import Stored
    from planner.services.workspace import Workspace
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
        self._waiting: Callable[[], object] | None = None
        self._held: deque[Key] = deque()
        """Keys that came while the last one was waiting for the store, in order."""
        self._loading = False

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

    async def _on_key(self, event: Key) -> None:
        event.prevent_default()  # else the app's own handler would be called after this one
        if not (self._held or self._holds_keys):
            await super()._on_key(event)
            return
        self._held.append(event)
        if not self._holds_keys:
            self.pass_keys()

    @property
    def _holds_keys(self) -> bool:
        screen = self.screen
        return self._loading or (isinstance(screen, PlannerScreen) and screen.waits)

    def pass_keys(self) -> None:
        """Nothing waits any more: the keys that were held go where they belong now."""
        if self._held:
            # What the key before it opened must be there first.
            self.screen.call_after_refresh(self.call_later, self._pass_one)

    async def _pass_one(self) -> None:
        if self._held and not self._holds_keys:
            await super()._on_key(self._held.popleft())
            self.pass_keys()

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

        if isinstance(self.screen, WorkbenchScreen):
            self._take_built(done.program)
        elif done.program_id is not None:
            self._load_program(done.program_id, Place(), done.program)

    def _take_built(self, program: "Program") -> None:
        from planner.tui.screens.workbench.screen import WorkbenchScreen

        if isinstance(self.screen, WorkbenchScreen):
            self.call_after_refresh(self.screen.built_again, program)

    def open_program(self, program_id: int, place: Place = Place()) -> None:  # noqa: B008
        """The workbench with a program from the store."""
        self._loading = True
        self._load_program(program_id, place)

    @work(group="load", exclusive=True)
    async def _load_program(
        self, program_id: int, place: Place, built: "Program | None" = None
    ) -> None:
        """Read by a thread: the store may be busy. `built` takes its place on the workbench."""
        from planner.model.stored import StoreTrouble

        self._loading = True
        try:
            stored = await asyncio.to_thread(self.workspace.store.load, program_id)
        except StoreTrouble as trouble:
            self.trouble(str(trouble))
            self.home.read_entries()
            self.call_later(self.pass_keys)
            return
        finally:
            self._loading = False
        self._show_program(stored, place)
        self.pass_keys()
        if built is not None:
            self._take_built(built)

    def _show_program(self, stored: "Stored", place: Place, notice: str = "") -> None:
        from planner.tui.screens.workbench.screen import WorkbenchScreen

        self.push_screen(WorkbenchScreen(self.workspace.edit(stored), place, notice))

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
