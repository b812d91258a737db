"""A program becomes a PDF. The same program always becomes the same bytes.

Each layout is imported when it is asked for: most runs print one.
"""

from collections.abc import Mapping, Sequence

from planner.handout.document.in_language import told_in
from planner.handout.document.part_sheet import made_on_day
from planner.handout.kept_pictures import KeptPictures
from planner.handout.layouts.half import saddle_stitched
from planner.handout.layouts.page_foot import print_pages
from planner.handout.options import Options
from planner.handout.paper import Paper
from planner.handout.typeset.blocks import Block
from planner.handout.typeset.page_breaks import balanced
from planner.handout.typeset.page_frame import Sheet, sheet_for
from planner.handout.typeset.text import require_printable
from planner.model.finding import Finding
from planner.model.program.fingerprint import fingerprint
from planner.model.program.program import Program


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
    own_name = fingerprint(program) if wished.layout == "diary" else ""
    program, language, foreign = told_in(program, wished)
    sheet = sheet_for(
        wished.paper,
        body_pt=wished.body_pt_for(program),
        half=wished.layout == "half",
        large=wished.large_for(program),
        gray=wished.ink == "gray",
        clinic=wished.clinic,
        logo=wished.logo,
        language=language,
        foreign=foreign,
        pictures=pictures,
        figure=wished.figure_for(program),
        said=program.paper_words,
    )
    if wished.layout == "clinician":
        from planner.handout.layouts.clinician.clinician import clinician_blocks

        sheet = sheet._replace(measure_pt=sheet.width)
        blocks = clinician_blocks(sheet, program, open_findings, names)
        pages = balanced(blocks, sheet.height)
    elif wished.layout == "sheet":
        from planner.handout.layouts.sheet.pages import sheet_pages

        pages = sheet_pages(sheet, program, wished)
    else:
        pages = balanced(_blocks(sheet, program, wished, own_name), sheet.height)
    leaves = saddle_stitched(len(pages)) if wished.layout == "half" else None
    day = made_on_day(sheet.words, wished.made_on) if wished.layout in ("sheet", "one-page") else ""
    return print_pages(
        sheet, program.intake.patient.on_paper, program.title, pages, wished.made_on, leaves, day
    )


def _blocks(sheet: Sheet, program: Program, wished: Options, own_name: str) -> list[Block]:
    match wished.layout:
        case "diary":
            from planner.handout.layouts.diary.diary import diary_blocks

            weeks = wished.weeks_for(program)
            return diary_blocks(
                sheet, program, weeks, start=wished.start, fillable=wished.fillable, of=own_name
            )
        case "cards":
            from planner.handout.layouts.cards import cut_out_blocks

            return cut_out_blocks(sheet, program)
        case "reading":
            from planner.handout.layouts.reading.topics import reading_blocks

            return reading_blocks(sheet, program)
        case "one-page":
            from planner.handout.layouts.booklet.booklet import sheets_for
            from planner.handout.layouts.one_page import one_page_blocks

            (told,) = sheets_for(sheet.words, program, wished, [wished.part_for(program) or 1])
            return one_page_blocks(sheet, program, told)
        case _:
            from planner.handout.layouts.booklet.booklet import booklet_blocks

            return booklet_blocks(sheet, program, wished)
