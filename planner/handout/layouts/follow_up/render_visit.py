"""The papers of a visit become PDFs."""

from planner.handout.document.changes import WeekChanges
from planner.handout.document.keep_well import KeepWell
from planner.handout.document.progress import Progress
from planner.handout.kept_pictures import KeptPictures
from planner.handout.layouts.follow_up import words as said
from planner.handout.layouts.follow_up.changes import changes_blocks, picture_blocks
from planner.handout.layouts.follow_up.keep_well import keep_well_blocks
from planner.handout.layouts.follow_up.progress import doctor_blocks, progress_blocks
from planner.handout.layouts.page_foot import print_pages
from planner.handout.layouts.sheet.pages import part_pages
from planner.handout.options import Options
from planner.handout.typeset.blocks import Page, paginate
from planner.handout.typeset.page_frame import Sheet, sheet_for
from planner.handout.typeset.text import require_printable
from planner.model.program.program import Program


def render_changes(
    told: WeekChanges,
    program: Program,
    options: Options,
    *,
    foreign: frozenset[str] = frozenset(),
    pictures: KeptPictures | None = None,
) -> bytes:
    """What changes now, pictures of the new moves; on a sheet of its own that of the weeks to come.

    `program` is in the patient's language. Raises NotPrintable.
    """
    sheet = _patients(program, options, foreign, pictures)
    pages = paginate([*changes_blocks(sheet, told), *picture_blocks(sheet, told)], sheet.height)
    if len(pages) % 2:
        pages.append(())
    pages += part_pages(sheet, told.sheet, first=False)
    title, day = sheet.words.of_visit.changes, told.sheet.made_on
    return _printed(sheet, program, title, pages, options, day=day)


def render_keep_well(told: KeepWell, options: Options) -> bytes:
    """The discharge sheet. Raises NotPrintable."""
    sheet = _patients(told.program, options, frozenset(), None)
    pages = paginate(keep_well_blocks(sheet, told), sheet.height)
    return _printed(sheet, told.program, sheet.words.of_visit.discharge, pages, options)


def render_progress(paper: Progress, options: Options, *, letter: bool = False) -> bytes:
    """The progress page, or the letter to the doctor, in English. Raises NotPrintable."""
    require_printable(paper.name, ())
    sheet = sheet_for(
        options.paper, gray=options.ink == "gray", clinic=options.clinic, logo=options.logo
    )
    blocks = doctor_blocks if letter else progress_blocks
    title = said.LETTER if letter else said.PROGRESS_TITLE
    pages = paginate(blocks(sheet, paper), sheet.height)
    return print_pages(sheet, paper.name, title, pages, options.made_on)


def _patients(
    program: Program, options: Options, foreign: frozenset[str], pictures: KeptPictures | None
) -> Sheet:
    """The patient's paper: as large as the patient needs it."""
    intake, clinic = program.intake, options.clinic
    whose = (clinic.name, clinic.therapist or "", clinic.link or "") if clinic else ()
    require_printable(intake.patient.on_paper, (*intake.goals, *whose))
    return sheet_for(
        options.paper,
        large=options.large_for(program),
        gray=options.ink == "gray",
        clinic=clinic,
        logo=options.logo,
        language=options.language_for(program),
        foreign=foreign,
        pictures=pictures,
        figure=options.figure_for(program),
        said=program.paper_words,
        body_pt=options.body_pt_for(program),
    )


def _printed(
    sheet: Sheet, program: Program, title: str, pages: list[Page], options: Options, day: str = ""
) -> bytes:
    name = program.intake.patient.on_paper
    return print_pages(sheet, name, title, pages, options.made_on, day=day)
