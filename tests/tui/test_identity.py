"""Nobody's answers, precautions, findings, clearances or print settings reach another patient."""

import json
import random
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import pytest
from textual.widgets import DataTable, Input

from planner.model.library import Library
from planner.model.program.program_json import program_to_json
from planner.services.workspace import Workspace
from planner.tui.screens.intake.flags import FlagsScreen
from planner.tui.screens.intake.form import IntakeScreen
from planner.tui.screens.workbench.screen import WorkbenchScreen
from planner.tui.state.draft import Draft, draft_from_json
from planner.tui.widgets.choice import Choice
from planner.tui.widgets.picture import PictureView
from tests.sweeps import some
from tests.tui.therapist import NO_TO_ALL, Therapist, sitting, workspace_at


def form(pt: Therapist) -> IntakeScreen:
    assert isinstance(pt.app.screen, IntakeScreen), pt.reading()
    return pt.app.screen


# the size of the type


async def print_large(pt: Therapist) -> None:
    """In the print dialog: large, gray, A4; then write it."""
    await pt.press("p")
    for name, steps in (("print", 2), ("ink", 1), ("paper", 1)):
        pt.app.screen.query_one(f"#{name}", Choice).focus()
        await pt.settled()
        await pt.press(*["right"] * steps)
    await pt.press("enter")


