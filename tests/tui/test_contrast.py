"""Text can be read in both themes: at least 4.5 to 1 (WCAG 2.1, 1.4.3), on screens as painted."""

from functools import cache

import pytest
from rich.color import Color

from planner.services.workspace import Workspace
from tests.tui.therapist import NO_TO_ALL, Therapist, sitting

LEAST = 4.5
SIZES = ((80, 24), (120, 36), (160, 50))


def _luminance(color: tuple[int, int, int]) -> float:
    parts = [c / 255 for c in color]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@cache
def contrast(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    bright, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def pale(pt: Therapist) -> set[tuple[str, str, str, str]]:
    """What on the screen is too pale: where, the text, its colour, and the one behind it."""
    found = set()
    strips = pt.app.screen._compositor.render_strips()
    for box in pt.app.screen.query(".box"):  # what lies behind a dialog is dimmed on purpose
        left, top, width, height = box.region
        strips = [one.crop(left, left + width) for one in strips[top : top + height]]
    for strip in strips:
        for segment in strip:
            style = segment.style
            if style is None or style.color is None or style.bgcolor is None:
                continue
            if not any(letter.isalnum() for letter in segment.text):
                continue
            ink, paper = _rgb(style.color), _rgb(style.bgcolor)
            if style.dim:
                red, green, blue = ((a + b) // 2 for a, b in zip(ink, paper, strict=True))
                ink = (red, green, blue)
            if contrast(ink, paper) < LEAST:
                where = type(pt.app.screen).__name__
                found.add((where, segment.text.strip()[:30], str(ink), str(paper)))
    return found


def _rgb(color: Color) -> tuple[int, int, int]:
    return tuple(color.get_truecolor())  # type: ignore[return-value]


KEYS: tuple[tuple[str, ...], ...] = (
    *(("d",), ("escape", "p"), ("escape", "f1"), ("escape", "s"), ("escape", "a")),
    *(("z", "z", "z"), ("escape", "N"), ("escape", "n"), ("down",), ("n", "w"), ("escape", "b")),
)
"""Dose, print dialog, guide, swap, add, nothing found, header, findings, patient, preview."""


async def looked_at(pt: Therapist, *keys: str) -> set[tuple[str, str, str, str]]:
    """What is too pale after some keys, in the one theme and in the other."""
    await pt.press(*keys)
    found = set()
    for theme in ("textual-light", "textual-dark"):
        pt.app.theme = theme
        await pt.settled()
        found |= pale(pt)
    return found


@pytest.mark.slow
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_every_word_can_be_read(workspace: Workspace, size: tuple[int, int]) -> None:
    async with sitting(workspace, size) as pt:
        seen = await looked_at(pt) | await looked_at(pt, "n")
        await pt.type("Ann Lee")
        seen |= await looked_at(pt, "ctrl+g") | await looked_at(pt, *NO_TO_ALL)
        for keys in KEYS:
            seen |= await looked_at(pt, *keys)
        assert pt.at("PreviewScreen")
        seen |= await looked_at(pt, "escape", "escape")
        seen |= await looked_at(pt, "l")
        assert pt.at("LibraryScreen")
        seen |= await looked_at(pt, "down", "down")
    assert not seen, "\n".join(map(str, sorted(seen)))
