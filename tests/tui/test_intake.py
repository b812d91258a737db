"""The form, the red flags and the way past them."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.widgets import Input, Label

from planner.model.library import Library
from planner.services.workspace import Workspace
from planner.tui.screens.intake.flags import FlagsScreen
from planner.tui.screens.intake.form import IntakeScreen
from planner.tui.state.draft import MEASURED, Draft, draft_from_json, draft_to_json
from planner.tui.state.draft_intake import from_intake, to_intake
from planner.tui.widgets.choice import Choice
from tests.conftest import an_intake
from tests.page_texts import text_of
from tests.sweeps import some
from tests.tui.therapist import NO_TO_ALL, TODAY, Therapist, sitting


def draft_of(pt: Therapist) -> Draft:
    return next(one for one in pt.app.screen_stack if isinstance(one, IntakeScreen)).draft


async def fill(pt: Therapist, name: str = "Ann") -> None:
    await pt.press("n")
    await pt.type(name)


async def test_defaults(workspace: Workspace) -> None:
    async with sitting(workspace) as pt:
        await pt.type_plan_for("Ann")
        intake = pt.program.intake
        assert intake.presentation == "stiffness"
        assert (intake.irritability, intake.function) == ("moderate", "deconditioned")
        assert (intake.weeks, intake.days_per_week, intake.minutes_per_day) == (8, 5, 20)
        assert intake.patient.birth_year is None


@pytest.mark.slow
@pytest.mark.parametrize("size", [(80, 24), (160, 50)])
async def test_every_field_is_reached_by_tab(workspace: Workspace, size: tuple[int, int]) -> None:
    async with sitting(workspace, size) as pt:
        await pt.press("n")
        rows = pt.app.screen.query(".form-row")
        fields = [row.children[1] for row in rows]
        # What says why it does not apply is not asked.
        asked = [one.id for one in fields if not (isinstance(one, Choice) and one.instead)]
        reached = []
        for _ in asked:
            assert pt.app.focused is not None
            assert pt.app.focused.region.width > 0
            reached.append(pt.app.focused.id)
            await pt.tab(1)
        assert reached == asked


@pytest.mark.slow
async def test_weeks_follow_the_presentation_until_they_are_typed(workspace: Workspace) -> None:
    async with sitting(workspace) as pt:
        await fill(pt)
        await pt.press("tab", "tab", "enter")
        await pt.type("stenosis")
        await pt.press("enter")
        assert draft_of(pt).presentation == "stenosis"
        await pt.press("ctrl+b", *NO_TO_ALL)
        usual = workspace.library.templates["stenosis"].weeks_default
        assert len(pt.program.weeks) == usual


@pytest.mark.slow
async def test_age_suggests_function_unless_it_was_chosen(workspace: Workspace) -> None:
    async with sitting(workspace) as pt:
        await fill(pt)
        await pt.press("tab")
        await pt.type("1950")
        assert draft_of(pt).function == "older_steady"
        await pt.press("tab", "tab", "tab", "tab", "right", "right")
        assert draft_of(pt).function == "active"
        await pt.press("shift+tab", "shift+tab", "shift+tab", "shift+tab")
        await pt.type("1940")
        assert draft_of(pt).function == "active"


async def test_mistakes_are_said_beside_the_field(workspace: Workspace) -> None:
    async with sitting(workspace) as pt:
        await pt.press("n", "ctrl+b")
        assert pt.at("IntakeScreen")
        assert pt.sees("Type a name.")
        await pt.type("Ann")
        await pt.press("tab")
        await pt.type("x")
        assert pt.sees("A year from 1900 to 2025.")
        await pt.press("ctrl+b")
        assert pt.at("IntakeScreen")
        await pt.press("backspace")
        await pt.type("1800")
        assert pt.sees("From 1900 to 2025.")
        await pt.press(*["backspace"] * 4)
        for _ in range(5):
            await pt.press("tab")
        await pt.type("40")
        assert pt.sees("From 6 to 12.")


WRONG_NUMBERS = ("6/10", "none", "1_0", "-1", "9" * 5000)


NUMBERS = ("birth_year", "weeks", "days", "minutes", "usual_pain", "light_week")


@pytest.mark.slow
@pytest.mark.parametrize("field", some([*NUMBERS, "walk_week", "walk_free", *MEASURED], fast=3))
async def test_what_is_no_number_leads_back_to_its_field(workspace: Workspace, field: str) -> None:
    async with sitting(workspace) as pt:
        await fill(pt)
        row = pt.app.screen.query_one(f"#{field}", Input)
        for wrong in WRONG_NUMBERS:
            row.value = wrong  # as pasted
            pt.app.screen.query_one("#clearances").focus()
            await pt.settled()
            for way in ("enter", "ctrl+b"):
                await pt.press(way)
                assert pt.at("IntakeScreen"), (wrong, way)
                assert pt.app.focused is row, (wrong, way)
                assert pt.sees("from ") or pt.sees("From "), (wrong, way)


@pytest.mark.slow
async def test_lists_are_searched_and_ticked(workspace: Workspace) -> None:
    async with sitting(workspace) as pt:
        await fill(pt)
        await pt.press(*["tab"] * 10, "enter")
        await pt.type("osteo")
        assert pt.sees("flex end")
        await pt.press("enter")
        assert pt.sees("1 chosen: Osteoporosis")
        await pt.press("escape")
        assert draft_of(pt).precautions == ("osteoporosis",)
        await pt.press("tab", "tab", "enter", "space", "escape")
        assert draft_of(pt).equipment == ("band",)
        await pt.press("enter", "space", "ctrl+s")
        assert draft_of(pt).equipment == ()


@pytest.mark.slow
async def test_goals_are_split(workspace: Workspace) -> None:
    async with sitting(workspace) as pt:
        await fill(pt)
        await pt.press(*["tab"] * 9)
        await pt.type("Lift a box; walk the dog")
        await pt.press("ctrl+b", *NO_TO_ALL)
        assert pt.program.intake.goals == ("Lift a box", "walk the dog")


@pytest.mark.slow
async def test_what_the_patient_should_read_and_in_which_language(workspace: Workspace) -> None:
    async with sitting(workspace) as pt:
        await fill(pt)
        assert pt.sees("Clearances")
        await pt.tab(13)
        await pt.press("enter", "space", "escape")
        assert pt.sees("1: Worried about a scan")
        await pt.press("tab", "right")
        assert pt.sees("Handout in Spanish")
        await pt.press("tab")
        await pt.type("11")
        assert pt.sees("From 0 to 10.")
        await pt.press("backspace", "backspace", "6", "ctrl+b", *NO_TO_ALL)
        intake = pt.program.intake
        assert intake.usual_pain == 6
        assert intake.occasions == ("imaging_worry",)
        assert intake.patient.language == "es"
        assert "imaging-facts" in {topic.name for topic in pt.program.handed.topics}
        await pt.press("i", "y")
        assert pt.sees("1: Worried about a scan")
        assert pt.sees("[Spanish]")


@pytest.mark.slow
async def test_red_flags_are_asked_one_by_one(workspace: Workspace) -> None:
    async with sitting(workspace) as pt:
        await fill(pt)
        await pt.press("ctrl+b", "enter")
        flags = list(workspace.library.rules.red_flags.values())
        assert pt.title == f"1 of {len(flags)}"
        assert pt.sees(flags[-1].theme)
        await pt.press(*["n"] * 3, "backspace")
        assert pt.title == f"3 of {len(flags)}"
        await pt.press("n", *["n"] * (len(flags) - 3))
        assert pt.at("WorkbenchScreen")
        assert pt.program.intake.red_flags == ()


@pytest.mark.slow
async def test_a_red_flag_stops_until_someone_cleared_the_patient(workspace: Workspace) -> None:
    async with sitting(workspace) as pt:
        await fill(pt)
        await pt.press("ctrl+b", "enter", "y", "1", "enter", "a", "enter")
        assert pt.at("OutcomeScreen")
        assert pt.sees("STOP")
        assert pt.sees("Nothing was built")
        assert pt.patients == []
        await pt.press("ctrl+b")
        assert pt.at("OutcomeScreen")
        await pt.press("c")
        await pt.type(".")
        await pt.press("enter", "enter", "enter")
        await pt.type("MRI was clear")
        await pt.press("enter")
        assert pt.sees("Who was it?")
        await pt.type("Dr. Ek")
        await pt.press("enter", "enter", "enter", "enter")
        assert pt.at("OutcomeScreen")
        assert pt.sees("cleared by Dr. Ek, 2026-11-22: MRI was clear")
        await pt.press("ctrl+b")
        assert pt.at("WorkbenchScreen")
        (clearance,) = pt.program.intake.clearances
        assert (clearance.of, clearance.reason) == ("RF-01", "MRI was clear")


@pytest.mark.slow
async def test_each_stop_is_cleared_by_itself(workspace: Workspace) -> None:
    """The letter about one does not open the way for the other."""
    async with sitting(workspace) as pt:
        await fill(pt)
        await pt.press("ctrl+b", "enter", "y", "1", "enter", "y", "1", "enter", "a", "enter")
        await pt.press("c", "enter")
        await pt.type("Dr. Ek")
        await pt.press("enter", "enter", "enter")
        await pt.type("MRI was clear")
        await pt.press("enter", "ctrl+b")
        assert pt.at("OutcomeScreen")
        assert pt.sees("nothing was built")
        assert pt.patients == []


@pytest.mark.slow
async def test_letters_typed_ahead_answer_nothing(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl+B on the form and go on typing: not one question has an answer."""
    monkeypatch.setattr(FlagsScreen, "QUIET_S", 0.35)
    async with sitting(workspace) as pt:
        await fill(pt)
        await pt.press("ctrl+b")
        for key in ("enter", *"nnnnannnyan"):
            pt.send(key)
        await pt.settled()
        assert pt.at("FlagsScreen")
        assert draft_of(pt).flags == ()
        assert pt.sees("Too quick")
        await pt.pilot.pause(0.4)
        await pt.press("n")
        assert draft_of(pt).flags == (("RF-01", "no"),)


