"""A second visit at the keyboard: the diary typed, proposals decided, the sheet printed."""

import contextlib
from datetime import date, timedelta
from pathlib import Path

import pytest
from textual.keys import _character_to_key

from planner.building.build import build
from planner.building.edit import drop, easier
from planner.building.rebuilt import EditRefused
from planner.building.rows import rows
from planner.exchange.answers.packed import DayAnswers, MarkAnswer, PhoneAnswers, WeekAnswers, pack
from planner.model.follow_up.measured import MeasuredValue
from planner.model.library import Library
from planner.model.program.answer_order import exercise_order
from planner.model.program.checkin import CheckIn
from planner.model.program.fingerprint import fingerprint
from planner.model.program.program import Program
from planner.model.stored import GivenOut, Stored
from planner.model.vocabulary import WEEKDAYS
from planner.services.sources import FixedClock, FolderSources
from planner.services.visits import keep_checkin, keep_measurement, told_so_far, visits_of
from planner.services.workspace import Workspace
from planner.settings import Settings
from planner.tui.screens.visit.sheet import VisitScreen
from planner.tui.state.visit_draft import visit_from_json
from planner.tui.widgets.answer_sheet import AnswerSheet
from planner.tui.words.visit_filled import sessions_on
from tests.conftest import an_intake
from tests.follow_up.diaries import marks, told
from tests.tui.therapist import Therapist, sitting

MONDAY, TODAY = date(2026, 11, 9), date(2026, 11, 23)


