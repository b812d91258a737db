"""The terminal at a clinic: two therapists at once, a server that goes away, the lock."""

from datetime import timedelta
from pathlib import Path

import pytest

from planner.model.library import Library
from planner.model.stored import GivenOut
from planner.services.sources import FixedClock, FolderSources
from planner.services.workspace import Workspace
from planner.settings import Settings
from planner.tui.dialogs.conflict import ConflictDialog
from tests.postgres.fixtures import PASSWORD, Clinic
from tests.sweeps import some
from tests.tui.therapist import TODAY, sitting


def workspace_of(clinic: Clinic, login: str, folder: Path, library: Library) -> Workspace:
    settings = Settings(folder / login, database_address=clinic.url(login))
    return Workspace(settings, sources=FolderSources(library=library), clock=FixedClock(TODAY))


@pytest.mark.slow
async def test_two_therapists_change_one_program(
    clinic_database: Clinic, tmp_path: Path, library: Library
) -> None:
    dana = workspace_of(clinic_database, "dana", tmp_path, library)
    lee = workspace_of(clinic_database, "lee", tmp_path, library)
    async with sitting(dana, (110, 32)) as here:
        await here.type_plan_for()
        stored = here.workbench.editing.stored
        dana.store.team.share(stored.patient_id, "lee")  # type: ignore[attr-defined]
        async with sitting(lee, (110, 32)) as there:
            assert there.sees("Ann Lee")
            await there.press("enter")
            assert there.at("WorkbenchScreen")
            await here.press("x")
            assert here.title == "saved"
            await there.press("x")
            assert there.at("ConflictDialog")
            assert there.sees("Dana Reyes, PT at")
            assert there.sees("drop")
            await there.press("o")
            assert there.program == here.program
            await there.press("x")
            assert there.title == "saved"
    assert lee.store.load(stored.id).revision == 3


@pytest.mark.slow
async def test_a_therapist_does_not_see_a_colleagues_patients(
    clinic_database: Clinic, tmp_path: Path, library: Library
) -> None:
    async with sitting(workspace_of(clinic_database, "dana", tmp_path, library)) as here:
        await here.type_plan_for("Quincy Adams")
    async with sitting(workspace_of(clinic_database, "lee", tmp_path, library)) as there:
        assert not there.sees("Quincy")


@pytest.mark.slow
async def test_a_visit_is_kept_at_the_clinic_and_what_is_begun_stays_on_the_machine(
    clinic_database: Clinic, tmp_path: Path, library: Library
) -> None:
    dana = workspace_of(clinic_database, "dana", tmp_path, library)
    mo = workspace_of(clinic_database, "mo", tmp_path, library)
    async with sitting(dana, (110, 32)) as here:
        await here.type_plan_for()
        stored = here.workbench.editing.stored
        dana.store.issue(stored, GivenOut(monday=TODAY - timedelta(days=13)))
        await here.press("f", "n", "escape", "escape")
        assert here.sees("Visit not finished")
        async with sitting(mo, (110, 32)) as there:
            assert there.sees("Ann Lee")
            assert not there.sees("not finished")
        await here.press("f")
        assert here.at("VisitScreen"), here.reading()
        await here.press("n", "g")
        assert here.at("DecideScreen"), here.reading()
        await here.press("A", "g", "n")
        assert here.at("WorkbenchScreen"), here.reading()
    (visit,) = mo.store.records_of(stored.patient_id, "visit")
    assert visit.program_id == stored.id
    assert dana.store.drafts() == ()


@pytest.mark.slow
async def test_the_front_desk_sees_who_is_there_and_puts_nobody_away(
    clinic_database: Clinic, tmp_path: Path, library: Library
) -> None:
    async with sitting(workspace_of(clinic_database, "dana", tmp_path, library)) as here:
        await here.type_plan_for("Quincy Adams")
    async with sitting(workspace_of(clinic_database, "fran", tmp_path, library)) as pt:
        for key, times in (("0", 0), ("f", 1), ("a", 1)):
            await pt.press(key)
            assert pt.at("HomeScreen")
            assert pt.sees("Quincy Adams")
            told = [one.message for one in pt.app._notifications]
            assert len(told) == times, key
            assert all("role" in one for one in told), told
            pt.app.clear_notifications()


@pytest.mark.slow
async def test_a_server_that_goes_away_stops_no_key(
    own_clinic: Clinic, tmp_path: Path, library: Library
) -> None:
    workspace = workspace_of(own_clinic, "dana", tmp_path, library)
    async with sitting(workspace) as pt:
        await pt.type_plan_for()
        own_clinic.server.kill()
        await pt.press("x")
        assert pt.title == "NOT SAVED"
        assert "does not answer" in pt.notice
        await pt.press("h")
        assert pt.title == "NOT SAVED"
        own_clinic.server.start()
        await pt.press("ctrl+s")
        assert pt.title == "saved"
        assert pt.stored == pt.program