@pytest.mark.slow
async def test_a_stopping_answer_is_confirmed(workspace: Workspace) -> None:
    async with sitting(workspace) as pt:
        await fill(pt)
        await pt.press("ctrl+b", "enter", "y", "1")
        assert pt.sees("Enter confirms it")
        assert draft_of(pt).flags == ()
        await pt.press("backspace", "n")
        assert draft_of(pt).flags == (("RF-01", "no"),)


@pytest.mark.slow
async def test_no_to_all_is_asked_once_and_recorded(workspace: Workspace) -> None:
    async with sitting(workspace) as pt:
        await fill(pt)
        await pt.press("ctrl+b")
        await pt.type("Dana Reyes")
        await pt.press("enter", "n", "n", "a")
        assert pt.at("FlagsScreen")
        await pt.press("backspace", "n", "a", "enter")
        screening = pt.program.screening
        assert [one.at_once for one in screening] == [False] * 3 + [True] * (len(screening) - 3)
        screened = pt.program.intake.screened
        assert screened is not None
        assert (screened.by, screened.on) == ("Dana Reyes", TODAY)


@pytest.mark.slow
async def test_a_digit_takes_the_answer_of_its_number(workspace: Workspace) -> None:
    flags = list(workspace.library.rules.red_flags.values())
    place = next(i for i, flag in enumerate(flags) if len(flag.answers) > 1)
    async with sitting(workspace) as pt:
        await fill(pt)
        await pt.press("ctrl+b", "enter", *["n"] * place, "y", "2", "enter", "escape")
        assert draft_of(pt).positive == (f"{flags[place].id}.{flags[place].answers[1].key}",)


