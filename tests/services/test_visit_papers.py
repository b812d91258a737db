"""What is handed over after a visit: read as the patient, the therapist, the doctor reads it."""

import io
import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import page as page_validation
import pytest
from pypdf import PdfReader

from planner.building.edit import drop, set_dosage, swap
from planner.building.may_print import Stopped
from planner.building.minutes import recounted
from planner.building.rows import rows
from planner.handout.options import Options
from planner.model.follow_up.measured import MeasuredValue
from planner.model.follow_up.proposal import Answer, Proposal
from planner.model.follow_up.visit import Visit, VisitFound
from planner.model.language import Language
from planner.model.program.checkin import WeekTold
from planner.model.program.fingerprint import fingerprint
from planner.model.screening import Clearance
from planner.model.stored import GivenOut, Stored
from planner.services.alarms import clear_alarm
from planner.services.sources import FixedClock
from planner.services.visit_papers import (
    Alarmed,
    NotDue,
    PaperWritten,
    VisitPaper,
    measure_chart,
    write_visit_paper,
)
from planner.services.visits import close, keep_checkin, keep_measurement, prepare
from planner.services.workspace import Workspace
from planner.settings import Settings
from planner.store.memory import MemoryStore
from tests.conftest import MakeProgram
from tests.follow_up.diaries import days, told
from tests.handout.test_handout_accessible import tree, walk
from tests.page_texts import page_texts

MONDAY = date(2026, 11, 30)
WEEK_4 = MONDAY + timedelta(weeks=3)
WALKED = (300, 340)


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore()


@pytest.fixture
def workspace(tmp_path: Path, store: MemoryStore) -> Workspace:
    return Workspace(Settings(tmp_path), store=store, clock=FixedClock(WEEK_4))


@pytest.fixture
def stored(store: MemoryStore, make_program: MakeProgram) -> Stored:
    program = make_program(
        presentation="chronic", function="active", weeks=12, goals=["Walk to the market"]
    )
    kept = store.create(program)
    store.issue(kept, GivenOut(monday=MONDAY))
    return kept


def visited(
    workspace: Workspace,
    stored: Stored,
    *more: Proposal,
    answer: Answer = "accepted",
    found: VisitFound | None = None,
    **weeks: WeekTold,
) -> Stored:
    """A visit at the beginning of week 4, after three weeks that went well."""
    checkin = told(stored.program, days(stored.program, (1, 2, 3)), **weeks)
    keep_checkin(workspace.store, checkin, WEEK_4)
    stored = workspace.store.load(stored.id)  # a box that is ticked stops the program at once
    found = found or VisitFound()
    seen = prepare(workspace.store, stored, workspace.library, workspace.clock, found)
    answers = tuple(
        one.model_copy(update={"answer": answer, "reason": "" if answer == "accepted" else "No."})
        for one in seen.proposals
    )
    visit = Visit(
        number=2,
        on=WEEK_4,
        by="D. Reyes",
        found=found,
        proposals=(*answers, *more),
        next_visit=WEEK_4 + timedelta(weeks=3),
    )
    return close(workspace.store, stored, seen, visit).stored


def measure(workspace: Workspace, stored: Stored, which: str, *values: float) -> None:
    for number, value in enumerate(values):
        one = MeasuredValue(measure=which, value=value, on=MONDAY + timedelta(days=21 * number))
        assert not keep_measurement(workspace.store, stored.patient_id, workspace.library, one)


def paper(
    workspace: Workspace, stored: Stored, which: VisitPaper, folder: Path, **wished: Any
) -> list[str]:
    """The text of its pages."""
    target = folder / f"{which}.pdf"
    options = Options(**wished)
    outcome = write_visit_paper(workspace, stored, which, target, options)
    assert isinstance(outcome, PaperWritten), outcome
    pdf = target.read_bytes()
    assert page_validation.validate_pdf_bytes(pdf, profile="ua1").is_compliant
    return page_texts(pdf)


