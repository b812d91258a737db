"""A patient's file that somebody changed by hand: the line of what is wrong is told."""

import json
from typing import Any

import pytest

from planner.exchange.files import FileTrouble
from planner.exchange.patient_file import (
    KeptThen,
    PatientHistory,
    ProgramHistory,
    patient_from_json,
    patient_to_json,
)
from planner.model.stored import Revision
from tests.conftest import MakeProgram

AT = "2026-12-01T08:00:00+00:00"
PAIN = {"measure": "pain_back", "value": 5, "on": "2026-12-01"}


def test_the_line_and_the_place_of_what_is_wrong_are_told() -> None:
    text = b'{\n "patient_format": 2,\n "programs": [\n  {\n   "revisions": 7\n  }\n ]\n}'
    with pytest.raises(FileTrouble, match=r"^ann\.json:5: programs\.0\.revisions "):
        patient_from_json(text, "ann.json")


@pytest.mark.parametrize(
    ("change", "where"),
    [
        ({"document": {**PAIN, "value": "five"}}, "records.0.value"),
        ({"document": {**PAIN, "value": float("nan")}}, "records.0.value"),
        ({"document": {**PAIN, "on": "12/01/2026"}}, "records.0.on"),
        ({"document": {**PAIN, "of_the_next_version": 1}}, "records.0.of_the_next_version"),
        ({"kind": "visit"}, "records.0.number"),
        ({"kind": "checkin"}, "records.0"),
        ({"at": "yesterday"}, "records.0.at"),
    ],
)
def test_a_record_that_nobody_could_open_is_told_before_it_is_kept(
    make_program: MakeProgram, change: dict[str, Any], where: str
) -> None:
    program = ProgramHistory((Revision(1, AT, "made", "", make_program()),))
    ann = PatientHistory((program,), (KeptThen(AT, "measurement", json.dumps(PAIN)),))
    data = json.loads(patient_to_json(ann))
    assert patient_from_json(json.dumps(data).encode(), "ann.json") == ann
    data["records"][0] |= change
    with pytest.raises(FileTrouble, match=rf"^ann\.json:1: {where}"):
        patient_from_json(json.dumps(data).encode(), "ann.json")


@pytest.mark.parametrize("version", [0, -1, 3, "2", True])
def test_a_format_that_is_none_is_refused(version: object) -> None:
    text = json.dumps({"patient_format": version, "programs": []})
    with pytest.raises(FileTrouble):
        patient_from_json(text.encode(), "ann.json")
