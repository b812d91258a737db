"""Lines are those that ReportLab's own paragraph makes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph
from reportlab.platypus.paraparser import ParaFrag

from planner.handout.fonts import BOLD, REGULAR, characters
from planner.handout.typeset.line_break import BrokenLine, lines_of


def of_reportlab(
    text: str, font: str, size_pt: float, first_pt: float, room_pt: float
) -> list[BrokenLine]:
    fragment = ParaFrag(fontName=font, fontSize=size_pt, text=text, rise=0)
    style = ParagraphStyle(
        "any", fontName=font, fontSize=size_pt, firstLineIndent=room_pt - first_pt
    )
    paragraph = Paragraph("", style, frags=[fragment])
    paragraph.wrap(room_pt, 100_000.0)
    return [(free, " ".join(words)) for free, words in paragraph.blPara.lines]


words = st.text("aeiltmW.,'()-éñ", min_size=1, max_size=30)


@given(
    text=st.lists(words, max_size=40).map(" ".join),
    font=st.sampled_from((REGULAR, BOLD)),
    size_pt=st.sampled_from((8.9, 10.5, 18.0)),
    room_pt=st.floats(25, 400),
    share=st.floats(0.02, 1),
)
def test_any_text_breaks_as_it_does_in_reportlab(
    text: str, font: str, size_pt: float, room_pt: float, share: float
) -> None:
    characters()
    arguments = (text, font, size_pt, room_pt - round(room_pt * (1 - share), 2), room_pt)
    ours, theirs = lines_of(*arguments), of_reportlab(*arguments)
    assert [line for _, line in ours] == [line for _, line in theirs]
    assert [free for free, _ in ours] == pytest.approx([free for free, _ in theirs], abs=1e-9)