def other_program(workspace: Workspace, stored: Stored) -> Stored:
    """From week 4 on: one exercise out, one in the place of another, one with another dose."""
    library = workspace.library
    there = [row for row in rows(stored.program) if row.item(3) and row.item(4)]
    gone, other, more = there[0], there[1], there[2]
    now = drop(stored.program, library, gone, 4)
    row = next(one for one in rows(now) if one.slot == other.slot)
    free = next(
        name
        for name, one in library.exercises.items()
        if name not in now.exercises and one.category == library.exercises[other.exercise].category
    )
    now = swap(now, library, row, free, 4)
    row = next(one for one in rows(now) if one.slot == more.slot)
    item = row.item(4)
    assert item is not None
    now = set_dosage(now, library, row, 4, {"sets": item.sets + 1})
    return workspace.store.save(stored, now)


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_patient_reads_only_what_changes_then_the_sheet_of_the_weeks_to_come(
    tmp_path: Path, workspace: Workspace, stored: Stored, language: Language
) -> None:
    before = stored.program
    done = visited(workspace, stored, answer="declined")
    changed = other_program(workspace, done)
    pages = paper(workspace, changed, "changes", tmp_path, language=language)
    said = {"en": "What changes now", "es": "Lo que cambia ahora"}[language]
    first = pages[0] + pages[1]
    assert said in pages[0]

    def name(program: object, exercise: str) -> str:
        there = program.exercises[exercise]  # type: ignore[attr-defined]
        return there.patient_name if language == "en" else there.in_language["es"].patient_name

    def week(program: object, number: int) -> set[str]:
        sessions = program.weeks[number - 1].sessions  # type: ignore[attr-defined]
        return {item.exercise for one in sessions for item in one.items}

    for exercise in week(before, 3) | week(changed.program, 4):
        one = before if exercise in before.exercises else changed.program
        assert name(one, exercise) in first
    sheet = " ".join(pages[2:])
    for exercise in week(before, 3) - week(changed.program, 4):
        assert name(before, exercise) not in sheet
    weeks = {"en": "Week 4: December 21 to 27", "es": "Semana 4: del 21 al 27 de diciembre"}
    assert weeks[language] in sheet
    assert {"en": "Week 3", "es": "Semana 3"}[language] not in sheet


def test_it_is_kept_as_given_out_so_that_the_next_diary_finds_it(
    tmp_path: Path, workspace: Workspace, stored: Stored
) -> None:
    changed = other_program(workspace, visited(workspace, stored, answer="declined"))
    paper(workspace, changed, "changes", tmp_path)
    last = workspace.store.issues_of(changed.patient_id)[-1]
    assert (last.fingerprint, last.given.covers, last.given.from_week, last.given.monday) == (
        fingerprint(changed.program),
        "changes",
        4,
        MONDAY,
    )
    again = paper(workspace, changed, "changes", tmp_path)
    assert "New: 1" in again[0]  # next to what the patient had before, not to itself


def test_a_visit_that_changes_nothing_says_so(
    tmp_path: Path, workspace: Workspace, store: MemoryStore, make_program: MakeProgram
) -> None:
    program = make_program(presentation="chronic", function="active", weeks=12)
    same = program.model_copy(
        update={
            "weeks": tuple(
                program.weeks[2].model_copy(update={"number": one.number, "phase": one.phase})
                for one in program.weeks
            )
        }
    )
    kept = store.create(recounted(same, workspace.library.rules.dosage.time))
    store.issue(kept, GivenOut(monday=MONDAY))
    pages = paper(workspace, visited(workspace, kept, answer="declined"), "changes", tmp_path)
    assert "Nothing changes now. Go on as you do." in pages[0]


def test_nothing_is_handed_over_while_an_alarm_is_open_and_the_therapist_is_told_first(
    tmp_path: Path, workspace: Workspace, stored: Stored
) -> None:
    done = visited(workspace, stored, found=VisitFound(alarm="Foot drop"))
    for which in ("changes", "discharge"):
        target = tmp_path / "none.pdf"
        outcome = write_visit_paper(workspace, done, which, target)  # type: ignore[arg-type]
        assert isinstance(outcome, Stopped)
        assert "Foot drop" in outcome.raised[0].title
        assert not target.exists()
    for which in ("progress", "doctor"):
        first = paper(workspace, done, which, tmp_path)[0]  # type: ignore[arg-type]
        assert "Foot drop" in first[:200]


def test_a_box_that_was_ticked_since_the_visit_is_an_open_alarm(
    tmp_path: Path, workspace: Workspace, stored: Stored
) -> None:
    done = visited(workspace, stored, answer="declined")
    numb = told(done.program, w4=WeekTold(safety={"saddle_bladder_bowel": True}))
    assert workspace.store.issue(done, GivenOut(monday=MONDAY))
    keep_checkin(workspace.store, numb, WEEK_4 + timedelta(days=5))
    outcome = write_visit_paper(workspace, done, "changes", tmp_path / "none.pdf")
    assert outcome == Alarmed("bladder, bowel or between the legs, week 4")


