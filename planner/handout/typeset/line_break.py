"""Text to lines, as a paragraph of ReportLab breaks one fragment in one font.

To import its paragraphs takes as long as to set a booklet, as everything that it can lay out comes
with them. `tests/handout/test_line_break.py` holds that the lines are the same, but a word that
has room on the next line is not cut, and one that has not is parted at its hyphens first.
"""

import sys

from planner.handout.fonts import width_pt

_SHRINKS = 0.05
"""How much of a space may be taken away so that a word fits: ReportLab's `spaceShrinkage`."""

BrokenLine = tuple[float, str]
"""What a line leaves free, points, and its text."""


def lines_of(
    text: str,
    font: str,
    size_pt: float,
    first_pt: float,
    room_pt: float,
    *,
    longest: int = sys.maxsize,
    begun: int = 0,
) -> list[BrokenLine]:
    """The lines of a text; the first has room of its own, which may be too little for any word. A
    word longer than a line is cut.

    No line has more than the `longest` characters; of the first so many are `begun`.
    """
    space = width_pt(" ", font, size_pt)
    found: list[BrokenLine] = []
    line: list[str] = []
    free, used, count = first_pt, -space, begun or -1
    ends = False
    left = [(word, False) for word in reversed(text.split())]
    while left:
        word, is_piece = left.pop()
        ends = ends or not word
        wide = used + space + width_pt(word, font, size_pt)
        fits = wide <= free + _SHRINKS * space * len(line)
        fits = fits and (not line or count + 1 + len(word) <= longest)
        if not (fits or ends or is_piece) and width_pt(word, font, size_pt) > room_pt:
            pieces = _cut(word, font, size_pt, used + space, free, room_pt)
            left += [(piece, True) for piece in reversed(pieces)]
            ends = True
        elif fits or ends or not (line or free < room_pt):
            line += [word] if word else []
            used, count = wide, count + 1 + len(word)
            if ends:
                found.append((free - used, " ".join(line)))
                free, used, count, line, ends = room_pt, -space, -1, [], False
        else:
            found.append((free - used, " ".join(line)))
            free, used, count = room_pt, width_pt(word, font, size_pt), len(word)
            line = [word]
    if line:
        found.append((free - used, " ".join(line)))
    return found


def _cut(
    word: str, font: str, size_pt: float, used: float, free: float, room_pt: float
) -> list[str]:
    """A word in pieces: what goes on this line, which may be nothing, and on those after it; after
    a hyphen where there is one."""
    pieces = [""]
    for letter in word:
        wide = width_pt(letter, font, size_pt)
        used += wide
        if used > free and (pieces[-1] or wide <= room_pt):
            whole, hyphen, begun = pieces[-1].rpartition("-")
            pieces[-1:] = [whole + hyphen, begun] if hyphen else [begun, ""]
            used, free = width_pt(pieces[-1], font, size_pt) + wide, room_pt
        pieces[-1] += letter
    return pieces
