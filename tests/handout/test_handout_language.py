"""A handout in Spanish: all of it, or nothing before the therapist knows what is missing."""

import io
import shutil
from pathlib import Path

import page as page_validation
import pytest
from pypdf import PdfReader

from planner.handout.options import Options
from planner.library.catalog import load_library
from planner.library.mark_words import mark_file
from planner.library.shipped import shipped_root
from planner.model.program.program import Program
from planner.services.printing import NotWhole
from planner.services.workspace import Workspace
from planner.settings import Settings
from tests.conftest import an_intake
from tests.handout.test_handout_accessible import tree, walk
from tests.page_texts import text_of
from tests.printed import handout, looked, planned

SPANISH = {"name": "María Núñez", "birth_year": 1957, "language": "es"}
THEIR_LADDER = Path("exercises/relief/flexion.yaml")


def program_of(workspace: Workspace, **changes: object) -> Program:
    return planned(workspace, an_intake(patient=SPANISH, **changes))


def read(pdf: bytes) -> tuple[PdfReader, str]:
    reader = PdfReader(io.BytesIO(pdf))
    return reader, text_of(pdf)


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return Workspace(Settings(tmp_path_factory.mktemp("data")))


@pytest.fixture(scope="module")
def program(workspace: Workspace) -> Program:
    return program_of(workspace, occasions=["imaging_worry"])


@pytest.fixture
def clinic(tmp_path: Path) -> Path:
    """A clinic that has rewritten a ladder, in English alone."""
    folder = tmp_path / "clinic"
    target = folder / THEIR_LADDER
    target.parent.mkdir(parents=True)
    shutil.copy(shipped_root() / THEIR_LADDER, target)
    text = target.read_text(encoding="utf-8")
    target.write_text(text.replace("patient_name: Counter lean break", "patient_name: Our lean"))
    return folder


def test_the_patients_language_is_printed_without_asking(
    workspace: Workspace, program: Program
) -> None:
    reader, text = read(handout(workspace, program))
    assert reader.trailer["/Root"]["/Lang"] == "es-US"
    for said in ("Cada día", "¿Cuánto dolor está bien?", "Prepárese:", "Deténgase si:"):
        assert said in text
    for english in ("Get ready:", "Stop if:", "Week 1", "rounds of"):
        assert english not in text
    assert text.count("Prepárese:") == len(program.exercises)
    assert page_validation.validate_pdf_bytes(
        handout(workspace, program), profile="ua1"
    ).is_compliant


def test_pictures_are_described_in_spanish(workspace: Workspace, program: Program) -> None:
    reader, _ = read(handout(workspace, program))
    told = [str(e.data["/Alt"]) for e in walk(tree(reader)) if e.role == "/Figure"]
    assert len(told) == len(program.exercises)
    assert all("ista" in words for words in told)
    assert not any(" the " in words or "view" in words for words in told)


def test_a_therapist_may_still_print_it_in_english(workspace: Workspace, program: Program) -> None:
    reader, text = read(handout(workspace, program, Options(language="en")))
    assert reader.trailer["/Root"]["/Lang"] == "en-US"
    assert "Get ready:" in text
    assert "Prepárese:" not in text


def test_the_therapists_copy_is_in_english(workspace: Workspace, program: Program) -> None:
    _, text = read(handout(workspace, program, Options(layout="clinician", language="es")))
    assert "Exercise report (CERT)" in text


def test_what_is_not_in_spanish_stops_the_print_and_is_named(tmp_path: Path, clinic: Path) -> None:
    own = Workspace(Settings(tmp_path, clinic))
    lacking = looked(own, program_of(own))
    assert isinstance(lacking, NotWhole)
    assert "Our lean (standing-flexion-counter) is not written in Spanish." in lacking.lines
    assert lacking.can_mix


def test_it_prints_in_english_only_when_told_and_says_so(tmp_path: Path, clinic: Path) -> None:
    own = Workspace(Settings(tmp_path, clinic))
    made = program_of(own)
    pdf = handout(own, made, Options(mixed=True))
    reader, text = read(pdf)
    english = [e for e in made.exercises.values() if not e.in_language]
    assert 0 < len(english) < len(made.exercises)
    assert text.count("En inglés") == len(english)
    assert text.count("Get ready:") == len(english)
    spoken = [e for e in walk(tree(reader)) if e.data.get("/Lang") == "en-US"]
    headings = [e for e in spoken if e.role == "/H3"]
    assert len(headings) == len(english)
    assert page_validation.validate_pdf_bytes(pdf, profile="ua1").is_compliant


def test_a_clinic_brings_the_spanish_of_its_own_ladder(tmp_path: Path, clinic: Path) -> None:
    words = THEIR_LADDER.with_name("flexion.es.yaml")
    shutil.copy(shipped_root() / words, clinic / words)
    mark_file(
        clinic / words, load_library(clinic).exercises, frozenset({"standing-flexion-counter"})
    )
    own = Workspace(Settings(tmp_path, clinic))
    assert own.library.problems == ()
    assert "Prepárese:" in read(handout(own, program_of(own)))[1]


def test_a_program_from_before_is_put_into_spanish_by_the_library(
    workspace: Workspace, program: Program
) -> None:
    bare = {
        key: one.model_copy(update={"in_language": {}}) for key, one in program.exercises.items()
    }
    old = program.model_copy(update={"in_language": {}, "exercises": bare})
    assert read(handout(workspace, old))[1] == read(handout(workspace, program))[1]


def test_a_program_prints_its_own_spanish_whatever_the_library_became(
    tmp_path: Path, clinic: Path, program: Program
) -> None:
    later = Workspace(Settings(tmp_path, clinic))
    assert "Our lean" not in read(handout(later, program))[1]


def test_a_changed_sentence_of_the_rules_is_not_printed_in_english(workspace: Workspace) -> None:
    made = program_of(workspace)
    handed = made.handed.model_copy(update={"micro_break": "Stand up and shake it out."})
    changed = made.model_copy(update={"handed": handed})
    lacking = looked(workspace, changed, Options(mixed=True))
    assert isinstance(lacking, NotWhole)
    assert lacking.lines == ('"Stand up and shake it out." is not written in Spanish.',)
    assert not lacking.can_mix


def test_only_what_a_layout_prints_must_be_there(tmp_path: Path, clinic: Path) -> None:
    """Reading has no exercise in it: it is printed, though one is not in Spanish."""
    own = Workspace(Settings(tmp_path, clinic))
    made = program_of(own)
    assert "En inglés" not in read(handout(own, made, Options(layout="reading")))[1]
    for layout in ("booklet", "cards", "one-page", "diary"):
        lacking = looked(own, made, Options(layout=layout))  # type: ignore[arg-type]
        assert isinstance(lacking, NotWhole)
