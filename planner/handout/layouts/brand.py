"""The clinic on the handout: its line at the head, its number, its code to scan."""

from io import BytesIO

from planner.handout.pdf.pen import Pen
from planner.handout.typeset.blocks import Block
from planner.handout.typeset.page_frame import Sheet
from planner.handout.typeset.styles import BODY, INK, SMALL, STRONG
from planner.handout.typeset.text_block import TextBlock, natural_width
from planner.handout.words.typed_language import typed_in
from planner.model.clinic import Clinic

LOGO_PT = (134.0, 46.0)
"""The most room of a logo: width and height."""
_CODE_PT = 84.0
_RULE_PT = 190.0
_RULE_GAP_PT = 4.0
_RULE_ROOM_PT = 6.0
"""Of the line for a number that is written by hand: its length, and the room round it."""


def clinic_block(sheet: Sheet) -> Block | None:
    """Name, therapist and number on one line, the name in its language; None without a clinic."""
    clinic = sheet.clinic
    if clinic is None:
        return None
    name = TextBlock(clinic.name, SMALL, sheet.width, language=typed_in(sheet.words, clinic.name))
    rest = " · ".join(filter(None, (clinic.therapist, clinic.phone)))
    dotted = f"· {rest}"
    begins = natural_width(f"{clinic.name} ", SMALL)
    beside = begins + natural_width(dotted, SMALL) <= sheet.width
    after = (
        TextBlock(dotted, SMALL._replace(first_indent=begins), sheet.width)
        if beside
        else TextBlock(rest, SMALL, sheet.width)
    )
    down = name.height if rest and not beside else 0.0

    def draw(pen: Pen, left: float, top: float) -> None:
        with pen.element("P"):
            name.draw(pen, left, top)
            if rest:
                after.draw(pen, left, top - down)

    return Block(height=down + (after if rest else name).height, draw=draw, space_before=2)


def logo_block(sheet: Sheet) -> Block | None:
    """The logo, if there is one; drawn with its upper right corner at (left, top)."""
    if sheet.logo is None:
        return None
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    with Image.open(BytesIO(sheet.logo)) as image:
        picture = ImageReader(image.convert("L" if sheet.gray else "RGB"))
        scale = min(LOGO_PT[0] / image.width, LOGO_PT[1] / image.height)
        width, height = image.width * scale, image.height * scale
    alt = sheet.words.logo_alt.format(name=sheet.clinic.name if sheet.clinic else "")

    def draw(pen: Pen, right: float, top: float) -> None:
        box = pen.on_paper(right - width, top - height, right, top)
        layout = f"<< /O /Layout /BBox [{box}] /Placement /Block >>"
        with pen.element("Figure", alt=alt, attributes=layout), pen.text():
            pen.drawImage(picture, right - width, top - height, width, height)

    return Block(height=height, draw=draw)


def with_number(sheet: Sheet, title: str) -> str:
    """A heading about calling, with the number to call in it."""
    if sheet.clinic is None or not sheet.clinic.phone:
        return title
    return sheet.words.our_number.format(title=title, phone=sheet.clinic.phone)


def number_line(sheet: Sheet) -> list[Block]:
    """Under such a heading: a line to write the number on, where none is printed."""
    if sheet.clinic is not None and sheet.clinic.phone:
        return []
    label = TextBlock(sheet.words.number_by_hand, STRONG, sheet.width)
    begins = natural_width(sheet.words.number_by_hand, STRONG) + _RULE_GAP_PT
    height = label.height + _RULE_ROOM_PT

    def draw(pen: Pen, left: float, top: float) -> None:
        label.draw(pen, left, top - _RULE_ROOM_PT)
        y = top - height + 1
        pen.setStrokeColor(INK)
        pen.setLineWidth(0.8)
        pen.line(left + begins, y, left + min(sheet.width, begins + _RULE_PT), y)

    return [Block(height=height, draw=draw, space_before=2, keep_with_next=True)]


def link_block(sheet: Sheet) -> list[Block]:
    """The clinic's link with a code to scan."""
    clinic = sheet.clinic
    if clinic is None or not clinic.link:
        return []
    return [_code_and_link(sheet, clinic, clinic.link)]


def _code_and_link(sheet: Sheet, clinic: Clinic, link: str) -> Block:
    # Without a code to scan, no handout waits for the import of every kind of bar code.
    from planner.handout.layouts.square_code import SquareCode

    words = sheet.words
    code = SquareCode(link)
    told = TextBlock(words.scan.format(name=clinic.name), BODY, sheet.width - _CODE_PT - 14)
    address = TextBlock(link, STRONG, sheet.width - _CODE_PT - 14)

    def draw(pen: Pen, left: float, top: float) -> None:
        code.draw(pen, left, top, _CODE_PT, words.scan_alt.format(link=link))
        x = left + _CODE_PT + 14
        told.draw(pen, x, top - 20)
        y = top - 20 - told.height - 2
        with pen.link(
            link,
            words.link_label.format(name=clinic.name),
            x,
            y - address.height,
            sheet.width - _CODE_PT - 14,
            address.height,
        ):
            address.draw(pen, x, y)

    beside = 20 + told.height + 2 + address.height
    return Block(height=max(_CODE_PT, beside), draw=draw, space_before=10)
