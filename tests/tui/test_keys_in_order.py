"""Keys that follow each other within milliseconds: none is lost, none overtakes."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from textual.app import ComposeResult
from textual.command import CommandList, CommandPalette, Hit
from textual.events import Key
from textual.pilot import Pilot
from textual.system_commands import SystemCommandsProvider
from textual.widgets import Input

from planner.services.workspace import Workspace
from planner.tui.keys import KeysInOrder, list_is_being_made
from planner.tui.screens.home import HomeScreen
from planner.tui.screens.intake.form import IntakeScreen
from tests.tui.therapist import Therapist, sitting


def burst(pt: Therapist, *keys: str) -> None:
    """As a text expander sends them, or a slow line delivers them: all at once."""
    for key in keys:
        pt.send({" ": "space"}.get(key, key), key if len(key) == 1 else None)


def form(pt: Therapist) -> IntakeScreen:
    assert isinstance(pt.app.screen, IntakeScreen), pt.reading()
    return pt.app.screen


# typed ahead


@pytest.mark.slow
async def test_a_burst_after_n_fills_the_right_fields(workspace: Workspace) -> None:
    name = "Bertha Newpatient of the Hill Ro"
    keys = ("n", *name, "tab", *"1947", "tab", "tab")
    assert len(keys) == 40
    async with sitting(workspace) as pt:
        burst(pt, *keys)
        await pt.settled()
        draft = form(pt).draft
        assert (draft.name, draft.birth_year) == (name, "1947")
        assert pt.app.focused is not None
        assert pt.app.focused.id == "secondary"


async def test_n_is_not_forgotten_while_the_library_is_read(workspace: Workspace) -> None:
    """Keys at the very start wait for the form; a q of the name does not leave the planner."""
    from planner.tui.app import PlannerApp
    from tests.tui.therapist import TODAY

    app = PlannerApp(workspace, today=TODAY)
    async with app.run_test(size=(80, 24)) as pilot:
        pt = Therapist(app, pilot)
        app.ready = False
        burst(pt, "n", *"Quinn", "tab", *"1950")
        await pt.ready()
        draft = form(pt).draft
        assert (draft.name, draft.birth_year) == ("Quinn", "1950")


@pytest.mark.slow
async def test_tab_shift_tab_and_enter_keep_their_places(workspace: Workspace) -> None:
    async with sitting(workspace) as pt:
        burst(pt, "n", *"Ann", "enter", *"19", "shift+tab", "end", *" Lee", "tab", "end", *"61")
        await pt.settled()
        assert (form(pt).draft.name, form(pt).draft.birth_year) == ("Ann Lee", "1961")


@pytest.mark.slow
async def test_a_list_opened_from_a_field_takes_what_follows(workspace: Workspace) -> None:
    """Enter opens the list, letters search it, Enter takes one, Tab goes on: no Tab is lost."""
    async with sitting(workspace) as pt:
        burst(pt, "n", *"Ann", "tab", "tab", "enter", *"stenosis", "enter", "tab", "tab", "right")
        await pt.settled()
        draft = form(pt).draft
        assert (draft.presentation, draft.secondary) == ("stenosis", "")
        assert draft.irritability == "high"


async def test_a_whole_patient_in_one_burst(workspace: Workspace) -> None:
    async with sitting(workspace) as pt:
        burst(pt, "n", *"Ann Lee", "tab", *"1950", "ctrl+b", "enter", "a", "enter", "x", "escape")
        await pt.settled()
        assert pt.at("HomeScreen")
        (entry,) = pt.patients
        assert (entry.patient, entry.birth_year, entry.revision) == ("Ann Lee", 1950, 2)


@pytest.mark.slow
async def test_what_is_pasted_keeps_its_place_too(workspace: Workspace) -> None:
    from textual.events import Paste

    async with sitting(workspace) as pt:
        burst(pt, "n")
        pt.app.post_message(Paste("Ann"))
        burst(pt, *" Lee", "tab")
        pt.app.post_message(Paste("1950"))
        await pt.settled()
        assert (form(pt).draft.name, form(pt).draft.birth_year) == ("Ann Lee", "1950")
        pt.app.screen.query_one("#goals", Input).focus()
        pt.app.post_message(Paste("Carry groceries\n\n Dance at the wedding \r\nGarden"))
        await pt.settled()
        goals = ("Carry groceries", "Dance at the wedding", "Garden")
        assert form(pt).draft.goal_list == goals, "no pasted line is lost"


class Hopping(KeysInOrder):
    """F2 moves the focus from field to field, each behind the messages of the one before."""

    BINDINGS = [("f2", "hop")]
    holding = False

    @property
    def holds_keys(self) -> bool:
        return self.holding

    def compose(self) -> ComposeResult:
        for number in range(8):
            yield Input(id=f"field-{number}")

    def action_hop(self) -> None:
        self._hop_to(1)

    def _hop_to(self, number: int) -> None:
        self.query_one(f"#field-{number}").focus()
        if number < 7:
            self.call_later(self.screen.call_later, self._hop_to, number + 1)


@pytest.mark.slow
async def test_a_key_waits_until_the_focus_has_come_to_rest() -> None:
    app = Hopping()
    async with app.run_test() as pilot:
        app.query_one("#field-0").focus()
        await pilot.pause()
        for key in ("f2", "q"):
            app.post_message(Key(key, key if len(key) == 1 else None))
        assert await typed(app, pilot) == [""] * 7 + ["q"]


@pytest.mark.slow
async def test_what_was_held_waits_for_what_let_it_go() -> None:
    """The key that comes just then overtakes nothing, and sends nothing on too early."""
    app = Hopping()
    async with app.run_test() as pilot:
        app.query_one("#field-0").focus()
        await pilot.pause()
        app.holding = True
        app.post_message(Key("q", "q"))
        await pilot.pause()
        app.holding = False
        app.action_hop()
        app.pass_keys()
        app.post_message(Key("z", "z"))
        assert await typed(app, pilot) == [""] * 7 + ["qz"]


async def typed(app: Hopping, pilot: Pilot[None]) -> list[str]:
    """What stands in the fields when all is done."""
    for _ in range(50):
        await pilot.pause()
    return [field.value for field in app.query(Input)]


# the palette


@pytest.mark.slow
@pytest.mark.parametrize("size", [(80, 24), (60, 18)])
@pytest.mark.parametrize("key", ["pageup", "pagedown", "up", "down", "ctrl+end", "ctrl+home"])
async def test_the_palette_followed_at_once_by_paging(
    workspace: Workspace, key: str, size: tuple[int, int]
) -> None:
    async with sitting(workspace, size) as pt:
        burst(pt, "ctrl+p", key, key)
        await pt.settled()
        assert isinstance(pt.app.screen, CommandPalette)
        assert pt.app.screen.query_one(CommandList).highlighted is not None
        burst(pt, "escape", "ctrl+p", key, "escape")
        await pt.settled()
        assert isinstance(pt.app.screen, HomeScreen)


@pytest.mark.slow
async def test_the_palette_runs_what_was_typed_not_what_stood_there(workspace: Workspace) -> None:
    async with sitting(workspace) as pt:
        await pt.type_plan_for()
        burst(pt, "ctrl+p", *"left out", "enter")
        await pt.settled()
        await pt.settled()
        assert pt.at("ReadDialog"), pt.reading()


@pytest.mark.slow
async def test_enter_waits_for_commands_that_are_still_looked_for(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However long that takes: what stood there before the last letters is not what is meant."""
    search = SystemCommandsProvider.search

    async def slowly(provider: SystemCommandsProvider, words: str) -> AsyncIterator[Hit]:
        await asyncio.sleep(0.1)
        async for hit in search(provider, words):
            assert isinstance(hit, Hit)
            yield hit

    async with sitting(workspace) as pt:
        await pt.type_plan_for()
        monkeypatch.setattr(SystemCommandsProvider, "search", slowly)
        burst(pt, "ctrl+p", *"left out", "enter")
        await pt.settled()
        await pt.settled()
        assert pt.at("ReadDialog"), pt.reading()