@pytest.mark.slow
async def test_a_server_that_is_away_at_the_start_is_tried_again(
    own_clinic: Clinic, tmp_path: Path, library: Library
) -> None:
    own_clinic.server.stop()
    workspace = workspace_of(own_clinic, "dana", tmp_path, library)
    async with sitting(workspace, (110, 32)) as pt:
        assert pt.at("TroubleScreen")
        assert pt.sees("does not answer")
        own_clinic.server.start()
        await pt.press("r")
        await pt.ready()
        assert pt.at("HomeScreen")


@pytest.mark.slow
async def test_a_planner_that_is_left_alone_locks_and_hides_names(
    clinic_database: Clinic, tmp_path: Path, library: Library
) -> None:
    workspace = workspace_of(clinic_database, "dana", tmp_path, library)
    async with sitting(workspace) as pt:
        await pt.type_plan_for()
        assert pt.app.lock_after_s == 600
        pt.app._used = (pt.app._used[0] - 599, pt.app._used[1])
        await pt.press("down")
        assert pt.at("WorkbenchScreen")
        pt.app._used = (pt.app._used[0] - 601, pt.app._used[1])
        await pt.press("x")
        assert pt.at("LockDialog")
        assert not pt.sees("Ann Lee")
        await pt.press("escape", "ctrl+p", "question_mark")
        assert pt.at("LockDialog")
        await pt.press("enter")  # the question mark is no password
        assert pt.at("LockDialog")
        assert workspace.unlock("") != "", "an empty one would be looked up in ~/.pgpass"
        await pt.type("wrong")
        await pt.press("enter")
        assert pt.at("LockDialog")
        assert pt.sees("does not let you in")
        await pt.type(PASSWORD)
        assert not pt.sees(PASSWORD)
        await pt.press("enter")
        assert pt.at("WorkbenchScreen")
        assert pt.revision == 1, "the key that showed the lock did nothing else"
    told = [row.action for row in clinic_database.store("ada").audit(50) if row.actor == "dana"]
    assert [one for one in told if "lock" in one] == ["lock", *["unlock_refused"] * 2, "unlock"]


@pytest.mark.parametrize("minutes", some([5, 0], fast=1))
async def test_on_one_machine_it_locks_where_config_says_so(
    workspace: Workspace, minutes: int
) -> None:
    workspace.settings.data_dir.mkdir(parents=True, mode=0o700)
    workspace.settings.config.write_text(f"lock_after_min = {minutes}\n")
    workspace.settings.config.chmod(0o600)
    async with sitting(workspace) as pt:
        await pt.type_plan_for()
        before = pt.reading()
        pt.app._used = (pt.app._used[0] - 86_000, pt.app._used[1])
        await pt.press("down", "up")
        assert pt.at("LockDialog") == bool(minutes)
        if minutes:
            await pt.press("d", "enter")
            assert pt.at("WorkbenchScreen"), "the Enter that unlocks does nothing else"
        assert pt.reading() == before


@pytest.mark.slow
async def test_what_comes_up_while_it_is_locked_shows_nothing_and_opens_no_lock(
    workspace: Workspace,
) -> None:
    """A save that is tried again meets a colleague's; a dialog ends; a handout is written."""
    workspace.settings.data_dir.mkdir(parents=True, mode=0o700)
    workspace.settings.config.write_text("lock_after_min = 1\n")
    workspace.settings.config.chmod(0o600)
    async with sitting(workspace) as pt:
        await pt.type_plan_for()
        await pt.press("d")
        dialog = pt.app.screen
        pt.app._used = (pt.app._used[0] - 61, pt.app._used[1])
        await pt.press("down")
        assert pt.at("LockDialog")
        dialog.dismiss(None)
        pt.app.push_screen(ConflictDialog("Lee Park, PT at 10:42: plank out of Ann Lee's."))
        pt.app.notify("Ann-Lee.pdf is written.")
        await pt.ready()
        assert pt.at("LockDialog")
        assert not pt.sees("Ann")
        assert not pt.app._notifications
        await pt.press("enter")
        assert pt.at("ConflictDialog")
        assert [one.message for one in pt.app._notifications] == ["Ann-Lee.pdf is written."]
        await pt.press("o")
        assert pt.at("WorkbenchScreen"), pt.reading()