@pytest.mark.slow
async def test_back_from_a_stop_keeps_the_form_and_the_answers(workspace: Workspace) -> None:
    async with sitting(workspace) as pt:
        await fill(pt, "Ann")
        await pt.press("ctrl+b", "enter", "y", "1", "enter", "a", "enter", "escape")
        assert draft_of(pt).name == "Ann"
        await pt.press("ctrl+b", "enter")
        assert pt.title.startswith("1 of")
        await pt.press("n", "enter")
        assert pt.at("WorkbenchScreen")


@pytest.mark.slow
async def test_yes_asks_which_when_there_are_several(workspace: Workspace) -> None:
    flags = list(workspace.library.rules.red_flags.values())
    place = next(i for i, flag in enumerate(flags) if len(flag.answers) > 1)
    async with sitting(workspace) as pt:
        await fill(pt)
        await pt.press("ctrl+b", "enter", *["n"] * place, "y")
        assert pt.sees(flags[place].answers[1].text[:30])
        await pt.press("down", "enter", "enter", "escape")
        assert draft_of(pt).positive == (f"{flags[place].id}.{flags[place].answers[1].key}",)


@pytest.mark.slow
async def test_a_caution_is_shown_and_does_not_stop(workspace: Workspace) -> None:
    flags = list(workspace.library.rules.red_flags.values())
    place, answer = next(
        (i, a)
        for i, flag in enumerate(flags)
        for a, one in enumerate(flag.answers)
        if one.action == "caution" and not flag.escalate
    )
    async with sitting(workspace) as pt:
        await fill(pt)
        await pt.press("ctrl+b", "enter", *["n"] * place, "y")
        if len(flags[place].answers) > 1:
            await pt.press(*["down"] * answer, "enter")
        await pt.press("a", "enter")
        assert pt.sees("CAUTION")
        await pt.press("ctrl+b")
        assert pt.at("WorkbenchScreen")


