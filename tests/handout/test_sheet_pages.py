"""The sheets on paper: type and pictures large enough, each part on a sheet of its own."""

import io
import re
from contextlib import closing
from datetime import date
from itertools import combinations, cycle
from typing import Any

import pypdfium2
import pytest
from PIL import ImageOps
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ContentStream

from planner.building.build import build
from planner.handout.layouts.render import render
from planner.handout.options import Options
from planner.handout.words.en import ENGLISH
from planner.library.intake_file import read_intake
from planner.library.shipped import shipped_root
from planner.model.clinic import Clinic
from planner.model.language import Language
from planner.model.library import Library
from planner.model.program.program import Program
from tests.conftest import MakeProgram
from tests.page_texts import page_texts, text_of
from tests.presentations import PRESENTATIONS
from tests.sweeps import some, some_rows

CLINIC = Clinic(name="Riverside Physical Therapy", phone="555 0100", color="#7a1f5c")
TODAY, START = date(2026, 11, 29), date(2026, 11, 30)
INCH_PT = 72.0
WHO: tuple[tuple[str, int, float], ...] = (
    ("frail", 1980, 14.0),
    ("older_steady", 1957, 14.0),
    ("deconditioned", 1970, 12.0),
    ("active", 1985, 12.0),
)
"""Function, year of birth, and the size of type that goes with them, points."""


def sheets(program: Program, **wished: Any) -> PdfReader:
    return PdfReader(io.BytesIO(printed(program, **wished)))


def printed(program: Program, **wished: Any) -> bytes:
    options = Options(
        **{"layout": "sheet", "made_on": TODAY, "start": START, "mixed": True} | wished
    )
    return render(program, options=options)


def type_sizes(reader: PdfReader) -> dict[float, int]:
    """How many characters are printed in each size, points on paper."""
    sizes: dict[float, int] = {}
    for page in reader.pages:
        scale, kept, font = 1.0, list[float](), 0.0
        for operands, operator in ContentStream(page.get_contents(), reader).operations:
            if operator == b"q":
                kept.append(scale)
            elif operator == b"Q":
                scale = kept.pop()
            elif operator == b"cm":
                scale *= float(operands[3])
            elif operator == b"Tf":
                font = float(operands[1])
            elif operator == b"Tj" and bytes(operands[0].original_bytes).strip():
                size = round(font * scale, 2)
                sizes[size] = sizes.get(size, 0) + len(operands[0].original_bytes)
    return sizes


def picture_widths(reader: PdfReader) -> list[float]:
    """The widths of all pictures, points on paper."""
    found: list[float] = []

    def walk(element: Any) -> None:
        for kid in element.get("/K", []) if isinstance(element.get("/K"), list) else ():
            one = kid if isinstance(kid, int) else kid.get_object()
            if isinstance(one, dict):
                walk(one)
        if element.get("/S") == "/Figure":
            attributes = element["/A"].get_object()
            box = [float(each) for each in attributes["/BBox"]]
            found.append(box[2] - box[0])

    root: Any = reader.trailer["/Root"]
    walk(root["/StructTreeRoot"]["/K"].get_object())
    return found


CASES = [
    (presentation, *who, language, clinic)
    for presentation, who, language, clinic in zip(
        [name for name in PRESENTATIONS for _ in range(3)],
        cycle(WHO),
        cycle(("en", "es")),
        cycle((CLINIC, None, CLINIC)),
        strict=False,
    )
]
"""21 programs: every presentation, frail to active, both languages, with and without a clinic."""


@pytest.mark.parametrize(
    ("presentation", "function", "born", "body_pt", "language", "clinic"), some_rows(CASES, fast=3)
)
def test_type_and_pictures_are_large_enough(
    make_program: MakeProgram,
    presentation: str,
    function: str,
    born: int,
    body_pt: float,
    language: Language,
    clinic: Clinic | None,
) -> None:
    program = make_program(
        presentation=presentation,
        function=function,
        patient={"name": "Sample Patient", "birth_year": born, "language": language},
    )
    reader = sheets(program, clinic=clinic)
    sizes = type_sizes(reader)
    assert min(sizes) >= body_pt - 0.01, sizes
    assert max(sizes, key=lambda size: sizes[size]) == pytest.approx(body_pt, abs=0.05)
    widths = picture_widths(reader)
    assert len(widths) == sum(moves_of(program, part) for part in (1, 2, 3, 4))
    assert min(widths) >= 2.5 * INCH_PT


def test_large_print_is_18_points_throughout(make_program: MakeProgram) -> None:
    sizes = type_sizes(sheets(make_program(), large_print=True, part=1))
    assert min(sizes) >= 18.0 - 0.01, sizes