def test_an_alarm_that_was_found_to_be_none_with_a_reason_is_closed(
    tmp_path: Path, workspace: Workspace, stored: Stored
) -> None:
    fell = WeekTold(safety={"fall_injury": True})
    done = visited(workspace, stored, answer="declined", w3=fell)
    by = {"of": "fall_injury_w3", "by": "D. Reyes", "on": WEEK_4, "reason": "No injury"}
    done = clear_alarm(workspace.store, done, Clearance.model_validate(by))
    assert "Open alarm" not in paper(workspace, done, "progress", tmp_path)[0]
    assert paper(workspace, done, "changes", tmp_path)


def test_what_stops_the_program_stands_first_on_the_therapists_pages(
    tmp_path: Path, workspace: Workspace, stored: Stored
) -> None:
    done = visited(workspace, stored, answer="declined")
    intake = done.program.intake.model_copy(update={"red_flags": ("RF-01",)})
    raised = workspace.store.save(done, done.program.model_copy(update={"intake": intake}))
    for which in ("changes", "discharge"):
        outcome = write_visit_paper(workspace, raised, which, tmp_path / "no.pdf")  # type: ignore[arg-type]
        assert isinstance(outcome, Stopped)
        assert not (tmp_path / "no.pdf").exists()
    for which in ("progress", "doctor"):
        assert "RF-01" in paper(workspace, raised, which, tmp_path)[0][:300]  # type: ignore[arg-type]


def test_progress_says_first_last_change_and_whether_it_matters(
    tmp_path: Path, workspace: Workspace, stored: Stored
) -> None:
    measure(workspace, stored, "walk_6min", *WALKED)
    measure(workspace, stored, "pain_back", 6, 5)
    measure(workspace, stored, "balance_stages", 1, 3)
    done = visited(workspace, stored)
    text = " ".join(paper(workspace, done, "progress", tmp_path))
    assert "300 m, 2026-11-30" in text
    assert "340 m, 2026-12-21" in text
    assert "+40 yes (30 m matters)" in text
    assert "-1 not yet (2 of 10 matters)" in text
    assert "+2 not known" in text  # only well known, not read again: never printed
    assert "judged on day 42, 2027-01-11" in text
    assert "Next: Visit 2027-01-11." in text
    for one in (
        prepare(workspace.store, done, workspace.library, workspace.clock, VisitFound())
        .at.history[-1]
        .proposals
    ):
        assert one.rule in text


@pytest.mark.slow
def test_the_chart_is_read_aloud_row_by_row(
    tmp_path: Path, workspace: Workspace, stored: Stored
) -> None:
    measure(workspace, stored, "walk_6min", *WALKED)
    done = visited(workspace, stored, w2=WeekTold(flare=True))
    paper(workspace, done, "progress", tmp_path)
    data = (tmp_path / "progress.pdf").read_bytes()
    reader = PdfReader(io.BytesIO(data))
    alts = [str(one.data["/Alt"]) for one in walk(tree(reader)) if one.role == "/Figure"]
    assert "Six-minute walk: 300 at first, 340 now (m): a change that matters." in alts
    assert "Flare-up in week 2." in alts[-1]


def test_a_letter_says_that_the_plan_does_not_work_only_when_it_was_judged(
    tmp_path: Path, store: MemoryStore, workspace: Workspace, stored: Stored
) -> None:
    measure(workspace, stored, "pain_back", 6, 6)
    measure(workspace, stored, "chair_stand_30s", 9, 9)
    done = visited(workspace, stored)
    early = paper(workspace, done, "doctor", tmp_path)[0]
    assert "for your information" in early
    late = Workspace(workspace.settings, store=store, clock=FixedClock(MONDAY + timedelta(days=43)))
    keep_checkin(store, told(stored.program, days(stored.program, (4, 5, 6))), WEEK_4)
    letter = paper(late, done, "doctor", tmp_path)[0]
    assert "please review this patient" in letter
    assert "Does not respond" in letter
    assert "Stands from a chair in 30 seconds" in letter


def test_a_letter_says_what_was_done_in_one_sentence_and_has_one_line_to_sign(
    tmp_path: Path, workspace: Workspace, stored: Stored
) -> None:
    done = visited(workspace, stored)
    letter = paper(workspace, done, "doctor", tmp_path)[0]
    assert re.search(r"\(\d+ times, do \d rounds, rest \d minutes? between rounds\);", letter)
    assert (
        "Week 3 " not in letter.partition("what was told last")[2]
    )  # nobody told more than the days
    lines = PdfReader(tmp_path / "doctor.pdf").pages[0].extract_text().splitlines()
    assert any(re.search("Name .+ Signature .+ Date", line) for line in lines)


