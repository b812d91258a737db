"""The FHIR record: valid for many programs, and none of a program that is stopped."""

import base64
import csv
import hashlib
import io
import json
import os
import re
import shutil
import subprocess
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from fhir.resources.R4B.bundle import Bundle

from planner.building.alarms import with_alarms
from planner.building.edit import set_dosage
from planner.building.may_print import NeedsReason, Stopped, accept
from planner.building.rows import rows
from planner.model.follow_up.measured import MeasuredValue
from planner.model.follow_up.visit import Visit, VisitFound
from planner.model.library import Library
from planner.model.stored import GivenOut
from planner.services.data_tables import data_tables
from planner.services.record import fhir_record
from planner.services.sources import FixedClock, FolderSources
from planner.services.visits import close, keep_checkin, keep_measurement, prepare
from planner.services.workspace import Workspace
from planner.settings import Settings
from planner.store.memory import MemoryStore
from tests.conftest import MakeProgram
from tests.follow_up.diaries import days, told
from tests.presentations import PRESENTATIONS
from tests.sweeps import some

TODAY = date(2026, 11, 22)
NPM = Path(__file__).parents[2] / "build" / "npm" / "node_modules"
"""Where `.ci/run` puts the npm package `fhir`."""
JUDGE = Path(__file__).parent / "judge_fhir.cjs"
HAS_NPM_FHIR = (NPM / "fhir").is_dir() and shutil.which("node") is not None


def judged(bundle: bytes) -> str:
    """What the second judge finds wrong; empty: nothing."""
    found = subprocess.run(
        ["node", str(JUDGE)],
        input=bundle,
        env={**os.environ, "NODE_PATH": str(NPM)},
        capture_output=True,
        check=True,
    )
    return found.stdout.decode()


def workspace_in(folder: Path, library: Library) -> Workspace:
    sources = FolderSources(library=library)
    settings = Settings(folder, None)
    return Workspace(settings, sources=sources, store=MemoryStore(), clock=FixedClock(TODAY))


PEOPLE: dict[int, dict[str, Any]] = {
    12: {"patient": {"name": 'Zoë <b>Łuk</b> & "Co"', "language": "es"}, "goals": ()},
    6: {"patient": {"name": "=1+1", "birth_year": 1957}, "goals": ("Garden again", "@ <5 & 6>")},
    8: {"goals": ("Garden again",)},
}
"""By the weeks of their programs: with markup and formulas, in both languages, with no goal."""


@pytest.mark.parametrize("weeks", some([8, 12, 6], fast=1))
@pytest.mark.parametrize("presentation", some(PRESENTATIONS, fast=2))
def test_a_bundle_is_valid_and_refers_only_to_itself(
    tmp_path: Path, library: Library, make_program: MakeProgram, presentation: str, weeks: int
) -> None:
    """Those of 8 weeks told of themselves, were measured and had a visit."""
    workspace = workspace_in(tmp_path, library)
    store = workspace.store
    program = make_program(presentation=presentation, weeks=weeks, **PEOPLE[weeks])
    gate = workspace.may_print(program)
    if isinstance(gate, NeedsReason):
        program = accept(program, gate.findings, "Known, and wanted", "D. Reyes", TODAY)
    stored = store.create(program)
    store.issue(stored, GivenOut(monday=date(2026, 11, 23)))
    if weeks == 8:
        keep_checkin(store, told(program, days(program, (1,))), TODAY)
        value = MeasuredValue(measure="chair_stand_30s", value=9, on=TODAY, how="<raised> & =seat")
        assert keep_measurement(store, stored.patient_id, library, value) == ""
        visit = Visit(number=2, on=TODAY, by="=D. Reyes")
        clock = workspace.clock
        seen = prepare(store, stored, library, clock, VisitFound())
        stored = close(store, stored, seen, visit).stored
    made = fhir_record(workspace, stored)
    assert isinstance(made, bytes), made
    for table in data_tables(store, store.patients("")[0]).values():
        for row in csv.reader(io.StringIO(table.decode("utf-8-sig"))):
            assert not [cell for cell in row if cell.strip().startswith(("=", "@"))]
    bundle = json.loads(made)
    Bundle.model_validate(bundle)
    names = {one["fullUrl"] for one in bundle["entry"]}
    plans = [e["resource"] for e in bundle["entry"] if e["resource"]["resourceType"] == "CarePlan"]
    (plan,) = plans
    assert {one["reference"]["reference"] for one in plan["activity"]} <= names
    assert plan["period"]["start"] == "2026-11-23"
    if not HAS_NPM_FHIR:
        pytest.skip(
            "npm's fhir is not installed: one judge found it valid, the other was not asked"
        )
    assert judged(made) == ""


@pytest.mark.slow
def test_what_is_over_is_no_longer_active(
    tmp_path: Path, library: Library, make_program: MakeProgram
) -> None:
    workspace = workspace_in(tmp_path, library)
    stored = workspace.store.create(make_program(weeks=8))
    workspace.store.issue(stored, GivenOut(monday=date(2026, 11, 2)))  # three weeks ago

    def status() -> dict[str, set[str]]:
        made = fhir_record(workspace, stored)
        assert isinstance(made, bytes), made
        found: dict[str, set[str]] = {}
        for entry in json.loads(made)["entry"]:
            one = entry["resource"]
            found.setdefault(one["resourceType"], set()).add(one.get("status", ""))
        return found

    assert status()["CarePlan"] == {"active"}
    assert status()["ServiceRequest"] == {"active", "completed"}
    workspace.clock = FixedClock(date(2027, 1, 4))
    assert status()["CarePlan"] == status()["ServiceRequest"] == {"completed"}