def test_each_part_begins_on_the_front_of_a_sheet(make_program: MakeProgram) -> None:
    texts = page_texts(printed(make_program()))
    fronts = [
        next(number for number, text in enumerate(texts, start=1) if f"Part {part}: " in text)
        for part in (1, 2, 3, 4)
    ]
    assert [front % 2 for front in fronts] == [1, 1, 1, 1]
    assert fronts == sorted(set(fronts))


@pytest.mark.parametrize("part", [1, 2, 3, 4])
def test_a_part_alone_is_complete(make_program: MakeProgram, part: int) -> None:
    """Whose it is, of when, the pain rule in one's own numbers, when to get help, the visit."""
    program = make_program(usual_pain=5, patient={"name": "Ann Lee", "birth_year": 1957})
    first, *more = page_texts(printed(program, part=part, clinic=CLINIC))
    whole = " ".join([first, *more])
    phase = program.phases[part - 1]
    for said in ("Ann Lee", f"Part {part}: {phase.name}", "555 0100", "Next visit:", "2026"):
        assert said in first, said
    assert phase.goal in first
    assert ENGLISH.sheet.tick in first
    for each in program.handed.lights:
        assert each.during in first
    assert ENGLISH.sheet.now in first
    for rule in program.handed.call:
        if rule.urgency == "now":
            assert (rule.line or "?") in first
    for said in (*phase.ready_when, phase.step_back_when, ENGLISH.sheet.bring):
        assert said in whole, said
    assert all(other.name not in whole for other in program.phases if other != phase)


@pytest.mark.parametrize("presentation", some(PRESENTATIONS, fast=3))
def test_every_sign_to_get_help_for_is_on_the_sheet_of_each_part(
    make_program: MakeProgram, presentation: str
) -> None:
    """The sheet may be the only paper that a patient keeps."""
    program = make_program(
        presentation=presentation, precautions=["osteoporosis", "steroid_longterm"], usual_pain=4
    )
    for part in (1, 4):
        told = text_of(printed(program, part=part))
        for rule in program.handed.call:
            sign = (rule.short or rule.when).rstrip(".")
            assert " ".join(sign.split()) in told, (part, rule)
        for urgency, means in program.handed.call_means.items():
            assert (urgency, " ".join(means.split()) in told) == (urgency, True)
        for note in program.handed.notes:
            assert " ".join(note.split()) in told


CAUDA_EQUINA = (
    "numb between your legs",
    "round your bottom",
    "when you wipe",
    "hard to pee",
    "you leak pee or do not feel it",
    "you leak stool or do not feel it",
    "sex feels numb or changed",
    "both legs newly weak, numb or tingly",
)
"""What the emergency text for nerve pain asks, in the words of the line."""


def test_with_nerve_pain_each_sign_stands_in_the_line_and_in_full_behind_and_even_one_counts(
    make_program: MakeProgram,
) -> None:
    program = make_program(presentation="sciatica")
    first, *more = page_texts(printed(program, part=1))
    whole = " ".join([first, *more])
    for sign in CAUDA_EQUINA:
        assert (sign, first.count(sign)) == (sign, 1)
    signs = [rule.short or "" for rule in program.handed.call if rule.urgency == "now"]
    assert [whole.count(sign) for sign in signs] == [1] * len(signs)
    assert [whole.index(sign) for sign in signs] == sorted(whole.index(sign) for sign in signs)
    assert whole.index(signs[-1]) < whole.index(ENGLISH.sheet.same_day)
    assert ENGLISH.sheet.even_one in first
    assert "with one more" not in whole


def test_without_nerve_signs_in_the_list_the_whole_emergency_text_is_printed(
    make_program: MakeProgram,
) -> None:
    """A program of an older version has none that is marked."""
    program = make_program(presentation="sciatica")
    call = tuple(one.model_copy(update={"nerve": None}) for one in program.handed.call)
    older = program.model_copy(
        update={"handed": program.handed.model_copy(update={"call": call, "call_means": {}})}
    )
    told = text_of(printed(older, part=1))
    assert " ".join(program.handed.nerve_safety_net.split()) in told


@pytest.mark.parametrize("language", ["en", "es"])
def test_no_line_is_too_long_to_read(make_program: MakeProgram, language: Language) -> None:
    """75 characters, as they are drawn; a label in front of a line counts by itself."""
    program = make_program(
        function="active", patient={"name": "A B", "birth_year": 1990, "language": language}
    )
    reader = sheets(program)
    lines = [
        operands[0].original_bytes.decode("latin-1").strip()
        for page in reader.pages
        for operands, operator in ContentStream(page.get_contents(), reader).operations
        if operator == b"Tj"
    ]
    assert [line for line in lines if len(line) > 75] == []


