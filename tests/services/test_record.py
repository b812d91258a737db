"""The FHIR record: valid for many programs, and none of a program that is stopped."""

import json
import re
from datetime import date
from pathlib import Path

import pytest
from fhir.resources.R4B.bundle import Bundle

from planner.building.alarms import with_alarms
from planner.building.may_print import NeedsReason, Stopped, accept
from planner.model.library import Library
from planner.model.stored import GivenOut
from planner.services.record import fhir_record
from planner.services.sources import FixedClock, FolderSources
from planner.services.workspace import Workspace
from planner.settings import Settings
from planner.store.memory import MemoryStore
from tests.conftest import MakeProgram
from tests.presentations import PRESENTATIONS
from tests.sweeps import some

TODAY = date(2026, 11, 22)


def workspace_in(folder: Path, library: Library) -> Workspace:
    sources = FolderSources(library=library)
    settings = Settings(folder, None)
    return Workspace(settings, sources=sources, store=MemoryStore(), clock=FixedClock(TODAY))


@pytest.mark.parametrize("weeks", some([12, 6, 8], fast=1))
@pytest.mark.parametrize("presentation", PRESENTATIONS)
def test_a_bundle_is_valid_and_refers_only_to_itself(
    tmp_path: Path, library: Library, make_program: MakeProgram, presentation: str, weeks: int
) -> None:
    workspace = workspace_in(tmp_path, library)
    program = make_program(presentation=presentation, weeks=weeks, goals=("Garden again",))
    stored = workspace.store.create(program)
    workspace.store.issue(stored, GivenOut(monday=date(2026, 11, 23)))
    made = fhir_record(workspace, stored)
    if isinstance(made, NeedsReason):
        pytest.skip("this program has open problems: nothing goes out without a reason")
    assert isinstance(made, bytes), made
    bundle = json.loads(made)
    Bundle.model_validate(bundle)
    names = {one["fullUrl"] for one in bundle["entry"]}
    plans = [e["resource"] for e in bundle["entry"] if e["resource"]["resourceType"] == "CarePlan"]
    (plan,) = plans
    assert {one["reference"]["reference"] for one in plan["activity"]} <= names
    assert plan["period"]["start"] == "2026-11-23"


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
