"""The booklet of half pages: folded and stapled it is in order, an exercise a page."""

import io
from dataclasses import replace
from itertools import pairwise

import page as page_validation
import pytest
from pypdf import PdfReader

from planner.handout.layouts.booklet.booklet import booklet_blocks
from planner.handout.layouts.half import saddle_stitched
from planner.handout.layouts.render import render
from planner.handout.options import Options
from planner.handout.typeset.blocks import Block
from planner.handout.typeset.page_frame import sheet_for
from planner.handout.typeset.styles import BODY
from planner.model.language import Language
from tests.conftest import MakeProgram
from tests.handout.measured import measured
from tests.handout.read_aloud import spoken
from tests.handout.test_sheet_pages import picture_widths
from tests.page_texts import page_texts

INCH_PT = 72.0
HEADING_PT = 14.0
HALF = Options(layout="half")


def folded(leaves: list[tuple[int | None, ...]]) -> list[int | None]:
    """The pages as they are turned, once the sheets are laid in a pile and folded."""
    sheets = list(zip(leaves[::2], leaves[1::2], strict=True))
    first = [page for (_, right), (left, _) in sheets for page in (right, left)]
    second = [page for (left, _), (_, right) in reversed(sheets) for page in (right, left)]
    return [*first, *second]


@pytest.mark.parametrize("count", range(1, 60))
def test_folded_the_pages_are_in_order(count: int) -> None:
    leaves = saddle_stitched(count)
    assert len(leaves) % 2 == 0  # both sides of each sheet
    turned = folded(leaves)
    assert turned[:count] == list(range(count))
    assert turned[count:] == [None] * (len(turned) - count)
    assert len(turned) - count < 4


def test_a_side_of_paper_holds_two_pages(make_program: MakeProgram) -> None:
    reader = PdfReader(io.BytesIO(render(make_program(), options=HALF)))
    assert len(reader.pages) % 2 == 0
    for side in reader.pages:
        assert (float(side.mediabox.width), float(side.mediabox.height)) == (792.0, 612.0)


def test_each_exercise_begins_a_page_with_a_picture_of_four_inches(
    make_program: MakeProgram,
) -> None:
    program = make_program()
    pdf = render(program, options=HALF)
    assert picture_widths(PdfReader(io.BytesIO(pdf))) == pytest.approx(
        [4 * INCH_PT] * len(program.exercises), abs=0.2
    )
    names = {each.patient_name for each in program.exercises.values()}
    for half in measured(pdf, 12 / BODY.size, columns=2):
        headed = [one.text.strip() for one in half.pieces if one.size > HEADING_PT]
        assert sum(name in names for name in headed) <= 1


def test_it_is_read_out_in_the_order_of_its_pages(make_program: MakeProgram) -> None:
    program = make_program()
    elements = spoken(render(program, options=HALF))
    names = [one.text.strip() for one in elements if one.role == "/H3"]
    exercises = [each.patient_name for each in program.exercises.values()]
    said = [name for name in (" ".join(n.split()[1:]) for n in names) if name in exercises]
    assert said == exercises
    tables = [one for one in elements if one.role == "/Table"]
    assert tables
    assert all("Card and exercise" in one.text for one in tables if "(card" in one.text)


@pytest.mark.parametrize("language", ["en", "es"])
def test_it_is_accessible(make_program: MakeProgram, language: Language) -> None:
    options = Options(layout="half", language=language, mixed=True)
    pdf = render(make_program(), options=options)
    report = page_validation.validate_pdf_bytes(pdf, profile="ua1")
    assert report.is_compliant, str(report)


def test_the_outline_goes_from_front_to_back(make_program: MakeProgram) -> None:
    reader = PdfReader(io.BytesIO(render(make_program(), options=HALF)))
    top = [str(each.title) for each in reader.outline if not isinstance(each, list)]
    assert top[0] == "Your plan at a glance"
    parts = [title for title in top if title.startswith("Part ")]
    assert [title[:6] for title in parts] == ["Part 1", "Part 2", "Part 3", "Part 4"]
    assert all(one != other for one, other in pairwise(parts))


@pytest.mark.parametrize("large", [False, True])
def test_a_foot_is_whole(make_program: MakeProgram, large: bool) -> None:
    """The name of the plan stands in it where there is room for all of it."""
    program = make_program(patient={"name": "Margaret Thatcher", "large_print": large})
    text = page_texts(render(program, options=HALF))
    assert not any("…" in each for each in text)
    assert all("Margaret Thatcher" in each for each in text)


@pytest.mark.parametrize("large", [False, True])
def test_no_line_of_a_list_is_parted_from_all_others(
    make_program: MakeProgram, large: bool
) -> None:
    """Goals, and what ends a part: on whichever page the list goes on, two of it stand together."""
    program = make_program(goals=["Walk the dog", "Lift my grandson", "Garden"])
    sheet = sheet_for("letter", half=True, large=large)
    lists: dict[object, list[Block]] = {}
    for block in booklet_blocks(sheet, program, replace(HALF, large_print=large)):
        for kind, name in block.within:
            if kind == "L" and (name == "goals" or str(name).startswith("ready-")):
                lists.setdefault(name, []).append(block)
    assert len(lists) > len(program.phases)
    for name, lines in lists.items():
        assert len(lines) < 2 or (lines[0].keep_with_next and lines[-2].keep_with_next), name
