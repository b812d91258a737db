"""The topics to read stand in the handout, each once, with the week to read it in."""

import io

import page as page_validation
import pytest
from pypdf import PdfReader

from planner.handout.layouts.render import render
from planner.handout.options import Options
from planner.language.give_languages import give_topics
from planner.library.topics import load_topics
from planner.model.library import Library
from planner.model.program.program import Program
from tests.conftest import MakeProgram


@pytest.fixture
def reader_of(library: Library, make_program: MakeProgram) -> Program:
    return give_topics(
        make_program(precautions=["osteoporosis"], weeks=12), library, load_topics(), 2026
    )


def test_topics_are_printed_with_their_week(reader_of: Program) -> None:
    pdf = render(reader_of, options=Options(layout="reading"))
    pages = [p.extract_text() for p in PdfReader(io.BytesIO(pdf)).pages]
    text = " ".join(" ".join(pages).split())
    assert reader_of.handed.topics
    for topic in reader_of.handed.topics:
        assert text.count(topic.title) >= 1
        assert f"To read in week {topic.week}" in text
        assert topic.paragraphs[-1].text.split(".")[0] in text
    assert page_validation.validate_pdf_bytes(pdf, profile="ua1").is_compliant


def test_a_patient_with_thin_bones_reads_of_lifting_with_thin_bones(reader_of: Program) -> None:
    names = [topic.name for topic in reader_of.handed.topics]
    assert "hinge-lifting-osteoporosis" in names
    assert "hinge-lifting" not in names
    assert len(names) == len(set(names))


def test_what_has_a_page_of_its_own_is_not_printed_twice(reader_of: Program) -> None:
    names = {topic.name for topic in reader_of.handed.topics}
    assert not names & {"when-to-call", "hurt-vs-harm", "flare-plan"}


def test_the_program_keeps_its_topics(reader_of: Program) -> None:
    again = Program.model_validate_json(reader_of.model_dump_json())
    assert again.handed.topics == reader_of.handed.topics
    assert render(again) == render(reader_of)


def test_who_does_not_trust_the_back_reads_of_hurt_and_harm_first(
    library: Library, make_program: MakeProgram
) -> None:
    """It stands elsewhere in short; where the finding asks for it, it is read before all else."""
    made = make_program(findings=["confidence_low"])
    first = give_topics(made, library, load_topics(), 2026).handed.topics[0]
    assert (first.name, first.before_exercise) == ("hurt-vs-harm", True)