def test_what_is_too_much_for_one_sheet_goes_on_to_a_second(make_program: MakeProgram) -> None:
    active = make_program(function="active", weeks=12, equipment=["dumbbell", "band", "chair"])
    reader = sheets(active, part=3)
    assert len(reader.pages) > 2
    assert min(type_sizes(reader)) >= 12.0 - 0.01


def used(reader: PdfReader) -> list[float]:
    """How much of the height of each page has anything on it, its foot aside; a back that is left
    blank so that the next part has paper of its own has nothing."""
    shares = []
    file = io.BytesIO()
    PdfWriter(clone_from=reader).write(file)
    with closing(pypdfium2.PdfDocument(file.getvalue())) as document:
        for page in document:
            shown = page.render(scale=0.3).to_pil().convert("L")
            body = shown.crop((0, 0, shown.width, round(shown.height * 0.93)))
            box = ImageOps.invert(body).point(lambda tone: 255 if tone > 40 else 0).getbbox()
            shares.append(box[3] / body.height if box else 0.0)
    return shares


def moves_of(program: Program, part: int) -> int:
    return len(
        {i.exercise for w in program.weeks if w.phase == part for s in w.sessions for i in s.items}
    )


@pytest.mark.parametrize(
    ("presentation", "function", "born", "body_pt", "language", "clinic"), some_rows(CASES, fast=3)
)
def test_a_part_takes_few_pages_and_none_is_nearly_empty(
    make_program: MakeProgram,
    presentation: str,
    function: str,
    born: int,
    body_pt: float,
    language: Language,
    clinic: Clinic | None,
) -> None:
    """Front and back for few moves, half a page a move beyond; it was one and a half times that."""
    program = make_program(
        presentation=presentation,
        function=function,
        patient={"name": "Sample Patient", "birth_year": born, "language": language},
    )
    for part in (1, 2, 3, 4):
        moves = moves_of(program, part)
        if not moves:
            continue
        reader = sheets(program, clinic=clinic, part=part)
        most = 2 + moves / 2 if body_pt == 12.0 else 3 + moves * 0.65
        assert len(reader.pages) <= most, (part, moves)
        assert min(used(reader)) >= 1 / 3, (part, used(reader))


def test_the_common_part_of_six_moves_is_two_sheets_and_its_first_page_has_three(
    make_program: MakeProgram,
) -> None:
    program = make_program(
        presentation="chronic", function="active", patient={"name": "Ann Lee", "birth_year": 1985}
    )
    assert moves_of(program, 2) == 6
    first, *more = page_texts(printed(program, part=2, clinic=CLINIC))
    assert len(more) == 3
    names = [e.patient_name for e in program.exercises.values() if e.patient_name in first]
    assert len(names) >= 3


def test_the_first_part_of_the_sample_is_two_sheets_and_its_pages_are_full(
    library: Library,
) -> None:
    """Two moves stand in front; what the lights mean begins under the other two."""
    intake = read_intake(shipped_root() / "programs" / "sample-intake.yaml").intake
    assert intake is not None
    program = build(intake, library).program
    assert program is not None
    reader = sheets(program, part=1)
    assert len(reader.pages) == 4
    assert min(used(reader)) > 0.8


def test_what_is_the_same_is_said_once(make_program: MakeProgram) -> None:
    """How hard, once for all moves of which it is so; what to do when it is too much, on a line."""
    program = make_program(function="active", patient={"name": "A B", "birth_year": 1985})
    text = text_of(printed(program, part=3))
    efforts = re.findall(r"\(\d out of 10\)", text)
    assert len(efforts) > 1
    assert len(efforts) == len(set(efforts))
    assert {e.strip("()") for e in efforts} >= {
        *re.findall(r"Weeks? [^:]{1,12}: (\d out of 10)", text)
    }
    for told in re.findall(r"Too much\? Next time: (.{60})", text):
        assert "Week" not in told.partition(".")[0]
        assert "Rest" not in told.partition(".")[0]


@pytest.mark.parametrize(
    "wished", some([{}, {"large_print": True}, {"paper": "a4", "ink": "gray"}], fast=2)
)
@pytest.mark.parametrize("function", some(["frail", "active"], fast=1))
def test_nothing_is_printed_over_anything_else(
    make_program: MakeProgram, function: str, wished: dict[str, Any]
) -> None:
    program = make_program(function=function, weeks=12)
    file = io.BytesIO()
    PdfWriter(clone_from=sheets(program, **wished)).write(file)
    with closing(pypdfium2.PdfDocument(file.getvalue())) as document:
        for page in document:
            text = page.get_textpage()
            boxes = [text.get_rect(number) for number in range(text.count_rects())]
            assert [pair for pair in combinations(boxes, 2) if cover(*pair)] == []


def cover(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    """Whether two lines of text lie over one another: left, bottom, right, top."""
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    return wide > 3 and high > 0.4 * min(one[3] - one[1], other[3] - other[1])
