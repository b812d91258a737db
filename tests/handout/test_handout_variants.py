"""Every layout, size, ink and clinic: accessible, whole, and what it is for."""

import io
import re
from itertools import pairwise, product
from typing import get_args

import page as page_validation
import pytest
from PIL import Image
from pypdf import PdfReader

from planner.handout.document.by_week import in_weeks
from planner.handout.document.part_sheet import PartSheet, part_sheet
from planner.handout.document.session_days import session_days
from planner.handout.layouts.render import render
from planner.handout.options import Ink, Layout, Options
from planner.handout.paper import Paper
from planner.handout.words.by_language import words_with
from planner.model.clinic import Clinic
from planner.model.language import Language
from planner.model.program.program import Program
from planner.services.workspace import Workspace
from planner.settings import Settings
from tests.conftest import MakeProgram, an_intake
from tests.handout.test_handout_accessible import tree, walk
from tests.page_texts import page_texts
from tests.printed import planned
from tests.sweeps import some

ENGLISH = words_with({}, "en")

CLINIC = Clinic(
    name="Río & Sons <b>Physical Therapy</b>",
    phone="555 0100",
    therapist="Dana Reyes, PT",
    color="#7a1f5c",
    link="https://clinic.example/help",
)


@pytest.fixture(scope="module")
def chosen(tmp_path_factory: pytest.TempPathFactory) -> Program:
    return planned(
        Workspace(Settings(tmp_path_factory.mktemp("data"))),
        an_intake(
            presentation="sciatica",
            precautions=["osteoporosis"],
            goals=["Walk the dog"],
            occasions=["imaging_worry"],
            weeks=8,
        ),
    )


def a_logo() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (300, 90), "#1f5c7a").save(out, "PNG")
    return out.getvalue()


def pages(program: Program, options: Options) -> list[str]:
    return page_texts(render(program, options=options))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("layout", "ink", "large", "paper", "language"),
    list(
        product(get_args(Layout), get_args(Ink), (False, True), get_args(Paper), get_args(Language))
    ),
)
def test_every_variant_passes_pdf_ua(
    chosen: Program, layout: Layout, ink: Ink, large: bool, paper: Paper, language: Language
) -> None:
    wished = Options(
        paper=paper,
        layout=layout,
        ink=ink,
        large_print=large,
        language=language,
        clinic=CLINIC,
        logo=a_logo(),
    )
    report = page_validation.validate_pdf_bytes(render(chosen, options=wished), profile="ua1")
    assert report.is_compliant, str(report)


def test_the_clinics_address_can_be_followed_and_says_where_it_leads(chosen: Program) -> None:
    reader = PdfReader(io.BytesIO(render(chosen, options=Options(clinic=CLINIC))))
    links = [
        note.get_object()
        for page in reader.pages
        for note in page.get("/Annots", [])
        if "/A" in note.get_object()
    ]
    (link,) = links
    assert link["/A"]["/URI"] == CLINIC.link
    assert "Río & Sons" in link["/Contents"]
    assert reader.metadata is not None
    assert reader.metadata.author == CLINIC.name


@pytest.mark.parametrize("layout", ["booklet", "one-page"])
def test_the_logo_is_there_with_its_words(chosen: Program, layout: Layout) -> None:
    pdf = render(chosen, options=Options(layout=layout, clinic=CLINIC, logo=a_logo()))
    told = [
        str(each.data["/Alt"])
        for each in walk(tree(PdfReader(io.BytesIO(pdf))))
        if each.role == "/Figure"
    ]
    assert told.count(f"Logo of {CLINIC.name}") == 1


@pytest.mark.parametrize("part", [1, 2, 3, 4])
def test_the_plan_for_the_fridge_has_the_moves_of_its_part(chosen: Program, part: int) -> None:
    text = " ".join(pages(chosen, Options(layout="one-page", part=part)))
    assert f"Part {part}:" in text
    assert "Go to the emergency department" in text
    used = {
        item.exercise
        for week in chosen.weeks
        if week.phase == part
        for session in week.sessions
        for item in session.items
    }
    for exercise in used:
        assert chosen.exercises[exercise].patient_name in text
    told = part_sheet(chosen, part, ENGLISH)
    for move in told.moves:
        days = ". ".join(each.said for each in move.days)
        assert not move.days or (f"Days: {days}." in text) == days_differ(told), move.exercise.id


def test_the_fridge_has_the_lights_and_when_to_get_help_on_one_page(
    chosen: Program,
) -> None:
    printed = pages(chosen, Options(layout="one-page", part=1))
    said = [each.during for each in chosen.handed.lights] + [ENGLISH.sheet.emergency]
    assert any(all(each in " ".join(page.split()) for each in said) for page in printed)


@pytest.mark.parametrize("layout", some(["one-page", "booklet"], fast=3))
@pytest.mark.parametrize("part", [1, 2, 3, 4])
def test_doses_are_those_of_the_sheet_in_every_layout(
    chosen: Program, part: int, layout: Layout
) -> None:
    """By the weeks of the part, in the same words."""
    text = " ".join(
        pages(chosen, Options(layout=layout, part=part if layout != "booklet" else None))
    )
    text = text[text.index(f"Part {part}:") :]
    sheet = part_sheet(chosen, part, ENGLISH)
    walks = any(i.outside for w in chosen.weeks for s in w.sessions for i in s.items)
    assert layout != "booklet" or (ENGLISH.column_minutes_walk in text) == walks
    for move in sheet.moves:
        dose = " ".join(in_weeks(line) for line in move.dose)
        assert dose in text, (move.exercise.id, dose)
    for each in session_days(ENGLISH, [week for week in chosen.weeks if week.phase == part]):
        days = " ".join(one.said for one in each.days)
        row = f"{each.title} {days} {each.minutes}"
        assert (row in text) == (layout == "booklet" or not days_differ(sheet)), row


