"""A questionnaire as it was published: its instructions, and a box beside each sentence."""

from planner.handout.layouts.follow_up import words as said
from planner.handout.layouts.headings import heading, text
from planner.handout.layouts.page_foot import print_pages
from planner.handout.options import Options
from planner.handout.pdf.pen import Pen
from planner.handout.typeset.blocks import Block, paginate
from planner.handout.typeset.page_frame import Sheet, sheet_for
from planner.handout.typeset.shapes import tick_box
from planner.handout.typeset.styles import BODY, PURPOSE, TITLE
from planner.handout.typeset.text_block import TextBlock
from planner.model.rules.measure_rules import PublishedForm

_BOX_PT = 15.0
_GAP_PT = 8.0
_BETWEEN_PT = 3.5


def render_form(form: PublishedForm, options: Options) -> bytes:
    """The form, with nothing of a patient on it but room for the name and the day."""
    sheet = sheet_for(
        options.paper,
        large=bool(options.large_print),
        gray=options.ink == "gray",
        clinic=options.clinic,
        logo=options.logo,
        language=form.language,
    )
    pages = paginate(form_blocks(sheet, form), sheet.height)
    return print_pages(sheet, said.FORM_BLANK, form.title, pages, options.made_on)


def form_blocks(sheet: Sheet, form: PublishedForm) -> list[Block]:
    """Everything on it, in the words of its authors."""
    title = heading(sheet, form.title, style=TITLE, rank=1, before=0, bookmark=True)
    return [
        title._replace(level=0),
        text(sheet, form.source, style=PURPOSE),
        text(sheet, said.FORM_WHOSE, before=10),
        *(text(sheet, one, before=4) for one in form.instructions),
        *(_item(sheet, number, one) for number, one in enumerate(form.items, 1)),
    ]


def _item(sheet: Sheet, number: int, sentence: str) -> Block:
    """A box, then the sentence with its number."""
    words = TextBlock(f"{number}. {sentence}", BODY, sheet.width - _BOX_PT - _GAP_PT)
    height = max(_BOX_PT, words.height)

    def draw(pen: Pen, left: float, top: float) -> None:
        with pen.element("LI"), pen.element("LBody"):
            tick_box(pen, left, top - (height + _BOX_PT) / 2, _BOX_PT)
            words.draw(pen, left + _BOX_PT + _GAP_PT, top - (height - words.height) / 2)

    return Block(height=height, draw=draw, space_before=_BETWEEN_PT, within=(("L", "form"),))