async def test_a_palette_that_has_no_list_yet_takes_no_key(workspace: Workspace) -> None:
    async with sitting(workspace) as pt:
        assert list_is_being_made(CommandPalette())
        assert not list_is_being_made(pt.app.screen)


@pytest.mark.slow
async def test_the_list_of_themes_pages_too(workspace: Workspace) -> None:
    async with sitting(workspace) as pt:
        pt.app.search_themes()
        burst(pt, "pagedown", "pageup", "escape")
        await pt.settled()
        assert isinstance(pt.app.screen, HomeScreen)


# leaving


@pytest.mark.slow
async def test_leaving_waits_for_no_store(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with sitting(workspace) as pt:
        pt.app.reading = True
        burst(pt, "x", "ctrl+q")
        for _ in range(200):
            await pt.pilot.pause(0.01)
            if not pt.app.is_running or pt.app._exit:
                break
        assert pt.app._exit


@pytest.mark.slow
async def test_leaving_twice_waits_for_no_key_either(workspace: Workspace) -> None:
    """A key whose handling never ends holds the first; who presses it again means it."""
    async with sitting(workspace) as pt:
        pt.app._under_way = True
        burst(pt, "x", "ctrl+q")
        for _ in range(10):
            await pt.pilot.pause(0.01)
        assert not pt.app._exit
        burst(pt, "ctrl+q")
        for _ in range(200):
            await pt.pilot.pause(0.01)
            if not pt.app.is_running or pt.app._exit:
                break
        assert pt.app._exit


@pytest.mark.slow
async def test_leaving_does_not_overtake_the_key_before_it() -> None:
    """What that key changes is not yet there to be asked about."""
    app = Hopping()
    async with app.run_test() as pilot:
        app.holding = app._under_way = True
        app.post_message(Key("ctrl+q", None))
        await pilot.pause()
        assert not app._exit
        app.holding = app._under_way = False
        app.pass_keys()
        for _ in range(20):
            await pilot.pause()
        assert app._exit
