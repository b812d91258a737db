"""Two planners, each in a terminal of its own, on one server; and the plug is pulled."""

from pathlib import Path

import pytest

from planner.store.clinic.store import ClinicStore
from tests.postgres.fixtures import Clinic
from tests.terminal import Terminal

pytestmark = pytest.mark.slow


def planner(clinic: Clinic, login: str, folder: Path) -> Terminal:
    """The planner as this user has it on a machine of their own."""
    said = {"PLANNER_DATABASE": clinic.url(login), "PLANNER_DATA_DIR": str(folder / login)}
    return Terminal(["-m", "planner"], said)


def plan_for(pt: Terminal, name: str) -> None:
    """From the empty list to a saved program."""
    pt.wait_for("No patient yet")
    pt.press("n")
    pt.wait_for("Printed on the handout")
    pt.press(f"{name}\x02")
    pt.wait_for("21 questions")
    pt.press("\r")
    pt.wait_for("1 of 21")
    pt.settle()
    pt.press("a")
    pt.wait_for("all asked, all no")
    pt.press("\r")
    pt.wait_for("Cat-camel")
    pt.settle()


def said_of(store: ClinicStore, program_id: int) -> list[str]:
    """The changes of a program that are kept, the first one first."""
    return [one.label for one in store.history(program_id)][1:]


def test_two_therapists_meet_in_one_program_and_the_plugs_are_pulled(
    own_clinic: Clinic, tmp_path: Path
) -> None:
    lead = own_clinic.store("mo")
    with planner(own_clinic, "dana", tmp_path) as dana:
        plan_for(dana, "Ada Lovelace")
        (entry,) = lead.entries()
        with planner(own_clinic, "lee", tmp_path) as lee:
            lee.wait_for("No patient yet")  # a colleague's patient is not seen
        own_clinic.store("dana").team.share(entry.patient_id, "lee")
        with planner(own_clinic, "lee", tmp_path) as lee:
            lee.wait_for("Ada Lovelace")
            lee.press("\r")
            lee.wait_for("Cat-camel")
            lee.settle()
            dana.press("e")
            dana.wait_for("Counter cat-camel")
            dana.settle()
            assert said_of(lead, entry.id) == ["easier than Cat-camel"]

            lee.press("x")
            lee.wait_for("Dana Reyes, PT at")
            lee.wait_for("easier")
            lee.press("o")
            lee.wait_for("Counter cat-camel")
            lee.settle()
            lee.press("x")
            lee.settle()
            lee.kill()  # what was said to be saved is there, whoever is killed
        theirs = said_of(lead, entry.id)
        assert theirs[0] == "easier than Cat-camel"
        assert [one[:5] for one in theirs[1:]] == ["drop "]

        own_clinic.server.kill()
        dana.press("h")
        dana.wait_for("NOT SAVED")
        dana.wait_for("does not answer")
        dana.settle()
        own_clinic.server.start()
        assert said_of(lead, entry.id) == theirs
        dana.press("\x13")
        dana.wait_for("Lee Park, PT at")
        dana.press("k")
        dana.settle()
        dana.kill()
    mine = next(one.id for one in lead.entries() if one.id != entry.id)
    assert len(lead.entries()) == 2
    with planner(own_clinic, "dana", tmp_path) as dana:
        dana.wait_for("Ada Lovelace")
    with planner(own_clinic, "fran", tmp_path) as fran:
        fran.wait_for("Ada Lovelace")
        fran.press("a")
        fran.wait_for("role")
    assert said_of(lead, entry.id) == theirs
    assert lead.load(mine).program != lead.load(entry.id).program
    assert own_clinic.store("ada").verify_audit().wrong == ""
