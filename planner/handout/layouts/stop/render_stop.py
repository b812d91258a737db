"""The papers of a stop become PDFs."""

from planner.handout.layouts.page_foot import print_pages
from planner.handout.layouts.stop.letter import letter_blocks
from planner.handout.layouts.stop.safety_net import safety_net_blocks
from planner.handout.layouts.stop.stop_paper import StopLayout, StopPaper
from planner.handout.options import Options
from planner.handout.typeset.page_breaks import balanced
from planner.handout.typeset.page_frame import sheet_for
from planner.handout.typeset.text import require_printable
from planner.model.language import Language

_CARD_PT = 14.0
"""The patient's card is read standing up."""


def render_stop(paper: StopPaper, layout: StopLayout, options: Options) -> bytes:
    """The safety-net card in the patient's language, or the letter in English, as a PDF."""
    require_printable(paper.intake.patient.on_paper, ())
    language: Language = paper.intake.patient.language if layout == "safety-net" else "en"
    sheet = sheet_for(
        options.paper,
        body_pt=_CARD_PT if layout == "safety-net" else 0.0,
        large=layout == "safety-net" and paper.intake.patient.large_print,
        gray=options.ink == "gray",
        clinic=options.clinic,
        logo=options.logo,
        language=language,
        foreign=frozenset(),
    )
    blocks = safety_net_blocks if layout == "safety-net" else letter_blocks
    title = sheet.words.net_title if layout == "safety-net" else sheet.words.letter_title
    pages = balanced(blocks(sheet, paper), sheet.height)
    name = paper.intake.patient.on_paper
    return print_pages(sheet, name, title, pages, options.made_on)