def days_differ(told: PartSheet) -> bool:
    """Whether each move of the plan for the fridge names its days, in place of a table."""
    return len({move.days for move in told.moves if move.days}) > 1


def test_the_diary_alone_holds_every_week(chosen: Program) -> None:
    text = " ".join(pages(chosen, Options(layout="diary")))
    for week in range(1, 9):
        assert len(re.findall(rf"Week {week}\b", text)) == 1
    assert text.count("Pain in the morning") == text.count("How hard it was") == 8
    for week in chosen.weeks:
        assert week.light == (f"Week {week.number} (an easy week)" in text)
    assert "Get ready:" not in text


@pytest.mark.parametrize("part", [1, 2, 3, 4])
def test_the_diary_of_a_part_has_its_weeks_alone(chosen: Program, part: int) -> None:
    text = " ".join(pages(chosen, Options(layout="diary", part=part)))
    told = {week.number for week in chosen.weeks if f"Week {week.number}" in text}
    assert told == {week.number for week in chosen.weeks if week.phase == part}


def test_cards_hold_every_exercise_once(chosen: Program) -> None:
    text = " ".join(pages(chosen, Options(layout="cards")))
    assert text.count("Get ready:") == len(chosen.exercises)
    assert "Diary" not in text


def test_large_print_sets_the_body_in_eighteen_points(chosen: Program) -> None:
    reader = PdfReader(io.BytesIO(render(chosen, options=Options(large_print=True))))
    sizes: dict[float, int] = {}

    def note(text: str, cm: list[float], tm: list[float], _: object, size: float) -> None:
        if text.strip():
            key = round(size * cm[3] * tm[3], 1)
            sizes[key] = sizes.get(key, 0) + len(text)

    for page in reader.pages[6:12]:
        page.extract_text(visitor_text=note)
    assert max(sizes, key=lambda size: sizes[size]) == pytest.approx(18.0, abs=0.1)


def test_gray_ink_leaves_no_colour(chosen: Program) -> None:
    reader = PdfReader(io.BytesIO(render(chosen, options=Options(ink="gray"))))
    for page in reader.pages:
        content = page.get_contents()
        assert content is not None
        assert not re.search(rb"[\d.]+ [\d.]+ [\d.]+ (rg|RG)\b", content.get_data())
        for form in page["/Resources"].get("/XObject", {}).values():  # type: ignore[union-attr]
            assert not re.search(rb"[\d.]+ [\d.]+ [\d.]+ (rg|RG)\b", form.get_object().get_data())


def test_the_therapists_copy_says_why_and_what_was_left_out(make_program: MakeProgram) -> None:
    chosen = make_program(presentation="chronic", precautions=["vertebral_fx_old"])
    text = " ".join(pages(chosen, Options(layout="clinician")))
    assert "Therapist's copy: Sample Patient" in text
    assert "Exercise report (CERT)" in text
    for item in ("7a", "7b", "14b", "15", "16b"):
        assert f" {item} " in text
    whys = {i.why for w in chosen.weeks for s in w.sessions for i in s.items if i.why}
    assert any(why[:30] in text for why in whys)
    assert chosen.left_out
    assert "vertebral fx old" in text
    assert chosen.left_out[0].name in text


def test_the_clinic_stands_on_the_handout_with_its_number_and_code(chosen: Program) -> None:
    told = pages(chosen, Options(clinic=CLINIC))
    assert "Río & Sons <b>Physical Therapy</b> · Dana Reyes, PT · 555 0100" in told[0]
    assert sum("When to get help (our number: 555 0100)" in page for page in told) == 1
    assert sum("https://clinic.example/help" in page for page in told) == 1
    reader = PdfReader(io.BytesIO(render(chosen, options=Options(clinic=CLINIC))))
    content = reader.pages[0].get_contents()
    assert content is not None
    assert b"0.4784 0.1216 0.3608 rg" in content.get_data()  # the clinic's colour


def test_without_a_clinic_nothing_stands_for_one(chosen: Program) -> None:
    assert "our number" not in " ".join(pages(chosen, Options()))


def test_a_pale_colour_is_refused_with_its_contrast() -> None:
    with pytest.raises(ValueError, match=r"contrast on white is 1\.\d to 1, and 4\.5"):
        Clinic(name="Pale", color="#ffe27a")


@pytest.mark.parametrize("layout", some(get_args(Layout), fast=3))
def test_headings_nest_in_every_layout(chosen: Program, layout: Layout) -> None:
    """One H1, and none that skips a rank on the way down."""
    pdf = render(chosen, options=Options(layout=layout, clinic=CLINIC))
    roles = [each.role for each in walk(tree(PdfReader(io.BytesIO(pdf))))]
    ranks = [int(role[2]) for role in roles if re.fullmatch(r"/H[1-6]", role)]
    assert ranks[0] == 1
    assert ranks.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(ranks))
