"""The papers of a stop become PDFs."""

from planner.handout.layouts.page_foot import print_pages
from planner.handout.layouts.stop.letter import letter_blocks
from planner.handout.layouts.stop.safety_net import safety_net_blocks
from planner.handout.layouts.stop.stop_paper import StopLayout, StopPaper
from planner.handout.options import Options
from planner.handout.typeset.blocks import paginate
from planner.handout.typeset.page_frame import sheet_for
from planner.handout.typeset.text import require_printable
from planner.model.language import Language

_CARD_SCALE = 1.35
"""The patient's card is read standing up."""


def render_stop(paper: StopPaper, layout: StopLayout, options: Options) -> bytes:
    """The safety-net card in the patient's language, or the letter in English, as a PDF."""
    require_printable(paper.intake.patient.on_paper, ())
    language: Language = paper.intake.patient.language if layout == "safety-net" else "en"
    sheet = sheet_for(
        options.paper,
        large=False,
        gray=options.ink == "gray",
        clinic=options.clinic,
        logo=options.logo,
        language=language,
        foreign=frozenset(),
    )
    if layout == "safety-net":
        sheet = sheet.at_scale(_CARD_SCALE)
    blocks = safety_net_blocks if layout == "safety-net" else letter_blocks
    title = sheet.words.net_title if layout == "safety-net" else sheet.words.letter_title
    pages = paginate(blocks(sheet, paper), sheet.height)
    name = paper.intake.patient.on_paper
    return print_pages(sheet, name, title, pages, options.made_on)
