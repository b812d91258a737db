"""The lines of README, typed as they stand there on a server that has no clinic."""

import re
import shlex
from pathlib import Path

import pytest

from tests.command import planner
from tests.conftest import MakeProgram
from tests.docs.documents import README
from tests.postgres.fixtures import PASSWORD, Clinic
from tests.postgres.server import KEEPER, Server, new_name
from tests.terminal import Terminal


def lines() -> list[list[str]]:
    part = README.partition("\n## A clinic\n")[2].partition("```\n")[2].partition("```")[0]
    return [shlex.split(line, comments=True)[1:] for line in part.splitlines()]


@pytest.mark.slow
def test_three_lines_lead_from_an_empty_server_to_two_therapists_at_work(
    postgres: Server, tmp_path: Path, make_program: MakeProgram
) -> None:
    typed = lines()
    assert [words[:2] for words in typed] == [
        ["clinic", one] for one in ("init", *["add-user"] * 2)
    ]
    name = new_name()
    there = {
        "PLANNER_DATABASE": postgres.address(KEEPER, name),
        "PLANNER_DATA_DIR": str(tmp_path / "keeper"),
    }
    with postgres.alone():
        for words in typed:
            with Terminal(["-m", "planner", *words], there) as keeper:
                for asked in ("Password for", "The same again") if words[1] != "init" else ():
                    keeper.wait_for(asked)
                    keeper.press(f"{PASSWORD}\r")
                keeper.drain()
    clinic = Clinic(postgres, name, tmp_path)
    made = clinic.store("dana").create(make_program())
    for login, sees in (("dana", True), ("lee", False)):
        folder = tmp_path / f"{login}s-machine"
        folder.mkdir()
        told = planner("patients", folder=folder, PLANNER_DATABASE=clinic.url(login))
        assert bool(re.search("Sample Patient", told.stdout)) == sees, told.stderr
    clinic.store("dana").team.share(made.patient_id, "lee")
    assert len(clinic.store("lee").entries()) == 1
    clinic.close()
