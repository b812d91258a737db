"""The topics to read stand in the handout, each once, with the week to read it in."""

import re
from pathlib import Path

import page as page_validation
import pytest

from planner.handout.layouts.render import render
from planner.handout.options import Options
from planner.handout.words.card_facts import cards_of
from planner.language.give_languages import give_topics
from planner.library.topics import load_topics
from planner.model.language import Language
from planner.model.library import Library
from planner.model.program.program import Program
from planner.services.sources import FolderSources
from planner.services.workspace import Workspace
from planner.settings import Settings
from tests.conftest import MakeIntake, MakeProgram
from tests.page_texts import text_of
from tests.printed import planned


@pytest.fixture
def workspace(tmp_path: Path, library: Library) -> Workspace:
    return Workspace(Settings(tmp_path), sources=FolderSources(library=library))


def reading(program: Program, language: Language) -> str:
    """All words of the reading."""
    return text_of(render(program, options=Options(layout="reading", language=language)))


@pytest.fixture
def reader_of(library: Library, make_program: MakeProgram) -> Program:
    return give_topics(
        make_program(precautions=["osteoporosis"], weeks=12), library, load_topics(), 2026
    )


def test_topics_are_printed_with_their_week(reader_of: Program) -> None:
    text = reading(reader_of, "en")
    assert reader_of.handed.topics
    for topic in reader_of.handed.topics:
        assert text.count(topic.title) >= 1
        assert f"To read in week {topic.week}" in text
        assert topic.paragraphs[-1].text.split(".")[0] in text
    pdf = render(reader_of, options=Options(layout="reading"))
    assert page_validation.validate_pdf_bytes(pdf, profile="ua1").is_compliant


def test_a_patient_with_thin_bones_reads_of_lifting_with_thin_bones(reader_of: Program) -> None:
    names = [topic.name for topic in reader_of.handed.topics]
    assert "hinge-lifting-osteoporosis" in names
    assert "hinge-lifting" not in names
    assert len(names) == len(set(names))


def test_what_has_a_page_of_its_own_is_not_printed_twice(reader_of: Program) -> None:
    names = {topic.name for topic in reader_of.handed.topics}
    assert not names & {"when-to-call", "hurt-vs-harm", "flare-plan"}


@pytest.mark.parametrize(("language", "card"), [("en", "card"), ("es", "tarjeta")])
@pytest.mark.parametrize("presentation", ["chronic", "stenosis", "sciatica", "extension_sensitive"])
def test_after_hands_on_care_the_patients_own_moves_are_named(
    workspace: Workspace,
    make_intake: MakeIntake,
    language: Language,
    card: str,
    presentation: str,
) -> None:
    made = planned(
        workspace, make_intake(presentation=presentation, weeks=12, occasions=["hands_on_care"])
    )
    (topic,) = [one for one in made.handed.topics if one.name == "after-hands-on"]
    said = reading(made, language)
    (line,) = re.findall(r"(?:for this are|para esto son) (.*?)\.", said)
    numbers = [int(number) for number in re.findall(rf"\({card} (\d+)\)", line)]
    assert len(numbers) == 2
    assert "{" not in said
    cards = {one.number: one.exercise for one in cards_of(made).values()}
    known = {
        item.exercise
        for week in made.weeks
        if week.number <= topic.week
        for session in week.sessions
        for item in session.items
    }
    relief = {id for id in known if made.exercises[id].category in made.handed.relief}
    named = [cards[number] for number in numbers]
    assert all(one.id in known and one.category != "aerobic" for one in named)
    assert sum(one.id in relief for one in named) == min(2, len(relief))


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "Your moves for this are the ones your PT marks in your plan."),
        ("es", "Sus movimientos para esto son los que su fisioterapeuta marque en su plan."),
    ],
)
def test_where_the_plan_has_only_walks_the_pt_marks_moves(
    workspace: Workspace, make_intake: MakeIntake, language: Language, expected: str
) -> None:
    made = planned(workspace, make_intake(presentation="chronic", occasions=["hands_on_care"]))
    walks = {
        id: one.model_copy(update={"category": "aerobic"}) for id, one in made.exercises.items()
    }
    assert expected in reading(made.model_copy(update={"exercises": walks}), language)


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
