"""A program becomes a PDF. The same program always becomes the same bytes."""

from collections.abc import Callable, Mapping, Sequence

from planner.handout.kept_pictures import KeptPictures
from planner.handout.layouts.booklet.flare import flare_blocks
from planner.handout.layouts.booklet.glance import glance_blocks
from planner.handout.layouts.booklet.phases import exercise_blocks, phase_blocks
from planner.handout.layouts.cards import cut_out_blocks
from planner.handout.layouts.clinician.clinician import clinician_blocks
from planner.handout.layouts.diary.diary import diary_blocks
from planner.handout.layouts.one_page import one_page_blocks
from planner.handout.layouts.page_foot import print_pages
from planner.handout.layouts.reading.topics import own_page_blocks, reading_blocks
from planner.handout.layouts.sheet.pages import sheet_pages
from planner.handout.options import Layout, Options
from planner.handout.paper import Paper
from planner.handout.typeset.blocks import Block, Page, paginate
from planner.handout.typeset.page_frame import Sheet, sheet_for
from planner.handout.typeset.styles import BODY
from planner.handout.typeset.text import require_printable
from planner.language.translate import reworded
from planner.model.finding import Finding
from planner.model.program.fingerprint import fingerprint
from planner.model.program.program import Program

_MOST_PAGES: dict[Layout, tuple[int, tuple[float, ...]]] = {
    "booklet": (12, (1.0, 0.97, 0.94, 0.91, 0.88, 0.85)),
    "clinician": (2, (1.0, 0.95, 0.9, 0.86, 0.82, 0.78, 0.75)),
    "reading": (30, (1.1,)),
    "one-page": (1, tuple(each / 100 for each in range(104, 48, -3))),
}
"""The most pages of a layout in standard print, and the sizes of type it may have for that."""


def render(
    program: Program,
    paper: Paper = "letter",
    options: Options | None = None,
    open_findings: Sequence[Finding] = (),
    pictures: KeptPictures | None = None,
    names: Mapping[str, str] | None = None,
) -> bytes:
    """The handout of a program as a PDF; `options` say all that is wished, else the booklet.

    The therapist's copy lists what is open, and calls rules by their `names`. What `pictures` holds
    is not drawn again.

    Raises NotPrintable where a name or text cannot be printed as it was written.
    """
    wished = options or Options(paper=paper)
    intake, clinic = program.intake, wished.clinic
    whose = (clinic.name, clinic.therapist or "", clinic.link or "") if clinic else ()
    own = {item.remark for week in program.weeks for s in week.sessions for item in s.items}
    require_printable(
        intake.patient.on_paper, (*intake.goals, *intake.bands, intake.feared_move, *own, *whose)
    )
    language = wished.language_for(program)
    foreign: frozenset[str] = frozenset()
    own_name = fingerprint(program) if wished.layout == "diary" else ""
    if language != "en":
        said = reworded(program, language)
        program, foreign = said.program, said.in_english
    body_pt = wished.body_pt_for(program) if wished.layout in ("sheet", "diary") else 0.0
    sheet = sheet_for(
        wished.paper,
        large=wished.large_for(program),
        gray=wished.ink == "gray",
        clinic=wished.clinic,
        logo=wished.logo,
        language=language,
        foreign=foreign,
        pictures=pictures,
        figure=wished.figure_for(program),
        scale=body_pt / BODY.size if body_pt else 1.0,
        least_pt=body_pt,
    )
    sheet, pages = _fitted(
        sheet,
        wished,
        lambda on: (
            sheet_pages(on, program, wished)
            if wished.layout == "sheet"
            else paginate(_blocks(on, program, wished, own_name, open_findings, names), on.height)
        ),
    )
    return print_pages(sheet, program.intake.patient.on_paper, program.title, pages, wished.made_on)


def _fitted(
    sheet: Sheet, wished: Options, pages_on: Callable[[Sheet], list[Page]]
) -> tuple[Sheet, list[Page]]:
    """Pages in the largest type at which they are few enough, or in the smallest there is."""
    if wished.layout not in _MOST_PAGES or (sheet.large and wished.layout != "one-page"):
        return sheet, pages_on(sheet)
    most, scales = _MOST_PAGES[wished.layout]
    fitted: tuple[Sheet, list[Page]] | None = None
    low, high = 0, len(scales) - 1
    while low <= high:
        middle = (low + high + 1) // 2
        sheet = sheet.at_scale(scales[middle])
        pages = pages_on(sheet)
        if len(pages) > most:
            low = middle + 1
            continue
        fitted, high = (sheet, pages), middle - 1
        # The area of text goes with the square of its size: what cannot fit is not tried.
        while low <= high and _used(sheet, pages) * (scales[low] / sheet.scale) ** 2 > most:
            low += 1
    return fitted or (sheet, pages)


def _used(sheet: Sheet, pages: list[Page]) -> float:
    """How many pages are used, the last one as far as it is."""
    last = pages[-1][-1]
    return len(pages) - 1 + (last.offset + last.block.height) / sheet.height


def _blocks(
    sheet: Sheet,
    program: Program,
    wished: Options,
    own_name: str,
    open_findings: Sequence[Finding],
    names: Mapping[str, str] | None,
) -> list[Block]:
    if wished.layout == "diary":
        weeks = wished.weeks_for(program)
        return diary_blocks(
            sheet, program, weeks, start=wished.start, fillable=wished.fillable, of=own_name
        )
    if wished.layout == "cards":
        return cut_out_blocks(sheet, program)
    if wished.layout == "clinician":
        return clinician_blocks(sheet, program, open_findings, names)
    if wished.layout == "reading":
        return reading_blocks(sheet, program)
    if wished.layout == "one-page":
        return one_page_blocks(sheet, program, wished.part_for(program) or 1)
    return [
        *glance_blocks(sheet, program),
        *phase_blocks(sheet, program),
        *exercise_blocks(sheet, program),
        *flare_blocks(sheet, program),
        *own_page_blocks(sheet, program),
    ]
