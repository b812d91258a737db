"""A sign that comes in while the program is open in another window."""

from datetime import date
from pathlib import Path

from planner.building.may_print import Stopped
from planner.handout.options import Options
from planner.model.library import Library
from planner.model.program.checkin import CheckIn, WeekTold
from planner.model.program.fingerprint import fingerprint
from planner.model.stored import GivenOut
from planner.services.printing import Order
from planner.services.sources import FixedClock, FolderSources
from planner.services.visits import keep_checkin
from planner.services.workspace import Workspace
from planner.settings import Settings
from planner.store.memory import MemoryStore
from tests.conftest import MakeProgram

TODAY = date(2026, 12, 8)


def test_what_was_told_since_it_was_opened_stops_the_paper(
    tmp_path: Path, library: Library, make_program: MakeProgram
) -> None:
    store = MemoryStore()
    sources = FolderSources(library=library)
    workspace = Workspace(
        Settings(tmp_path, None), sources=sources, store=store, clock=FixedClock(TODAY)
    )
    opened = store.create(make_program())
    store.issue(opened, GivenOut(monday=date(2026, 11, 30)))
    week = WeekTold(safety={"numb_weak": True})
    checkin = CheckIn(program=fingerprint(opened.program), weeks={1: week})
    keep_checkin(store, checkin, TODAY)
    order = Order(tmp_path / "ann.pdf", Options(layout="sheet"))
    outcome = workspace.print_for(opened, opened.program, order)
    assert isinstance(outcome, Stopped)
    assert not order.target.exists()
