"""The sets of a clinic: exercises with doses, put into a session from the list to add from."""

from datetime import date
from pathlib import Path

import pytest
from textual.widgets import Input

from planner.model.library import Library
from planner.services.library_check import check_library
from planner.services.schemas import schema_of
from planner.services.sources import FixedClock, FolderSources
from planner.services.workspace import Workspace
from planner.settings import Settings
from tests.tui.therapist import sitting

SETS = """name: Riverside
sets:
  - name: Morning start
    exercises:
      - {exercise: glute-set, sets: 3, reps: 8, reps_more: 2, remark: In bed}
      - pelvic-tilt-supine
  - name: Strong floor
    exercises: [goblet-carry, glute-set]
"""


def workspace_of(folder: Path, library: Library, text: str) -> Workspace:
    (folder / "clinic").mkdir(exist_ok=True)
    (folder / "clinic" / "clinic.yaml").write_text(text)
    settings = Settings(folder / "data", folder / "clinic")
    sources = FolderSources(folder / "clinic", library=library)
    return Workspace(settings, sources=sources, clock=FixedClock(date(2026, 11, 22)))


@pytest.fixture
def clinic(tmp_path: Path, library: Library) -> Workspace:
    return workspace_of(tmp_path, library, SETS)


@pytest.mark.slow
async def test_a_set_goes_into_the_session_with_its_doses_in_one_go(clinic: Workspace) -> None:
    async with sitting(clinic, (110, 40)) as pt:
        await pt.plan_for()
        before = pt.program
        await pt.press("a")
        assert pt.sees("Sets of the clinic")
        assert pt.sees("8-10 times"), "what is in it stands beside the list"
        await pt.press("enter")
        items = {i.exercise: i for s in pt.program.weeks[0].sessions for i in s.items}
        one = items["glute-set"]
        assert (one.sets, one.reps, one.reps_most, one.remark) == (3, 8, 10, "In bed")
        assert "pelvic-tilt-supine" in items
        assert "Added Morning start" in pt.notice
        assert pt.stored == pt.program
        await pt.press("u")
        assert pt.program == before, "one undo for all of it"


@pytest.mark.slow
async def test_what_is_not_in_the_library_stays_out_and_is_named(
    tmp_path: Path, library: Library
) -> None:
    wrong = SETS.replace("pelvic-tilt-supine", "pelvic-tillt")
    async with sitting(workspace_of(tmp_path, library, wrong), (110, 40)) as pt:
        await pt.plan_for()
        await pt.press("a", "enter")
        assert "glute-set" in {i.exercise for s in pt.program.weeks[0].sessions for i in s.items}
        assert "Left out: pelvic-tillt" in pt.notice


@pytest.mark.slow
async def test_what_a_rule_excludes_asks_as_ever_and_can_stay_out(clinic: Workspace) -> None:
    async with sitting(clinic, (110, 40)) as pt:
        await pt.plan_for()
        before = pt.program
        await pt.press("a")
        await pt.type("strong")
        await pt.press("enter")
        assert pt.at("ReasonDialog"), pt.reading()
        await pt.press("escape")
        exercises = {i.exercise for s in pt.program.weeks[0].sessions for i in s.items}
        assert "glute-set" in exercises
        assert "goblet-carry" not in exercises
        assert "Left out: " in pt.notice
        await pt.press("u")
        assert pt.program == before
        await pt.press("a")
        await pt.type("strong")
        await pt.press("enter")
        for field in pt.app.screen.query(Input):
            field.value = "Dana: has one at home and knows it"
        await pt.press("ctrl+s")
        exercises = {i.exercise for s in pt.program.weeks[0].sessions for i in s.items}
        assert {"goblet-carry", "glute-set"} <= exercises
        assert pt.program.overrides


def test_the_check_names_an_exercise_that_is_not_there_with_its_line(
    tmp_path: Path, library: Library
) -> None:
    wrong = SETS.replace("- pelvic-tilt-supine", "- pelvic-tilt-suppine")
    found = check_library(workspace_of(tmp_path, library, wrong), only=("NAME01",)).problems
    (one,) = [each for each in found if "pelvic-tilt-suppine" in each.message]
    assert (Path(one.file).name, one.line) == ("clinic.yaml", 6)
    assert "pelvic-tilt-supine" in one.advice


@pytest.mark.parametrize(
    ("old", "new", "word"),
    [
        ("sets: 3", "sets: 30", "sets"),
        ("sets: 3", "sest: 3", "sest"),
        ("Strong floor", "Morning start", "same name"),
        ("[goblet-carry, glute-set]", "[glute-set, glute-set]", "twice"),
        ("reps_more: 2", "reps_more: 53", "a range ends at 60"),
        ("reps: 8, reps_more: 2", "reps_more: 2", "say both"),
    ],
)
def test_a_mistake_in_a_set_is_told(
    tmp_path: Path, library: Library, old: str, new: str, word: str
) -> None:
    _, problems = workspace_of(tmp_path, library, SETS.replace(old, new)).sources.clinic
    assert any(word in str(one) for one in problems)


def test_the_schema_of_a_clinic_has_sets() -> None:
    assert "sets" in schema_of("clinic")["properties"]
