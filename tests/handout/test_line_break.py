"""Lines are those that ReportLab's own paragraph makes."""

from collections import Counter

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph
from reportlab.platypus.paraparser import ParaFrag

from planner.handout.fonts import BOLD, REGULAR, characters, width_pt
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
fonts, sizes = st.sampled_from((REGULAR, BOLD)), st.sampled_from((8.9, 10.5, 18.0))
rooms, shares = st.floats(25, 400), st.floats(0.02, 1)
texts = st.lists(words, max_size=40).map(" ".join)


@given(text=texts, font=fonts, size_pt=sizes, room_pt=st.floats(200, 400), share=st.floats(0.5, 1))
def test_any_text_breaks_as_it_does_in_reportlab(
    text: str, font: str, size_pt: float, room_pt: float, share: float
) -> None:
    """Where each word has room on the first line; a longer one they cut."""
    characters()
    first_pt = room_pt - round(room_pt * (1 - share), 2)
    assume(all(width_pt(word, font, size_pt) <= first_pt for word in text.split()))
    arguments = (text, font, size_pt, first_pt, room_pt)
    ours, theirs = lines_of(*arguments), of_reportlab(*arguments)
    assert [line for _, line in ours] == [line for _, line in theirs]
    assert [free for free, _ in ours] == pytest.approx([free for free, _ in theirs], abs=1e-9)


@given(text=texts, font=fonts, size_pt=sizes, room_pt=rooms, share=shares)
def test_a_word_that_has_room_on_a_line_is_whole(
    text: str, font: str, size_pt: float, room_pt: float, share: float
) -> None:
    """However little room there is on the first."""
    lines = [line for _, line in lines_of(text, font, size_pt, room_pt * share, room_pt)]
    assert "".join(lines).replace(" ", "") == "".join(text.split())
    short = [word for word in text.split() if width_pt(word, font, size_pt) <= room_pt]
    found = [word for line in lines for word in line.split()]
    assert not Counter(short) - Counter(found)


@pytest.mark.parametrize(
    ("word", "room_pt", "lines"),
    [
        ("Shoulder-blade", 62.0, ["Shoulder-", "blade"]),
        ("one-two-three", 45.0, ["one-two-", "three"]),
        ("unbelievable", 40.0, ["unbeliev", "able"]),
    ],
)
def test_a_word_longer_than_a_line_is_parted_at_its_hyphens_first(
    word: str, room_pt: float, lines: list[str]
) -> None:
    assert [line for _, line in lines_of(word, REGULAR, 10.5, room_pt, room_pt)] == lines


@given(text=texts, begun=st.integers(1, 12), longest=st.integers(30, 80))
def test_no_line_has_more_characters_than_are_read_with_ease(
    text: str, begun: int, longest: int
) -> None:
    broken = lines_of(text, REGULAR, 10.5, 900.0, 1000.0, longest=longest, begun=begun)
    counts = [len(line) for _, line in broken]
    assert all(count <= longest for count in counts)
    assert not counts or counts[0] + begun < longest or " " not in broken[0][1]
