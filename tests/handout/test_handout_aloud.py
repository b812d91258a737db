"""The handout as it is read out: words apart, headings to jump to, links to cards, languages."""

import io
import re
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from planner.handout.layouts.render import render
from planner.handout.options import WITH_DIARY, Layout, Options
from planner.model.clinic import Clinic
from planner.model.program.program import Program
from planner.services.sources import FixedClock
from planner.services.workspace import Workspace
from planner.settings import Settings
from tests.conftest import MakeProgram, an_intake
from tests.handout.program_factory import make_program as make_by_hand
from tests.handout.read_aloud import Spoken, spoken
from tests.page_texts import text_of
from tests.printed import handout, planned
from tests.sweeps import some

ENGLISH_GOAL, SPANISH_GOAL = "Walk to the market", "Jugar con mis nietos"


def of(elements: list[Spoken], *roles: str) -> list[str]:
    return [one.text.strip() for one in elements if one.role in roles]


@pytest.fixture(scope="module")
def elements(program: Program) -> list[Spoken]:
    return spoken(render(program))


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    day = FixedClock(date(2026, 11, 22))
    return Workspace(Settings(tmp_path_factory.mktemp("data")), clock=day)


@pytest.fixture(scope="module")
def spanish(workspace: Workspace) -> list[Spoken]:
    """A booklet in Spanish of a clinic, with a goal in each language."""
    program = planned(workspace, an_intake(goals=[ENGLISH_GOAL, SPANISH_GOAL]))
    clinic = Clinic(name="Riverside Physical Therapy", therapist="Ana Ruiz", phone="555 0100")
    return spoken(handout(workspace, program, Options(language="es", clinic=clinic)))


@pytest.mark.parametrize(
    "layout",
    some(["booklet", "cards", "clinician", "diary", "one-page", "reading"], fast=1),
)
@pytest.mark.parametrize("large", [False, True])
def test_no_two_words_run_together(make_program: MakeProgram, layout: Layout, large: bool) -> None:
    """What a page says over several lines is said in the same words without the page."""
    wished = Options(layout=layout, large_print=large, fillable=layout in WITH_DIARY)
    pdf = render(make_program(goals=["Carry groceries"]), options=wished)
    on_paper = set(text_of(pdf).split())
    blocks = [one for one in spoken(pdf) if one.role not in ("/Figure", "/Span", "/Link")]
    heard = {word for one in blocks if "/K" in one.data for word in one.text.split()}
    assert heard
    assert heard - on_paper == set()


def test_a_word_that_is_cut_over_two_lines_stays_one() -> None:
    word = "W" * 120
    elements = spoken(render(make_by_hand(changed={"plank": {"feel": f"See {word} there."}})))
    assert any(f"See {word} there." in text for text in of(elements, "/P"))


def test_titles_of_boxes_can_be_jumped_to(elements: list[Spoken]) -> None:
    headings = of(elements, "/H2", "/H3")
    for title in ("Because you have nerve pain", "Move on when", "Step back when"):
        assert title in headings
    assert any(title.startswith("When to call in a flare-up") for title in headings)
    assert any(title.startswith("Say it back") for title in headings)


def test_every_cell_of_the_first_row_heads_its_column(elements: list[Spoken]) -> None:
    for index, one in enumerate(elements):
        if one.role == "/TR" and elements[index - 1].role == "/Table":
            first, *others = (cell.get_object() for cell in one.data["/K"])
            heads_columns = {cell["/S"] for cell in (first, *others)} == {"/TH"}
            assert heads_columns or first["/A"]["/Scope"] == "/Row", one.text


def test_the_number_of_a_card_leads_to_it(make_program: MakeProgram) -> None:
    program = make_program(weeks=12)
    pdf = render(program)
    reader = PdfReader(io.BytesIO(pdf))
    said = [text for text in of(spoken(pdf), "/P", "/LBody") if "card " in text]
    named = sum(len(re.findall(r"card \d+", text)) for text in said)
    links = [
        (number, note)
        for number, page in enumerate(reader.pages)
        for note in (one.get_object() for one in page.get("/Annots", []))
        if re.fullmatch(r"card \d+", note.get("/Contents", ""))
    ]
    in_tables = {note["/Contents"] for _, note in links}
    assert len(in_tables) == len(program.exercises)
    assert len(links) >= named + len(program.exercises)
    names = {f"card {n}": name for n, name in card_names(reader).items()}
    for _, note in links:
        target = note["/Dest"][0].get_object()
        page = next(p for p in reader.pages if p.indirect_reference == target.indirect_reference)
        assert names[note["/Contents"]] in " ".join(page.extract_text().split())


def card_names(reader: PdfReader) -> dict[int, str]:
    """Cards in the outline, by number."""

    def titles(outline: list) -> list[str]:  # type: ignore[type-arg]
        return [
            title
            for one in outline
            for title in (titles(one) if isinstance(one, list) else [str(one.title)])
        ]

    found = [re.fullmatch(r"(\d+) +(.+)", title) for title in titles(reader.outline)]
    return {int(one[1]): one[2] for one in found if one}


def test_cards_alone_lead_nowhere(make_program: MakeProgram) -> None:
    """A page that holds no cards has no link to one."""
    pdf = render(make_program(), options=Options(layout="one-page"))
    assert of(spoken(pdf), "/Link") == []


def test_what_was_typed_in_english_is_told_in_spanish(spanish: list[Spoken]) -> None:
    marked = {one.text.strip() for one in spanish if one.data.get("/Lang") == "en-US"}
    assert ENGLISH_GOAL in marked
    assert "Riverside Physical Therapy" in marked
    assert not any(SPANISH_GOAL in text or "555" in text for text in marked)


def test_an_english_handout_marks_nothing_english(program: Program) -> None:
    assert not [one for one in spoken(render(program)) if "/Lang" in one.data]


def test_a_goal_in_spanish_is_told_in_english(make_program: MakeProgram) -> None:
    elements = spoken(render(make_program(goals=[SPANISH_GOAL])))
    marked = [one.text.strip() for one in elements if one.data.get("/Lang") == "es-US"]
    assert {one.rstrip(".").casefold() for one in marked} == {SPANISH_GOAL.casefold()}


def test_the_file_says_the_day_it_was_made(workspace: Workspace, tmp_path: Path) -> None:
    program = planned(workspace, an_intake())
    told = PdfReader(io.BytesIO(handout(workspace, program))).metadata
    assert told is not None
    assert told["/CreationDate"] == "D:20261122"


def test_a_file_of_no_day_makes_none_up(program: Program) -> None:
    told = PdfReader(io.BytesIO(render(program))).metadata
    assert told is not None
    assert "/CreationDate" not in told
