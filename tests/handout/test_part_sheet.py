"""The sheet of a part: what a patient does in these weeks, in words and sizes that can be used."""

import io
import re
from datetime import date
from typing import Any

import pytest
from pypdf import PageObject, PdfReader

from planner.handout.layouts.render import render
from planner.handout.options import Options
from planner.handout.words.en import ENGLISH
from planner.model.clinic import Clinic
from planner.model.language import Language
from planner.services.workspace import Workspace
from planner.settings import Settings
from tests.conftest import an_intake
from tests.handout.test_handout_accessible import tree, walk
from tests.printed import handout, planned

MONDAY = date(2026, 11, 30)
CLINIC = Clinic(name="Riverside Physical Therapy", phone="555 0100", therapist="Dana Reyes, PT")
PATIENTS: dict[str, dict[str, Any]] = {
    "frail": {"function": "frail", "precautions": ["osteoporosis"], "weeks": 12},
    "strain": {"presentation": "strain", "weeks": 6, "function": "deconditioned"},
    "active": {
        "presentation": "chronic",
        "function": "active",
        "irritability": "low",
        "equipment": ["dumbbell", "kettlebell", "band"],
        "goals": ["Lift my kids"],
        "minutes_per_day": 45,
        "weeks": 12,
    },
    "sciatica": {"presentation": "sciatica", "symptom_side": "left", "findings": ["slr_positive"]},
    "sensitive": {"presentation": "hypersensitivity", "irritability": "high", "weeks": 9},
}


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return Workspace(Settings(tmp_path_factory.mktemp("data")))


def sizes(page: PageObject) -> list[tuple[float, str]]:
    """Every text with its size on paper, points."""
    found: list[tuple[float, str]] = []

    def seen(text: str, cm: list[float], tm: list[float], _font: Any, size: float) -> None:
        if text.strip():
            found.append((size * abs(tm[3]) * abs(cm[3]), text.strip()))

    page.extract_text(visitor_text=seen)
    return found


@pytest.mark.parametrize("patient", PATIENTS)
@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("clinic", [None, CLINIC])
@pytest.mark.parametrize("large", [False, True])
def test_sizes_are_those_that_can_be_read(
    workspace: Workspace, patient: str, language: Language, clinic: Clinic | None, large: bool
) -> None:
    program = planned(workspace, an_intake(**PATIENTS[patient]))
    wished = Options(layout="sheet", language=language, clinic=clinic, large_print=large)
    pdf = handout(workspace, program, wished)
    reader = PdfReader(io.BytesIO(pdf))
    least = 18.0 if large else 14.0 if wished.body_pt_for(program) > 12 else 12.0
    for page in reader.pages:
        for size, text in sizes(page):
            assert size >= least - 0.05, (size, text)
    widths = [
        right - left
        for node in walk(tree(reader))
        if node.role == "/Figure"
        for left, _, right, _ in [[float(edge) for edge in node.data["/A"]["/BBox"]]]
    ]
    assert len(widths) >= 3
    assert min(widths) >= 180


@pytest.mark.parametrize("patient", PATIENTS)
def test_every_sheet_begins_on_paper_of_its_own(workspace: Workspace, patient: str) -> None:
    program = planned(workspace, an_intake(**PATIENTS[patient]))
    reader = PdfReader(io.BytesIO(handout(workspace, program, Options(layout="sheet"))))
    begin = [
        number
        for number, page in enumerate(reader.pages)
        if re.search(r"^Part \d:", page.extract_text(), re.MULTILINE)
    ]
    assert len(begin) == len({week.phase for week in program.weeks})
    assert all(number % 2 == 0 for number in begin)


def test_a_part_that_waits_says_so_and_the_signs_are_there(workspace: Workspace) -> None:
    waiting = planned(workspace, an_intake(precautions=["osteoporosis"]))
    phases = tuple(one.model_copy(update={"needs_clearance": True}) for one in waiting.phases)
    pdf = render(
        waiting.model_copy(update={"phases": phases}), options=Options(layout="sheet", part=2)
    )
    text = " ".join(" ".join(p.extract_text().split()) for p in PdfReader(io.BytesIO(pdf)).pages)
    assert ENGLISH.clearance in text
    for rule in waiting.handed.call:
        if rule.urgency == "now":
            assert rule.when.rpartition(": ")[0] in text
