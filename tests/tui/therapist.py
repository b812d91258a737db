"""A therapist at the keyboard: presses keys, types, reads the screen."""

import asyncio
import gc
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import date
from itertools import count
from pathlib import Path

from textual.events import Key
from textual.keys import _character_to_key
from textual.message_pump import MessagePump
from textual.pilot import Pilot
from textual.widgets import Input, Static

from planner.model.library import Library
from planner.model.program.program import Program
from planner.model.stored import Entry
from planner.services.plan import Planned
from planner.services.sources import FixedClock, FolderSources
from planner.services.workspace import Workspace
from planner.settings import Settings
from planner.tui.app import PlannerApp
from planner.tui.base import KEYS
from planner.tui.screens.home import HomeScreen
from planner.tui.screens.intake.kept_form import Finished
from planner.tui.screens.workbench.screen import WorkbenchScreen
from planner.tui.state.draft import Draft
from planner.tui.state.draft_intake import to_intake
from planner.tui.widgets.title_bar import TitleBar

_CHARACTERS = {"space": " ", "slash": "/", "plus": "+", "question_mark": "?"}
TODAY = date(2026, 11, 22)
SITTINGS = count(1)
SITTINGS_KEPT = 40
"""A planner that is ready freezes what it has loaded; of many in one process, all would stay."""
RESTING_S = 0.3
"""Longer than any timer that a key sets: where the cursor is, and what was typed."""
QUIET_ROUNDS = 4
"""A frame may ask for another."""
NO_TO_ALL = ("enter", "a", "enter")
"""On the red flags: begin, no to all that are left, and yes, all were asked."""


def workspace_at(folder: Path, library: Library, today: date = TODAY) -> Workspace:
    """A workspace of its own, with the library that the tests share."""
    return Workspace(
        Settings(folder), sources=FolderSources(library=library), clock=FixedClock(today)
    )


