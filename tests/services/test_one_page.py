"""What changes now is one page, in every size of type, whatever was told; and it says one thing."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from planner.building.build import build
from planner.handout.document.changes import WeekChanges
from planner.handout.layouts.follow_up import changes, render_visit
from planner.handout.options import Options
from planner.handout.typeset.blocks import Block, paginate
from planner.handout.typeset.page_frame import Sheet
from planner.model.follow_up.visit import Visit, VisitFound
from planner.model.language import Language
from planner.model.library import Library
from planner.model.program.checkin import ExerciseTold, WeekTold
from planner.model.program.program import Program
from planner.model.stored import GivenOut
from planner.services.sources import FixedClock
from planner.services.visit_papers import PaperWritten, write_visit_paper
from planner.services.visits import close, keep_checkin, prepare
from planner.services.workspace import Workspace
from planner.settings import Settings
from planner.store.memory import MemoryStore
from tests.conftest import an_intake
from tests.follow_up.diaries import days, told
from tests.sweeps import some, some_rows

MONDAY = date(2026, 11, 30)
PRESENTATIONS = (
    *("strain", "stenosis", "sciatica", "stiffness", "hypersensitivity", "chronic"),
    "extension_sensitive",
)
CASES = [
    (presentation, function, irritability, 8, week)
    for presentation in PRESENTATIONS
    for function, irritability in (("active", "high"), ("frail", "moderate"))
    for week in (3, 5, 8)
]


def much_told(program: Program, week: int) -> WeekTold:
    """No time, pain, forgot; two that are not wanted, one that hurt and one that was easy."""
    there = sorted({i.exercise for s in program.weeks[week - 1].sessions for i in s.items})
    marks = zip(there, ("no", "hurt", "easy", "no"), strict=False)
    return WeekTold(
        barriers=("no_time", "pain", "forgot"),
        exercises={name: ExerciseTold(verdict=mark) for name, mark in marks},  # type: ignore[arg-type]
    )


@pytest.mark.parametrize("much", some([True, False], fast=1))
@pytest.mark.parametrize(
    ("presentation", "function", "irritability", "weeks", "week"), some_rows(CASES, fast=1)
)
def test_what_changes_is_one_page_however_much_it_is(
    tmp_path: Path,
    library: Library,
    monkeypatch: pytest.MonkeyPatch,
    presentation: str,
    function: str,
    irritability: str,
    weeks: int,
    week: int,
    much: bool,
) -> None:
    shown: list[tuple[int, WeekChanges]] = []

    def watched(sheet: Sheet, all_of_it: WeekChanges) -> list[Block]:
        blocks = changes.changes_blocks(sheet, all_of_it)
        shown.append((len(paginate(blocks, sheet.height)), all_of_it))
        return blocks

    monkeypatch.setattr(render_visit, "changes_blocks", watched)
    program = build(
        an_intake(
            presentation=presentation, function=function, irritability=irritability, weeks=weeks
        ),
        library,
    ).program
    assert program is not None
    today = MONDAY + timedelta(weeks=week - 1)
    store = MemoryStore()
    workspace = Workspace(Settings(tmp_path), store=store, clock=FixedClock(today))
    stored = store.create(program)
    store.issue(stored, GivenOut(monday=MONDAY))
    last = {f"w{week - 1}": much_told(program, week - 1)} if much else {}
    keep_checkin(store, told(program, days(program, range(1, week)), **last), today)
    found = VisitFound.model_validate({"minutes": 15, "hurts": ["squat"]} if much else {})
    seen = prepare(store, stored, library, workspace.clock, found)
    agreed = tuple(one.model_copy(update={"answer": "accepted"}) for one in seen.proposals)
    visit = Visit(number=2, on=today, by="D. Reyes", found=found, proposals=agreed)
    stored = close(store, stored, seen, visit).stored
    languages: tuple[Language, ...] = ("en", "es")
    for language in languages:
        for size in ({}, {"larger_print": True}, {"large_print": True}):
            options = Options(language=language, **size)
            target = tmp_path / "changes.pdf"
            outcome = write_visit_paper(workspace, stored, "changes", target, options)
            assert isinstance(outcome, PaperWritten), outcome
            pages, all_of_it = shown[-1]
            assert pages == 1, (language, size)
            grew = ("next step", "a bit more", "pr\u00f3ximo paso", "un poco m\u00e1s")
            for one in all_of_it.stopped:
                assert not any(words in one.why for words in grew), one
            for amount in all_of_it.amounts:
                if not amount.is_more:
                    said = " ".join(one for one in all_of_it.amounts_why if grew[0] in one)
                    assert amount.name not in said, amount
