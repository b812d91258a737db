"""The file: paper, pages, fonts, bookmarks; the same bytes each time."""

import hashlib
import io
import subprocess
import sys
from collections.abc import Callable

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from planner.handout.layouts.render import render
from planner.handout.paper import SIZES_PT, Paper
from planner.handout.typeset.blocks import NEW_PAGE, Block, paginate
from planner.handout.typeset.page_breaks import balanced
from planner.model.program.program import Program
from tests.handout.program_factory import make_program as make_by_hand
from tests.page_texts import page_texts


@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_pages_are_of_the_paper(program: Program, paper: Paper) -> None:
    reader = PdfReader(io.BytesIO(render(program, paper)))
    for page in reader.pages:
        width, height = float(page.mediabox.width), float(page.mediabox.height)
        assert (width, height) == pytest.approx(SIZES_PT[paper], abs=0.01)


def test_a_program_built_from_the_shipped_library_prints(
    make_program: Callable[..., Program],
) -> None:
    program = make_program(weeks=12)
    assert program.intake.patient.name in page_texts(render(program))[0]


def test_the_same_program_is_the_same_file(program: Program) -> None:
    first = render(program)
    assert render(make_by_hand(name="Somebody Else")) != first
    assert render(program) == first


def test_another_process_makes_the_same_file(program: Program) -> None:
    code = (
        "import sys, hashlib; from planner.handout.layouts.render import render;"
        "from planner.model.program.program import Program;"
        "p = Program.model_validate_json(sys.stdin.read());"
        "sys.stdout.write(hashlib.sha256(render(p)).hexdigest())"
    )
    found = subprocess.run(
        [sys.executable, "-c", code],
        input=program.model_dump_json(),
        capture_output=True,
        text=True,
        check=True,
    )
    assert found.stdout == hashlib.sha256(render(program)).hexdigest()


def test_the_typeface_is_embedded_and_the_file_small(program: Program) -> None:
    pdf = render(program)
    assert len(pdf) < 150_000
    assert b"ASCII85" not in pdf
    fonts: dict[str, DictionaryObject] = {}
    for page in PdfReader(io.BytesIO(pdf)).pages:
        for font in page["/Resources"]["/Font"].values():
            fonts[str(font.get_object()["/BaseFont"])] = font.get_object()
    used = {name: font for name, font in fonts.items() if "Atkinson" in name}
    assert len(used) == 2
    for font in used.values():
        assert "/FontFile2" in font["/FontDescriptor"]
        assert "/ToUnicode" in font


def test_the_file_says_what_it_is_and_has_bookmarks(program: Program) -> None:
    reader = PdfReader(io.BytesIO(render(program)))
    assert reader.metadata is not None
    assert reader.metadata.title == "Back and leg pain with walking \u2013 Maria Núñez"
    assert reader.trailer["/Root"]["/Lang"] == "en-US"
    top = [entry for entry in reader.outline if not isinstance(entry, list)]
    titles = [str(entry.title) for entry in top]
    assert titles[0] == "Your plan at a glance"
    assert titles[1].startswith("Part 1: Calm and move")
    assert titles[2:4] == ["Your exercises", "If your back flares up"]
    assert [title[:7] for title in titles[4:]] == ["Part 2:", "Part 3:", "Part 4:"]
    places = [reader.get_destination_page_number(each) for each in top]
    assert places == sorted(places)


def test_only_rendering_needs_reportlab() -> None:
    code = (
        "import sys, planner.handout, planner.handout.paper, planner.handout.words.en;"
        "sys.exit('reportlab' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def _block(height: float, **more: object) -> Block:
    return Block(height, lambda pen, left, top: None, **more)  # type: ignore[arg-type]


def _heights(blocks: list[Block], room: float) -> list[list[float]]:
    return [[placed.block.height for placed in page] for page in paginate(blocks, room)]


def test_a_heading_goes_to_the_next_page_with_its_text() -> None:
    heading = _block(10, keep_with_next=True)
    assert _heights([_block(80), heading, _block(20)], 100) == [[80], [10, 20]]


def test_a_block_may_begin_a_page() -> None:
    assert _heights([_block(10), _block(20, wants=NEW_PAGE)], 100) == [[10], [20]]
    assert _heights([_block(60), _block(20, wants=50)], 100) == [[60], [20]]
    assert _heights([_block(40), _block(20, wants=50)], 100) == [[40, 20]]


def test_space_before_a_block_is_dropped_at_the_head_of_a_page() -> None:
    pages = paginate([_block(90), _block(20, space_before=15)], 100)
    assert [placed.offset for page in pages for placed in page] == [0, 0]


def _breaks(blocks: list[Block], room: float) -> list[list[float]]:
    return [[placed.block.height for placed in page] for page in balanced(blocks, room)]


def test_the_last_page_takes_over_what_it_needs() -> None:
    """No page has less than a third on it where another break can help it."""
    assert _heights([_block(20)] * 6, 100) == [[20] * 5, [20]]
    assert _breaks([_block(20)] * 6, 100) == [[20] * 4, [20] * 2]


def test_nothing_is_torn_from_what_it_belongs_to() -> None:
    heading = _block(10, keep_with_next=True)
    assert _breaks([_block(80), heading, _block(40)], 100) == [[80], [10, 40]]
    assert _breaks([_block(70), _block(20, rather_with_next=True), _block(60)], 100) == [
        [70],
        [20, 60],
    ]
    assert _breaks([_block(40), _block(60, wants=NEW_PAGE)], 100) == [[40], [60]]


def test_what_fits_no_page_is_parted_where_it_may_be() -> None:
    rows = [_block(30, rather_with_next=True) for _ in range(5)]
    assert [len(page) for page in balanced([*rows, _block(30)], 100)] == [3, 3]


def test_many_long_goals_leave_each_day_on_page_one(make_program: Callable[..., Program]) -> None:
    goals = [
        f"Goal {number}: " + "walk with the dog to the river and back " * 4 for number in range(6)
    ]
    first, second, *_ = page_texts(render(make_program(goals=goals)))
    assert "Goal 5" in first + second
    assert "Each day" in first