def test_a_program_with_an_alarm_leaves_as_no_plan(
    tmp_path: Path, library: Library, make_program: MakeProgram
) -> None:
    workspace = workspace_in(tmp_path, library)
    program = with_alarms(make_program(), [("numb_weak_w2", "numb or weak, week 2")], TODAY)
    assert isinstance(fhir_record(workspace, workspace.store.create(program)), Stopped)


def test_what_waits_for_clearance_is_on_hold(
    tmp_path: Path, library: Library, make_program: MakeProgram
) -> None:
    workspace = workspace_in(tmp_path, library)
    program = make_program(precautions=["vertebral_fx_recent"], weeks=12)
    gate = workspace.may_print(program)
    assert isinstance(gate, NeedsReason)
    program = accept(program, gate.findings, "Only part 1 for now", "Dana Reyes, PT", TODAY)
    made = fhir_record(workspace, workspace.store.create(program))
    assert isinstance(made, bytes), made
    Bundle.model_validate_json(made)
    first = next(one.weeks[0] for one in program.phases if one.needs_clearance)
    for entry in json.loads(made)["entry"]:
        request = entry["resource"]
        if request["resourceType"] == "ServiceRequest":
            begins, *ends = map(
                int, re.findall(r"\d+", request["patientInstruction"].split(":")[0])
            )
            assert request["status"] == ("on-hold" if begins >= first else "active")
            assert (begins >= first) == (max(begins, *ends, 0) >= first)


@pytest.mark.skipif(not HAS_NPM_FHIR, reason="npm's fhir is not installed")
def test_the_second_judge_bites(
    tmp_path: Path, library: Library, make_program: MakeProgram
) -> None:
    workspace = workspace_in(tmp_path, library)
    made = fhir_record(workspace, workspace.store.create(make_program(weeks=8)))
    assert isinstance(made, bytes), made
    assert judged(made.replace(b'"status": "active"', b'"status": "nonsense"', 1))


def test_what_a_person_reads_and_files_is_whole(
    tmp_path: Path, library: Library, make_program: MakeProgram
) -> None:
    """The plan's text, escaped; weight and remark with the dose; each file with its digest."""
    program = make_program(weeks=8)
    item = program.weeks[0].sessions[0].items[0]
    told = item.model_copy(update={"load_kg": 2.5, "remark": 'Slow <and> easy & "tall"'})
    session = program.weeks[0].sessions[0]
    session = session.model_copy(update={"items": (told, *session.items[1:])})
    week = program.weeks[0].model_copy(
        update={"sessions": (session, *program.weeks[0].sessions[1:])}
    )
    program = program.model_copy(update={"weeks": (week, *program.weeks[1:])})
    workspace = workspace_in(tmp_path, library)
    made = fhir_record(workspace, workspace.store.create(program))
    assert isinstance(made, bytes), made
    found: dict[str, list[dict[str, Any]]] = {}
    for entry in json.loads(made)["entry"]:
        found.setdefault(entry["resource"]["resourceType"], []).append(entry["resource"])
    said = found["ServiceRequest"][0]["patientInstruction"]
    assert re.search(r"(2\.5 kg|6 lb)\. Slow <and> easy", said), said
    (plan,) = found["CarePlan"]
    div = plan["text"]["div"]
    assert "Slow &lt;and&gt; easy &amp; &quot;tall&quot;" in div
    assert len(list(ElementTree.fromstring(div).iter("{http://www.w3.org/1999/xhtml}li"))) == len(
        found["ServiceRequest"]
    )
    (condition,) = found["Condition"]
    assert condition["code"] == {"text": program.title}
    for paper in found["DocumentReference"]:
        file = paper["content"][0]["attachment"]
        data = base64.b64decode(file["data"])
        assert file["size"] == len(data)
        assert base64.b64decode(file["hash"]) == hashlib.sha1(data).digest()


def test_a_range_and_days_of_its_own_are_in_the_record(
    tmp_path: Path, library: Library, make_program: MakeProgram
) -> None:
    program = make_program(weeks=8)
    row = next(one for one in rows(program) if one.cells[0].item.reps > 1)
    name = program.exercises[row.exercise].name
    reps = row.cells[0].item.reps
    changes = {"reps_more": 2, "days": ("mon", "wed")}
    program = set_dosage(program, library, row, row.first, changes)
    workspace = workspace_in(tmp_path, library)
    made = fhir_record(workspace, workspace.store.create(program))
    if isinstance(made, NeedsReason):  # more is done on those days
        program = accept(program, made.findings, "Agreed with the patient", "Dana Reyes", TODAY)
        made = fhir_record(workspace, workspace.store.create(program))
    assert isinstance(made, bytes), made
    of_it = [
        one["resource"]
        for one in json.loads(made)["entry"]
        if one["resource"].get("code", {}).get("text") == name
    ]
    assert any(f"{reps} to {reps + 2} times" in one["patientInstruction"] for one in of_it)
    asked = [one["occurrenceTiming"]["repeat"]["dayOfWeek"] for one in of_it]
    assert asked
    assert all({*days} <= {"mon", "wed"} for days in asked), asked