@pytest.mark.slow
async def test_a_precaution_can_stop_too(workspace: Workspace) -> None:
    async with sitting(workspace) as pt:
        await fill(pt)
        await pt.press(*["tab"] * 10, "enter")
        await pt.type("180/110")
        await pt.press("enter", "escape", "ctrl+b", *NO_TO_ALL)
        assert pt.at("OutcomeScreen")
        assert pt.sees("STOP")


def test_a_draft_survives_whatever_is_in_the_store(workspace: Workspace) -> None:
    library = workspace.library
    draft = Draft(
        name="[b]x",
        precautions=("osteoporosis",),
        occasions=("hands_on_care",),
        language="es",
        flags=(("RF-01", "no"),),
    )
    assert draft_from_json(draft_to_json(draft), library) == draft
    assert draft_from_json("{", library) is None
    assert draft_from_json("[]", library) is None
    odd = '{"name": 3, "precautions": ["gone"], "presentation": "gone", "program_id": "x",'
    odd += ' "language": "xx", "occasions": ["gone"]}'
    assert draft_from_json(odd, library) == Draft()


@pytest.mark.slow
async def test_a_gate_is_cleared_from_the_form(workspace: Workspace) -> None:
    """A stress fracture of the arch: phase 2 waits until a doctor was asked."""
    async with sitting(workspace) as pt:
        await fill(pt)
        await pt.press(*["tab"] * 10, "enter")
        await pt.type("pars")
        await pt.press("enter", "escape", *["tab"] * 6, "enter")
        assert pt.sees("What has a clinician cleared?")
        await pt.press("enter")
        await pt.type("Dr. Ek")
        await pt.press("enter", "enter")
        await pt.type("2")
        await pt.press("enter")
        await pt.type("Healed on the scan")
        await pt.press("enter", "ctrl+b", *NO_TO_ALL)
        gates = [phase.needs_clearance for phase in pt.program.phases]
        assert gates == [False, False, True, True]


