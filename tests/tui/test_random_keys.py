"""Any sequence of keys, a few milliseconds apart: no crash, no lost key, always a way out."""

import random
from collections.abc import Iterable
from pathlib import Path

import pytest
from textual.keys import _character_to_key
from textual.widgets import Input

from planner.model.library import Library
from planner.tui.screens.home import HomeScreen
from planner.tui.screens.intake.form import IntakeScreen
from tests.sweeps import some
from tests.tui.therapist import Therapist, sitting, workspace_at

SIZES = ((80, 24), (60, 18))
SEQUENCES = 2_000
AT_A_TIME = 100
"""Sequences in one sitting, one after the other from wherever the last one ended."""
LONGEST = 8

_MOVES = ("tab", "shift+tab", "up", "down", "left", "right", "home", "end", "pageup", "pagedown")
_WAYS = ("enter", "escape", "space", "backspace", "delete", "ctrl+b", "ctrl+s", "ctrl+z", "ctrl+r")
_APP = ("ctrl+p", "question_mark", "f1", "f10", "shift+up", "shift+down", "ctrl+end", "ctrl+home")
_SIGNS = ("slash", "plus", "minus", "left_square_bracket", "right_square_bracket")
_LETTERS = tuple("abcdefghilmnoprstuvwxyzLN0123456789")
_SIGN = {"slash": "/", "plus": "+", "minus": "-", "question_mark": "?", "space": " "}
_SIGN |= {"left_square_bracket": "[", "right_square_bracket": "]"}
# What people press one after the other, also faster than a screen is drawn.
_PHRASES = (
    ("ctrl+p", "pageup"),
    ("ctrl+p", "pagedown", "pagedown"),
    ("n", "A", "n", "n", "tab", "1", "9", "5", "0", "ctrl+b", "enter", "a", "enter"),
    ("n", "B", "o", "ctrl+b", "enter", "y", "enter", "enter", "a", "enter", "c"),
    ("slash", "a", "n", "enter"),
    ("i", "y", "ctrl+b", "enter", "a", "enter"),
    ("p", "enter", "enter"),
    ("b", "l", "z", "g", "escape"),
    ("s", "down", "enter"),
    ("a", "r", "o", "enter"),
    ("d", "9", "enter"),
    ("x", "u", "r", "u"),
    ("n", "v", "escape"),
    ("w", "escape"),
    ("l", "slash", "b", "r", "enter", "w", "escape", "escape"),
    ("r", "enter", "r"),
    ("x", "y"),
    ("t", "enter"),
    ("o", "escape"),
    ("enter",),
)
_HOLDS = 4
"""A key that is held down comes so often."""


def sequence(dice: random.Random) -> list[str]:
    """Keys as a hand, a cat or a script would send them."""
    keys: list[str] = []
    while len(keys) < dice.randint(3, LONGEST):
        what = dice.random()
        if what < 0.25:
            keys += dice.choice(_PHRASES)
        elif what < 0.3:
            keys += [dice.choice(_MOVES + _LETTERS)] * _HOLDS
        else:
            keys.append(dice.choice(dice.choice((_MOVES, _WAYS, _APP, _SIGNS, _LETTERS))))
    return keys


def send(pt: Therapist, keys: Iterable[str]) -> None:
    for key in keys:
        pt.send(key, _SIGN.get(key))


async def leave(pt: Therapist) -> bool:
    """Escape, and nothing else but the harmless answer where a question needs one."""
    for _ in range(25):
        if isinstance(pt.app.screen, HomeScreen):
            return True
        send(pt, ("o",) if pt.at("ConflictDialog") else ("escape",))
        await pt.settled()
    return False


async def typed_whole(pt: Therapist, dice: random.Random) -> str:
    """A burst of 40 keys: n, a name, Tab, a year; what of it went elsewhere."""
    name = "".join(dice.choice("abcdefghijklmnopqrstuvwxyz") for _ in range(34))
    year = str(dice.randint(1920, 2000))
    send(pt, ("escape",))  # out of the search field, where an n is a letter
    await pt.settled()
    for key in ("n", *name, "tab", *year):
        pt.send(_character_to_key(key) if len(key) == 1 else key)
    await pt.settled()
    if not isinstance(pt.app.screen, IntakeScreen):
        return f"at {pt.app.screen}"
    fields = {one.id: one.value for one in pt.app.screen.query(Input)}
    if (fields["name"], fields["birth_year"]) != (name, year):
        return f"{(name, year)} became {(fields['name'], fields['birth_year'])}"
    return ""


async def play(folder: Path, library: Library, seed: int, size: tuple[int, int], many: int) -> None:
    """Many sequences in one sitting; what went wrong is told with the seed and the keys."""
    dice = random.Random(seed)
    keys: list[str] = []
    told = ""
    try:
        async with sitting(workspace_at(folder, library), size) as pt:
            for number in range(many):
                keys = sequence(dice)
                for key in keys:
                    send(pt, (key,))
                    if dice.random() < 0.3:  # a few milliseconds, else none at all
                        await pt.pilot.pause(dice.uniform(0.0, 0.005))
                await pt.settled()
                told = f"seed {seed}, size {size}, sequence {number}: {' '.join(keys)}"
                if number % 10 == 9:
                    assert await leave(pt), f"no way out of {pt.app.screen}\n{told}"
                    lost = await typed_whole(pt, dice)
                    assert not lost, f"{lost}\n{told}"
                    assert await leave(pt), f"no way out of the form\n{told}"
    except Exception as error:
        failed = f"seed {seed}, size {size}: {' '.join(keys)}"
        raise AssertionError(f"{type(error).__name__}: {error}\n{failed}") from error


@pytest.fixture
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is printed and written goes into a folder of its own."""
    (tmp_path / "out").mkdir()
    monkeypatch.chdir(tmp_path / "out")


@pytest.mark.usefixtures("_here")
@pytest.mark.parametrize("size", some(SIZES, fast=1))
async def test_some_keys_end_in_nothing_worse_than_the_patients(
    tmp_path: Path, library: Library, size: tuple[int, int]
) -> None:
    await play(tmp_path / "data", library, 7, size, 10)


@pytest.mark.slow
@pytest.mark.usefixtures("_here")
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("seed", range(SEQUENCES // AT_A_TIME // len(SIZES)))
async def test_two_thousand_sequences_of_keys(
    tmp_path: Path, library: Library, size: tuple[int, int], seed: int
) -> None:
    await play(tmp_path / "data", library, 1_000 + seed, size, AT_A_TIME)