@pytest.mark.slow
async def test_large_print_stays_with_the_patient_and_ink_with_the_printer(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with sitting(workspace) as pt:
        await pt.type_plan_for("Maria Large")
        await print_large(pt)
        assert pt.stored.intake.patient.large_print
        await pt.press("escape")
        await pt.type_plan_for("Kayla Small")
        await pt.press("b")
        assert "large print" not in pt.title
        assert "gray · A4" in pt.title
        await pt.press("escape", "p")
        chosen = {one.id: one.value for one in pt.app.screen.query(Choice)}
        assert (chosen["print"], chosen["ink"], chosen["paper"]) == ("standard", "gray", "a4")
        await pt.press("escape", "escape", "down")
        await pt.press("enter", "b")
        assert "large print" in pt.title
        await pt.press("escape", "i", "y")
        assert form(pt).draft.print_size == "large"
        await pt.press("ctrl+b", *NO_TO_ALL)
        assert pt.program.intake.patient.large_print, "also after it was built again"
    assert workspace.user.get("print") is None


@pytest.mark.slow
async def test_the_intake_says_who_needs_large_print(workspace: Workspace) -> None:
    async with sitting(workspace) as pt:
        await pt.press("n")
        await pt.type("Maria")
        form(pt).query_one("#print_size", Choice).focus()
        await pt.press("right", "ctrl+b", *NO_TO_ALL)
        assert pt.program.intake.patient.large_print
        await pt.press("b")
        assert "large print" in pt.title


@pytest.mark.slow
async def test_the_intake_says_whom_the_pictures_show_and_the_next_patient_has_another(
    workspace: Workspace,
) -> None:
    async with sitting(workspace) as pt:
        await pt.press("n")
        await pt.type("Maria")
        form(pt).query_one("#figure", Choice).focus()
        await pt.press("enter")
        await pt.type("preg")
        await pt.press("enter")
        assert form(pt).draft.figure == "pregnant"
        await pt.press("ctrl+b", *NO_TO_ALL)
        assert pt.program.intake.patient.figure == "pregnant"
        assert pt.app.screen.query_one(PictureView).figure == "pregnant"
        await pt.press("escape")
        await pt.type_plan_for("Bob")
        assert pt.program.intake.patient.figure is None
        assert pt.app.screen.query_one(PictureView).figure == "standard"


# a name typed over

FULL = Draft(
    presentation="sciatica",
    secondary="stenosis",
    irritability="high",
    function="active",
    function_chosen=True,
    weeks="9",
    days="3",
    minutes="30",
    usual_pain="5",
    goals="Knit",
    precautions=("osteoporosis",),
    findings=("slr_positive",),
    equipment=("band",),
    occasions=("hands_on_care",),
    language="es",
    print_size="large",
    flags=(("RF-05", "no"),),
    flags_at_once=("RF-05",),
    screened_by="Dana Reyes",
    screened_on="2026-11-01",
    on_paper_as="Anna",
    clearances=(("RF-05", "Dr Lee", "2026-11-01", "", "scan is clear"),),
    light_week="4",
    walk_week="60",
    walk_free="8",
    walk_outside="no",
    symptom_side="left",
    lowest_point="calf",
    direction_side="left",
    feared_move="Bending",
    weight_unit="lb",
    weights="5",
    bands="red",
    chair_stands_30s="9",
    one_leg_s="9",
    plank_s="9",
    side_plank_s="9",
    back_hold_s="9",
    recovered="yes",
    figure="older_woman",
    sex_for_norms="female",
    rungs=(("hinge", "3"),),
    loads=(("hinge", "5"),),
)
"""No field is as in a blank form."""


async def rename(pt: Therapist, name: str) -> None:
    form(pt).query_one("#name", Input).focus()
    await pt.press(*["backspace"] * 20)
    await pt.type(name)


async def test_precautions_are_not_lent_even_before_a_flag_was_asked(workspace: Workspace) -> None:
    async with sitting(workspace) as pt:
        await pt.press("n")
        await pt.type("Anna")
        await pt.press(*["tab"] * 10, "enter")
        await pt.type("osteo")
        await pt.press("enter", "escape")
        await rename(pt, "Bob")
        await pt.press("tab")
        assert pt.sees("filled in for Anna")
        await pt.press("a")
        assert form(pt).draft == Draft(name="Bob")


@pytest.mark.slow
async def test_nothing_typed_or_chosen_for_one_is_the_next_ones(workspace: Workspace) -> None:
    """Also what no red flag asks: function and presentation say how hard the exercises are."""
    async with sitting(workspace) as pt:
        await pt.press("n")
        await pt.type("Anna")
        stays = ("name", "birth_year", "answers_for", "answers_born", "program_id")
        chosen = {
            field.name: getattr(FULL, field.name)
            for field in fields(Draft)
            if field.name not in stays
        }
        blank = Draft()
        assert [name for name, value in chosen.items() if value == getattr(blank, name)] == []
        form(pt)._change(**chosen)
        form(pt)._form.show_typed(form(pt).draft)
        await pt.settled()
        form(pt).query_one("#birth_year", Input).focus()
        await pt.press(*["backspace"] * 4)
        await pt.type("1940")
        await rename(pt, "Bob")
        await pt.press("tab", "a")
        assert form(pt).draft == Draft(name="Bob", birth_year="1940", function="older_steady")
        assert form(pt).query_one("#function", Choice).value == "older_steady"
        assert form(pt).query_one("#presentation", Choice).value == Draft().presentation
        assert form(pt).query_one("#weeks", Input).value == ""


@pytest.mark.slow
async def test_another_name_on_a_program_leaves_that_program_alone(workspace: Workspace) -> None:
    async with sitting(workspace) as pt:
        await pt.press("n")
        await pt.type("Anna")
        await pt.press(*["tab"] * 9)
        await pt.type("Knit")
        await pt.press("tab", "enter")
        await pt.type("osteo")
        await pt.press("enter", "escape", "ctrl+b", *NO_TO_ALL)
        anna = pt.stored
        await pt.press("i", "y")
        await rename(pt, "Bob")
        await pt.press("ctrl+b", "a")
        assert (form(pt).draft.goals, form(pt).draft.program_id) == ("", None)
        assert form(pt).query_one("#goals", Input).value == ""
        await pt.press("ctrl+b", *NO_TO_ALL)
        assert pt.program.intake.patient.name == "Bob"
        assert pt.program.intake.precautions == ()
        names = {one.patient: one for one in pt.patients}
        assert set(names) == {"Anna", "Bob"}
        assert names["Anna"].patient_id != names["Bob"].patient_id
        assert workspace.store.load(names["Anna"].id).program == anna
        assert workspace.store.drafts() == ()


# the cursor of the list


@pytest.mark.slow
@pytest.mark.parametrize("seed", some(range(4), fast=1))
async def test_the_cursor_keeps_its_patient_through_any_reordering(
    workspace: Workspace, library: Library, make_program: Any, seed: int
) -> None:
    """Another window changes, adds and deletes programs while a cursor stands on one."""
    dice = random.Random(seed)
    names = [f"Patient {letter}" for letter in "ABCDEFGH"]
    ids = {
        name: workspace.store.create(make_program(patient={"name": name}), None).id
        for name in names
    }
    other = workspace_at(workspace.settings.data_dir, library)
    async with sitting(workspace) as pt:
        table = pt.app.screen.query_one("#patients", DataTable)
        for turn in range(10):
            here = dice.choice([name for name in names if name in ids])
            rows = [str(table.get_row_at(row)[0]) for row in range(table.row_count)]
            steps = rows.index(here) - table.cursor_row
            await pt.press(*["down" if steps > 0 else "up"] * abs(steps))
            for name in dice.sample(sorted(ids), 3):
                stored = other.store.load(ids[name])
                changed = stored.program.model_copy(update={"title": f"{name} {turn}"})
                other.store.save(stored, changed, "another title")
            if len(ids) > 4:
                gone = dice.choice([name for name in ids if name != here])
                other.store.delete(ids.pop(gone))
            pt.app.home.read_entries()
            await pt.settled()
            under = str(table.get_row_at(table.cursor_row)[0])
            assert under == here, (seed, turn)
            await pt.press("enter")
            assert pt.program.intake.patient.name == here, (seed, turn)
            await pt.press("escape")
            assert str(table.get_row_at(table.cursor_row)[0]) == here, (seed, turn)


async def test_a_search_followed_at_once_by_enter_opens_what_was_sought(
    workspace: Workspace, make_program: Any
) -> None:
    for name in ("Ann", "Bo", "Cy"):
        workspace.store.create(make_program(patient={"name": name}), None)
    async with sitting(workspace) as pt:
        for key in ("slash", "b", "o", "enter"):
            pt.send(key, {"slash": "/"}.get(key))
        await pt.settled()
        assert pt.program.intake.patient.name == "Bo"


# any sequence of keys, two windows


@dataclass(frozen=True)
class Person:
    """What is this one's and nobody else's: every word of it has the name in it."""

    name: str
    precaution: str
    finding: str
    flag: int
    """Answered yes; all others no."""
    large: bool

    def words(self, what: str) -> str:
        return f"{what} {self.name}"


def people(library: Library) -> tuple[Person, ...]:
    precautions, findings = list(library.rules.precautions), list(library.rules.findings)
    names = ("Quark", "Zubin", "Wexler")
    return tuple(
        Person(name, precautions[2 * i], findings[2 * i], 4 + 2 * i, i == 1)
        for i, name in enumerate(names)
    )


def mixed(text: str, owner: str, everybody: tuple[Person, ...], library: Library) -> str:
    """What of another one stands in a draft or an intake; empty if nothing does."""
    data = json.loads(text)
    me = next((one for one in everybody if one.name == owner), None)
    for other in everybody:
        if other.name == owner:
            continue
        if other.name in text:
            return f"a word of {other.name}: {text}"
        if other.precaution in data["precautions"]:
            return f"the precaution of {other.name}"
        if other.finding in data["findings"]:
            return f"the finding of {other.name}"
        flag = list(library.rules.red_flags)[other.flag]
        positive = data.get("red_flags") or [f for f, key in data.get("flags", ()) if key != "no"]
        if any(one.startswith(flag) for one in positive):
            return f"the red flag of {other.name}"
    large = data.get("print_size") == "large" or bool(data.get("patient", {}).get("large_print"))
    if large and not (me and me.large):
        return "large print"
    if data.get("figure") or data.get("patient", {}).get("figure"):
        return "whom the pictures show"
    return ""


class Hand:
    """Plays keys in a window; where something personal is asked, it is that of whom it is about."""

    def __init__(self, pt: Therapist, dice: random.Random, everybody: tuple[Person, ...]) -> None:
        self.pt, self.dice, self.everybody = pt, dice, everybody
        self.log: list[str] = []

    def _about(self) -> Person | None:
        screens = [one for one in self.pt.app.screen_stack if isinstance(one, IntakeScreen)]
        name = screens[-1].draft.name.strip() if screens else ""
        return next((one for one in self.everybody if one.name == name), None)

    async def press(self, *keys: str) -> None:
        self.log += keys
        await self.pt.press(*keys)

    async def type(self, text: str) -> None:
        if isinstance(self.pt.app.focused, Input):
            self.log.append(repr(text))
            await self.pt.type(text)

    async def act(self) -> None:
        screen = self.pt.app.screen
        if isinstance(screen, IntakeScreen):
            await self._in_the_form(screen)
        elif isinstance(screen, FlagsScreen):
            await self._at_the_flags()
        elif self.pt.at("ClearanceDialog") and (me := self._about()):
            await self.type(me.words("Dr"))
            await self.press("enter", "enter", "enter")
            await self.type(me.words("scan"))
            await self.press("enter")
        elif self.pt.at("ChooseDialog"):
            # That it is the same patient is not said here: it never is.
            await self.press(self.dice.choice(("a", "escape", "p", "g", "r")))
        elif self.pt.at("ExportDialog"):
            await self.press("escape")
        elif isinstance(screen, WorkbenchScreen):
            await self._at_the_workbench(screen)
        else:
            keys = ("n", "enter", "down", "up", "escape", "tab", "y", "home", "r", "c", "ctrl+b")
            await self.press(self.dice.choice(keys))

    async def _in_the_form(self, screen: IntakeScreen) -> None:
        me, what = self._about(), self.dice.randrange(12)
        if me is None or what == 0:
            await self._field(screen, "name")
            await self.press("end", *["backspace"] * 8)
            await self.type(self.dice.choice(self.everybody).name)
            await self.press(self.dice.choice(("tab", "ctrl+b", "escape")))
        elif what == 1:
            await self._field(screen, "goals")
            await self.press("end", *["backspace"] * 30)
            await self.type(me.words("goal"))
        elif what in (2, 3):
            field = "precautions" if what == 2 else "findings"
            await self._field(screen, field)
            await self.press("enter")
            if self.pt.at("PickManyDialog"):
                wanted = me.precaution if what == 2 else me.finding
                dialog: Any = self.pt.app.screen
                rules = self.pt.app.workspace.library.rules
                name = (rules.precautions if what == 2 else rules.findings)[wanted].name
                await self.type(name[:14])
                if dialog._picks and dialog._picks[0].key == wanted:
                    await self.press("enter")
                await self.press("escape")
        elif what == 4 and me.large:
            await self._field(screen, "print_size")
            await self.press("right")
        else:
            keys = ("ctrl+b", "ctrl+b", "escape", "tab", "down", "up", "ctrl+n", "y")
            key = self.dice.choice(keys)
            await self.press(key if key != "y" else "ctrl+b")

    async def _field(self, screen: IntakeScreen, field: str) -> None:
        if self.pt.app.screen is screen:
            self.log.append(f"<{field}>")
            screen.query_one(f"#{field}").focus()
            await self.pt.settled()

    async def _at_the_flags(self) -> None:
        me = self._about()
        screen = self.pt.app.screen
        assert isinstance(screen, FlagsScreen)
        if me is None:
            await self.press("escape")
        elif screen._mode == "begin":
            await self.press("end", *["backspace"] * 14)
            await self.type(me.words("asker"))
            await self.press("enter")
        elif screen._mode == "ask":
            yes = screen._at == me.flag
            key = "y" if yes else self.dice.choice(("n", "n", "n", "n", "escape", "backspace"))
            if me.flag in range(screen._at) and self.dice.random() < 0.5:
                key = "a"
            await self.press(key)
        else:
            await self.press("enter")

    async def _at_the_workbench(self, screen: WorkbenchScreen) -> None:
        name = screen.program.intake.patient.name
        me = next((one for one in self.everybody if one.name == name), None)
        key = self.dice.choice(("e", "h", "u", "r", "escape", "escape", "i", "b", "p", "x", "v"))
        await self.press(key)
        if key == "i":
            await self.press("y")
        elif key == "b" and self.pt.at("PreviewScreen"):
            await self.press(*self.dice.choice((("z", "escape"), ("i", "escape"), ("g", "escape"))))
        elif key == "p" and self.pt.at("ExportDialog"):
            if me and me.large:
                self.pt.app.screen.query_one("#print", Choice).focus()
                await self.pt.settled()
                await self.press("right")
            await self.press("enter")
            if self.pt.at("ExportDialog"):
                await self.press("enter")
            if self.pt.at("DespiteDialog") and me:
                await self.type(me.words("reason"))
                await self.press("enter")
                await self.type(me.words("printer"))
                await self.press("enter")
        elif key == "v" and self.pt.at("ReasonDialog"):
            await self.press("escape")


@asynccontextmanager
async def two_windows(
    folder: Path, library: Library, size: tuple[int, int]
) -> AsyncIterator[tuple[Therapist, Therapist]]:
    """Two planners on one database."""
    async with (
        sitting(workspace_at(folder, library), size) as here,
        sitting(workspace_at(folder, library), size) as there,
    ):
        yield here, there


def written(pt: Therapist) -> Iterator[tuple[str, str]]:
    """Whose it should be, and what it holds: everything in the store, and the form on screen."""
    store, library = pt.app.workspace.store, pt.app.workspace.library
    for entry in store.entries():
        for revision in store.history(entry.id):
            intake = json.loads(program_to_json(revision.program))["intake"]
            assert revision.program.intake.patient.name == entry.patient
            yield entry.patient, json.dumps(intake)
        whole = program_to_json(store.load(entry.id).program)
        yield entry.patient, json.dumps({**json.loads(whole)["intake"], "whole": whole})
    for one in store.drafts():
        draft = draft_from_json(store.load_draft(one.id), library)
        assert draft is not None
        # A name that was typed over and not yet asked about is the one word of another there is.
        kept = json.loads(store.load_draft(one.id) or "{}")
        yield _owner(draft), json.dumps({**kept, "name": _owner(draft)})


def _owner(draft: Draft) -> str:
    """Before it is asked whose the answers are, the form still is the one's they were given for."""
    return draft.answers_for or draft.name.strip()


async def play(folder: Path, library: Library, seed: int, acts: int) -> int:
    """Random acts in two windows; how many programs and drafts were looked at."""
    dice = random.Random(seed)
    everybody = people(library)
    async with two_windows(folder, library, dice.choice(((80, 24), (60, 18)))) as windows:
        hands = [Hand(pt, dice, everybody) for pt in windows]
        for _ in range(acts):
            await dice.choice(hands).act()
        told = f"seed {seed}: " + "\n".join(" ".join(hand.log) for hand in hands)
        seen = 0
        for pt in windows:
            await pt.rest()
            for owner, text in written(pt):
                assert not mixed(text, owner, everybody, library), (
                    f"{owner} has {mixed(text, owner, everybody, library)}\n{told}"
                )
                seen += 1
        return seen


@pytest.fixture
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Handouts go into a folder of their own."""
    (tmp_path / "out").mkdir()
    monkeypatch.chdir(tmp_path / "out")


@pytest.mark.usefixtures("_here")
async def test_nothing_of_one_reaches_another(tmp_path: Path, library: Library) -> None:
    assert await play(tmp_path / "data", library, 1, 40) > 0


@pytest.mark.slow
@pytest.mark.usefixtures("_here")
@pytest.mark.parametrize("seed", range(100, 112))
async def test_nothing_of_one_reaches_another_by_any_keys(
    tmp_path: Path, library: Library, seed: int
) -> None:
    assert await play(tmp_path / "data", library, seed, 150) > 0