class Therapist:
    """Counts the keys that are not typed into a field."""

    def __init__(self, app: PlannerApp, pilot: Pilot[None]) -> None:
        self.app, self.pilot = app, pilot
        self.keys = 0

    async def ready(self) -> None:
        """Wait until the library is there and the screen has settled."""
        for _ in range(400):
            if self.app.ready or self.at("TroubleScreen"):
                break
            await self.pilot.pause(0.01)
        await self.settled()

    async def settled(self) -> None:
        """Wait until nothing is under way: no worker, no key, no message, no frame."""
        quiet = 0
        for _ in range(12000):
            if self._working() or self._unhandled():
                quiet = 0
                await asyncio.sleep(0.002)
            elif quiet == QUIET_ROUNDS:
                return
            else:
                # What waits in the middle of a message has left its queue. The pilot's own pause
                # would wait for the processor to rest, too: a tenth of a second a key.
                await self.pilot._wait_for_screen()
                self.app.screen._on_timer_update()
                quiet += 1
        raise AssertionError(f"never done: {self._working()}, {self._unhandled()}")

    def _working(self) -> list[object]:
        """Workers that run, and keys that wait for their turn."""
        # What a key does waits for as long as it asks something; that is the therapist's turn.
        asks = not isinstance(self.app.screen, WorkbenchScreen | HomeScreen)
        workers = [
            each
            for each in self.app.workers
            if not each.is_finished and not (asks and each.group == KEYS)
        ]
        return [*workers, *(["keys"] if self.app.keys_pending else [])]

    def _unhandled(self) -> list[MessagePump]:
        """The parts of the screen on top for which a message is left."""
        parts = (self.app, *self.app.screen.walk_children(with_self=True))
        return [one for one in parts if one._next_callbacks or not one._message_queue.empty()]

    async def press(self, *keys: str) -> None:
        """Press keys, one after the other."""
        for key in keys:
            self.keys += 1
            self.send(key, _CHARACTERS.get(key, key if len(key) == 1 else None))
            await self.settled()

    async def rest(self) -> None:
        """Hands off the keys until what waits for that has been done."""
        await self.pilot.pause(RESTING_S)
        await self.settled()

    async def until(self, true: Callable[[], bool]) -> None:
        """Wait for what nothing on this side tells of: a file that is noticed, an app that ends."""
        for _ in range(2000):
            if true():
                return
            await self.pilot.pause(0.01)
        raise AssertionError(self.reading())

    async def until_seen(self, text: str) -> None:
        """Wait until it is on the screen."""
        await self.until(lambda: self.sees(text))

    async def tab(self, times: int) -> None:
        """Go that many fields on, without waiting at each."""
        self.keys += times
        for _ in range(times):
            self.send("tab", None)
        await self.settled()

    def send(self, key: str, character: str | None = None) -> None:
        """What the terminal would send, at once; nothing is waited for."""
        self.app.post_message(Key(key, character or (key if len(key) == 1 else None)))

    async def type(self, text: str) -> None:
        """Type into the field that has the focus."""
        assert isinstance(self.app.focused, Input), self.app.focused
        for letter in text:
            self.send(_character_to_key(letter), letter)
        await self.settled()

    def at(self, screen: str) -> bool:
        """Whether that screen is on top."""
        return type(self.app.screen).__name__ == screen

    def sees(self, text: str) -> bool:
        """Whether a text is somewhere on the screen on top."""
        return text in self.reading()

    def reading(self) -> str:
        """The text on the screen, line by line."""
        return "\n".join(
            "".join(segment.text for segment in strip)
            for strip in self.app.screen._compositor.render_strips()
        )

    @property
    def title(self) -> str:
        """The state in the title bar."""
        return self.app.screen.query_one(TitleBar).state

    @property
    def workbench(self) -> WorkbenchScreen:
        """The workbench, which must be on top."""
        screen = self.app.screen
        assert isinstance(screen, WorkbenchScreen), screen
        return screen

    @property
    def program(self) -> Program:
        """The program on the workbench."""
        return self.workbench.program

    @property
    def stored(self) -> Program:
        """The same program as the store has it."""
        store = self.app.workspace.store
        return store.load(self.workbench.editing.stored.id).program

    @property
    def revision(self) -> int:
        """Its revision in the store."""
        store = self.app.workspace.store
        return store.load(self.workbench.editing.stored.id).revision

    @property
    def notice(self) -> str:
        """The last thing the workbench said."""
        return str(self.workbench.query_one("#notice", Static).content)

    @property
    def here(self) -> str:
        """The exercise under the cursor: what the row is in that week."""
        assert self.workbench.row is not None
        return self.workbench.table.exercise

    @property
    def patients(self) -> list[Entry]:
        """What the store has."""
        return list(self.app.workspace.store.entries())

    async def plan_for(self, name: str = "Ann Lee") -> None:
        """The workbench with a program as a blank intake makes it, without typing that intake."""
        workspace = self.app.workspace
        asked = tuple(workspace.library.rules.red_flags)
        draft = Draft(
            name=name,
            flags=tuple((flag, "no") for flag in asked),
            flags_at_once=asked,
            screened_on=TODAY.isoformat(),
        )
        intake, wrong = to_intake(draft, workspace.library, TODAY.year)
        assert intake is not None, wrong
        plan = workspace.plan(intake)
        assert isinstance(plan, Planned), plan
        self.app._intake_finished(Finished(plan.program, workspace.store.create(plan.program)))
        await self.settled()
        assert self.at("WorkbenchScreen"), self.reading()

    async def type_plan_for(self, name: str = "Ann Lee") -> None:
        """From the patients to the workbench for a common case."""
        await self.press("n")
        await self.plan_for_typed(name)

    async def plan_for_typed(self, name: str) -> None:
        """From the blank intake to the workbench."""
        await self.type(name)
        await self.press("ctrl+b", *NO_TO_ALL)
        assert self.at("WorkbenchScreen"), self.reading()


@asynccontextmanager
async def sitting(
    workspace: Workspace, size: tuple[int, int] = (80, 24), today: date = TODAY
) -> AsyncIterator[Therapist]:
    """The planner, open and ready."""
    app = PlannerApp(workspace, today=today)
    app.animation_level = "none"  # what is scrolled is there at once
    async with app.run_test(size=size) as pilot:
        therapist = Therapist(app, pilot)
        await therapist.ready()
        yield therapist
    if next(SITTINGS) % SITTINGS_KEPT == 0:
        gc.unfreeze()
        gc.collect()