@pytest.mark.slow
@pytest.mark.parametrize(("language", "card"), [("en", "Get help"), ("es", "Pida ayuda")])
async def test_a_stop_hands_over_a_card_and_a_letter(
    workspace: Workspace,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    language: str,
    card: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    async with sitting(workspace) as pt:
        await fill(pt, "Ann Lee")
        form = next(one for one in pt.app.screen_stack if isinstance(one, IntakeScreen))
        form._choose("language", language)
        await pt.press("ctrl+b", "enter", "y", "1", "enter", "a", "enter", "p")
        assert pt.sees("Ann-Lee-safety-net.pdf")
        assert "Write your number on the card" in " ".join(pt.reading().split())
    read = {
        name: text_of(tmp_path / name) for name in ("Ann-Lee-safety-net.pdf", "Ann-Lee-letter.pdf")
    }
    assert card in read["Ann-Lee-safety-net.pdf"]
    letter = read["Ann-Lee-letter.pdf"]
    assert "numbness or changed feeling in the saddle area" in " ".join(letter.split())
    assert "Ann Lee" in letter
    assert (tmp_path / "Ann-Lee-letter.pdf").stat().st_mode & 0o777 == 0o600


@pytest.mark.slow
async def test_the_parts_below_are_one_key_away_each(workspace: Workspace) -> None:
    async with sitting(workspace) as pt:
        await fill(pt)
        await pt.press("pagedown")
        await pt.type("90")
        assert pt.sees("Walks now, minutes a week")
        await pt.press("tab")
        await pt.type("8")
        await pt.press("tab", "right")
        await pt.press("pagedown", "right", "right", "tab", "left", "left")
        await pt.press("tab")
        assert pt.app.focused is not None
        assert pt.app.focused.id == "feared_move", "the side of a glide is not asked"
        await pt.type("Bending to the dishwasher")
        await pt.press("pagedown", "right", "tab")
        await pt.type("5, 10")
        await pt.press("tab")
        await pt.type("yellow, red")
        await pt.press("pagedown")
        await pt.type("11")
        await pt.press("pagedown")
        await pt.type("4")
        await pt.press("tab", "left")
        await pt.press("pageup", "pageup")
        assert pt.app.focused.id == "weight_unit"
        await pt.press("ctrl+b", *NO_TO_ALL)
        intake = pt.program.intake
        assert (intake.walk_week_min, intake.walk_free_min) == (90, 8)
        assert not intake.walk_outside_minutes
        assert intake.recovered
        assert (intake.symptom_side, intake.lowest_point) == ("right", "calf")
        assert intake.feared_move == "Bending to the dishwasher"
        assert intake.weights_kg == (5 * 0.45359237, 10 * 0.45359237)
        assert intake.bands == ("yellow", "red")
        assert intake.baselines.chair_stands_30s == 11
        assert [week.number for week in pt.program.weeks if week.light] == [4]
        assert pt.stored == pt.program
        await pt.press("i", "y", "pagedown")
        assert pt.sees("Walks now       90")
        await pt.press("pagedown", "pagedown")
        assert pt.sees("5, 10")


@pytest.mark.slow
async def test_what_is_typed_below_is_wrong_beside_its_field(workspace: Workspace) -> None:
    async with sitting(workspace) as pt:
        await fill(pt)
        for field, wrong, said in (
            ("weights", "two, 4", "Numbers with commas"),
            ("weights", "0, 4", "Each above 0"),
            ("weights", "400", "Each above 0, up to 100 kg."),
            ("weights", ", ".join(["1"] * 31), "At most 30 weights."),
            ("bands", "x" * 31, "at most 30 letters"),
            ("light_week", "9", "The program has 8 weeks."),
            ("feared_move", "x" * 121, "At most 120 letters."),
        ):
            row = pt.app.screen.query_one(f"#{field}", Input)
            row.value = wrong
            await pt.press("ctrl+b")
            assert pt.at("IntakeScreen"), field
            assert pt.app.focused is row
            beside = pt.app.screen.query_one(f"#{field}").parent
            assert said in str(beside.query_one(".form-error", Label).content)
            row.value = ""
        await pt.press("ctrl+b")
        assert pt.at("FlagsScreen")


@pytest.mark.slow
async def test_the_side_of_a_glide_is_asked_where_the_finding_says_so(
    workspace: Workspace,
) -> None:
    async with sitting(workspace) as pt:
        await fill(pt)
        await pt.press(*["tab"] * 11, "enter")
        await pt.type("side glide")
        await pt.press("enter", "escape", "pagedown", "pagedown", "tab", "tab")
        assert pt.app.focused is not None
        assert pt.app.focused.id == "direction_side"
        await pt.press("right")
        await pt.press("ctrl+b", *NO_TO_ALL)
        assert pt.program.intake.direction_side == "left"
        glides = [
            item
            for week in pt.program.weeks
            for session in week.sessions
            for item in session.items
            if pt.program.exercises[item.exercise].ladder == "side_glide"
        ]
        assert {item.side for item in glides} == {"left"}


KILOS = st.one_of(
    st.sampled_from([0.5, 2, 2.5, 8, 16, 5 * 0.45359237, 2.268]),
    st.floats(0.001, 100, exclude_min=True),
)


@given(
    unit=st.sampled_from(["kg", "lb"]),
    weights=st.lists(KILOS, max_size=6),
    bands=st.lists(st.sampled_from(["yellow", "red, heavy", "X"]), max_size=3),
    numbers=st.lists(st.none() | st.integers(2, 12), min_size=8, max_size=8),
    side=st.sampled_from([None, "left", "both"]),
)
def test_nothing_is_lost_from_an_intake_to_the_form_and_back(
    library: Library,
    unit: str,
    weights: list[float],
    bands: list[str],
    numbers: list[int | None],
    side: str | None,
) -> None:
    intake = an_intake(
        patient={"name": "Ann"},
        weeks=12,
        weight_unit=unit,
        weights_kg=weights,
        bands=bands,
        walk_week_min=numbers[0],
        walk_free_min=numbers[1],
        walk_outside_minutes=side is None,
        recovered=side is None,
        symptom_side=side,
        lowest_point=None if side is None else "foot",
        direction_side="left" if side == "left" else None,
        feared_move="" if side is None else "Lifting; a child, now",
        light_week=numbers[2],
        baselines={
            **dict(zip(MEASURED, numbers[3:], strict=True)),
            "rungs": {"hinge": 4},
            "loads_kg": {"squat": 12.5},
        },
        screened={"by": "", "on": None},
    )
    draft = from_intake(intake, 1)
    again, wrong = to_intake(draft, library, 2026)
    assert (again, wrong) == (intake, "")
    assert draft_from_json(draft_to_json(draft), library) == draft
