"""What was said to be saved is there, whatever is killed; what was not is kept until it can be."""

import os
import signal
import subprocess
import sys
import threading
import time
from datetime import date
from pathlib import Path

import pytest

from planner.model.library import Library
from planner.model.stored import Conflict, StoreTrouble
from planner.services.edit_outcomes import Done, NotSaved, Overtaken, Saved
from planner.services.editing import EditSession
from planner.services.sources import FixedClock
from planner.store.clinic.store import ClinicStore
from planner.store.clinic.trouble import Unreachable
from planner.store.state import MemoryState
from tests.conftest import MakeProgram
from tests.postgres.fixtures import Clinic

SAVER = """
import sys
from pathlib import Path
from planner.store.clinic.address import read_address
from planner.store.clinic.store import ClinicStore
from planner.store.state import MemoryState

store = ClinicStore(read_address(sys.argv[1]), Path(sys.argv[2]), MemoryState())
stored = store.load(int(sys.argv[3]))
while True:
    stored = store.save(stored, stored.program, f"change {stored.revision + 1}")
    print(stored.revision, flush=True)
"""


def revisions(store: ClinicStore, program_id: int) -> list[int]:
    return [one.number for one in store.history(program_id)]


@pytest.mark.slow
def test_a_planner_that_is_killed_while_it_saves_loses_nothing_it_said(
    clinic_database: Clinic, make_program: MakeProgram, tmp_path: Path
) -> None:
    dana = clinic_database.store("dana")
    stored = dana.create(make_program())
    words = (clinic_database.url("dana"), tmp_path / "other", stored.id)
    for _ in range(3):
        with subprocess.Popen(
            [sys.executable, "-c", SAVER, *map(str, words)], stdout=subprocess.PIPE, text=True
        ) as saver:
            assert saver.stdout is not None
            said = [int(saver.stdout.readline()) for _ in range(5)]
            saver.send_signal(signal.SIGKILL)
            said += [int(line) for line in saver.stdout]
        kept = revisions(dana, stored.id)
        assert kept == list(range(1, len(kept) + 1))
        assert max(said) in (kept[-1], kept[-1] - 1)
    assert clinic_database.store("ada").verify_audit().wrong == ""


def test_a_server_that_is_killed_while_it_saves_loses_nothing_it_said(
    own_clinic: Clinic, make_program: MakeProgram
) -> None:
    """And what it did not say is saved when it is back, once, without a conflict with oneself."""
    dana = own_clinic.store("dana")
    stored = dana.create(make_program())
    said, stop = [1], threading.Event()

    def save() -> None:
        at = stored
        while not stop.is_set():
            try:
                at = dana.save(at, at.program, f"change {at.revision + 1}")
                said.append(at.revision)
            except Conflict as conflict:
                said.append(-1)
                raise AssertionError from conflict
            except StoreTrouble:
                time.sleep(0.05)

    thread = threading.Thread(target=save, daemon=True)
    thread.start()
    for _ in range(3):
        time.sleep(0.4)
        own_clinic.server.kill()
        before = len(said)
        own_clinic.server.start()
        while len(said) < before + 3:
            time.sleep(0.02)
    stop.set()
    thread.join()
    assert said == list(range(1, len(said) + 1))
    assert revisions(dana, stored.id) == said
    assert own_clinic.store("ada").verify_audit().wrong == ""


def test_edits_are_kept_here_while_the_server_is_away_and_saved_when_it_is_back(
    own_clinic: Clinic, make_program: MakeProgram, library: Library
) -> None:
    dana = own_clinic.store("dana")
    session = EditSession(dana.create(make_program()), dana, library, FixedClock(date(2026, 11, 2)))
    own_clinic.server.stop()
    assert isinstance(session.set_large_print(True), Done)
    started = time.monotonic()
    outcome = session.save()
    assert isinstance(outcome, NotSaved)
    assert "does not answer" in outcome.why
    assert time.monotonic() - started < 6
    draft = dana.keep_draft(None, None, session.stored.id, '{"name": "Ann"}')
    assert [one.id for one in dana.drafts()] == [draft]
    assert dana.load_draft(draft) == '{"name": "Ann"}'
    with pytest.raises(Unreachable):
        dana.entries()
    own_clinic.server.start()
    assert isinstance(session.save(), Saved)
    assert dana.load(session.stored.id).program.intake.patient.large_print


def test_a_server_that_is_not_there_or_has_no_room_is_told_in_a_sentence(
    own_clinic: Clinic, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def told() -> str:
        with pytest.raises(StoreTrouble) as trouble:
            ClinicStore(own_clinic.address("dana"), tmp_path, MemoryState())
        return str(trouble.value)

    with own_clinic.sql("keeper") as keeper:
        keeper.execute("ALTER ROLE dana CONNECTION LIMIT 0")
        assert "no connection free" in told()
        with monkeypatch.context() as elsewhere:
            elsewhere.delattr(os, "memfd_create")
            assert "password" in told()
            assert "no connection free" in told()
        keeper.execute("ALTER ROLE dana CONNECTION LIMIT -1 NOLOGIN")
        assert "lets nobody of this name in from this machine" in told()
        Path(own_clinic.server.data, "pg_hba.conf").write_text("local all all trust\n")
        keeper.execute("SELECT pg_reload_conf()")
    until = time.monotonic() + 10
    while "pg_hba.conf" not in (last := told()):
        assert time.monotonic() < until, last
        time.sleep(0.05)
    own_clinic.server.stop()
    assert "the database does not answer" in told()
    assert "clinic on 127.0.0.1" in told()


def test_who_comes_second_is_told_who_changed_what(
    clinic_database: Clinic, make_program: MakeProgram, library: Library
) -> None:
    dana, lee = clinic_database.store("dana"), clinic_database.store("lee")
    stored = dana.create(make_program())
    dana.team.share(stored.patient_id, "lee")
    clock = FixedClock(date(2026, 11, 2))
    here = EditSession(stored, dana, library, clock)
    there = EditSession(lee.load(stored.id), lee, library, clock)
    assert isinstance(here.set_large_print(True), Done)
    assert isinstance(here.save(), Saved)
    there.set_large_print(True)
    outcome = there.save()
    assert isinstance(outcome, Overtaken)
    assert "Dana Reyes, PT at " in outcome.why
    assert ": large print. Nothing was overwritten." in outcome.why
    assert isinstance(there.keep_copy(), Saved)
    assert len(dana.entries()) == 2
    dana.undo(dana.load(stored.id))
    there_again = lee.save(lee.load(stored.id), stored.program, "mine")
    assert there_again.revision == 3