STOOD = {
    "en": "At first you stood up 9 times in 30 seconds. Now you stand up 13 times.",
    "es": "Al principio se ponía de pie 9 veces en 30 segundos. Ahora lo hace 13 veces.",
}
KEEP = {
    "en": ("on 2 days a week", "Come in 3 months, and again in 6 months."),
    "es": ("2 días a la semana", "Venga en 3 meses, y otra vez en 6 meses."),
}


@pytest.mark.parametrize("language", ["en", "es"])
def test_who_reached_the_goals_reads_what_changed_and_what_to_keep(
    tmp_path: Path, workspace: Workspace, stored: Stored, language: Language
) -> None:
    measure(workspace, stored, "chair_stand_30s", 9, 13)
    measure(workspace, stored, "walk_6min", 400, 380)
    met = Proposal(rule="P10", action="tell", answer="accepted")
    done = visited(workspace, stored, met, answer="declined")
    text = " ".join(paper(workspace, done, "discharge", tmp_path, language=language))
    assert all(said in text for said in (STOOD[language], *KEEP[language]))
    assert "380" not in text  # what got less is spoken of, not handed over
    assert "Walk to the market" in text
    for item in (i for s in done.program.weeks[2].sessions for i in s.items):
        there = done.program.exercises[item.exercise]
        words = there if language == "en" else there.in_language["es"]
        if there.start_position != "walking":
            assert words.patient_name in text


def test_nobody_is_told_of_goals_that_no_visit_has_agreed_are_met(
    tmp_path: Path, workspace: Workspace, stored: Stored
) -> None:
    done = visited(workspace, stored)
    outcome = write_visit_paper(workspace, done, "discharge", tmp_path / "none.pdf")
    assert isinstance(outcome, NotDue)
    assert not (tmp_path / "none.pdf").exists()


def test_without_a_visit_nothing_changes(
    tmp_path: Path, workspace: Workspace, stored: Stored
) -> None:
    outcome = write_visit_paper(workspace, stored, "changes", tmp_path / "none.pdf")
    assert outcome == NotDue("there was no visit yet.")


def test_a_terminal_draws_the_same_chart(workspace: Workspace, stored: Stored) -> None:
    measure(workspace, stored, "walk_6min", *WALKED)
    lines = measure_chart(workspace, visited(workspace, stored))
    title = next(n for n, line in enumerate(lines) if line.startswith("Six-minute walk"))
    plot = lines[title + 1 : title + 4]
    assert max(map(len, lines)) <= 80
    assert "╌" in "".join(plot)

    def height(at: int) -> int:
        return sum(line[at : at + 1] not in ("", " ", "╌") for line in plot)

    assert height(plot[-1].index("█")) < height(plot[-1].rindex("█"))  # better is up


def two_new(workspace: Workspace, stored: Stored) -> Stored:
    """From week 4 on two exercises stand in the place of two others."""
    library, now = workspace.library, stored.program
    for _ in range(2):
        row = next(
            one
            for one in rows(now)
            if (item := one.item(4)) and item.exercise in stored.program.exercises and one.item(3)
        )
        kind = library.exercises[row.near(4).item.exercise].category
        free = next(
            name
            for name, one in library.exercises.items()
            if name not in now.exercises and one.category == kind
        )
        now = swap(now, library, row, free, 4)
    return workspace.store.save(stored, now)


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("language", ["en", "es"])
def test_all_that_changes_is_on_one_page_and_the_pictures_of_new_moves_come_after_it(
    tmp_path: Path, workspace: Workspace, stored: Stored, language: Language, large: bool
) -> None:
    done = visited(workspace, stored, answer="declined")
    changed = two_new(workspace, done)
    pages = paper(
        workspace,
        changed,
        "changes",
        tmp_path,
        language=language,
        large_print=large,
    )
    last = {"en": "You can stop these", "es": "Estos ya no los haga"}[language]
    assert last in pages[0]
    names = [changed.program.exercises[name] for name in week_4(changed) - week_4(done)]
    assert len(names) == 2
    for one in names:
        said = one.patient_name if language == "en" else one.in_language["es"].patient_name
        assert said in pages[0]
        assert "".join(pages[:3]).count(said) >= 2


def week_4(kept: Stored) -> set[str]:
    return {item.exercise for one in kept.program.weeks[3].sessions for item in one.items}