@pytest.fixture
def workspace(tmp_path: Path, library: Library, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """One patient, given a program two weeks ago."""
    monkeypatch.chdir(tmp_path)
    made = Workspace(
        Settings(tmp_path / "data"),
        sources=FolderSources(library=library),
        clock=FixedClock(TODAY),
    )
    program = build(an_intake(weeks=8, minutes_per_day=30), library).program
    assert program is not None
    made.store.issue(made.store.create(program), GivenOut(monday=MONDAY))
    return made


def stored(workspace: Workspace) -> Stored:
    (entry,) = workspace.store.entries()
    return workspace.store.load(entry.id)


def a_good_diary(program: Stored) -> list[str]:
    """Every session of two weeks: done, pain 2 before and after, effort 3, leg as it was."""
    digits = []
    for week in (1, 2):
        for day in WEEKDAYS:
            if sessions_on(program.program, week, day):
                digits += ["1", "2", "2", "3", "2"]
    return digits


async def test_a_visit_from_the_diary_to_the_printed_sheet_in_few_keys(
    workspace: Workspace, tmp_path: Path
) -> None:
    before = stored(workspace)
    digits = a_good_diary(before)
    async with sitting(workspace) as pt:
        await pt.press("f")
        assert pt.at("VisitScreen"), pt.reading()
        await pt.press("n", "n")  # the red flags, and the week's safety boxes
        await pt.press("d")
        assert pt.at("DiaryScreen")
        assert all(head in pt.reading() for head in ("Done", "Before", "After", "Effort"))
        keys = pt.keys
        half = len(digits) // 2
        await pt.press(*digits[:half], "pagedown", *digits[half:])
        assert len(pt.app.screen_stack) > 1
        (draft,) = workspace.store.drafts()
        kept = visit_from_json(workspace.store.load_draft(draft.id))
        assert kept is not None
        assert len(kept.days) == len(digits), "a digit is kept as it is typed"
        pt.keys = keys + 1  # what is counted is what comes beside the diary's digits
        await pt.press("escape", "tab", "2", "1", "4")  # how three exercises went
        await pt.press("g")
        assert pt.at("DecideScreen"), pt.reading()
        assert "Therapist: " in pt.reading()
        assert "Patient: " in pt.reading()
        await pt.press("d", "1")  # the first is declined, with a reason
        await pt.press("A", "m")
        assert pt.sees("stay as they are") or pt.sees("stays as it is")
        await pt.press("g", "enter")
        assert pt.at("ExportDialog"), pt.reading()
        assert pt.sees("began Monday 9 Nov 2026")
        await pt.press("enter")
        assert pt.keys == 18, "25 are the most that a visit may take"
        assert (tmp_path / "Sample-Patient-exercises.pdf").exists()
        after = stored(workspace)
        assert after.program.weeks[:2] == before.program.weeks[:2]
        assert after.program.weeks[2:] != before.program.weeks[2:]
        (visit,) = visits_of(workspace.store, after)
        assert visit.found.flags_asked
        assert [one.answer for one in visit.proposals].count("declined") == 1
        assert {one.answer for one in visit.proposals} == {"accepted", "declined"}
        assert len(told_so_far(workspace.store, after).checkin.days) == len(digits) // 5
        assert workspace.store.drafts() == ()
        issues = workspace.store.issues_of(after.patient_id)
        assert [one.given.monday for one in issues] == [MONDAY, MONDAY]
        await pt.press("escape", "c")
        assert pt.app.clipboard.startswith("PT progress note - visit 2, in person - 2026-11-23")
        await pt.press("enter", "u")
        assert pt.program.weeks == before.program.weeks, "the visit is a revision like any other"


async def test_a_sign_stops_everything_until_it_is_cleared_by_name_and_reason(
    workspace: Workspace, tmp_path: Path
) -> None:
    async with sitting(workspace) as pt:
        await pt.press("enter", "f", "n", "1", "g")
        assert pt.at("StopsScreen"), pt.reading()
        assert pt.sees("numb or weak, week 2")
        await pt.press("p")
        assert pt.sees("Written: Sample-Patient-safety-net.pdf"), pt.reading()
        assert (tmp_path / "Sample-Patient-letter.pdf").exists()
        await pt.press("escape")
        assert pt.at("VisitScreen")
        await pt.press("escape", "p")
        assert not pt.at("ExportDialog"), "leaving the visit does not open the way to paper"
        assert pt.sees("STOP")
        await pt.press("escape", "escape")
        assert pt.sees("ALARM"), "the list of patients says so too"
        await pt.press("f", "g", "c")
        await pt.type("Dr. Lee")
        await pt.press("enter", "enter", "enter")
        await pt.type("Old numb patch, same as before")
        await pt.press("enter")
        assert pt.at("DecideScreen"), pt.reading()
        (alarm,) = stored(workspace).program.alarms
        assert alarm.clearance is not None
        assert (alarm.clearance.by, alarm.clearance.reason) == (
            "Dr. Lee",
            "Old numb patch, same as before",
        )
        await pt.press("A", "g", "n", "p")
        assert pt.at("ExportDialog"), pt.reading()
        await pt.press("escape", "escape")
        assert pt.sees("8 weeks") or pt.sees("Stenosis")
        assert not pt.sees("ALARM")


@pytest.mark.slow
async def test_leaving_a_visit_loses_nothing_and_an_answer_can_be_undone(
    workspace: Workspace,
) -> None:
    async with sitting(workspace) as pt:
        await pt.press("f", "g")
        assert pt.sees("answer this one first"), "the red flags are asked before anything else"
        await pt.press("n", "2", "u")
        assert pt.sees("2 bladder, bowel or between the legs")
        await pt.press("n", "escape")
        assert pt.sees("Visit not finished"), pt.reading()
        await pt.press("f")
        assert pt.sees("[asked: none]")
        assert pt.sees("[none]")


@pytest.mark.slow
async def test_a_program_changed_elsewhere_while_it_is_visited_is_decided_anew(
    workspace: Workspace, library: Library
) -> None:
    """What was typed and what was changed there are both kept, and nothing is taken over unseen."""
    async with sitting(workspace) as pt:
        await pt.press("f", "n", "n", "g", "A")
        assert "all decided" in pt.title
        before = stored(workspace)
        changed = drop(before.program, library, rows(before.program)[0], 1)
        newer = workspace.store.save(before, easier_somewhere(changed, library))
        await pt.press("g")
        assert pt.sees("another window")
        assert pt.sees("Esc, Esc, then f")
        await pt.press("escape", "escape", "f", "g")
        assert pt.title.endswith("to decide"), "of an exercise that is another one now"
        await pt.press("A", "g", "escape")
    assert stored(workspace).revision == newer.revision + 1
    assert len(visits_of(workspace.store, newer)) == 1


def easier_somewhere(program: Program, library: Library) -> Program:
    """With the easier exercise in the first lane that has one."""
    for row in rows(program):
        with contextlib.suppress(EditRefused):
            return easier(program, library, row, 1)
    raise AssertionError("nothing is easier")


@pytest.mark.slow
async def test_a_click_answers_as_its_key_does(workspace: Workspace) -> None:
    async with sitting(workspace, size=(120, 36)) as pt:
        await pt.press("f")
        lines = pt.reading().splitlines()
        y = next(n for n, line in enumerate(lines) if "Flare-up that week" in line)
        await pt.pilot.click(offset=(lines[y].index("n no") + 2, y))
        await pt.settled()
        assert "[no]" in pt.reading().splitlines()[y]


@pytest.mark.slow
async def test_a_proposal_is_taken_with_another_dose(workspace: Workspace) -> None:
    async with sitting(workspace) as pt:
        await pt.press("f", "n", "n", "g")
        assert pt.at("DecideScreen"), pt.reading()
        lines = pt.reading().splitlines()[1:10]
        place = next(n for n, line in enumerate(lines) if "] E7" in line)
        await pt.press(*["down"] * place, "e")
        assert pt.at("DosageDialog"), pt.reading()
        await pt.press("delete", "1", "enter")
        assert "[~]" in pt.reading()
        await pt.press("m")
        assert " 1x" in pt.reading(), pt.reading()
        await pt.press("u")
        assert "[~]" not in pt.reading()


@pytest.mark.slow
async def test_after_three_weeks_each_week_is_told_for_itself(workspace: Workspace) -> None:
    before = stored(workspace)
    easy, hurt = first_of_week(before, 1), first_of_week(before, 2)
    store = workspace.store
    keep_checkin(store, told(before.program, w1=marks(**{easy: "easy"})), MONDAY)
    workspace.clock = FixedClock(date(2026, 11, 30))
    async with sitting(workspace) as pt:
        await pt.press("f", "n", "n")
        assert pt.sees("Told of week 3 of 8, 23 Nov to 29 Nov")
        assert pt.sees("of week 2 nothing yet (d)"), pt.reading()
        await pt.press("d")
        assert pt.sees("Diary: week 1 of 8"), "its days were not told; its marks were"
        await pt.press("pagedown", "tab")
        assert pt.sees("Diary: week 2 of 8")
        sheet = pt.app.screen.query_one(AnswerSheet)
        sheet.select("w2.week.sessions_done")
        await pt.press("4", "enter")
        sheet.select(f"w2.x.{hurt}")
        await pt.press("4", "pagedown", "tab")
        sheet.select("week.sleep")
        await pt.press("6", "d")
        sheet = pt.app.screen.query_one(AnswerSheet)
        sheet.select("week.sleep")
        assert "[6" in pt.reading(), "what is typed under the days is what the visit asks"
        await pt.press("g")
        assert pt.at("DecideScreen"), pt.reading()
        await pt.press("A", "g", "enter")
    weeks = told_so_far(store, stored(workspace)).checkin.weeks
    assert weeks[1].exercises[easy].verdict == "easy"
    assert (weeks[2].sessions_done, weeks[2].exercises[hurt].verdict) == (4, "hurt")
    assert weeks[3].sleep == 6
    assert not weeks[3].exercises


async def test_without_a_diary_a_week_is_told_in_eight_keys(workspace: Workspace) -> None:
    before = stored(workspace)
    mark = first_of_week(before, 2)
    async with sitting(workspace) as pt:
        await pt.press("f", "n")
        keys = pt.keys
        # No new sign; nine sessions, worst pain 4, effort 6, no flare-up; the first one hurt.
        await pt.press("n", "9", "4", "6", "n", "tab", "4")
        assert pt.keys - keys <= 8
        await pt.press("g", "A", "g", "enter")
    week = told_so_far(workspace.store, stored(workspace)).checkin.weeks[2]
    assert week.safety
    assert not any(week.safety.values())
    assert (week.sessions_done, week.worst_pain, week.usual_effort) == (9, 4, 6)
    assert week.flare is False
    assert week.exercises[mark].verdict == "hurt"


@pytest.mark.slow
async def test_a_form_is_asked_in_one_key_a_sentence_and_what_is_open_gives_no_total(
    workspace: Workspace,
) -> None:
    async with sitting(workspace) as pt:
        await pt.press("f")
        pt.app.screen.query_one(AnswerSheet).select("m.roland_morris")
        await pt.press("enter")
        assert pt.at("FormDialog"), pt.reading()
        assert pt.sees("1. I stay at home most of the time because of my back.")
        await pt.press(*"yyyyyyyn" * 3, "backspace", "escape")
        assert pt.sees("1 of its sentences are open: there is no total yet.")
        assert isinstance(pt.app.screen, VisitScreen)
        assert pt.app.screen.draft.told("m.roland_morris") == ""
        await pt.press("enter", "n", "escape")
        assert pt.app.screen.draft.told("m.roland_morris") == "21"
        assert "[21]" in pt.reading()


def first_of_week(kept: Stored, week: int) -> str:
    return kept.program.weeks[week - 1].sessions[0].items[0].exercise


def on_the_phone(program: Program) -> str:
    """Monday's session of week 1 was done, with pain 2 and 3, effort 4; no new sign."""
    days = (DayAnswers(1, 2, 3, 4), *(DayAnswers(),) * 6)
    marks = (MarkAnswer(),) * len(exercise_order(program))
    return pack(PhoneAnswers(fingerprint(program), 1, (WeekAnswers(days, 0),), marks))


async def scanned(pt: Therapist, text: str) -> None:
    """All of it in one burst, wherever the cursor is, and Enter."""
    for letter in text:
        pt.send(_character_to_key(letter), letter)
    await pt.press("enter")


@pytest.mark.slow
async def test_a_hand_scanner_types_the_answers_of_the_phone(workspace: Workspace) -> None:
    text = on_the_phone(stored(workspace).program)
    async with sitting(workspace) as pt:
        await pt.press("f")
        await scanned(pt, text)
        assert "Read." in pt.reading()
        screen = pt.app.screen
        assert isinstance(screen, VisitScreen)
        (monday,) = CheckIn.model_validate_json(screen.draft.diary).days
        assert (monday.day, monday.pain_before, monday.pain_after, monday.effort) == (
            "mon",
            2,
            3,
            4,
        )
        wrong = text[:-1] + ("0" if text[-1] != "0" else "1")
        await scanned(pt, wrong)
        assert "checksum" in pt.reading()
        # The whole sentence: what to do now is its end.
        told = " ".join(pt.reading().split())
        assert "A letter is wrong" in told
        assert "nothing after it." in told
        assert pt.at("VisitScreen")


@pytest.mark.slow
async def test_a_number_that_is_none_is_taken_for_no_other_answer(workspace: Workspace) -> None:
    async with sitting(workspace) as pt:
        await pt.press("f")
        visit = pt.app.screen
        assert isinstance(visit, VisitScreen)

        async def typed(question: str, keys: str) -> dict[str, str]:
            visit.sheet.select("flags")
            visit.sheet.select(question)
            before = dict(visit.draft.answers)
            for key in keys:
                pt.send(_character_to_key(key), key)
                await pt.settled()
            return {k: v for k, v in visit.draft.answers.items() if before.get(k) != v}

        for keys in ("7.5", "7,5", "7-8"):
            assert await typed("week.worst_pain", keys) in ({"week.worst_pain": "7"}, {}), keys
            assert pt.sees("A whole number")
        assert await typed("week.sleep", "2.5") == {"week.sleep": "2"}, "and no mark beside it"
        assert await typed("found.pain_now", "10") == {
            "found.pain_now": "1",
            "found.pain_usual": "0",
        }
        assert pt.sees("If it was 10: go back, x is 10.")
        for keys in ("12-10", "7,5", "-5"):
            assert await typed("found.minutes", keys) == {}, keys
            assert pt.sees("a whole number, 5 to 120")
        assert await typed("m.chair_stand_30s", "12,5") == {"m.chair_stand_30s": "12"}
        assert await typed("m.activities", "6,7") == {"m.activities": "6.7"}, "a mean"
        assert await typed("next_weeks", "12") == {"next_weeks": "12"}
        await typed("found.minutes", "3")
        visit.change(visit.draft.with_answer("flags", "none"))
        await pt.press("g")
        assert visit.sheet.question is not None
        assert visit.sheet.question.id == "found.minutes"
        assert pt.sees("a whole number, 5 to 120")


@pytest.mark.slow
async def test_a_number_below_none_is_typed_with_its_sign(workspace: Workspace) -> None:
    before = MeasuredValue(measure="change_felt", value=2, on=TODAY - timedelta(days=60))
    patient = stored(workspace).patient_id
    assert not keep_measurement(workspace.store, patient, workspace.library, before)
    async with sitting(workspace) as pt:
        await pt.press("f")
        visit = pt.app.screen
        assert isinstance(visit, VisitScreen)
        for keys, kept in (("-3", "-3"), ("5", "5"), ("-8", ""), ("--2", ""), ("-0", "")):
            visit.sheet.select("flags")
            visit.sheet.select("m.change_felt")
            for key in keys:
                pt.send(_character_to_key(key), key)
                await pt.settled()
            assert visit.draft.told("m.change_felt") == kept, keys
        visit.sheet.select("flags")
        visit.sheet.select("m.change_felt")
        await pt.press("minus")
        visit.change(visit.draft.with_answer("flags", "none"))
        await pt.press("g")
        assert pt.sees("a whole number, -7 to 7"), "its sign alone is no number"
        assert pt.at("VisitScreen")


@pytest.mark.slow
async def test_a_cell_of_the_diary_takes_no_part_of_a_number(workspace: Workspace) -> None:
    async with sitting(workspace) as pt:
        await pt.press("f", "d")
        visit = pt.app.screen_stack[-2]
        assert isinstance(visit, VisitScreen)
        for key in "17.5":
            pt.send(_character_to_key(key), key)
            await pt.settled()
        assert sorted(visit.draft.days.values()) == ["1", "7"]
        assert pt.sees("A whole number")
        await pt.press("enter", "1", "0")
        assert sorted(visit.draft.days.values()) == ["0", "1", "1", "7"]
        assert pt.sees("If it was 10")
