"""At home in any terminal: ways on and out, a small window, the patient's screen."""

import re

import pytest
from textual.widgets import Digits, Static

from planner.model.program.program import Item
from planner.services.workspace import Workspace
from planner.tui.dialogs.for_patient import ForPatientScreen
from planner.tui.pages.large_letters import large_letters
from planner.tui.widgets.picture import PictureView
from planner.tui.words.patient_count import beat
from tests.sweeps import some
from tests.tui.therapist import NO_TO_ALL, sitting

_DOTS = {" ", *map(chr, range(0x2800, 0x2900))}
_LARGE = re.compile("[\u2800-\u28ff]{4}")


@pytest.mark.slow
@pytest.mark.parametrize("key", ["ctrl+g", "f10", "ctrl+b"])
async def test_a_key_that_no_multiplexer_takes_goes_on(workspace: Workspace, key: str) -> None:
    async with sitting(workspace) as pt:
        await pt.press("n")
        assert pt.sees("Ctrl+G Go on")
        await pt.type("Ann Lee")
        await pt.press(key, *NO_TO_ALL)
        assert pt.at("WorkbenchScreen")


@pytest.mark.slow
async def test_the_way_out_is_always_shown(workspace: Workspace) -> None:
    async with sitting(workspace, (60, 18)) as pt:
        assert pt.sees("q Quit")
        await pt.press("n")
        assert pt.sees("Esc Back")
        await pt.type("Ann Lee")
        await pt.press("ctrl+g")
        assert pt.sees("Esc Intake")
        await pt.press(*NO_TO_ALL)
        assert pt.sees("Esc Back")
        await pt.press("b")
        assert pt.sees("Esc Program")


async def test_a_small_window_says_what_it_needs_and_changes_nothing(workspace: Workspace) -> None:
    async with sitting(workspace) as pt:
        await pt.plan_for("Ann Lee")
        before = pt.stored
        await pt.pilot.resize_terminal(40, 12)
        await pt.settled()
        assert pt.sees("60x18")
        for key in ("x", "h", "enter", "escape"):
            await pt.press(key)
        await pt.pilot.resize_terminal(80, 24)
        await pt.settled()
        assert pt.at("WorkbenchScreen")
        assert pt.stored == before
        await pt.press("x")
        assert pt.stored != before


async def test_the_patient_sees_nothing_of_the_therapists(workspace: Workspace) -> None:
    async with sitting(workspace) as pt:
        await pt.press("n")
        await pt.type("Ana Paz")
        await pt.tab(14)
        await pt.press("right", "ctrl+g", *NO_TO_ALL)
        await pt.press("w")
        assert pt.at("ForPatientScreen")
        seen = pt.reading()
        assert "Esc: cerrar" in seen
        assert "Esc Back" not in seen
        assert "Ana Paz" not in seen
        dose = str(pt.app.screen.query_one("#patient-dose", Static).content)
        assert "veces" in dose or "segundos" in dose or "minutos" in dose, dose
        assert dose in seen or _LARGE.search(seen), seen
        await pt.press("escape")
        assert pt.at("WorkbenchScreen")


@pytest.mark.parametrize("size", some([(80, 24), (120, 36), (160, 50)], fast=1))
async def test_the_dose_is_read_from_a_chair(workspace: Workspace, size: tuple[int, int]) -> None:
    """In letters of several rows where the window has room for them, and whole in plain ones."""
    async with sitting(workspace, size) as pt:
        await pt.plan_for()
        await pt.press("w")
        for part in ("#patient-name", "#patient-dose"):
            words = pt.app.screen.query_one(part, Static)
            drawn = [
                "".join(s.text for s in words.render_line(y)) for y in range(words.size.height)
            ]
            assert max(map(len, drawn)) <= words.size.width
            text = str(words.content)
            if size == (160, 50):
                assert len(drawn) >= 4
                assert all(set(row) <= _DOTS for row in drawn), "no plain row among the large ones"
            elif not set("".join(drawn)) <= _DOTS:
                assert text in " ".join("".join(drawn).split())
        assert pt.app.screen.query_one(PictureView).size.height >= size[1] // 4


def test_letters_are_as_large_as_there_is_room() -> None:
    few, more = large_letters("3 times", 40, 5), large_letters("3 times", 80, 12)
    assert 0 < len(few) < len(more) <= 12
    assert max(map(len, more)) <= 80
    assert large_letters("3 times", 8, 12) == (), "no word is broken"
    assert large_letters("3 times " * 20, 80, 4) == ()
    assert any(row.strip() for row in few)


@pytest.mark.slow
async def test_space_counts_and_stops(workspace: Workspace) -> None:
    now = [0.0]
    async with sitting(workspace) as pt:
        await pt.plan_for("Ann Lee")
        item = _item(reps=4)
        screen = ForPatientScreen(
            pt.program, item.model_copy(update={"exercise": pt.here}), 3.0, clock=lambda: now[0]
        )
        pt.app.push_screen(screen)
        await pt.settled()
        digits = screen.query_one(Digits)
        assert digits.value == "1"
        await pt.press("space")
        now[0] = 6.5
        screen._tick()
        assert digits.value == "3"


def test_a_count_ends_with_the_last_repetition() -> None:
    item = _item(reps=2)
    assert [beat(item, 4.0, s).of for s in (0.0, 3.9, 4.0)] == ["1 / 2", "1 / 2", "2 / 2"]
    assert beat(item, 4.0, 8.0).done


def test_a_hold_and_a_time_run_down() -> None:
    assert beat(_item(reps=3, hold_s=5), 2.0, 1.0).digits == "0:04"
    assert beat(_item(reps=1, hold_s=25), 2.0, 5.0).digits == "0:20"
    assert beat(_item(reps=1, duration_s=90), 2.0, 90.0).done


def _item(**update: object) -> Item:
    usual = {"exercise": "a", "slot": "s", "sets": 1, "reps": 8, "effort": 3, "why": "w"}
    return Item.model_construct(
        **({name: f.default for name, f in Item.model_fields.items()} | usual | update)  # type: ignore[arg-type]
    )
